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
        let weights = order.components.map { RowCheck.weight(of: $0) }
        let (second, third, fourth) = (view.second, view.third, view.fourth)
        let (secondWeight, thirdWeight) = (weights[1], weights[2])
        let fourthWeight = weights.count == 4 ? weights[3] : nil
        var sum: UInt64 = 0
        for key in 0..<view.keys.count {
            let start = UInt64(view.keys[key]) &* weights[0]
            let rows = Int(view.starts[key])..<Int(view.starts[key + 1])
            for row in rows {
                var value = start &+ UInt64(second[row]) &* secondWeight &+ UInt64(third[row]) &* thirdWeight
                if let fourthWeight { value &+= UInt64(fourth[row]) &* fourthWeight }
                sum &+= RowCheck.mark(value)
                guard row > rows.lowerBound, second[row - 1] >= second[row] else { continue }
                guard second[row - 1] == second[row], third[row - 1] <= third[row] else { return nil }
                if third[row - 1] == third[row] {
                    guard fourthWeight != nil, fourth[row - 1] < fourth[row] else { return nil }
                }
            }
        }
        return sum
    }
}

extension StoreDamage {
    fileprivate static func disorder(_ order: IndexOrder) -> StoreDamage {
        StoreDamage("the index \(order) is not sorted")
    }
}
