/// Counts the attributes of start tags before libxml2 sees them.
///
/// libxml2 compares each attribute of a tag with all before it, so that a tag of some megabytes could keep it busy for
/// hours. Tags that fit into a chunk of usual size do no harm; whatever is pushed in larger chunks is looked at here.
struct TagScanner {
    /// How many attributes, declarations of namespaces among them, a tag may have.
    static let maximumAttributes = 10_000

    private enum State {
        case outside
        /// Behind `<`.
        case opening
        /// In a start tag; `=` may have come last.
        case tag(isBehindEquals: Bool)
        /// In the value of an attribute.
        case value(quote: UInt8)
    }

    private var state = State.outside
    private var attributes = 0

    /// Reads on.
    ///
    /// - Returns: whether no tag so far has more attributes than it may.
    mutating func scan(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            let byte = bytes[index]
            switch state {
            case .outside:
                if byte == UInt8(ascii: "<") { state = .opening }
            case .opening:
                attributes = 0
                state = TagScanner.isNamePart(byte) ? .tag(isBehindEquals: false) : .outside
            case .tag(let isBehindEquals): state = TagScanner.next(byte, isBehindEquals: isBehindEquals)
            case .value(let quote):
                guard byte == quote else { continue }
                attributes += 1
                guard attributes <= TagScanner.maximumAttributes else { return false }
                state = .tag(isBehindEquals: false)
            }
        }
        return true
    }

    /// The state behind a byte of a start tag outside of values; what cannot stand there ends the tag, for libxml2 will
    /// not read on either.
    private static func next(_ byte: UInt8, isBehindEquals: Bool) -> State {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return isBehindEquals ? .value(quote: byte) : .outside
        case UInt8(ascii: "="): return .tag(isBehindEquals: true)
        case 0x09, 0x0A, 0x0D, 0x20: return .tag(isBehindEquals: isBehindEquals)
        case UInt8(ascii: "<"): return .opening
        default: return isNamePart(byte) ? .tag(isBehindEquals: false) : .outside
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }
}
