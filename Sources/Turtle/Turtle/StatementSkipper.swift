/// Finds where a wrong statement of a Turtle or TriG document ends, as well as that can be known.
///
/// That is behind the next full stop with white space, a comment or nothing behind it, outside of IRIs, strings and
/// comments; in a graph block also before its closing brace. A string of one line is over where the line is.
///
/// The skipper keeps its state, so that it goes on where the window ended.
struct StatementSkipper: Sendable {
    private enum State: Sendable {
        case between
        case fullStop
        case iri
        case comment
        /// Behind one or two quotes, with nothing between them.
        case opening(quote: UInt8, count: Int)
        case short(quote: UInt8)
        /// In a long string, behind some closing quotes.
        case long(quote: UInt8, count: Int)
        indirect case escape(State)
    }

    private var state = State.between
    private let isInBlock: Bool

    init(isInBlock: Bool = false) {
        self.isInBlock = isInBlock
    }

    /// Skips.
    ///
    /// - Returns: the index of the first byte behind the statement; `nil` when it is not in the text.
    mutating func skip(_ text: Span<UInt8>, from start: Int) -> Int? {
        for index in start..<text.count {
            let byte = text[index]
            switch state {
            case .between:
                if isInBlock, byte == UInt8(ascii: "}") { return index }
                state = StatementSkipper.next(byte)
            case .fullStop:
                if StatementSkipper.isSpace(byte) || byte == UInt8(ascii: "#") { return index }
                if isInBlock, byte == UInt8(ascii: "}") { return index }
                state = StatementSkipper.next(byte)
            case .iri:
                if byte == UInt8(ascii: ">") || StatementSkipper.isSpace(byte) { state = .between }
            case .comment:
                if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { state = .between }
            default: state = StatementSkipper.insideString(state, byte)
            }
        }
        return nil
    }

    /// The state behind a byte outside of IRIs, strings and comments.
    private static func next(_ byte: UInt8) -> State {
        switch byte {
        case UInt8(ascii: "."): .fullStop
        case UInt8(ascii: "<"): .iri
        case UInt8(ascii: "#"): .comment
        case UInt8(ascii: "\""), UInt8(ascii: "'"): .opening(quote: byte, count: 1)
        default: .between
        }
    }

    /// The state behind a byte in a string.
    private static func insideString(_ state: State, _ byte: UInt8) -> State {
        switch state {
        case .opening(let quote, 1) where byte == quote: return .opening(quote: quote, count: 2)
        case .opening(let quote, 2): return byte == quote ? .long(quote: quote, count: 0) : next(byte)
        case .opening(let quote, _), .short(let quote):
            if byte == quote || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return .between }
            return byte == UInt8(ascii: "\\") ? .escape(.short(quote: quote)) : .short(quote: quote)
        case .long(let quote, let count):
            if byte == quote { return count == 2 ? .between : .long(quote: quote, count: count + 1) }
            let inside = State.long(quote: quote, count: 0)
            return byte == UInt8(ascii: "\\") ? .escape(inside) : inside
        case .escape(let around): return around
        default: return next(byte)
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r")
    }
}
