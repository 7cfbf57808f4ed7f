extension Parser {
    /// The first words of the operations of SPARQL 1.1 Update, section 3.
    private static let updateWords: Set<String> = [
        "INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY",
    ]

    /// The error for a request that is no query: it names updates.
    var noQueryError: SPARQLSyntaxError {
        let word = text(token).uppercased()
        if token.kind == .word, Self.updateWords.contains(word) {
            return error(
                .unsupported, "SPARQL Update (\(word)) is not supported yet.",
                advice: "Start the query with SELECT, CONSTRUCT, DESCRIBE or ASK.")
        }
        return unexpected("SELECT, CONSTRUCT, DESCRIBE or ASK", advice: "Start the query with one of these words.")
    }
}
