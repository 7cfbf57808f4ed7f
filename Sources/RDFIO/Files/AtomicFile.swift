internal import Synchronization
public import SystemPackage

/// A file that appears all at once: it is written under another name in the same folder and renamed at the end.
///
/// A file of that name stays as it was until `commit()`; when the value goes away without it, nothing is left behind.
/// What is not a regular file, such as `/dev/stdout` or a pipe, is written directly.
///
/// ```swift
/// var file = try AtomicFile("graph.nt")
/// try file.write(bytes)
/// try file.commit()
/// ```
public struct AtomicFile: ~Copyable {
    private let descriptor: FileDescriptor
    private let path: FilePath
    /// Where the file goes in the end.
    private let target: FilePath
    /// The name it is written under; `nil` when it is written directly.
    private let temporary: FilePath?
    private var isOpen = true

    /// Tells apart the files that one process writes at a time.
    private static let count = Atomic<Int>(0)

    /// Opens a file for writing.
    ///
    /// - Parameter path: the path of the file.
    /// - Throws: why it cannot be written.
    public init(_ path: FilePath) throws(FileError) {
        let place = try AtomicFile.place(for: path)
        do {
            descriptor = try AtomicFile.open(place)
        } catch {
            throw FileError(error, .write, path.string)
        }
        self.path = path
        target = place.target
        temporary = place.temporary
    }

    private static func open(_ place: Place) throws -> FileDescriptor {
        guard let temporary = place.temporary else {
            return try FileDescriptor.open(place.target, .writeOnly, options: [.append, .closeOnExec])
        }
        return try FileDescriptor.open(
            temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: place.permissions)
    }

    /// Where a file is written to.
    private struct Place {
        var target: FilePath
        var temporary: FilePath?
        var permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
    }

    private static func place(for path: FilePath) throws(FileError) -> Place {
        guard !path.isEmpty else { throw FileError(.emptyName, .write, "", reason: "the name of the file is empty") }
        guard let name = path.lastComponent else {
            throw FileError(.isDirectory, .write, path.string, reason: "it is a folder, not a file")
        }
        // Names such as /dev/stdout lead to files that other programs hold open: they are written, never replaced.
        if path.string.hasPrefix("/dev/") || path.string.hasPrefix("/proc/") { return Place(target: path) }
        switch FileLocation.kind(of: path) {
        case .folder: throw FileError(.isDirectory, .write, path.string, reason: "it is a folder, not a file")
        case .other: return Place(target: path)
        case .nothing: return Place(target: path, temporary: temporaryName(for: path, name: name))
        case .file(let mode):
            let target = FileLocation.resolved(path) ?? path
            let temporary = temporaryName(for: target, name: target.lastComponent ?? name)
            return Place(target: target, temporary: temporary, permissions: mode)
        }
    }

    private static func temporaryName(for path: FilePath, name: FilePath.Component) -> FilePath {
        let number = count.wrappingAdd(1, ordering: .relaxed).newValue
        return path.removingLastComponent().appending(".\(name.string).\(FileLocation.processID)-\(number).partial")
    }

    deinit {
        if isOpen {
            // The file is given up: a failing close changes nothing.
            try? descriptor.close()
            if let temporary { FileLocation.remove(temporary) }
        }
    }

    /// The name that the file is written under until it is complete; `nil` where it is written directly.
    ///
    /// For programs that are stopped by a signal and want to leave nothing behind.
    public var temporaryPath: FilePath? { temporary }

    /// Appends bytes.
    ///
    /// - Throws: why they cannot be written.
    public mutating func write(_ bytes: [UInt8]) throws(FileError) {
        do {
            _ = try descriptor.writeAll(bytes)
        } catch {
            throw FileError(error, .write, path.string)
        }
    }

    /// Ends the file and gives it its name.
    ///
    /// - Throws: why that failed; the file of that name is then what it was before.
    public consuming func commit() throws(FileError) {
        isOpen = false
        do {
            try descriptor.close()
            if let temporary { try FileLocation.rename(temporary, to: target) }
        } catch {
            if let temporary { FileLocation.remove(temporary) }
            throw FileError(error, .write, path.string)
        }
    }
}
