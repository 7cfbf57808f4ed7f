import SystemPackage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The files of a store, and what is done with them as a whole.
struct StoreFiles: Sendable {
    let folder: FilePath

    var snapshot: FilePath { folder.appending("snapshot") }
    var journal: FilePath { folder.appending("journal") }
    var lock: FilePath { folder.appending("lock") }
    /// What a file is called until it is complete.
    func partial(_ path: FilePath) -> FilePath { FilePath(path.string + ".partial") }

    /// Whether a file is there.
    func exists(_ path: FilePath) -> Bool { access(path.string, F_OK) == 0 }

    /// Whether there is a store.
    var isStore: Bool { exists(journal) || exists(snapshot) }

    /// Makes the folder, if it is not there yet.
    ///
    /// - Throws: `notAStore` where it holds files, but no store.
    func create() throws(StoreFolderError) {
        if mkdir(folder.string, 0o777) == 0 {
            let parent = folder.removingLastComponent()
            return try synchronizeFolder(parent.isEmpty ? "." : parent)
        }
        guard errno == EEXIST else { throw StoreFolderError(Errno(rawValue: errno), "make", folder) }
        guard !isStore else { return }
        let own = [lock, partial(journal), partial(snapshot)].compactMap { $0.lastComponent?.string }
        if let other = try names().first(where: { !own.contains($0) }) {
            throw StoreFolderError(
                .notAStore, folder.string,
                "\(folder.string) holds no store, but other files, such as \(other); name a new or an empty folder")
        }
    }

    /// The names of the files in the folder, in the order of their bytes.
    func names() throws(StoreFolderError) -> [String] {
        // Safety: the system's stream is read to its end and closed here.
        guard let stream = opendir(folder.string) else {
            throw StoreFolderError(Errno(rawValue: errno), "open", folder)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Gives a file its final name; the disk knows it for certain after `synchronize()` only.
    func rename(_ source: FilePath, to target: FilePath) throws(StoreFolderError) {
        guard renameFile(source.string, target.string) == 0 else {
            throw StoreFolderError(Errno(rawValue: errno), "write", target)
        }
    }

    /// Waits until the disk knows the names of the files.
    func synchronize() throws(StoreFolderError) { try synchronizeFolder(folder) }

    /// Gives a file a second name that is free, so that it is kept when another takes its place.
    ///
    /// - Returns: that name.
    func keepAside(_ path: FilePath) throws(StoreFolderError) -> FilePath {
        var number = 1
        while true {
            let name = FilePath(path.string + (number == 1 ? ".damaged" : ".damaged-\(number)"))
            if link(path.string, name.string) == 0 { return name }
            guard errno == EEXIST else { throw StoreFolderError(Errno(rawValue: errno), "write", name) }
            number += 1
        }
    }

    /// How long the snapshot and the journal are together.
    func byteCount() throws(StoreFolderError) -> Int {
        var count = 0
        for file in [snapshot, journal] where exists(file) { count += try OpenFile(file, .readOnly).size() }
        return count
    }

    /// Takes a file away, if it is there.
    func remove(_ path: FilePath) { _ = unlink(path.string) }

    private func synchronizeFolder(_ path: FilePath) throws(StoreFolderError) {
        try OpenFile(path, .readOnly).synchronize()
    }

    /// Takes the lock of the writer.
    ///
    /// - Throws: `locked` where another process keeps it for longer than a second.
    func lockForWriting() throws(StoreFolderError) -> OpenFile {
        let file = try OpenFile(lock, .readWrite, options: .create)
        for _ in 0..<100 {
            if file.lock(isShared: false) { return file }
            usleep(10_000)
        }
        throw StoreFolderError(
            .locked, folder.string,
            "cannot write to \(folder.string): another process is writing to it; wait until that has finished")
    }

    /// Whether a process has the lock of the writer.
    var isBeingWritten: Bool {
        guard let file = try? OpenFile(lock, .readOnly) else { return false }
        return !file.lock(isShared: true)
    }
}

private func renameFile(_ source: String, _ target: String) -> CInt { rename(source, target) }
