/// The rows that a `PatternExtension` made.
public struct ExtensionOutput: Sendable {
    /// For each row the input row that it extends.
    public internal(set) var sources: [UInt32] = []
    /// The new columns, in the order subject, predicate, object, graph of the components that asked for one.
    public internal(set) var columns: [[UInt32]] = []

    /// Whether there is one row for each row of the input, in their order.
    public internal(set) var extendsEachRow = false

    /// Makes an output without rows.
    public init() {}

    /// How many rows there are.
    public var count: Int { sources.count }

    mutating func removeAll(columns count: Int) {
        extendsEachRow = false
        sources.removeAll(keepingCapacity: true)
        while columns.count < count { columns.append([]) }
        for column in columns.indices { columns[column].removeAll(keepingCapacity: true) }
    }

    @inline(__always)
    mutating func appendSource(_ source: UInt32, times count: Int) {
        if count == 1 {
            sources.append(source)
        } else {
            sources.append(contentsOf: repeatElement(source, count: count))
        }
    }

    @inline(__always)
    mutating func append(_ values: ColumnView, _ range: Range<Int>, to column: Int) {
        if range.count == 1 {
            columns[column].append(values[range.lowerBound])
        } else {
            columns[column].append(contentsOf: values[range])
        }
    }

    /// Appends the leading component of a range of rows.
    mutating func appendKeys(of order: SortedView, _ range: Range<Int>, to column: Int) {
        var key = order.keyIndex(ofRow: range.lowerBound)
        var row = range.lowerBound
        while row < range.upperBound {
            let end = min(Int(order.starts[key + 1]), range.upperBound)
            columns[column].append(contentsOf: repeatElement(order.keys[key], count: end - row))
            row = end
            key += 1
        }
    }
}
