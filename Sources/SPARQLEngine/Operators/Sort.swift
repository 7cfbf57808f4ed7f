import RDF
import SPARQLSyntax
import TripleStore

/// Sorts rows (SPARQL 1.2 Query, section 15.1): unbound, blank nodes, IRIs, literals, triple terms; literals by value where
/// they have an order, in a fixed order of their kinds otherwise.
///
/// Rows that compare equal stay in their order.
final class Sort: Operator {
    let input: Operator
    private let conditions: [(expression: CompiledExpression, isDescending: Bool)]
    private let context: EvaluationContext
    /// How many rows are needed at most.
    let limit: Int?
    private var sorted: Batch?
    private var isDone = false

    init(
        _ input: Operator, _ conditions: [(expression: CompiledExpression, isDescending: Bool)], limit: Int?,
        context: EvaluationContext
    ) {
        self.input = input
        self.conditions = conditions
        self.limit = limit
        self.context = context
        super.init(variables: input.variables, certain: input.certain, estimate: input.estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        guard !isDone else { return nil }
        isDone = true
        let rows = try input.drain(context.budget)
        guard rows.count > 0 else { return nil }
        let keys = conditions.map { condition in
            (0..<rows.count).map { SortKey(condition.expression.value(rows, $0, context), context) }
        }
        func isBefore(_ left: UInt32, _ right: UInt32) -> Bool {
            for (index, condition) in conditions.enumerated() {
                let order = keys[index][Int(left)].compare(keys[index][Int(right)], context)
                if order != 0 { return condition.isDescending ? order > 0 : order < 0 }
            }
            return left < right
        }
        let all = (0..<UInt32(rows.count)).map { $0 }
        guard let limit, limit < rows.count / 8 else { return rows.gathered(all.sorted(by: isBefore)) }
        return rows.gathered(Sort.smallest(limit, of: all, by: isBefore))
    }

    /// The first elements in an order: a sorted run of candidates that is cut whenever it has doubled.
    private static func smallest(
        _ count: Int, of rows: [UInt32], by isBefore: (UInt32, UInt32) -> Bool
    ) -> [UInt32] {
        guard count > 0 else { return [] }
        var best: [UInt32] = []
        var bound: UInt32?
        for row in rows {
            if let bound, !isBefore(row, bound) { continue }
            best.append(row)
            if best.count >= 2 * count + 64 {
                best.sort(by: isBefore)
                best.removeSubrange(count...)
                bound = best.last
            }
        }
        best.sort(by: isBefore)
        return Array(best.prefix(count))
    }
}

/// A value prepared for comparison.
struct SortKey {
    private enum Payload {
        case nothing
        case number(Value, Double)
        case boolean(Bool)
        case moment(Value)
        /// A stored text and its first eight bytes.
        case stored(TermID, UInt64)
        /// A stored text, its first eight bytes, and the language tag behind it.
        case tagged(TermID, UInt64, TermID)
        case text(String, String)
        case triple(TripleParts)
    }

    /// The place of the value's kind: unbound 0, blank node 1, IRI 2, then the kinds of literals, then triple terms.
    private let rank: Int
    private let payload: Payload

    init(_ value: Value, _ context: EvaluationContext) {
        let value = context.decoded(value)
        switch value {
        case .error: (rank, payload) = (0, .nothing)
        case .integer, .decimal, .float, .double: (rank, payload) = (3, .number(value, value.double ?? .nan))
        case .boolean(let boolean): (rank, payload) = (5, .boolean(boolean))
        case .dateTime(let moment):
            (rank, payload) = (moment.kind == .dateTime ? 6 : moment.kind == .date ? 7 : 8, .moment(value))
        case .string(let text): (rank, payload) = (4, .text(text, ""))
        case .text(let id): (rank, payload) = (4, .stored(id, SortKey.head(id, context)))
        case .languageString(let text, let language): (rank, payload) = (9, .text(text, language))
        case .iri(let iri): (rank, payload) = (2, .text(iri, ""))
        case .triple(let parts): (rank, payload) = (11, .triple(parts))
        case .term(let id):
            switch context.snapshot.kind(of: id) {
            case .blankNode: (rank, payload) = (1, .stored(id, SortKey.head(id, context)))
            case .iri: (rank, payload) = (2, .stored(id, SortKey.head(id, context)))
            case .string: (rank, payload) = (4, .stored(id, SortKey.head(id, context)))
            case .language:
                (rank, payload) = (9, .tagged(id, SortKey.head(id, context), context.snapshot.qualifier(of: id)))
            case .leftToRight, .rightToLeft:
                (rank, payload) = (9, SortKey.directional(context.stringLiteral(value)))
            default:
                let datatype = context.snapshot.text(of: context.snapshot.qualifier(of: id))
                (rank, payload) = (10, .text(datatype, context.snapshot.text(of: id)))
            }
        case .computed(let term):
            switch term {
            case .blankNode(let node): (rank, payload) = (1, .text(node.label, ""))
            case .literal(let literal) where literal.direction != nil:
                (rank, payload) = (9, SortKey.directional(context.stringLiteral(value)))
            case .literal(let literal): (rank, payload) = (10, .text(literal.datatype.string, literal.lexicalForm))
            case .iri(let iri): (rank, payload) = (2, .text(iri.string, ""))
            case .triple: (rank, payload) = (11, .nothing)
            }
        }
    }

