import SystemPackage

/// The lines of a file or of standard input, read in pieces.
final class LineSource {
    private static let chunkSize = 1 << 18

    private let descriptor: FileDescriptor
    private let isOwned: Bool
    private let name: String
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    /// How many lines have been given.
    private(set) var lineNumber = 0
    /// How many bytes have been read.
    private(set) var byteCount = 0

    /// - Parameter path: the file; `nil` for standard input.
    init(path: String?, name: String) throws(DocumentError) {
        self.name = name
        isOwned = path != nil
        do {
            descriptor = try path.map { try FileDescriptor.open(FilePath($0), .readOnly) } ?? .standardInput
        } catch {
            throw Document.unreadable(name, error)
        }
    }

    deinit {
        if isOwned { try? descriptor.close() }
    }

    /// The next line without its end; `nil` behind the last.
    ///
    /// - Throws: `unreadable`, or `tooLarge` for a line beyond the limit of a document.
    func next() throws(DocumentError) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                lineNumber += 1
                return buffer[start..<end]
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                lineNumber += 1
                return buffer[start...]
            }
            buffer.removeFirst(start)
            start = 0
            searched = buffer.count
            guard buffer.count <= Document.sizeLimit else {
                throw DocumentError(
                    .tooLarge, name: name, line: lineNumber + 1, column: 1,
                    message: "the record is larger than \(Document.sizeLimit >> 20) MB; split it into documents")
            }
            try fill()
        }
    }

    private func fill() throws(DocumentError) {
        var chunk = [UInt8](repeating: 0, count: LineSource.chunkSize)
        do {
            let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
            buffer += chunk[..<count]
            byteCount += count
            isAtEnd = count == 0
        } catch {
            throw Document.unreadable(name, error)
        }
    }
}
