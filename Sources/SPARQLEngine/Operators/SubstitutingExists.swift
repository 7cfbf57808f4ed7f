import RDF
import SPARQLSyntax
import TripleStore

/// Answers `EXISTS` by evaluating its pattern anew for each combination of values, with the values put into it.
///
/// Only patterns that look at the values in more places than where they bind them need it; see `Algebra.ignores(_:)`.
final class SubstitutingExists: Operator {
    let input: Operator
    /// The variables whose values are put in.
    let given: [Variable]
    let kind: Dependent.Kind
    private let pattern: Algebra
    private let graph: PatternTerm?
    private let planner: Planner
    private let key: [Int]
    private var keys: KeyTable
    /// Whether the pattern has a solution, for each combination met so far.
    private var answers: [Bool] = []

    /// - Throws: what is wrong with the pattern, whether or not there will be rows.
    init(
        _ input: Operator, given: [Variable], pattern: Algebra, graph: PatternTerm?, kind: Dependent.Kind,
        planner: Planner
    ) throws(QueryError) {
        self.input = input
        self.given = given
        self.kind = kind
        self.pattern = pattern
        self.graph = graph
        self.planner = planner
        key = given.compactMap { input.column(of: $0) }
        keys = KeyTable(width: key.count)
        _ = try planner.plan(pattern, graph: graph)
        var variables = input.variables
        if case .mark(let variable) = kind { variables.append(variable) }
        super.init(variables: variables, certain: input.certain, estimate: input.estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            var isMatched: [Bool] = []
            for row in 0..<batch.count {
                let (number, isNew) = keys.insert(batch, row, key)
                if isNew {
                    try planner.context.budget.keep(total: keys.count, new: 1, width: key.count + 1)
                    answers.append(try hasSolution(batch, row))
                }
                isMatched.append(answers[number])
            }
            let rest = kind.rest(of: batch, isMatched)
            if rest.count > 0 { return rest }
        }
        return nil
    }

    private func hasSolution(_ batch: Batch, _ row: Int) throws(QueryError) -> Bool {
        let context = planner.context
        try context.budget.check()
        var values: [Variable: Term] = [:]
        for (variable, column) in zip(given, key) {
            let id = TermID(rawValue: batch.columns[column][row])
            if let term = context.term(id) { values[variable] = term }
        }
        let place = graph?.variable.flatMap { values[$0] }.map { .term($0) } ?? graph
        // The plan stands above the one that runs, and is gone before the next.
        let depth = context.planDepth
        defer { context.planDepth = depth }
        let plan = try planner.plan(pattern.giving(GivenValues(values)), graph: place)
        while let found = try plan.next() {
            if found.count > 0 { return true }
        }
        return false
    }
}