    /// A text with its tag and direction behind it.
    private static func directional(_ literal: StringLiteral?) -> Payload {
        let direction = literal?.direction?.rawValue ?? ""
        return .text(literal?.text ?? "", "\(literal?.language ?? "")--\(direction)")
    }

    /// The first eight bytes of a stored text, the first byte highest, so that most comparisons need no more.
    private static func head(_ id: TermID, _ context: EvaluationContext) -> UInt64 {
        context.snapshot.withText(of: id) { text in
            var head: UInt64 = 0
            for index in 0..<8 { head = head << 8 | (index < text.count ? UInt64(text[index]) : 0) }
            return head
        }
    }

    /// Negative, zero or positive.
    func compare(_ other: SortKey, _ context: EvaluationContext) -> Int {
        if rank != other.rank { return rank - other.rank }
        switch (payload, other.payload) {
        case (.number(let first, let firstDouble), .number(let second, let secondDouble)):
            if firstDouble != secondDouble, !firstDouble.isNaN, !secondDouble.isNaN {
                return firstDouble < secondDouble ? -1 : 1
            }
            if firstDouble.isNaN || secondDouble.isNaN {
                return (firstDouble.isNaN ? 0 : 1) - (secondDouble.isNaN ? 0 : 1)
            }
            return context.compareNumbers(first, second) ?? 0
        case (.boolean(let first), .boolean(let second)): return (first ? 1 : 0) - (second ? 1 : 0)
        case (.moment(.dateTime(let first)), .moment(.dateTime(let second))): return first.totalCompare(second)
        case (.stored(let first, let head), .stored(let second, let otherHead)):
            if head != otherHead { return head < otherHead ? -1 : 1 }
            return first == second ? 0 : context.compareText(first, second)
        case (.tagged(let first, let head, let language), .tagged(let second, let otherHead, let otherLanguage)):
            if head != otherHead { return head < otherHead ? -1 : 1 }
            if first == second { return 0 }
            let order = context.compareText(first, second)
            return order != 0 ? order : context.compareText(language, otherLanguage)
        case (.nothing, .nothing): return 0
        case (.triple(let first), .triple(let second)): return SortKey.compare(first, second, context)
        default:
            let (first, firstRest) = texts(context)
            let (second, secondRest) = other.texts(context)
            if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1 }
            return firstRest == secondRest ? 0 : firstRest.utf8.lexicographicallyPrecedes(secondRest.utf8) ? -1 : 1
        }
    }

    /// Triple terms are ordered by their subjects, then predicates, then objects, which SPARQL leaves open.
    private static func compare(_ left: TripleParts, _ right: TripleParts, _ context: EvaluationContext) -> Int {
        for (first, second) in [
            (left.subject, right.subject), (left.predicate, right.predicate), (left.object, right.object),
        ] where first != second {
            let order = SortKey(.term(first), context).compare(SortKey(.term(second), context), context)
            if order != 0 { return order }
        }
        return 0
    }

    private func texts(_ context: EvaluationContext) -> (String, String) {
        switch payload {
        case .stored(let id, _): (context.snapshot.text(of: id), "")
        case .tagged(let id, _, let language): (context.snapshot.text(of: id), context.snapshot.text(of: language))
        case .text(let first, let second): (first, second)
        default: ("", "")
        }
    }
}
