/// Rows of numbers in columns; 0 for unbound.
struct Batch {
    var columns: [[UInt32]]
    var count = 0

    init(width: Int) { columns = [[UInt32]](repeating: [], count: width) }

    mutating func removeAll() {
        for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
        count = 0
    }

    /// Appends the rows of another batch; both have the same columns.
    mutating func append(_ other: Batch) {
        for column in columns.indices { columns[column].append(contentsOf: other.columns[column]) }
        count += other.count
    }

    /// Appends one row of another batch.
    mutating func append(row: Int, of other: Batch) {
        for column in columns.indices { columns[column].append(other.columns[column][row]) }
        count += 1
    }

    /// The rows at some places, in their order.
    func gathered(_ rows: [UInt32]) -> Batch {
        var result = Batch(width: columns.count)
        for column in columns.indices { result.columns[column] = Batch.gather(columns[column], rows) }
        result.count = rows.count
        return result
    }

    static func gather(_ column: [UInt32], _ rows: [UInt32]) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: rows.count) { buffer, count in
            // Safety: exactly `rows.count` elements are written into a buffer of that capacity.
            for index in rows.indices { buffer[index] = column[Int(rows[index])] }
            count = rows.count
        }
    }
}
