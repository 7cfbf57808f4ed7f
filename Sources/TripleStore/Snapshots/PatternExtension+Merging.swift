extension PatternExtension {
    /// Makes the next rows where there is one range of an index to search, by the values in columns of the input.
    ///
    /// First come the places of the matches, then the values there, column by column.
    mutating func merge(_ rowCount: Int, limit: Int, into output: inout ExtensionOutput) -> Bool {
        var places: [UInt32] = []
        let start = row
        output.sources = [UInt32](unsafeUninitializedCapacity: limit) { sources, sourceCount in
            places = [UInt32](unsafeUninitializedCapacity: limit) { places, count in
                // Safety: `locate` initializes as many elements of both as it says, at most `limit`.
                count = locate(rowCount, limit, sources, places)
                sourceCount = count
            }
        }
        let view = views[0]
        for (column, place) in outputPlaces.enumerated() {
            output.columns[column] = view.column(place).gathered(places)
        }
        // Rows that are extended one by one need not be copied.
        output.extendsEachRow =
            start == 0 && row == rowCount && pending.isEmpty && places.count == rowCount
            && output.sources.indices.allSatisfy { output.sources[$0] == UInt32($0) }
        return !places.isEmpty
    }

    /// Writes the places of the next matches and the rows to which they belong.
    ///
    /// - Returns: how many there are.
    private mutating func locate(
        _ rowCount: Int, _ limit: Int, _ sources: UnsafeMutableBufferPointer<UInt32>,
        _ places: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        let first = keys[fixed]
        let hasMore = bound.count > fixed + 1
        let view = views[0]
        let column = fixed == 0 ? view.keys : view.column(fixed)
        let base = fixed == 0 ? 0..<view.keys.count : bases[0]
        var hint = hints[fixed]
        var count = 0
        var range = pending
        while count < limit {
            if range.isEmpty {
                guard row < rowCount else { break }
                let value = first[row]
                hint = SortedSearch.lowerBound(of: value, in: column, range: base, hint: hint)
                if hint < base.upperBound, column[hint] == value {
                    range = self.range(at: hint, value, column, base)
                    if hasMore { range = narrowed(range) }
                }
                if range.isEmpty {
                    row &+= 1
                    continue
                }
            }
            let end = min(range.upperBound, range.lowerBound &+ (limit &- count))
            for place in range.lowerBound..<end {
                sources.initializeElement(at: count, to: UInt32(truncatingIfNeeded: row))
                places.initializeElement(at: count, to: UInt32(truncatingIfNeeded: place))
                count &+= 1
            }
            range = end..<range.upperBound
            if range.isEmpty { row &+= 1 }
        }
        hints[fixed] = hint
        pending = range
        return count
    }

    /// The rows with a value, whose first place in its column is known.
    @inline(__always)
    private func range(at place: Int, _ value: UInt32, _ column: ColumnView, _ base: Range<Int>) -> Range<Int> {
        if fixed == 0 { return Int(views[0].starts[place])..<Int(views[0].starts[place &+ 1]) }
        let next = place &+ 1
        if next == base.upperBound || column[next] != value { return place..<next }
        return place..<SortedSearch.upperBound(of: value, in: column, range: place..<base.upperBound)
    }

    /// The part of the rows that agrees with the columns of the input behind the first.
    private func narrowed(_ rows: Range<Int>) -> Range<Int> {
        var range = rows
        for place in (fixed + 1)..<bound.count where !range.isEmpty {
            var hint = range.lowerBound
            range = views[0].narrow(range, place: place, to: keys[place][row], hint: &hint)
        }
        return range
    }
}
