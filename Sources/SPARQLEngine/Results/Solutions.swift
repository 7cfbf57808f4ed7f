public import RDF
public import SPARQLSyntax
import TripleStore

/// The solutions of a `SELECT`: rows of terms, made when they are looked at.
public struct Solutions: Sequence, Sendable {
    /// The names of the columns, without question marks.
    public let variables: [String]
    /// How many rows there are.
    public let count: Int
    private let columns: [[UInt32]]
    private let decoder: TermDecoder

    init(_ rows: Batch, variables: [Variable], context: EvaluationContext) {
        self.variables = variables.map(\.name)
        count = rows.count
        columns = rows.columns
        decoder = TermDecoder(snapshot: context.snapshot, localTerms: context.localTerms)
    }

    /// The term in a row and a column; `nil` when the variable is unbound.
    ///
    /// - Complexity: O(length of the term's text).
    public func term(row: Int, column: Int) -> Term? {
        if row % Solutions.nearby == 0 {
            let values = columns[column][row..<Swift.min(row + Solutions.nearby, count)]
            guard decoder.snapshot.bringNear(values) else { return nil }
        }
        return decoder.term(columns[column][row])
    }

    /// How many terms of a column are brought near at once, since rows are mostly read one after the other.
    private static let nearby = 32

    /// The solution of a row.
    public subscript(row: Int) -> Solution {
        Solution(variables: variables, terms: columns.indices.map { term(row: row, column: $0) })
    }

    /// Goes through the solutions in their order.
    public func makeIterator() -> Iterator { Iterator(self) }

    /// Walks over solutions.
    public struct Iterator: IteratorProtocol, Sendable {
        private let solutions: Solutions
        private var row = 0

        init(_ solutions: Solutions) { self.solutions = solutions }

        /// The next solution.
        public mutating func next() -> Solution? {
            guard row < solutions.count else { return nil }
            defer { row += 1 }
            return solutions[row]
        }
    }

    /// All rows, for the writers of results.
    public var table: SolutionTable {
        SolutionTable(
            variables: variables,
            rows: (0..<count).map { row in columns.indices.map { term(row: row, column: $0) } })
    }
}

/// One solution: what some variables are bound to.
public struct Solution: Hashable, Sendable {
    /// The names of the variables.
    public let variables: [String]
    /// The terms, in the order of the variables; `nil` for unbound ones.
    public let terms: [Term?]

    /// The term of a variable; `nil` if it is unbound or not in the solution.
    public subscript(variable: String) -> Term? {
        guard let index = variables.firstIndex(of: variable) else { return nil }
        return terms[index]
    }
}

/// Makes terms of ids after the evaluation is over.
struct TermDecoder: Sendable {
    let snapshot: Snapshot
    let localTerms: [Term]

    func term(_ value: UInt32) -> Term? {
        let id = TermID(rawValue: value)
        return id.inlineTag == .local ? localTerms[Int(id.payload)] : snapshot.term(for: id)
    }
}
