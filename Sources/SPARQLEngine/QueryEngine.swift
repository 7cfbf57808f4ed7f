public import RDF
public import SPARQLSyntax
public import TripleStore

/// What a query gave back.
public enum QueryResults: Sendable {
    /// `SELECT`.
    case solutions(Solutions)
    /// `ASK`.
    case boolean(Bool)
    /// `CONSTRUCT` and `DESCRIBE`: triples, each once, in the order in which they were made.
    case graph([Triple])
}

/// Evaluates queries over snapshots of a store.
///
/// ```swift
/// let query = try Query(parsing: "SELECT ?s WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> }")
/// if case .solutions(let people) = try QueryEngine.evaluate(query, over: store.snapshot()) {
///     for person in people { use(person["s"]) }
/// }
/// ```
public enum QueryEngine {
    /// Evaluates a query.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - snapshot: the quads; without `FROM`, its default graph and named graphs are the query's.
    ///   - options: what the evaluation may use, and which functions there are.
    /// - Returns: the results; rows are kept as numbers until they are looked at.
    /// - Throws: `unsupported` with the name of a feature that is not there, `limit`, `timeout`, or `cancelled` when the
    ///   task around it is.
    public static func evaluate(
        _ query: Query, over snapshot: Snapshot, options: QueryOptions = QueryOptions()
    ) throws(QueryError) -> QueryResults {
        let context = context(query, snapshot, options)
        let plan = try Planner(context: context).plan(query.algebra, graph: nil)
        let results = try results(of: query.form, plan, context)
        if let failure = context.failure { throw failure }
        return results
    }

    private static func results(
        of form: Query.Form, _ plan: Operator, _ context: EvaluationContext
    ) throws(QueryError) -> QueryResults {
        switch form {
        case .select(let variables):
            let rows = try plan.drain(context.budget)
            return .solutions(Solutions(rows, variables: variables, context: context))
        case .ask: return .boolean(try plan.next() != nil)
        case .construct(let template):
            return .graph(try Construction(template, plan, context).triples())
        case .describe(let resources):
            return .graph(try Description(resources, plan, context).triples())
        }
    }

    /// Tells how a query is evaluated: its steps, with the rows that the planner expects.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - snapshot: the quads, as for `evaluate`.
    ///   - options: as for `evaluate`.
    ///   - isEvaluated: whether the query is evaluated too, so that the plan has real rows and times.
    /// - Throws: as `evaluate`.
    public static func explain(
        _ query: Query, over snapshot: Snapshot, options: QueryOptions = QueryOptions(), isEvaluated: Bool = true
    ) throws(QueryError) -> QueryPlan {
        let context = context(query, snapshot, options)
        let plan = try Planner(context: context).plan(query.algebra, graph: nil)
        // What is skipped and taken is counted down, so that the steps are named first.
        var described = QueryPlan(plan)
        guard isEvaluated else { return described }
        QueryPlan.profile(plan)
        _ = try results(of: query.form, plan, context)
        if let failure = context.failure { throw failure }
        described.takeProfile(of: QueryPlan(plan))
        return described
    }

    /// Begins to evaluate a `SELECT` query, whose solutions come while it goes on.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - snapshot: the quads, as for `evaluate`.
    ///   - options: what the evaluation may use, and which functions there are.
    /// - Throws: `unsupported` for a query of another form; all else is thrown by the stream.
    public static func stream(
        _ query: Query, over snapshot: Snapshot, options: QueryOptions = QueryOptions()
    ) throws(QueryError) -> SolutionStream {
        guard case .select(let variables) = query.form else {
            throw QueryError(.unsupported, "A stream takes a SELECT query; use evaluate for the other forms.")
        }
        return SolutionStream(query, variables: variables, over: snapshot, options)
    }

    /// What an evaluation of a query shares.
    static func context(_ query: Query, _ snapshot: Snapshot, _ options: QueryOptions) -> EvaluationContext {
        EvaluationContext(select(query.dataset, snapshot), base: query.base, options: options)
    }

    /// The graphs that `FROM` and `FROM NAMED` choose; those that the store does not have are empty.
    static func select(_ dataset: Query.Dataset?, _ snapshot: Snapshot) -> Snapshot {
        guard let dataset else { return snapshot }
        func ids(_ graphs: [IRI]) -> [TermID] { graphs.compactMap { snapshot.id(for: Term.iri($0)) } }
        return snapshot.selecting(
            defaultGraphs: ids(dataset.defaultGraphs), namedGraphs: ids(dataset.namedGraphs))
    }
}
