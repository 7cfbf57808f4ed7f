/// Searches in ascending columns.
enum SortedSearch {
    /// The first place in a range whose value is not below the sought one, looked for outwards from a hint.
    ///
    /// - Complexity: O(log *distance from the hint*).
    @inline(__always)
    static func lowerBound(of value: UInt32, in column: ColumnView, range: Range<Int>, hint: Int) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        let start = min(max(hint, low), high)
        if start < high, column[start] < value {
            var step = 1
            low = start &+ 1
            while low &+ step < high, column[low &+ step] < value {
                low = low &+ step &+ 1
                step = step &<< 1
            }
            high = min(high, low &+ step &+ 1)
        } else {
            var step = 1
            high = start
            while high &- step > low, column[high &- step] >= value {
                high = high &- step
                step = step &<< 1
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
