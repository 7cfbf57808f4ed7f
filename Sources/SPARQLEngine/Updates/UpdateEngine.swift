public import SPARQLSyntax
public import TripleStore

/// Carries out updates of a store.
///
/// ```swift
/// let update = try Update(parsing: "INSERT DATA { <http://example.org/a> <http://example.org/p> 1 }")
/// try UpdateEngine.apply(update, to: store)
/// ```
public enum UpdateEngine {
    /// Carries out the operations of a request, one after the other: all of them, or, where one fails, none.
    ///
    /// Graphs without triples are not recorded: `CREATE`, `CLEAR` and `DROP` of a graph that has none do nothing.
    ///
    /// - Parameters:
    ///   - update: the request.
    ///   - store: the store; its readers see the state before until the request is done.
    ///   - documents: where the documents of `LOAD` come from; it fails where there is nothing.
    ///   - options: what the evaluation of each pattern may use, and which functions there are.
    /// - Throws: `graph` or `document` for an operation that fails without `SILENT`, `unsupported` or `limit`.
    public static func apply(
        _ update: Update, to store: TripleStore, documents: (any DocumentSource)? = nil,
        options: QueryOptions = QueryOptions()
    ) throws(QueryError) {
        try store.transaction { (transaction: inout Transaction) throws(QueryError) in
            try apply(update, in: &transaction, documents: documents, options: options)
        }
    }

    /// Carries out the operations of a request within a transaction; where one fails, the transaction has to be given up.
    ///
    /// - Parameters:
    ///   - update: the request.
    ///   - transaction: the transaction of the store.
    ///   - documents: where the documents of `LOAD` come from; it fails where there is nothing.
    ///   - blankNodePrefix: what the labels of blank nodes in these documents begin with, if it is told; it must be new to
    ///     the store.
    ///   - options: what the evaluation of each pattern may use, and which functions there are.
    /// - Throws: as `apply(_:to:documents:options:)`.
    public static func apply(
        _ update: Update, in transaction: inout Transaction, documents: (any DocumentSource)? = nil,
        blankNodePrefix: String? = nil, options: QueryOptions = QueryOptions()
    ) throws(QueryError) {
        var evaluation = UpdateEvaluation(
            base: update.base, documents: documents, blankNodePrefix: blankNodePrefix, options: options)
        for operation in update.operations { try evaluation.apply(operation, to: &transaction) }
    }
}
