extension SortedOrder {
    /// Takes columns over from an image, if they are those of a sorted order.
    ///
    /// - Parameters:
    ///   - order: the order.
    ///   - sections: its columns.
    ///   - check: what the values must be.
    /// - Returns: the order, and the sum of its rows' marks; see `RowCheck`.
    /// - Complexity: O(*n*).
    static func reading(
        _ order: IndexOrder, _ sections: [SectionMemory], _ check: RowCheck
    ) throws(StoreDamage) -> (order: SortedOrder, sum: UInt64) {
        let columns = sections.map { ColumnStorage($0) }
        let (keys, starts) = (columns[0].view, columns[1].view)
        let count = columns[2].view.count
        guard starts.count == keys.count + 1, keys.count > 0,
            columns.dropFirst(2).allSatisfy({ $0.view.count == count })
        else { throw StoreDamage("the columns of the index \(order) have other lengths than they should") }
        guard starts[0] == 0, Int(starts[keys.count]) == count else { throw .disorder(order) }
        for index in 0..<keys.count {
            guard starts[index] < starts[index + 1], index == 0 || keys[index - 1] < keys[index] else {
                throw .disorder(order)
            }
            guard check.allows(keys[index], as: order.components[0]) else {
                throw StoreDamage("the index \(order) has a term where none of its kind may stand")
            }
        }
        let result = SortedOrder(columns, order: order)
        guard let sum = result.sumOfMarks() else { throw .disorder(order) }
        return (result, sum)
    }

    /// The sum of the marks of all rows; `nil` where they are not sorted or not distinct.
    private func sumOfMarks() -> UInt64? {
        let components = order.components
        var sum: UInt64 = 0
        var last: QuadRow?
        var isSorted = true
        forEachRow { row in
            sum &+= RowCheck.mark(row)
            // The leading values have been looked at already.
            if let last, last[components[0]] == row[components[0]] {
                let (before, after) = (last[components[1]], row[components[1]])
                if before > after || before == after && !SortedOrder.isBefore(last, row, components) {
                    isSorted = false
                }
            }
            last = row
        }
        return isSorted ? sum : nil
    }

    private static func isBefore(_ left: QuadRow, _ right: QuadRow, _ components: [QuadComponent]) -> Bool {
        for component in components.dropFirst(2) where left[component] != right[component] {
            return left[component] < right[component]
        }
        return false
    }
}

extension StoreDamage {
    fileprivate static func disorder(_ order: IndexOrder) -> StoreDamage {
        StoreDamage("the index \(order) is not sorted")
    }
}
