import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard output and standard error.
enum Terminal {
    /// Whether people look at standard output.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

    /// The number of columns that fit; `nil` where output goes to a file or pipe.
    static var width: Int? {
        guard isInteractive else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whether standard output may be coloured: people look at it, and have not asked for none (https://no-color.org).
    static var hasColors: Bool {
        func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
        return isInteractive && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    /// Writes to standard output; a reader that has gone ends it quietly.
    static func write(_ text: String) {
        try? write(Array(text.utf8))
    }

    /// Writes bytes to standard output.
    ///
    /// - Throws: `BrokenPipe` when nobody reads any more, `CommandFailure` when they cannot be written.
    static func write(_ bytes: [UInt8]) throws {
        signal(SIGPIPE, SIG_IGN)
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch Errno.brokenPipe {
            throw BrokenPipe()
        } catch {
            throw CommandFailure("cannot write to standard output: \(error)")
        }
    }

    /// Writes to standard error.
    static func writeError(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8))
    }
}
