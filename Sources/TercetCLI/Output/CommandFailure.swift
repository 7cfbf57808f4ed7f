import RDF
import SPARQLSyntax

/// What ends a command: one line that says what is wrong with the input, where, and what to do; below it, for a query, the line
/// that is meant.
struct CommandFailure: Error {
    let message: String
    /// The exit code; 1 but for commands where that is an answer.
    let exitCode: Int32
    /// Whether the message begins with a file and a place in it, as editors look for.
    let hasPlace: Bool

    init(_ message: String, exitCode: Int32 = 1, hasPlace: Bool = false) {
        self.message = message
        self.exitCode = exitCode
        self.hasPlace = hasPlace
    }

    /// What standard error says.
    var line: String { hasPlace ? "\(message)\n" : "tercet: \(message)\n" }

    /// Names the file that a syntax error is about.
    ///
    /// - Parameters:
    ///   - file: the file, or `<standard input>`.
    ///   - error: the error; its description starts with line and column where it has them.
    init(file: String, _ error: RDFSyntaxError) {
        let hasPlace = error.location != nil
        self.init(hasPlace ? "\(file):\(error)" : "\(file): \(error)", hasPlace: hasPlace)
    }

    /// Names the file that a query stands in, and shows the place.
    ///
    /// - Parameter text: the query.
    init(file: String, _ error: SPARQLSyntaxError, in text: String) {
        self.init("\(file):\(error)\n\(error.excerpt(of: text))", hasPlace: true)
    }
}

/// The reader of our output has gone, as `head` does when it has seen enough.
struct BrokenPipe: Error {}
