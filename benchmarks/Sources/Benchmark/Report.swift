#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Lines of JSON for the runner.
enum Report {
    /// Prints numbers with their names.
    static func line(_ figures: [(name: String, value: Double)]) {
        let members = figures.map { figure in
            let isWhole = figure.value == figure.value.rounded() && figure.value.magnitude < 1e15
            return "\"\(figure.name)\": " + (isWhole ? "\(Int(figure.value))" : "\(figure.value)")
        }
        finish("{" + members.joined(separator: ", ") + "}")
    }

    /// Prints what went wrong.
    static func failure(_ message: String) {
        let plain = message.map { $0 == "\"" || $0 == "\\" || $0.isNewline ? " " : String($0) }.joined()
        finish("{\"error\": \"\(plain)\"}")
    }

    /// The runner waits for the line, so it must not stay in a buffer.
    private static func finish(_ line: String) {
        print(line)
        fflush(nil)
    }
}
