import SPARQLSyntax
import TripleStore

/// Adds a column with the triple term that a pattern is in each row, all of its variables being bound, so that indexes
/// can be searched for it; leaves out the rows whose triple term the store does not have.
final class FindTriple: Operator {
    private indirect enum Place {
        case constant(TermID)
        case bound(Int)
        case triple(Place, Place, Place)
    }

    let input: Operator
    private let context: EvaluationContext
    private let pattern: Place

    init(
        _ input: Operator, variable: Variable, triple: ResolvedTriple, context: EvaluationContext, estimate: Double
    ) {
        self.input = input
        self.context = context
        func place(_ part: ResolvedTriple.Part) -> Place {
            switch part {
            case .term(let id): .constant(id)
            case .variable(let variable): input.column(of: variable).map { .bound($0) } ?? .constant(.none)
            case .triple(let triple): .triple(place(triple.subject), place(triple.predicate), place(triple.object))
            }
        }
        pattern = place(.triple(triple))
        super.init(
            variables: input.variables + [variable], certain: input.certain.union([variable]), estimate: estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            var kept: [UInt32] = []
            var found: [UInt32] = []
            for row in 0..<batch.count {
                guard let id = id(of: pattern, batch, row) else { continue }
                kept.append(UInt32(row))
                found.append(id.rawValue)
            }
            guard !kept.isEmpty else { continue }
            var result = kept.count == batch.count ? batch : batch.gathered(kept)
            result.columns.append(found)
            return result
        }
        return nil
    }

    private func id(of place: Place, _ batch: Batch, _ row: Int) -> TermID? {
        switch place {
        case .constant(let id): return id
        case .bound(let column): return TermID(rawValue: batch.columns[column][row])
        case .triple(let subject, let predicate, let object):
            guard let subject = id(of: subject, batch, row), let predicate = id(of: predicate, batch, row),
                let object = id(of: object, batch, row)
            else { return nil }
            return context.snapshot.id(ofTriple: subject, predicate, object)
        }
    }
}
