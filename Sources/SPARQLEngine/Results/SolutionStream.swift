import RDF
import SPARQLSyntax
import TripleStore

/// The solutions of a `SELECT`, one after the other, while the query is evaluated.
///
/// ```swift
/// for try await solution in try QueryEngine.stream(query, over: store.snapshot()) {
///     print(solution)
/// }
/// ```
///
/// Each iteration evaluates the query anew over the same snapshot. It ends with an error when a limit is passed, and
/// with `cancelled` when the task around it is cancelled.
public struct SolutionStream: AsyncSequence, Sendable {
    /// A solution.
    public typealias Element = Solution
    /// What ends the stream early.
    public typealias Failure = QueryError

    /// The names of the variables, without question marks.
    public let variables: [String]
    private let query: Query
    private let snapshot: Snapshot
    private let options: QueryOptions

    init(_ query: Query, variables: [Variable], over snapshot: Snapshot, _ options: QueryOptions) {
        self.query = query
        self.variables = variables.map(\.name)
        self.snapshot = snapshot
        self.options = options
    }

    /// Begins an evaluation.
    public func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// Walks over the solutions.
    public struct Iterator: AsyncIteratorProtocol {
        private let stream: SolutionStream
        private var evaluation: (plan: Operator, context: EvaluationContext)?
        private var isDone = false
        private var batch = Batch(width: 0)
        private var row = 0

        init(_ stream: SolutionStream) { self.stream = stream }

        /// The next solution.
        ///
        /// - Throws: `unsupported`, `limit`, `timeout` or `cancelled`.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(QueryError) -> Solution? {
            guard row == batch.count else { return solution() }
            guard !isDone else { return nil }
            // Other tasks get their turn between batches.
            await Task.yield()
            row = 0
            batch.count = 0
            let (plan, context) = try begin()
            while batch.count == 0 {
                let next = try plan.next()
                if let failure = context.failure { throw failure }
                guard let next else {
                    isDone = true
                    return nil
                }
                batch = next
            }
            return solution()
        }

        private mutating func begin() throws(QueryError) -> (plan: Operator, context: EvaluationContext) {
            if let evaluation { return evaluation }
            let context = QueryEngine.context(stream.query, stream.snapshot, stream.options)
            let plan = try Planner(context: context).plan(stream.query.algebra, graph: nil)
            evaluation = (plan, context)
            return (plan, context)
        }

        private mutating func solution() -> Solution? {
            guard let context = evaluation?.context else { return nil }
            defer { row += 1 }
            return Solution(
                variables: stream.variables, terms: batch.columns.map { context.term(TermID(rawValue: $0[row])) })
        }
    }
}
