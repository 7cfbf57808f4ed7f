#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How much memory the process has at this moment.
enum ResidentMemory {
    /// Kilobytes that are resident; 0 where the system has no `/proc`.
    static var kilobytes: Int {
        guard let pages = try? TextFile.contents(of: "/proc/self/statm").split(separator: " ")[1] else { return 0 }
        return (Int(pages) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) / 1024
    }
}

/// Small files of text.
enum TextFile {
    struct Unreadable: Error {
        let path: String
    }

    static func contents(of path: String) throws(Unreadable) -> String {
        guard let file = fopen(path, "r") else { throw Unreadable(path: path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte >= 0 { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
