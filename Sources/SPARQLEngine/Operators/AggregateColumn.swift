import SPARQLSyntax
import TripleStore

/// The states of one aggregate for all groups.
struct AggregateColumn {
    private let aggregate: Aggregate
    private let argument: CompiledExpression?
    private let context: EvaluationContext
    private var states: [AggregateState] = []
    /// What came of values that their ids hold, beside the states.
    private var inline: [InlineAggregate] = []
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
        if case .column(let column) = argument { return addColumn(batch.columns[column], groups, groupCount) }
        for row in 0..<batch.count {
            let value = argument.value(batch, row, context)
            if aggregate.kind == .count {
                if !value.isError { counts[groups[row]] += 1 }
            } else {
                states[groups[row]].add(value, aggregate.kind, context)
            }
        }
    }

    /// The values of a column.
    private mutating func addColumn(_ column: [UInt32], _ groups: [Int], _ groupCount: Int) {
        if aggregate.kind == .count {
            for row in column.indices where column[row] != 0 { counts[groups[row]] += 1 }
            return
        }
        while inline.count < groupCount { inline.append(InlineAggregate()) }
        let kind = InlineAggregate.Kind(aggregate.kind)
        for row in column.indices {
            let id = TermID(rawValue: column[row])
            if let kind, inline[groups[row]].add(id, kind) { continue }
            states[groups[row]].add(id == .none ? .error : .term(id), aggregate.kind, context)
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
        for group in inline.indices { states[group].add(inline[group], aggregate.kind, context) }
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
            // A value that cannot be computed stays in the list (`ListEval`, section 18.5.1), and nothing is less than it.
            if next.isError { hasError = true }
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

    /// Adds what came of inline values.
    mutating func add(_ inline: InlineAggregate, _ kind: Aggregate.Kind, _ context: EvaluationContext) {
        guard inline.count > 0 else { return }
        if let best = inline.best { return add(.term(best), kind, context) }
        add(inline.sum, kind, context)
        count += inline.count - 1
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
