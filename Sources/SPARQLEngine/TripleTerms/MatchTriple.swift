import SPARQLSyntax
import TripleStore

/// Takes the triple terms in a column apart: keeps the rows in which they match a pattern, and binds its variables.
final class MatchTriple: Operator {
    /// What a place of the pattern is compared with.
    private indirect enum Place {
        case constant(TermID)
        /// A column of the input that is bound in every row.
        case bound(Int)
        /// One of `open`.
        case open(Int)
        case triple(Place, Place, Place)
    }

    let input: Operator
    private let context: EvaluationContext
    private let column: Int
    private let pattern: Place
    /// The variables that a row may leave open, each with its column in the input if it has one.
    private let open: [Int?]

    /// - Parameter column: the column with the triple terms.
    init(_ input: Operator, column: Int, triple: ResolvedTriple, context: EvaluationContext, estimate: Double) {
        self.input = input
        self.column = column
        self.context = context
        var open: [(variable: Variable, column: Int?)] = []
        func place(_ part: ResolvedTriple.Part) -> Place {
            switch part {
            case .term(let id): return .constant(id)
            case .triple(let triple):
                return .triple(place(triple.subject), place(triple.predicate), place(triple.object))
            case .variable(let variable):
                let column = input.column(of: variable)
                if let column, input.certain.contains(variable) { return .bound(column) }
                if let known = open.firstIndex(where: { $0.variable == variable }) { return .open(known) }
                open.append((variable, column))
                return .open(open.count - 1)
            }
        }
        pattern = place(.triple(triple))
        self.open = open.map(\.column)
        super.init(
            variables: input.variables + open.filter { $0.column == nil }.map(\.variable),
            certain: input.certain.union(triple.variables), estimate: estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            var kept: [UInt32] = []
            var found = [[UInt32]](repeating: [], count: open.count)
            var values = [UInt32](repeating: 0, count: open.count)
            for row in 0..<batch.count {
                for index in open.indices { values[index] = open[index].map { batch.columns[$0][row] } ?? 0 }
                guard matches(batch.columns[column][row], pattern, batch, row, &values) else { continue }
                kept.append(UInt32(row))
                for index in open.indices { found[index].append(values[index]) }
            }
            if !kept.isEmpty { return combine(batch.gathered(kept), found) }
        }
        return nil
    }

    private func matches(
        _ value: UInt32, _ place: Place, _ batch: Batch, _ row: Int, _ values: inout [UInt32]
    ) -> Bool {
        switch place {
        case .constant(let id): return value == id.rawValue
        case .bound(let column): return value == batch.columns[column][row]
        case .open(let index):
            if values[index] == 0 { values[index] = value }
            return values[index] == value
        case .triple(let subject, let predicate, let object):
            guard let parts = context.parts(of: TermID(rawValue: value)) else { return false }
            return matches(parts.predicate.rawValue, predicate, batch, row, &values)
                && matches(parts.subject.rawValue, subject, batch, row, &values)
                && matches(parts.object.rawValue, object, batch, row, &values)
        }
    }

    /// The rows with what their open variables were found to be.
    private func combine(_ rows: Batch, _ found: [[UInt32]]) -> Batch {
        var rows = rows
        for (index, column) in open.enumerated() {
            if let column { rows.columns[column] = found[index] } else { rows.columns.append(found[index]) }
        }
        return rows
    }
}
