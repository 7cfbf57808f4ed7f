import RDF

/// The part of a JSON document that is in memory, and where in the document it stands.
struct JSONTextWindow {
    private(set) var bytes: [UInt8] = []
    /// Whether the window reaches to the end of the document.
    private(set) var isFinal = false
    /// The first byte that was not taken yet.
    var position = 0
    private var source: (any ByteSource)?
    private let maximumSize: Int

    /// Where in the document the window begins.
    private var start = SourceLocation.start

    private static let chunkSize = 1 << 16

    init(_ source: any ByteSource, maximumSize: Int) {
        self.source = source
        self.maximumSize = maximumSize
    }

    /// Reads on, if there is more.
    ///
    /// - Throws: `limit` where what has to be kept is too long.
    mutating func fill() throws(RDFSyntaxError) {
        guard var open = source else { return }
        guard bytes.count - position < maximumSize else {
            throw RDFSyntaxError(
                .limit, "a value is longer than \(maximumSize) bytes; raise the limit or split the value",
                at: location(of: position))
        }
        let room = max(JSONTextWindow.chunkSize, bytes.count - position)
        let hasMore = try open.read(into: &bytes, atMost: min(room, maximumSize))
        source = hasMore ? open : nil
        isFinal = !hasMore
    }

    /// Drops what was taken, once that is worth moving the rest.
    ///
    /// - Returns: how many bytes were dropped.
    mutating func drop() -> Int {
        guard position > max(JSONTextWindow.chunkSize, bytes.count - position) else { return 0 }
        start = location(of: position)
        let count = position
        bytes.removeSubrange(..<count)
        position = 0
        return count
    }

    /// The next byte that is no white space; `nil` where the bytes end first.
    mutating func nextByte() -> UInt8? {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return bytes[position]
            }
        }
        return nil
    }

    /// Where in the document an index of the window is.
    ///
    /// - Complexity: O(index).
    func location(of index: Int) -> SourceLocation {
        start.advanced(over: bytes.span, upTo: min(index, bytes.count))
    }
}
