extension Parser {
    /// The first words of the operations of SPARQL 1.1 Update, section 3.
    private static let updateWords: Set<String> = [
        "INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY",
    ]

    /// The functions that SPARQL 1.2 adds.
    private static let newFunctions: Set<String> = [
        "LANGDIR", "HASLANG", "HASLANGDIR", "STRLANGDIR", "ISTRIPLE", "TRIPLE", "SUBJECT", "PREDICATE", "OBJECT",
    ]

    /// The error for a request that is no query: it tells updates apart and names the version announcement of SPARQL 1.2.
    var noQueryError: SPARQLSyntaxError {
        let word = text(token).uppercased()
        if token.kind == .word, Self.updateWords.contains(word) {
            return error(
                .syntax, "This is an update (\(word)), not a query.",
                advice: "Give it to the command or function for updates.")
        }
        if token.kind == .word, word == "VERSION" {
            return error(.unsupported, "VERSION (SPARQL 1.2) is not supported yet.", advice: "Use SPARQL 1.1.")
        }
        return unexpected("SELECT, CONSTRUCT, DESCRIBE or ASK", advice: "Start the query with one of these words.")
    }

    /// The error for a word that is no function: it names the functions of SPARQL 1.2.
    var noFunctionError: SPARQLSyntaxError {
        let word = text(token).uppercased()
        if token.kind == .word, Self.newFunctions.contains(word) {
            return error(
                .unsupported, "The function \(word) (SPARQL 1.2) is not supported yet.", advice: "Use SPARQL 1.1.")
        }
        return unexpected("an expression", advice: "There is no function of this name; check its spelling.")
    }
}
