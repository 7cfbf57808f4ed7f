public import Language

/// The words of one part of an open fact: words of the sentence, and words that stand only between its lines.
public struct OpenPhrase: Hashable, Sendable {
    /// One word.
    public enum Piece: Hashable, Sendable {
        /// A token, as an index into the sentence's tokens.
        case token(Int)
        /// A word that the sentence does not have, such as the "is" of an apposition.
        case inserted(String)
    }

    /// The words, in the order of reading.
    public var pieces: [Piece]

    /// Makes a phrase of words.
    public init(_ pieces: [Piece] = []) {
        self.pieces = pieces
    }

    init(tokens: [Int]) {
        pieces = tokens.map { .token($0) }
    }

    /// The tokens of the sentence among the words.
    public var tokens: [Int] {
        pieces.compactMap { if case .token(let index) = $0 { index } else { nil } }
    }

    /// The words as they stand in the text, with blanks between those that do not touch there.
    ///
    /// - Parameters:
    ///   - sentence: the sentence.
    ///   - text: the UTF-8 bytes of the text that its ranges refer to.
    public func text(in sentence: Sentence, of text: [UInt8]) -> String {
        var bytes: [UInt8] = []
        var end: Int?
        for piece in pieces {
            switch piece {
            case .token(let index):
                let range = sentence.tokens[index].range
                if !bytes.isEmpty, end != range.lowerBound { bytes.append(UInt8(ascii: " ")) }
                bytes += text[range]
                end = range.upperBound
            case .inserted(let word):
                if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
                bytes += word.utf8
                end = nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the words of the sentence stand, as UTF-8 byte offsets, words that touch or only have a blank between
    /// them together.
    public func ranges(in sentence: Sentence) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var last: Int?
        for index in tokens {
            let range = sentence.tokens[index].range
            if let previous = ranges.last, last == index - 1 {
                ranges[ranges.count - 1] = previous.lowerBound..<range.upperBound
            } else {
                ranges.append(range)
            }
            last = index
        }
        return ranges
    }

    static func + (left: OpenPhrase, right: OpenPhrase) -> OpenPhrase { OpenPhrase(left.pieces + right.pieces) }
}
