extension TripleStore {
    /// Makes a store of the parts of an image, which it uses in place.
    ///
    /// - Parameters:
    ///   - sections: the parts, by their codes.
    ///   - isRepairing: whether an index that lacks a part is made anew from another one.
    /// - Throws: what is wrong; whatever the parts hold, nothing else happens.
    /// - Complexity: O(*n*), each number being looked at once.
    package convenience init(
        image sections: [UInt32: SectionMemory], isRepairing: Bool = false
    ) throws(StoreDamage) {
        guard let text = sections[ImageSection.text], let records = sections[ImageSection.records] else {
            throw StoreDamage("the terms are missing")
        }
        let dictionary = try TermDictionary.reading(text: text, records: records)
        let check = RowCheck(dictionary.view)
        func index(_ orders: [IndexOrder]) throws(StoreDamage) -> QuadIndex {
            try QuadIndex(image: sections, orders: orders, check, isRepairing: isRepairing)
        }
        let indexes = GraphIndexes(
            defaultGraph: try index(IndexOrder.defaultGraph), namedGraphs: try index(IndexOrder.namedGraphs))
        self.init(StoreState(dictionary: dictionary, indexes: indexes))
    }
}

extension QuadIndex {
    fileprivate init(
        image sections: [UInt32: SectionMemory], orders: [IndexOrder], _ check: RowCheck, isRepairing: Bool
    ) throws(StoreDamage) {
        let parts = orders.map { order in
            (0..<order.columnCount).compactMap { sections[ImageSection.code(order, column: $0)] }
        }
        self.init(orders: orders)
        guard parts.contains(where: { !$0.isEmpty }) else { return }
        var read: [SortedOrder] = []
        var sums: Set<UInt64> = []
        for (order, columns) in zip(orders, parts) {
            guard columns.count == order.columnCount else {
                if isRepairing { continue }
                throw StoreDamage("a part of the index \(order) is missing")
            }
            do {
                let (sorted, sum) = try SortedOrder.reading(order, columns, check)
                read.append(sorted)
                sums.insert(sum)
            } catch {
                if !isRepairing { throw error }
            }
        }
        if read.count == orders.count, sums.count == 1 {
            self.init(run: IndexRun(read), orders: orders)
        } else if isRepairing {
            try self.init(repairing: read, orders: orders, check)
        } else {
            throw StoreDamage("the indexes do not hold the same quads")
        }
    }

    /// Makes an index of the first order whose terms all may stand where they do.
    private init(repairing read: [SortedOrder], orders: [IndexOrder], _ check: RowCheck) throws(StoreDamage) {
        for order in read {
            var rows: [QuadRow] = []
            order.appendRows(to: &rows)
            let isNamed = orders == IndexOrder.namedGraphs
            if rows.allSatisfy({ check.allows($0) && ($0.graph != 0) == isNamed }) {
                self.init(rows: rows, orders: orders)
                return
            }
        }
        throw StoreDamage("no index is whole")
    }
}
