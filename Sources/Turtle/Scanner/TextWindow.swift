internal import RDF

/// The part of a document that is in memory, and where in the document it stands.
struct TextWindow {
    /// The bytes in memory.
    private(set) var bytes: [UInt8]
    /// Whether the window reaches to the end of the document.
    private(set) var isFinal: Bool
    private var source: (any ByteSource)?
    private let maximumSize: Int
    /// How many bytes the window is to have before the parser tries again.
    private var wantedSize = 0

    /// Where in the document the window begins.
    private var start = SourceLocation.start

    private static let chunkSize = 1 << 18

    /// Makes a window on a source; nothing is read yet.
    init(_ source: any ByteSource, maximumSize: Int) {
        bytes = []
        isFinal = false
        self.source = source
        self.maximumSize = maximumSize
    }

    /// Makes a window on a document in memory: on all of it, unless a statement could pass the limit in there.
    init(bytes: [UInt8], maximumSize: Int) {
        self.maximumSize = maximumSize
        isFinal = bytes.count <= maximumSize
        self.bytes = isFinal ? bytes : []
        source = isFinal ? nil : MemorySource(bytes)
    }

    /// Drops what has been read and reads on; doubles the window when nothing could be dropped.
    ///
    /// - Parameter position: the index of the first byte to keep.
    mutating func refill(keepingFrom position: Int) throws(RDFSyntaxError) {
        if position > 0 {
            start = location(of: position)
            bytes.removeSubrange(..<position)
        }
        guard bytes.count < maximumSize else {
            throw RDFSyntaxError(
                .limit, "a statement is longer than \(maximumSize) bytes; raise the limit or split the statement",
                at: location(of: 0))
        }
        // What is cut is scanned again from its start, so the window at least doubles, however little a pipe yields.
        if bytes.count >= wantedSize { wantedSize = max(1, 2 * bytes.count) }
        repeat {
            let room = min(max(TextWindow.chunkSize, bytes.count), maximumSize - bytes.count)
            let hasMore = try source?.read(into: &bytes, atMost: room) ?? false
            if !hasMore {
                isFinal = true
                source = nil
            }
        } while bytes.count < min(wantedSize, maximumSize) && !isFinal
        wantedSize = 0
    }

    /// Where in the document an index of the window is.
    ///
    /// - Complexity: O(index).
    func location(of index: Int) -> SourceLocation {
        start.advanced(over: bytes.span, upTo: min(index, bytes.count))
    }
}
