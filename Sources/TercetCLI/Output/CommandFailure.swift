import RDF
import SPARQLSyntax

/// What ends a command: one line that says what is wrong with the input, where, and what to do.
struct CommandFailure: Error {
    let message: String
    /// The exit code; 1 but for commands where that is an answer.
    let exitCode: Int32

    init(_ message: String, exitCode: Int32 = 1) {
        self.message = message
        self.exitCode = exitCode
    }

    /// Names the file that a syntax error is about.
    ///
    /// - Parameters:
    ///   - file: the file, or `<standard input>`.
    ///   - error: the error; its description starts with line and column where it has them.
    init(file: String, _ error: RDFSyntaxError) {
        self.init(error.location == nil ? "\(file): \(error)" : "\(file):\(error)")
    }

    /// Names the file that a query stands in.
    init(file: String, _ error: SPARQLSyntaxError) {
        self.init("\(file):\(error)")
    }
}

/// The reader of our output has gone, as `head` does when it has seen enough.
struct BrokenPipe: Error {}
