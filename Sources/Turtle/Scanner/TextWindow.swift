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

    /// How many bytes, line feeds, and scalars behind the last line feed, stand before the window.
    private var bytesBefore = 0
    private var linesBefore = 0
    private var columnsBefore = 0

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
            let end = location(of: position)
            bytesBefore = end.byteOffset
            linesBefore = end.line - 1
            columnsBefore = end.column - 1
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
        let end = min(index, bytes.count)
        let text = bytes.span
        let (lines, last) = ByteScanning.lineFeeds(in: text, upTo: end)
        var column = lines == 0 ? columnsBefore : 0
        for place in (last.map { $0 + 1 } ?? 0)..<end where text[place] & 0xC0 != 0x80 { column &+= 1 }
        return SourceLocation(line: linesBefore + lines + 1, column: column + 1, byteOffset: bytesBefore + end)
    }
}
