import Foundation
import Language
import Testing

/// Sentences with their trees from a file in CoNLL-U, so that tests of extraction do not depend on the parser.
enum TreeFile {
    /// The sentences of a file of the fixtures by their `sent_id`; blanks stand between all words.
    static func sentences(_ name: String) throws -> [String: Sentence] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "conllu"))
        var sentences: [String: Sentence] = [:]
        var identifier = ""
        var tokens: [Token] = []
        for line in try String(contentsOf: url, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("# sent_id = ") {
                identifier = String(line.dropFirst(12))
            } else if line.isEmpty {
                if !tokens.isEmpty { sentences[identifier] = Sentence(tokens: tokens) }
                tokens = []
            } else if !line.hasPrefix("#") {
                tokens.append(try token(line, after: tokens.last))
            }
        }
        return sentences
    }

    private static func token(_ line: Substring, after last: Token?) throws -> Token {
        let columns = line.split(separator: "\t").map(String.init)
        let start = last.map { $0.range.upperBound + 1 } ?? 0
        let head = try #require(Int(columns[6]))
        return Token(
            form: columns[1], range: start..<start + columns[1].utf8.count, lemma: columns[2],
            universalTag: try #require(UniversalTag(rawValue: columns[3])), pennTag: columns[4],
            head: head > 0 ? head - 1 : nil, relation: try #require(DependencyRelation(rawValue: columns[7])))
    }
}
