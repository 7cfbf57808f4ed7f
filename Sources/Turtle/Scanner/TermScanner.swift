internal import RDF

/// Why a scan stopped.
enum ScanStop: Error {
    /// The window ends inside a token; more may come.
    case incomplete
    /// The document is wrong; the scanner knows how.
    case failed
}

/// Reads the tokens that N-Triples, N-Quads, Turtle and TriG share, and puts terms into a batch.
///
/// Every function that reads takes the window's text, starts at `position`, and either leaves `position` behind what it
/// read or throws; whoever catches `incomplete` puts `position` and the batch back.
struct TermScanner {
    /// The index of the next byte of the window.
    var position = 0
    /// Whether the window reaches to the end of the document.
    var isFinal = false
    /// Where terms and quads go.
    var batch = QuadBatch()
    /// The names of the document's blank nodes.
    var labels: BlankNodeLabels
    /// What relative IRIs are resolved against.
    var base: IRIBase?
    /// Whether IRIs may be relative and tokens may use what only Turtle has.
    let isTurtle: Bool
    /// IRIs and blank nodes of this batch that were met lately.
    var recentTerms = RecentTerms()
    /// Prefixed names of this batch and window that were met lately.
    var recentNames = RecentNames()

    private var failure: (code: RDFSyntaxError.Code, message: String, position: Int)?

    init(options: ReaderOptions, isTurtle: Bool) {
        labels = BlankNodeLabels(prefix: options.blankNodePrefix)
        base = options.base.flatMap { IRIBase($0.string) }
        self.isTurtle = isTurtle
    }

    /// How much of the batch's text came along from the batch before.
    var carriedByteCount = 0

    /// Whether the batch may take more: a few thousand quads, or a few megabytes of new text, are enough.
    @inline(__always)
    var hasRoom: Bool { batch.quads.count < 4096 && batch.bytes.count - carriedByteCount < 1 << 24 }

    /// Notes what is wrong.
    ///
    /// - Returns: what to throw.
    @inline(never)
    mutating func fail(
        _ message: String, code: RDFSyntaxError.Code = .syntax, at place: Int? = nil
    ) -> ScanStop {
        failure = (code, message, place ?? position)
        return .failed
    }

    /// Whether a lenient reader may go on behind the failure: a limit that was passed stays passed.
    var canSkipFailure: Bool { failure?.code != .limit }

    /// The error for the failure that was noted.
    func error(in window: TextWindow) -> RDFSyntaxError {
        let (code, message, place) = failure ?? (.syntax, "the document cannot be read", position)
        return RDFSyntaxError(code, message, at: window.location(of: place))
    }

    /// The byte at an index; 0 behind the end of the document.
    ///
    /// A NUL in the document gives 0 too, which no grammar rule accepts outside of strings.
    @inline(__always)
    func byte(_ text: Span<UInt8>, at index: Int) throws(ScanStop) -> UInt8 {
        if index < text.count { return text[index] }
        if isFinal { return 0 }
        throw .incomplete
    }

    /// Whether two bytes stand at an index.
    func hasBytes(_ text: Span<UInt8>, at index: Int, _ first: UInt8, _ second: UInt8) throws(ScanStop) -> Bool {
        guard try byte(text, at: index) == first else { return false }
        return try byte(text, at: index + 1) == second
    }

    /// What stands at the current position, for an error message.
    func found(_ text: Span<UInt8>) -> String {
        guard position < text.count else { return "the document ends" }
        switch UTF8Text.decode(text, at: position) {
        case .scalar(let value, _):
            guard let scalar = Unicode.Scalar(value), value >= 0x20, value != 0x7F else {
                if value == 10 || value == 13 { return "the line ends" }
                return "there is the control character U+" + hexadecimal(value)
            }
            return "there is \"\(scalar)\""
        case .cut, .malformed: return "there are bytes that are not UTF-8"
        }
    }

    /// A code point as at least four hexadecimal digits.
    func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Fails because something else was expected here.
    @inline(never)
    mutating func failExpecting(_ expected: String, _ text: Span<UInt8>) -> ScanStop {
        if position < text.count {
            switch UTF8Text.decode(text, at: position) {
            case .scalar: break
            case .cut where !isFinal: return .incomplete
            case .cut, .malformed: return failUTF8(at: position)
            }
        }
        return fail("expected \(expected), but \(found(text))")
    }

    /// Fails because of bytes that are not UTF-8.
    @inline(never)
    mutating func failUTF8(at place: Int) -> ScanStop {
        fail(
            "the bytes here are not UTF-8; convert the document to UTF-8 (it may be Latin-1 or Windows-1252)",
            code: .invalidUTF8, at: place)
    }

    /// Skips a byte order mark at the start of a document.
    mutating func skipByteOrderMark(_ text: Span<UInt8>) throws(ScanStop) {
        switch try byte(text, at: position) {
        case 0xEF: if try hasBytes(text, at: position + 1, 0xBB, 0xBF) { position += 3 }
        case 0xFE, 0xFF:
            throw fail("the document is UTF-16 or no text at all; convert it to UTF-8", code: .invalidUTF8)
        default: break
        }
    }

    /// The length of the UTF-8 sequence at an index whose byte is not ASCII.
    mutating func lengthOfScalar(_ text: Span<UInt8>, at index: Int) throws(ScanStop) -> Int {
        switch UTF8Text.decode(text, at: index) {
        case .scalar(_, let length): return length
        case .cut where !isFinal: throw .incomplete
        case .cut, .malformed: throw failUTF8(at: index)
        }
    }

    /// Skips white space, line ends and comments.
    @inline(__always)
    mutating func skipSpace(_ text: Span<UInt8>) throws(ScanStop) {
        var index = position
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index &+= 1
            case UInt8(ascii: "#"):
                position = index
                try skipComment(text)
                index = position
            default:
                position = index
                return
            }
        }
        position = index
        if !isFinal { throw .incomplete }
    }

    /// Skips spaces and tabs.
    @inline(__always)
    mutating func skipBlanks(_ text: Span<UInt8>) {
        while position < text.count, text[position] == UInt8(ascii: " ") || text[position] == UInt8(ascii: "\t") {
            position &+= 1
        }
    }

    /// Skips a comment up to the line's end.
    ///
    ///     comment ::= '#' (^[#xA#xD])*
    mutating func skipComment(_ text: Span<UInt8>) throws(ScanStop) {
        var index = position
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
            index += byte < 0x80 ? 1 : try lengthOfScalar(text, at: index)
        }
        if index >= text.count, !isFinal { throw .incomplete }
        position = index
    }
}
