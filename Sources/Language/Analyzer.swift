/// Something that analyses text: sentences, tokens, tags, lemmas, dependency trees and named entities.
public protocol Analyzer: Sendable {
    /// Analyses a text.
    ///
    /// - Parameter text: the text; offsets in the result count its UTF-8 bytes.
    /// - Returns: the sentences in the order of the text.
    func analyze(_ text: String) -> [Sentence]
}
