import RDFIO
import SystemPackage

/// Where a command writes: standard output, or a file that appears only when it is complete.
///
/// A file whose name ends in `.gz` is compressed.
struct Output: ~Copyable {
    private var file: AtomicFile?
    private let encoder: GzipEncoder?
    /// The name of the file until it is complete.
    private let temporary: String?

    /// Opens a file under a temporary name beside its own, or standard output for `-`.
    init(_ path: String) throws {
        encoder = RDFFormat.isCompressed(path) ? GzipEncoder() : nil
        guard path != "-" else {
            file = nil
            temporary = nil
            return
        }
        do {
            let opened = try AtomicFile(FilePath(path))
            temporary = opened.temporaryPath?.string
            file = consume opened
        } catch {
            throw CommandFailure(error.description)
        }
        if let temporary { Interruption.begin(temporary) }
    }

    deinit {
        if let temporary { Interruption.end(temporary) }
    }

    /// Writes bytes and empties them.
    mutating func write(_ bytes: inout [UInt8]) throws {
        defer { bytes.removeAll(keepingCapacity: true) }
        guard let encoder else {
            try put(bytes)
            return
        }
        var compressed: [UInt8] = []
        encoder.write(bytes, to: &compressed)
        try put(compressed)
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        guard file != nil else {
            try Terminal.write(bytes)
            return
        }
        do {
            try file?.write(bytes)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Gives the file its name.
    consuming func commit() throws {
        if let encoder {
            var end: [UInt8] = []
            encoder.finish(to: &end)
            try put(end)
        }
        guard let complete = file.take() else { return }
        do {
            try complete.commit()
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
