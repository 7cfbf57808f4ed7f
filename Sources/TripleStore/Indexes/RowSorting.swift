/// Sorting of rows by counting digits: stable, linear, eleven bits a pass.
enum RowSorting {
    /// Memory for sorting so many rows.
    static func scratch(count: Int) -> [QuadRow] {
        [QuadRow](repeating: QuadRow(subject: 0, predicate: 0, object: 0, graph: 0), count: count)
    }

    /// Sorts by one component and keeps the order of rows that are equal in it.
    ///
    /// - Parameters:
    ///   - rows: the rows; the sorted ones afterwards.
    ///   - scratch: memory of the same length.
    /// - Complexity: O(*n*), at most three passes; passes over a digit that all rows share are left out.
    static func sort(_ rows: inout [QuadRow], scratch: inout [QuadRow], by component: QuadComponent) {
        guard rows.count > 1 else { return }
        if rows.count < 64 { return insertionSort(&rows, by: component) }
        for shift in [0, 11, 22] as [UInt32] {
            var counts = [Int](repeating: 0, count: 2048)
            for row in rows { counts[Int(row[component] >> shift & 2047)] += 1 }
            if counts.contains(rows.count) { continue }
            var total = 0
            for digit in 0..<2048 {
                let count = counts[digit]
                counts[digit] = total
                total += count
            }
            for row in rows {
                let digit = Int(row[component] >> shift & 2047)
                scratch[counts[digit]] = row
                counts[digit] &+= 1
            }
            swap(&rows, &scratch)
        }
    }

    private static func insertionSort(_ rows: inout [QuadRow], by component: QuadComponent) {
        for index in 1..<rows.count {
            let row = rows[index]
            var place = index
            while place > 0, rows[place - 1][component] > row[component] {
                rows[place] = rows[place - 1]
                place -= 1
            }
            rows[place] = row
        }
    }
}
