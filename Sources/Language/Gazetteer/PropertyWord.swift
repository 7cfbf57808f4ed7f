import CLanguageModel

/// A word in the name of a property: what it asks for, and the words that express it in sentences.
///
/// "director" asks for a person, and "direct" expresses it.
package struct PropertyWord: Hashable, Sendable {
    /// The kind of value, such as `person`, `place` or `date`; `nil` for any.
    package let kind: String?
    /// The lemmas of the words that express it.
    package let words: [String]

    /// The words that come with Tercet, by themselves in lower case.
    package static let english: [String: PropertyWord] = {
        var words: [String: PropertyWord] = [:]
        for row in GazetteerFiles.rows(tercet_gazetteer_properties(), columns: 3) {
            words[row[0]] = PropertyWord(
                kind: row[1] == "-" ? nil : row[1],
                words: row[2] == "-" ? [] : row[2].split(separator: " ").map(String.init))
        }
        return words
    }()
}
