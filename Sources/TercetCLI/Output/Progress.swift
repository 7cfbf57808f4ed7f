#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A line on standard error that says how far long work has come, where people look at it.
///
/// Nothing is shown for work that takes less than a second, and nothing where standard error is a file or pipe.
struct Progress: ~Copyable {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var isVisible = false

    /// Shows a state, at most ten times a second.
    mutating func show(_ state: @autoclosure () -> String) {
        guard isShown else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
        last = now
        isVisible = true
        Terminal.writeError("\r\u{1B}[K\(state())")
    }

    /// Takes the line away.
    mutating func clear() {
        if isVisible { Terminal.writeError("\r\u{1B}[K") }
        isVisible = false
    }
}
