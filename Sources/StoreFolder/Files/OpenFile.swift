import SystemPackage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// An open file or folder, which closes when nobody uses it any more.
final class OpenFile: Sendable {
    /// How errors name it.
    let path: FilePath
    let descriptor: FileDescriptor

    /// Opens a file.
    ///
    /// - Parameter name: how errors name it, where that is another name.
    init(
        _ path: FilePath, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
        name: FilePath? = nil
    ) throws(StoreFolderError) {
        self.path = name ?? path
        do {
            descriptor = try FileDescriptor.open(
                path, mode, options: options.union(.closeOnExec),
                permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
        } catch {
            throw StoreFolderError(error, mode == .readOnly ? "read" : "write", self.path)
        }
    }

    deinit {
        // What had to reach the disk has been synchronized before.
        try? descriptor.close()
    }

    /// The length of the file.
    func size() throws(StoreFolderError) -> Int {
        var information = stat()
        // Safety: the system fills the structure it is given.
        guard fstat(descriptor.rawValue, &information) == 0 else {
            throw StoreFolderError(Errno(rawValue: errno), "read", path)
        }
        return Int(information.st_size)
    }

    /// Fills memory with the bytes from a place on.
    ///
    /// - Returns: how many there were; fewer at the end of the file.
    func read(at offset: Int, into memory: UnsafeMutableRawBufferPointer) throws(StoreFolderError) -> Int {
        var filled = 0
        do {
            while filled < memory.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: memory[filled...])
                let count = try descriptor.read(fromAbsoluteOffset: Int64(offset + filled), into: rest)
                if count == 0 { break }
                filled += count
            }
        } catch {
            throw StoreFolderError(error, "read", path)
        }
        return filled
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(StoreFolderError) {
        do {
            _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes)
        } catch {
            throw StoreFolderError(error, "write", path)
        }
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(StoreFolderError) {
        do {
            _ = try bytes.withUnsafeBytes { try descriptor.writeAll(toAbsoluteOffset: Int64(offset), $0) }
        } catch {
            throw StoreFolderError(error, "write", path)
        }
    }

    func truncate(to size: Int) throws(StoreFolderError) {
        guard ftruncate(descriptor.rawValue, off_t(size)) == 0 else {
            throw StoreFolderError(Errno(rawValue: errno), "write", path)
        }
    }

    /// Waits until what was written has reached the disk.
    func synchronize() throws(StoreFolderError) {
        #if canImport(Darwin)
        let result = fcntl(descriptor.rawValue, F_FULLFSYNC)
        #else
        let result = fsync(descriptor.rawValue)
        #endif
        guard result == 0 else { throw StoreFolderError(Errno(rawValue: errno), "write", path) }
    }

    /// Waits until the bytes of the file have reached the disk; its times need not.
    func synchronizeBytes() throws(StoreFolderError) {
        #if canImport(Darwin)
        try synchronize()
        #else
        guard fdatasync(descriptor.rawValue) == 0 else {
            throw StoreFolderError(Errno(rawValue: errno), "write", path)
        }
        #endif
    }

    /// Takes the lock of the file, which goes with the process at the latest.
    ///
    /// - Parameter isShared: whether others may have it as well, if they want to share it too.
    /// - Returns: whether it was free.
    func lock(isShared: Bool) -> Bool { flock(descriptor.rawValue, (isShared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 }
}
