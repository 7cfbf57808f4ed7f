public import RDF
internal import Synchronization
public import SystemPackage

/// The bytes of a file, read in chunks.
public struct FileSource: ByteSource {
    /// Closes the descriptor when nobody reads any more.
    private final class OpenFile: Sendable {
        let descriptor: FileDescriptor
        let closes: Bool
        let readBytes = Atomic<Int>(0)

        init(_ descriptor: FileDescriptor, closes: Bool) {
            self.descriptor = descriptor
            self.closes = closes
        }

        deinit {
            // Nothing was written: a failing close loses nothing.
            if closes { try? descriptor.close() }
        }
    }

    private static let chunkSize = 1 << 18

    private let file: OpenFile
    private let name: String
    /// The first bytes of the file, as long as nobody has asked for them.
    var head: [UInt8]

    /// Opens a file and reads its beginning, so that a file that cannot be read fails at once.
    ///
    /// - Parameter path: the path of the file.
    /// - Throws: why the file cannot be read.
    public init(path: FilePath) throws(FileError) {
        guard !path.isEmpty else {
            throw FileError(.emptyName, .read, "", reason: "the name of the file is empty")
        }
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
            file = OpenFile(descriptor, closes: true)
        } catch {
            throw FileError(error, .read, path.string)
        }
        name = path.string
        head = []
        _ = try readChunk(into: &head, atMost: FileSource.chunkSize)
    }

    /// Reads from an open descriptor, such as standard input; it stays open.
    ///
    /// - Parameters:
    ///   - descriptor: what to read from.
    ///   - name: what to call it in errors.
    /// - Throws: why it cannot be read.
    public init(descriptor: FileDescriptor, name: String) throws(FileError) {
        file = OpenFile(descriptor, closes: false)
        self.name = name
        head = []
        _ = try readChunk(into: &head, atMost: FileSource.chunkSize)
    }

    /// How much of the file has been read so far, by this source and its copies.
    var readBytes: Int { file.readBytes.load(ordering: .relaxed) }

    /// How large the file is; `nil` where that cannot be known, as for a pipe.
    var size: Int? { FileLocation.size(of: file.descriptor) }

    /// Appends the next bytes of the file; see `ByteSource`.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        if !head.isEmpty {
            buffer.append(contentsOf: head)
            file.readBytes.add(head.count, ordering: .relaxed)
            head = []
            return true
        }
        do {
            let start = buffer.count
            let hasMore = try readChunk(into: &buffer, atMost: count)
            file.readBytes.add(buffer.count - start, ordering: .relaxed)
            return hasMore
        } catch {
            throw RDFSyntaxError(.input, error.description)
        }
    }

    private func readChunk(into buffer: inout [UInt8], atMost count: Int) throws(FileError) -> Bool {
        do {
            let start = buffer.count
            try buffer.append(addingCapacity: count) { span in
                // Safety: the system writes into the given memory only, and says how much of it.
                try unsafe span.withUnsafeMutableBufferPointer { bytes, length in
                    length = try unsafe file.descriptor.read(into: UnsafeMutableRawBufferPointer(bytes))
                }
            }
            return buffer.count > start
        } catch {
            throw FileError(error, .read, name)
        }
    }
}
