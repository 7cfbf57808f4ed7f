import SPARQLSyntax

/// Joins two steps: keeps the rows of the right one in a hash table and looks up each row of the left one.
///
/// Columns that both sides have and that may be unbound on one of them are compared row by row, as compatible mappings
/// (SPARQL 1.1 Query, section 18.3), since an unbound value fits any.
final class HashJoin: Operator {
    /// What becomes of a row of the left side.
    enum Kind {
        /// It is joined with each compatible row of the right side.
        case inner
        /// It is kept if it has no compatible row with which it shares a bound variable (`MINUS`).
        case minus
    }

    let left: Operator
    let right: Operator
    let kind: Kind
    private let context: EvaluationContext
    let leftKey: [Int]
    private let rightKey: [Int]
    /// The other columns that both sides have.
    let loose: [(left: Int, right: Int)]
    /// The columns that only the right side has.
    private let added: [Int]
    private var table: KeyTable
    private var rows = Batch(width: 0)
    /// For each key its first row, and for each row the next one with the same key.
    private var heads: [UInt32] = []
    private var links: [UInt32] = []
    private var isBuilt = false
    /// Where the next call goes on: a row of a batch of the left side, and its partner.
    private var current: Batch?
    private var row = 0
    private var partner = UInt32.max

    init(_ left: Operator, _ right: Operator, kind: Kind, context: EvaluationContext, estimate: Double) {
        self.left = left
        self.right = right
        self.kind = kind
        self.context = context
        let shared = left.variables.filter { right.variables.contains($0) }
        let strict = shared.filter { left.certain.contains($0) && right.certain.contains($0) }
        leftKey = strict.compactMap { left.column(of: $0) }
        rightKey = strict.compactMap { right.column(of: $0) }
        loose = shared.filter { !strict.contains($0) }.compactMap { variable in
            guard let first = left.column(of: variable), let second = right.column(of: variable) else { return nil }
            return (first, second)
        }
        added = right.variables.indices.filter { !left.variables.contains(right.variables[$0]) }
        table = KeyTable(width: strict.count)
        var certain = left.certain
        var variables = left.variables
        if case .minus = kind {
        } else {
            variables += added.map { right.variables[$0] }
            if case .inner = kind { certain.formUnion(right.certain) }
        }
        super.init(variables: variables, certain: certain, estimate: estimate)
    }

    override func produce() throws(QueryError) -> Batch? {
        if !isBuilt { try build() }
        while true {
            if current == nil {
                guard let batch = try left.next() else { return nil }
                current = batch
                row = 0
                partner = .max
            }
            guard let batch = current else { return nil }
            try context.budget.check()
            let result = join(batch)
            if result.count > 0 { return result }
        }
    }

    private func build() throws(QueryError) {
        isBuilt = true
        rows = try right.drain(context.budget)
        links = [UInt32](repeating: .max, count: rows.count)
        // From the last to the first, so that rows with the same key come out in their order.
        for row in (0..<rows.count).reversed() {
            let (number, isNew) = table.insert(rows, row, rightKey)
            if isNew {
                heads.append(UInt32(row))
            } else {
                links[row] = heads[number]
                heads[number] = UInt32(row)
            }
        }
    }

    /// Joins the rows of a batch from where the last call stopped, until there are enough for one batch.
    private func join(_ batch: Batch) -> Batch {
        var sources: [UInt32] = []
        if case .minus = kind {
            for row in 0..<batch.count where !hasPartner(batch, row) { sources.append(UInt32(row)) }
            current = nil
            return batch.gathered(sources)
        }
        var partners: [UInt32] = []
        // Pairs that do not fit take time too.
        var pairs = 0
        while row < batch.count {
            if partner == .max { partner = firstPartner(batch, row) }
            while partner != .max, sources.count < Operator.batchSize, pairs < 1 << 20 {
                pairs &+= 1
                if areCompatible(batch, row, Int(partner)) {
                    sources.append(UInt32(row))
                    partners.append(partner)
                }
                partner = links[Int(partner)]
            }
            if partner != .max { return combine(batch, sources, partners) }
            row += 1
        }
        current = nil
        return combine(batch, sources, partners)
    }

    /// The first row of the right side with the key of a row of the left side.
    private func firstPartner(_ batch: Batch, _ row: Int) -> UInt32 {
        table.find(batch, row, leftKey).map { heads[$0] } ?? .max
    }

    private func areCompatible(_ batch: Batch, _ row: Int, _ partner: Int) -> Bool {
        for (first, second) in loose {
            let left = batch.columns[first][row]
            let right = rows.columns[second][partner]
            if left != 0, right != 0, left != right { return false }
        }
        return true
    }

    /// Whether a row is removed by `MINUS`: a compatible row has at least one bound variable in common.
    private func hasPartner(_ batch: Batch, _ row: Int) -> Bool {
        var partner = firstPartner(batch, row)
        while partner != .max {
            if areCompatible(batch, row, Int(partner)) {
                if !leftKey.isEmpty { return true }
                if loose.contains(where: {
                    batch.columns[$0.left][row] != 0 && rows.columns[$0.right][Int(partner)] != 0
                }) {
                    return true
                }
            }
            partner = links[Int(partner)]
        }
        return false
    }

    private func combine(_ batch: Batch, _ sources: [UInt32], _ partners: [UInt32]) -> Batch {
        var result = batch.gathered(sources)
        for (first, second) in loose {
            for index in sources.indices where result.columns[first][index] == 0 {
                result.columns[first][index] = rows.columns[second][Int(partners[index])]
            }
        }
        for column in added { result.columns.append(Batch.gather(rows.columns[column], partners)) }
        return result
    }
}
