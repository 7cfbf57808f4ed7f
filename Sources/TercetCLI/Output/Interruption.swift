import Dispatch
import RDFIO
import Synchronization
import SystemPackage

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Musl)
@preconcurrency import Musl
#else
import Darwin
#endif

/// Takes unfinished files away when somebody stops the command with Control-C or `kill`.
///
/// The signals are caught only while a file is being written, so that programs which the command starts can be stopped
/// as ever.
enum Interruption {
    private static let files = Mutex<Set<String>>([])
    private static let signals = [SIGINT, SIGTERM]

    /// Made once, and kept: a source that goes away hears nothing more.
    private nonisolated(unsafe) static let sources = signals.map { number in
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
        source.setEventHandler { stop(number) }
        source.resume()
        return source
    }

    /// Notes a file that has to go if the command is stopped.
    static func begin(_ file: String) {
        files.withLock { files in
            if files.isEmpty {
                for number in signals { signal(number, SIG_IGN) }
                _ = sources
            }
            files.insert(file)
        }
    }

    /// Notes that a file is finished or gone.
    static func end(_ file: String) {
        files.withLock { files in
            files.remove(file)
            if files.isEmpty { for number in signals { signal(number, SIG_DFL) } }
        }
    }

    private static func stop(_ number: Int32) {
        files.withLock { files in
            for file in files { unlink(file) }
            files.removeAll()
        }
        // As shells report a program that a signal has ended.
        _exit(128 + number)
    }
}
