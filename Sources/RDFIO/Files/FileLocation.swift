package import RDF
package import SystemPackage

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Questions to the system about paths.
package enum FileLocation {
    /// The `file:` IRI of a path, relative to the current folder where it is relative.
    ///
    /// RFC 8089. What may not stand in an IRI is percent-encoded.
    package static func iri(of path: FilePath) -> IRI? {
        var absolute = path
        if path.isRelative {
            guard let folder = currentFolder else { return nil }
            absolute = folder.pushing(path)
        }
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes = Array("file://".utf8)
        for byte in absolute.lexicallyNormalized().string.utf8 {
            let isReserved = byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
            if IRICharacter.isAllowed(byte) && !isReserved {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(hexadecimal[Int(byte >> 4)])
                bytes.append(hexadecimal[Int(byte & 15)])
            }
        }
        return IRI(String(decoding: bytes, as: UTF8.self))
    }

    /// The path of a `file:` IRI of this machine; `nil` for other IRIs.
    package static func path(of iri: IRI) -> FilePath? {
        let start = ["file:///", "file://localhost/", "file:/"].first { iri.string.hasPrefix($0) }
        guard let start, !iri.string.dropFirst(start.utf8.count).hasPrefix("/") else { return nil }
        var bytes: [UInt8] = [UInt8(ascii: "/")]
        var rest = iri.string.utf8.dropFirst(start.utf8.count)
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") { return nil }
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let decoded = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), decoded != 0 else {
                return nil
            }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self).map { FilePath($0) }
    }

    private static var currentFolder: FilePath? {
        var buffer = [CChar](repeating: 0, count: 4096)
        // Safety: the system writes at most the given number of bytes, which is the length of the buffer.
        guard unsafe getcwd(&buffer, buffer.count) != nil else { return nil }
        return FilePath(string(buffer))
    }

    /// The path with symbolic links resolved, if there is such a file.
    static func resolved(_ path: FilePath) -> FilePath? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        // Safety: realpath writes at most PATH_MAX bytes, and the buffer is longer.
        guard unsafe realpath(path.string, &buffer) != nil else { return nil }
        return FilePath(string(buffer))
    }

    /// What stands at a path.
    enum Kind {
        case nothing
        case file(mode: FilePermissions)
        case folder
        case other
    }

    static func kind(of path: FilePath) -> Kind {
        var information = stat()
        // Safety: the system fills the structure it is given.
        guard unsafe stat(path.string, &information) == 0 else { return .nothing }
        switch information.st_mode & S_IFMT {
        case S_IFREG: return .file(mode: FilePermissions(rawValue: CModeT(information.st_mode & 0o7777)))
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    /// The size of an open file; `nil` for what is no regular file.
    static func size(of descriptor: FileDescriptor) -> Int? {
        var information = stat()
        // Safety: the system fills the structure it is given.
        guard unsafe fstat(descriptor.rawValue, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(information.st_size)
    }

    /// Gives a file another name, in one step.
    static func rename(_ source: FilePath, to target: FilePath) throws(Errno) {
        guard renameFile(source.string, target.string) == 0 else { throw Errno(rawValue: errno) }
    }

    /// The number of this process.
    static var processID: Int32 { getpid() }

    /// Takes a file away, if it is there.
    static func remove(_ path: FilePath) {
        // Safety: the string lives until the call returns.
        _ = unsafe unlink(path.string)
    }

    private static func string(_ buffer: [CChar]) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

private func renameFile(_ source: String, _ target: String) -> CInt {
    // Safety: both strings live until the call returns.
    unsafe rename(source, target)
}
