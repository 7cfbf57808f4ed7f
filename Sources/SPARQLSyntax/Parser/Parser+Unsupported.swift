extension Parser {
    /// The first words of the operations of SPARQL 1.1 Update, section 3.
    private static let updateWords: Set<String> = [
        "INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY",
    ]

    /// The error for a request that is no query: it tells updates apart.
    var noQueryError: SPARQLSyntaxError {
        let word = text(token).uppercased()
        if token.kind == .word, Self.updateWords.contains(word) {
            return error(
                .syntax, "This is an update (\(word)), not a query.",
                advice: "Give it to the command or function for updates.")
        }
        return unexpected("SELECT, CONSTRUCT, DESCRIBE or ASK", advice: "Start the query with one of these words.")
    }
}
