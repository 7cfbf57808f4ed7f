import JSON
import RDF

/// Takes a document apart into values that can be read one by one.
///
/// They are the items of the array that it is, or of the `@graph` behind its `@context`. Any other document is one value.
///
/// JSON-LD 1.1, and for what is read piecemeal, Streaming JSON-LD, section 3.2 (Key Ordering).
struct JSONLDItems {
    /// A piece of the document.
    enum Item {
        /// The context of all values to come.
        case context(Range<Int>)
        /// A value, as the bytes of the window.
        case value(Range<Int>)
        /// The end of the document.
        case end
    }

    private enum State {
        case start
        /// Inside of an object that is too long to be read as a whole, behind its `@context`.
        case behindContext
        /// Before the first or a later item of an array.
        case firstItem, nextItem
        /// Behind the array.
        case behindArray
        case end
    }

    private(set) var window: JSONTextWindow
    private var state = State.start
    /// Whether the array that is read is the `@graph` of an object.
    private var isInObject = false
    private var scanner: JSONValueScanner?

    /// Up to which size a document that is one object is read as a whole.
    private static let largestWhole = 1 << 22

    init(_ window: JSONTextWindow) { self.window = window }

    /// The next piece.
    ///
    /// - Parameter isGraph: whether the name of a member means `@graph`.
    mutating func next(isGraph: (String) -> Bool) throws(RDFSyntaxError) -> Item {
        while true {
            if let dropped = Optional(window.drop()), dropped > 0 { scanner?.rebase(by: dropped) }
            switch state {
            case .start: if let item = try start() { return item }
            case .behindContext: if let item = try enterGraph(isGraph) { return item }
            case .firstItem, .nextItem: if let item = try arrayItem() { return item }
            case .behindArray: try leaveGraph()
            case .end:
                if let byte = try peek() { throw unexpected(byte, "nothing may follow the document") }
                return .end
            }
        }
    }

    /// The next byte that is no white space; `nil` at the end of the document.
    private mutating func peek() throws(RDFSyntaxError) -> UInt8? {
        while true {
            if let byte = window.nextByte() { return byte }
            if window.isFinal { return nil }
            try window.fill()
        }
    }

    /// The bytes of the value that starts at the next byte.
    ///
    /// - Parameter limit: how long the value may be; `nil` comes back for a longer one.
    private mutating func value(upTo limit: Int = .max) throws(RDFSyntaxError) -> Range<Int>? {
        var scanner = self.scanner ?? JSONValueScanner(at: window.position)
        while true {
            if let end = scanner.end(in: window.bytes.span, isFinal: window.isFinal) {
                self.scanner = nil
                defer { window.position = end }
                return window.position..<end
            }
            self.scanner = scanner
            if window.bytes.count - window.position > limit {
                self.scanner = nil
                return nil
            }
            guard !window.isFinal else {
                throw RDFSyntaxError(
                    .syntax,
                    "the document ends inside of a value that starts at \(window.location(of: window.position))",
                    at: window.location(of: window.bytes.count))
            }
            try window.fill()
        }
    }

    private func unexpected(_ byte: UInt8?, _ message: String) -> RDFSyntaxError {
        guard byte != nil else {
            return RDFSyntaxError(
                .syntax, "the document ends too early: \(message)", at: window.location(of: window.bytes.count))
        }
        return RDFSyntaxError(.syntax, message, at: window.location(of: window.position))
    }

    // MARK: States

    private mutating func start() throws(RDFSyntaxError) -> Item? {
        while window.bytes.count < 3, !window.isFinal { try window.fill() }
        if window.position == 0, window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.position = 3 }
        switch try peek() {
        case UInt8(ascii: "["):
            window.position += 1
            state = .firstItem
            return nil
        case UInt8(ascii: "{"):
            if let range = try value(upTo: JSONLDItems.largestWhole) {
                state = .end
                return .value(range)
            }
            return try enterObject()
        case let byte: throw unexpected(byte, "a JSON-LD document is an object, or an array of objects")
        }
    }

    /// Reads the context of a long object, if that comes first.
    private mutating func enterObject() throws(RDFSyntaxError) -> Item? {
        let start = window.position
        window.position += 1
        guard try name() == Keyword.context, let context = try value() else { return try whole(from: start) }
        guard try peek() == UInt8(ascii: ",") else { return try whole(from: start) }
        window.position += 1
        state = .behindContext
        return .context(context)
    }

    private mutating func enterGraph(_ isGraph: (String) -> Bool) throws(RDFSyntaxError) -> Item? {
        if let name = try name(), isGraph(name), try peek() == UInt8(ascii: "[") {
            window.position += 1
            isInObject = true
            state = .firstItem
            return nil
        }
        // The window still has all of the object: nothing was dropped since its first byte.
        return try whole(from: window.bytes.firstIndex(of: UInt8(ascii: "{")) ?? 0)
    }

    /// The whole object, however long.
    private mutating func whole(from start: Int) throws(RDFSyntaxError) -> Item? {
        window.position = start
        guard let range = try value() else { return nil }
        state = .end
        return .value(range)
    }

    /// Reads the name of a member and the colon behind it; `nil` for what is none.
    private mutating func name() throws(RDFSyntaxError) -> String? {
        guard try peek() == UInt8(ascii: "\""), let range = try value(),
            let text = try? JSONValue(parsing: window.bytes.span.extracting(range)).string,
            try peek() == UInt8(ascii: ":")
        else {
            return nil
        }
        window.position += 1
        _ = try peek()
        return text
    }

    private mutating func arrayItem() throws(RDFSyntaxError) -> Item? {
        if scanner == nil {
            let byte = try peek()
            if byte == UInt8(ascii: "]") {
                window.position += 1
                state = isInObject ? .behindArray : .end
                return nil
            }
            if state == .nextItem {
                guard byte == UInt8(ascii: ",") else { throw unexpected(byte, "expected a comma or ]") }
                window.position += 1
                state = .firstItem
                guard try peek() != UInt8(ascii: "]") else {
                    throw unexpected(byte, "expected a value behind the comma")
                }
            }
            guard let first = try peek(), first != UInt8(ascii: ",") else {
                throw unexpected(byte, "expected a value or ]")
            }
        }
        guard let range = try value() else { return nil }
        guard !range.isEmpty else { throw unexpected(0, "expected a value") }
        state = .nextItem
        return .value(range)
    }

    private mutating func leaveGraph() throws(RDFSyntaxError) {
        let byte = try peek()
        switch byte {
        case UInt8(ascii: "}"):
            window.position += 1
            state = .end
        case UInt8(ascii: ","):
            throw RDFSyntaxError(
                .unsupported,
                "in a document of this size, what stands beside @graph has to stand before it, but for @context nothing "
                    + "may; move it, or write the document as an array",
                at: window.location(of: window.position))
        default: throw unexpected(byte, "expected a comma or }")
        }
    }
}
