/// Searches in ascending columns.
enum SortedSearch {
    /// How far a search goes step by step from the hint before it guesses.
    private static let nearby = 16

    /// The first place in a range whose value is not below the sought one.
    ///
    /// Looks near the hint first, for values that are sought in ascending order; then guesses the place from the values at
    /// both ends of the range, since the numbers of terms are spread evenly more often than not; then bisects.
    ///
    /// - Complexity: O(log *distance from the hint*) near it, O(log *n*) elsewhere, and O(1) where values are spread evenly.
    @inline(__always)
    static func lowerBound(of value: UInt32, in column: ColumnView, range: Range<Int>, hint: Int) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        guard low < high else { return low }
        let start = min(max(hint, low), high &- 1)
        var step = 1
        if column[start] < value {
            low = start &+ 1
            while step <= nearby {
                if low &+ step >= high { return bisect(column, low, high) { $0 < value } }
                if column[low &+ step] >= value { return bisect(column, low, low &+ step) { $0 < value } }
                low = low &+ step &+ 1
                step = step &<< 1
            }
        } else {
            high = start
            while step <= nearby {
                if high &- step <= low { return bisect(column, low, high) { $0 < value } }
                if column[high &- step] < value { return bisect(column, high &- step, high) { $0 < value } }
                high = high &- step
                step = step &<< 1
            }
        }
        return farBound(of: value, in: column, low, high)
    }

    private static func farBound(of value: UInt32, in column: ColumnView, _ start: Int, _ end: Int) -> Int {
        var low = start
        var high = end
        guard low < high else { return low }
        let first = column[low]
        let last = column[high &- 1]
        if value <= first { return low }
        if value > last { return high }
        let guess = low &+ Int(UInt64(value &- first) &* UInt64(high &- 1 &- low) / UInt64(last &- first))
        var step = 8
        if column[guess] < value {
            low = guess &+ 1
            while low &+ step < high, column[low &+ step] < value {
                low = low &+ step &+ 1
                step = step &<< 2
            }
            high = min(high, low &+ step &+ 1)
        } else {
            high = guess
            while high &- step > low, column[high &- step] >= value {
                high = high &- step
                step = step &<< 2
            }
            low = max(low, high &- step)
        }
        return bisect(column, low, high) { $0 < value }
    }

    /// The first place in a range whose value is above the sought one, looked for upwards from the start of the range.
    ///
    /// - Complexity: O(log *distance from the start*).
    @inline(__always)
    static func upperBound(of value: UInt32, in column: ColumnView, range: Range<Int>) -> Int {
        var low = range.lowerBound
        var step = 1
        while low &+ step < range.upperBound, column[low &+ step] <= value {
            low = low &+ step
            step = step &<< 1
        }
        return bisect(column, low, min(range.upperBound, low &+ step &+ 1)) { $0 <= value }
    }

    @inline(__always)
    private static func bisect(_ column: ColumnView, _ low: Int, _ high: Int, _ isBefore: (UInt32) -> Bool) -> Int {
        var low = low
        var high = high
        while low < high {
            let middle = (low &+ high) &>> 1
            if isBefore(column[middle]) { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
