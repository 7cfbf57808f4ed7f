/// A line of words that blanks separate, as treebanks and benchmarks print sentences.
///
/// The words may follow the Penn Treebank: `-LRB-` for a parenthesis, two grave accents for a quotation mark.
package struct TokenizedLine: Sendable {
    /// From so many words on a new sentence starts, since the parser's time grows with the square.
    private static let longest = 240

    /// The words for the analysis, sentence after sentence; more than one sentence only where the line is very long.
    package private(set) var forms: [[String]] = []
    /// Where they stand, as UTF-8 byte offsets in the line.
    package private(set) var ranges: [Tokenizer.Words] = []

    /// Reads a line.
    ///
    /// - Complexity: O(n).
    package init(_ line: String) {
        var line = line
        line.withUTF8 { bytes in
            var start = 0
            for index in 0...bytes.count where index == bytes.count || Self.isBlank(bytes[index]) {
                if start < index {
                    add(
                        String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self),
                        start..<index)
                }
                start = index + 1
            }
        }
    }

    private mutating func add(_ word: String, _ range: Range<Int>) {
        let last = forms.count - 1
        // An apostrophe torn from its "s" is the possessive mark or the short verb, and one word to the parser.
        if word == "s", last >= 0, let before = forms[last].last, before == "'" || before == "\u{2019}" {
            forms[last][forms[last].count - 1] = "'s"
            ranges[last][ranges[last].count - 1] = ranges[last][ranges[last].count - 1].lowerBound..<range.upperBound
            return
        }
        if last < 0 || forms[last].count == Self.longest {
            forms.append([])
            ranges.append([])
        }
        forms[forms.count - 1].append(Self.plain(word))
        ranges[ranges.count - 1].append(range)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// The word as running text writes it.
    private static func plain(_ word: String) -> String {
        switch word {
        case "-LRB-": "("
        case "-RRB-": ")"
        case "-LSB-": "["
        case "-RSB-": "]"
        case "-LCB-": "{"
        case "-RCB-": "}"
        case "``", "''": "\""
        case "`": "'"
        case "\\/": "/"
        default: word
        }
    }
}
