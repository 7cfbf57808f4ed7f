import TripleStore

/// What one condition of `ORDER BY` gives for all rows.
struct SortColumn {
    /// For each row a number that is smaller where the row comes first.
    let keys: [UInt64]
    private let isDescending: Bool
    /// The column of the rows that holds the values, or the values themselves.
    private let column: Int?
    private let values: [Value]
    /// For each rank how many bytes its texts begin with alike.
    private let skipped: [Int]

    init(_ expression: CompiledExpression, isDescending: Bool, _ rows: Batch, _ context: EvaluationContext) {
        self.isDescending = isDescending
        if case .column(let column) = expression {
            self.column = column
            values = []
        } else {
            column = nil
            values = (0..<rows.count).map { expression.value(rows, $0, context) }
        }
        let flip: UInt64 = isDescending ? .max : 0
        guard let column else {
            skipped = []
            keys = values.map { SortKey($0, context).prefix(skipping: { _ in 0 }, context) ^ flip }
            return
        }
        let skipped = SortColumn.commonPrefixes(rows.columns[column], context.snapshot)
        self.skipped = skipped
        keys = rows.columns[column].map { id in
            SortColumn.prefix(TermID(rawValue: id), skipped, context) ^ flip
        }
    }

    /// Keys of what follows in the texts of rows whose keys up to there are equal; `nil` where nothing follows, or where
    /// the values are no stored texts.
    ///
    /// - Parameter depth: how many such keys there have been.
    func keys(of places: [UInt32], depth: Int, _ rows: Batch, _ context: EvaluationContext) -> [UInt64]? {
        guard let column else { return nil }
        var keys: [UInt64] = []
        keys.reserveCapacity(places.count)
        var goesOn = false
        for place in places {
            let id = TermID(rawValue: rows.columns[column][Int(place)])
            guard let rank = context.snapshot.kind(of: id).flatMap({ SortKey.rank(of: $0) }) else { return nil }
            // The first key holds seven whole bytes beside the rank.
            let start = skipped[rank] + 7 + 8 * depth
            keys.append(
                context.snapshot.withText(of: id) { text in
                    if text.count > start { goesOn = true }
                    return TextOrder.head(UnsafeBufferPointer(rebasing: text.dropFirst(start)))
                } ^ (isDescending ? .max : 0))
        }
        return goesOn ? keys : nil
    }

    /// Negative, zero or positive, as rows come out.
    func compare(_ left: Int, _ right: Int, _ rows: Batch, _ context: EvaluationContext) -> Int {
        let order: Int
        if let column {
            let (first, second) = (rows.columns[column][left], rows.columns[column][right])
            order = first == second ? 0 : SortColumn.compare(TermID(rawValue: first), TermID(rawValue: second), context)
        } else {
            order = SortKey(values[left], context).compare(SortKey(values[right], context), context)
        }
        return isDescending ? -order : order
    }

    private static func compare(_ left: TermID, _ right: TermID, _ context: EvaluationContext) -> Int {
        if let first = left.tenMillionths, let second = right.tenMillionths {
            return first < second ? -1 : first == second ? 0 : 1
        }
        if let kind = context.snapshot.kind(of: left), kind == context.snapshot.kind(of: right),
            kind == .iri || kind == .blankNode || kind == .string
        {
            return context.compareText(left, right)
        }
        return SortKey(value(left), context).compare(SortKey(value(right), context), context)
    }

    private static func value(_ id: TermID) -> Value { id == .none ? .error : .term(id) }

    private static func prefix(_ id: TermID, _ skipped: [Int], _ context: EvaluationContext) -> UInt64 {
        if let number = context.inlineNumber(id) { return SortKey.numbers << 60 | SortKey.bits(of: number) >> 4 }
        return SortKey(value(id), context).prefix(skipping: { skipped[$0] }, context)
    }

    /// How many texts are fetched at once.
    private static let nearby = 32

    /// For each rank of `SortKey` how many bytes its texts begin with alike; nothing is said when some are not stored.
    private static func commonPrefixes(_ ids: [UInt32], _ snapshot: Snapshot) -> [Int] {
        var lengths = [Int](repeating: 0, count: 16)
        var firsts = [TermID](repeating: .none, count: 16)
        for (index, value) in ids.enumerated() {
            let id = TermID(rawValue: value)
            if index % nearby == 0 { snapshot.bringNear(ids[index..<min(index + nearby, ids.count)]) }
            if id.inlineTag == .local { return [Int](repeating: 0, count: 16) }
            guard let rank = snapshot.kind(of: id).flatMap({ SortKey.rank(of: $0) }) else { continue }
            if firsts[rank] == .none {
                firsts[rank] = id
                lengths[rank] = snapshot.withText(of: id) { $0.count }
            } else if lengths[rank] > 0 {
                lengths[rank] = min(
                    lengths[rank],
                    snapshot.withText(of: firsts[rank]) { first in
                        snapshot.withText(of: id) { TextOrder.commonPrefix(first, $0) }
                    })
            }
        }
        return lengths
    }
}
