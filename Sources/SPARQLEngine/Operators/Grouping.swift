import SPARQLSyntax
import TripleStore

/// Makes one row of each group of rows, with the results of aggregates (SPARQL 1.1 Query, section 18.5.1).
final class Grouping: Operator {
    let input: Operator
    let keys: [Int]
    let aggregates: [(aggregate: Aggregate, argument: CompiledExpression?)]
    private let context: EvaluationContext
    private var isDone = false

    /// - Parameters:
    ///   - keys: the columns of the input that make the groups.
    init(
        _ input: Operator, keys: [Int], names: [Variable],
        aggregates: [(aggregate: Aggregate, argument: CompiledExpression?)], context: EvaluationContext
    ) {
        self.input = input
        self.keys = keys
        self.aggregates = aggregates
        self.context = context
        let keyVariables = Set(names.prefix(keys.count))
        super.init(
            variables: names, certain: input.certain.intersection(keyVariables),
            estimate: keys.isEmpty ? 1 : max(input.estimate / 8, 1))
    }

    override func produce() throws(QueryError) -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        var groups = KeyTable(width: keys.count)
        var accumulators = aggregates.map { AggregateColumn($0.aggregate, argument: $0.argument, context: context) }
        while let batch = try input.next() {
            let countBefore = groups.count
            let numbers = (0..<batch.count).map { groups.insert(batch, $0, keys).number }
            for index in accumulators.indices { accumulators[index].add(batch, numbers, groupCount: groups.count) }
            try context.budget.keep(
                total: groups.count, new: groups.count - countBefore, width: keys.count + accumulators.count)
        }
        // Without GROUP BY there is one group, even of no rows.
        let count = keys.isEmpty ? 1 : groups.count
        var result = Batch(width: 0)
        result.count = count
        result.columns = groups.columns
        for index in accumulators.indices { result.columns.append(accumulators[index].results(groupCount: count)) }
        return count == 0 ? nil : result
    }
}

/// The states of one aggregate for all groups.
struct AggregateColumn {
    private let aggregate: Aggregate
    private let argument: CompiledExpression?
    private let context: EvaluationContext
    private var states: [AggregateState] = []
    private var counts: [Int] = []
    /// What has been counted already, for `DISTINCT`: the group and the value.
    private var seen = KeyTable(width: 2)

    init(_ aggregate: Aggregate, argument: CompiledExpression?, context: EvaluationContext) {
        self.aggregate = aggregate
        self.argument = argument
        self.context = context
        if argument == nil, aggregate.isDistinct { seen = KeyTable(width: 0) }
    }

    mutating func add(_ batch: Batch, _ groups: [Int], groupCount: Int) {
        if aggregate.kind == .count {
            while counts.count < groupCount { counts.append(0) }
        } else {
            while states.count < groupCount { states.append(AggregateState()) }
        }
        guard let argument else { return addRows(batch, groups) }
        if aggregate.isDistinct { return addDistinct(argument, batch, groups) }
        for row in 0..<batch.count {
            let value = argument.value(batch, row, context)
            if aggregate.kind == .count {
                if !value.isError { counts[groups[row]] += 1 }
            } else {
                states[groups[row]].add(value, aggregate.kind, context)
            }
        }
    }

    /// `COUNT(*)` and `COUNT(DISTINCT *)`.
    private mutating func addRows(_ batch: Batch, _ groups: [Int]) {
        guard aggregate.isDistinct else {
            for group in groups { counts[group] += 1 }
            return
        }
        if seen.columns.isEmpty { seen = KeyTable(width: batch.columns.count + 1) }
        var numbered = batch
        numbered.columns.append(groups.map { UInt32($0) })
        let key = Array(numbered.columns.indices)
        for row in 0..<batch.count where seen.insert(numbered, row, key).isNew { counts[groups[row]] += 1 }
    }

    private mutating func addDistinct(_ argument: CompiledExpression, _ batch: Batch, _ groups: [Int]) {
        var pairs = Batch(width: 2)
        pairs.columns[0] = groups.map { UInt32($0) }
        if case .column(let column) = argument {
            pairs.columns[1] = batch.columns[column]
        } else {
            pairs.columns[1] = (0..<batch.count).map { context.id(of: argument.value(batch, $0, context)).rawValue }
        }
        pairs.count = batch.count
        for row in 0..<batch.count {
            let id = TermID(rawValue: pairs.columns[1][row])
            guard seen.insert(pairs, row, [0, 1]).isNew else { continue }
            if aggregate.kind == .count {
                if id != .none { counts[groups[row]] += 1 }
            } else {
                states[groups[row]].add(id == .none ? .error : .term(id), aggregate.kind, context)
            }
        }
    }

    mutating func results(groupCount: Int) -> [UInt32] {
        if aggregate.kind == .count {
            while counts.count < groupCount { counts.append(0) }
            return counts.map { context.id(of: .integer(Int64($0))).rawValue }
        }
        while states.count < groupCount { states.append(AggregateState()) }
        return states.map { context.id(of: $0.result(aggregate.kind, context)).rawValue }
    }
}

/// The state of one aggregate for one group.
struct AggregateState {
    private var value: Value = .error
    private var count = 0
    private var hasError = false
    private var text: [UInt8] = []

    mutating func add(_ next: Value, _ kind: Aggregate.Kind, _ context: EvaluationContext) {
        switch kind {
        case .count: break
        case .sum, .average:
            if next.isError { hasError = true }
            value = count == 0 ? context.calculate(.add, .integer(0), next) : context.calculate(.add, value, next)
            if value.isError { hasError = true }
            count += 1
        case .min, .max:
            guard !next.isError else { return }
            count += 1
            if value.isError || isBetter(next, kind, context) { value = next }
        case .sample:
            if value.isError { value = next }
        case .groupConcat(let separator):
            guard case .string(let piece) = context.plainString(context.string(of: next)) else {
                hasError = true
                return
            }
            if count > 0 { text.append(contentsOf: separator.utf8) }
            text.append(contentsOf: piece.utf8)
            count += 1
        }
    }

    private func isBetter(_ next: Value, _ kind: Aggregate.Kind, _ context: EvaluationContext) -> Bool {
        let order =
            context.compare(next, value)
            ?? SortKey(next, context).compare(SortKey(value, context), context)
        return kind == .min ? order < 0 : order > 0
    }

    func result(_ kind: Aggregate.Kind, _ context: EvaluationContext) -> Value {
        if hasError { return .error }
        switch kind {
        case .count: return .integer(Int64(count))
        case .sum: return count == 0 ? .integer(0) : value
        case .average:
            return count == 0 ? .integer(0) : context.calculate(.divide, value, .integer(Int64(count)))
        case .groupConcat: return .string(String(decoding: text, as: UTF8.self))
        case .min, .max, .sample: return value
        }
    }
}

extension EvaluationContext {
    /// A stored string as a computed one.
    func plainString(_ value: Value) -> Value { simpleString(value).map { .string($0) } ?? .error }
}
