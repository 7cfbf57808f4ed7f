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

        /// What is yielded of a batch once it is known for which rows the plan has one.
        func rest(of batch: Batch, _ isMatched: [Bool]) -> Batch {
            func rows(matched: Bool) -> Batch {
                batch.gathered((0..<UInt32(batch.count)).filter { isMatched[Int($0)] == matched })
            }
            switch self {
            case .semi: return rows(matched: true)
            case .anti, .optional: return rows(matched: false)
            case .mark:
                var marked = batch
                marked.columns.append(isMatched.map { TermID(boolean: $0).rawValue })
                return marked
            }
        }
    }

    /// The column of row numbers.
    static let rowNumber = Variable(".row")

    let input: Operator
    private let feed: FeedOperator
    let plan: Operator
    let kind: Kind
    /// For each column of the feed but the last, its column in the input.
    private let fed: [Int]
    private let planColumns: [Int?]
    private let numberColumn: Int
    private var current: Batch?
    private var isMatched: [Bool] = []

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

    override func produce() throws(QueryError) -> Batch? {
        while true {
            if current == nil {
                guard let batch = try input.next() else { return nil }
                start(batch)
            }
            guard let batch = current else { return nil }
            while let made = try plan.next() {
                for number in made.columns[numberColumn] { isMatched[Int(number)] = true }
                if case .optional = kind { return joined(made, batch) }
            }
            current = nil
            let rest = finished(batch)
            if rest.count > 0 { return rest }
        }
    }

    private func start(_ batch: Batch) {
        var numbered = Batch(width: 0)
        numbered.columns = fed.map { batch.columns[$0] }
        numbered.columns.append((0..<UInt32(batch.count)).map { $0 })
        numbered.count = batch.count
        feed.feed(numbered)
        isMatched = [Bool](repeating: false, count: batch.count)
        current = batch
    }

    /// What is left to yield of a batch when the plan has no more rows for it.
    private func finished(_ batch: Batch) -> Batch {
        var rest = kind.rest(of: batch, isMatched)
        while rest.columns.count < variables.count { rest.columns.append([UInt32](repeating: 0, count: rest.count)) }
        return rest
    }

    /// The plan's rows with the columns of the input.
    private func joined(_ made: Batch, _ batch: Batch) -> Batch {
        let numbers = made.columns[numberColumn]
        var result = Batch(width: variables.count)
        for column in variables.indices {
            // A variable that was unbound in the input may have got its value from the plan.
            if let source = planColumns[column], !input.certain.contains(variables[column]) {
                result.columns[column] = made.columns[source]
            } else {
                result.columns[column] = Batch.gather(batch.columns[column], numbers)
            }
        }
        result.count = made.count
        return result
    }
}
