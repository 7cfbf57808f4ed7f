import Foundation
import Language

/// Reads the words of WordNet from its database files (wndb(5WN); Fellbaum 1998).
struct WordNetReader {
    /// A file that cannot be read.
    struct BadFile: Error, CustomStringConvertible {
        let name: String
        var description: String { "\(name) is no database file of WordNet" }
    }

    /// The files' names in the order of the bits of ``Lexicon/Entry/parts``.
    private static let parts = ["noun", "verb", "adj", "adv"]
    /// The numbers of the files of lexicographers (lexnames(5WN)): those of nouns begin at three, those of verbs at 29.
    private static let firstFields = [3, 29]

    /// Reads all single words.
    ///
    /// - Parameter folder: the folder with `index.noun`, `data.noun` and so on.
    static func read(_ folder: URL) throws -> Lexicon {
        var words: [String: Lexicon.Entry] = [:]
        for (number, part) in parts.enumerated() {
            let data = [UInt8](try Data(contentsOf: folder.appending(path: "data.\(part)")))
            let index = [UInt8](try Data(contentsOf: folder.appending(path: "index.\(part)")))
            for line in index.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: " ") {
                let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
                guard fields.count > 4, let pointers = Int(fields[3]), fields.count > pointers + 6,
                    let offset = Int(fields[pointers + 6]), offset + 11 <= data.count,
                    let field = Int(String(decoding: data[offset + 9..<offset + 11], as: UTF8.self))
                else { throw BadFile(name: "index.\(part)") }
                guard !fields[0].contains("_") else { continue }
                var entry = Lexicon.Entry(parts: 1 << UInt16(number))
                if number < 2 {
                    let value = UInt16(max(0, field - firstFields[number]) + 1)
                    if number == 0 { entry.noun = value } else { entry.verb = value }
                }
                words[fields[0]] = words[fields[0], default: Lexicon.Entry()].union(entry)
            }
        }
        return Lexicon(words)
    }
}
