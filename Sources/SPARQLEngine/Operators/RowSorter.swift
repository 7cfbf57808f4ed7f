import TripleStore

/// Finds the order of rows: by short keys first, which differ nearly always, then by what follows in the texts, and in
/// full only where few rows are left.
struct RowSorter {
    /// A row with the start of what it is sorted by.
    struct Entry {
        var key: UInt64
        let row: UInt32
    }

    /// So many rows with the same key are compared in full at once.
    private static let fewRows = 6

    private let rows: Batch
    private let columns: [SortColumn]
    private let context: EvaluationContext

    init(_ rows: Batch, _ columns: [SortColumn], _ context: EvaluationContext) {
        self.rows = rows
        self.columns = columns
        self.context = context
    }

    /// The rows in their order; with a limit, perhaps only so many of the first.
    ///
    /// - Complexity: O(*n* log *n*), with a limit O(*n* log *limit*) at most.
    func sorted(limit: Int?) -> [UInt32] {
        let entries = columns[0].keys.enumerated().map { Entry(key: $1, row: UInt32($0)) }
        if let limit, limit < rows.count / 8 { return smallest(limit, of: entries) }
        return sorted(entries)
    }

    private func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        left.key != right.key ? left.key < right.key : isBefore(left.row, right.row)
    }

    private func isBefore(_ left: UInt32, _ right: UInt32) -> Bool {
        for column in columns {
            let order = column.compare(Int(left), Int(right), rows, context)
            if order != 0 { return order < 0 }
        }
        return left < right
    }

    private func sorted(_ entries: [Entry]) -> [UInt32] {
        var entries = entries
        RowSorter.sortByKey(&entries[...])
        var waiting = [(range: entries.indices, depth: 0)]
        while let (range, depth) = waiting.popLast() {
            var start = range.lowerBound
            while start < range.upperBound {
                var end = start + 1
                while end < range.upperBound, entries[end].key == entries[start].key { end += 1 }
                if end - start > RowSorter.fewRows,
                    let keys = columns[0].keys(of: entries[start..<end].map(\.row), depth: depth, rows, context)
                {
                    for (index, key) in zip(start..<end, keys) { entries[index].key = key }
                    RowSorter.sortByKey(&entries[start..<end])
                    waiting.append((start..<end, depth + 1))
                } else if end - start > 1 {
                    entries[start..<end].sort { isBefore($0.row, $1.row) }
                }
                start = end
            }
        }
        return entries.map(\.row)
    }

    private static func sortByKey(_ entries: inout ArraySlice<Entry>) {
        entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.row < $1.row }
    }

    /// The first elements in an order: a sorted run of candidates that is cut whenever it has doubled.
    private func smallest(_ count: Int, of entries: [Entry]) -> [UInt32] {
        guard count > 0 else { return [] }
        var best: [Entry] = []
        var bound: Entry?
        for entry in entries {
            if let bound, bound.key < entry.key || !isBefore(entry, bound) { continue }
            best.append(entry)
            if best.count >= 2 * count + 64 {
                best.sort(by: isBefore)
                best.removeSubrange(count...)
                bound = best.last
            }
        }
        best.sort(by: isBefore)
        return best.prefix(count).map(\.row)
    }
}
