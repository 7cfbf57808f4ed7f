import RDFIO
import SystemPackage

/// Where a command writes: standard output, or a file that appears only when it is complete.
struct Output: ~Copyable {
    private var file: AtomicFile?

    /// Opens a file under a temporary name beside its own, or standard output for `-`.
    init(_ path: String) throws {
        guard path != "-" else {
            file = nil
            return
        }
        do {
            file = try AtomicFile(FilePath(path))
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Writes bytes and empties them.
    mutating func write(_ bytes: inout [UInt8]) throws {
        defer { bytes.removeAll(keepingCapacity: true) }
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
        guard let complete = file.take() else { return }
        do {
            try complete.commit()
        } catch {
            throw CommandFailure(error.description)
        }
    }
}
