import SPARQLSyntax
import TripleStore

/// Runs a plan on each batch of its input, to add to the rows or to see which of them the plan keeps.
///
/// The plan starts at a feed that gets the batch with a column more, the number of the row; so one run answers for all
/// rows of the batch, by searches in indexes, whatever the size of what is searched.
final class Dependent: Operator {
    /// What becomes of the input's rows.
    enum Kind {
        /// All rows of the plan, and the rows of the input for which it has none (`OPTIONAL`).
        case optional
        /// The rows for which the plan has a row (`EXISTS`).
        case semi
        /// The rows for which it has none (`NOT EXISTS`, `MINUS`).
        case anti
        /// All rows, with a column that says whether the plan has a row.
        case mark(Variable)
    }

    /// The column of row numbers.
    static let rowNumber = Variable(".row")

    private let input: Operator
    private let feed: FeedOperator
    private let plan: Operator
    private let kind: Kind
    /// For each column of the feed but the last, its column in the input.
    private let fed: [Int]
    private let planColumns: [Int?]
    private let numberColumn: Int

    /// - Parameters:
    ///   - feed: where the plan starts; its last variable is `rowNumber`, the others are variables of the input.
    init(_ input: Operator, feed: FeedOperator, plan: Operator, kind: Kind, estimate: Double) {
        self.input = input
        self.feed = feed
        self.plan = plan
        self.kind = kind
        fed = feed.variables.dropLast().compactMap { input.column(of: $0) }
        numberColumn = plan.column(of: Dependent.rowNumber) ?? 0
        var variables = input.variables
        switch kind {
        case .optional: variables += plan.variables.filter { $0 != Dependent.rowNumber && !variables.contains($0) }
        case .mark(let variable): variables.append(variable)
        case .semi, .anti: break
        }
        planColumns = variables.map { variable in plan.column(of: variable) }
        super.init(variables: variables, certain: input.certain, estimate: estimate)
    }

    override func next() throws(QueryError) -> Batch? {
        while let batch = try input.next() {
            let result = try run(batch)
            if result.count > 0 { return result }
        }
        return nil
    }

    private func run(_ batch: Batch) throws(QueryError) -> Batch {
        var numbered = Batch(width: 0)
        numbered.columns = fed.map { batch.columns[$0] }
        numbered.columns.append((0..<UInt32(batch.count)).map { $0 })
        numbered.count = batch.count
        feed.feed(numbered)
        var isMatched = [Bool](repeating: false, count: batch.count)
        var result = Batch(width: variables.count)
        while let made = try plan.next() {
            for number in made.columns[numberColumn] { isMatched[Int(number)] = true }
            if case .optional = kind { append(made, batch, to: &result) }
        }
        switch kind {
        case .semi: return batch.gathered((0..<UInt32(batch.count)).filter { isMatched[Int($0)] })
        case .anti: return batch.gathered((0..<UInt32(batch.count)).filter { !isMatched[Int($0)] })
        case .mark:
            var marked = batch
            marked.columns.append(isMatched.map { TermID(boolean: $0).rawValue })
            return marked
        case .optional:
            var alone = batch.gathered((0..<UInt32(batch.count)).filter { !isMatched[Int($0)] })
            while alone.columns.count < variables.count {
                alone.columns.append([UInt32](repeating: 0, count: alone.count))
            }
            result.append(alone)
            return result
        }
    }

    private func append(_ made: Batch, _ batch: Batch, to result: inout Batch) {
        let numbers = made.columns[numberColumn]
        for column in variables.indices {
            if column < batch.columns.count {
                result.columns[column] += Batch.gather(batch.columns[column], numbers)
            } else if let source = planColumns[column] {
                result.columns[column] += made.columns[source]
            }
        }
        result.count += made.count
    }
}
