/// Rows in one order, as columns.
///
/// The leading column is kept as its distinct values and where the rows of each start.
final class SortedOrder: Sendable {
    let order: IndexOrder
    /// How many distinct values the second component has under each key; kept where predicates lead, empty elsewhere.
    let distinctSeconds: [UInt32]
    /// The sum of the squares of how often each of these values stands under its key: how uneven they are.
    let squaredSeconds: [UInt64]
    let view: SortedView
    private let storage: [ColumnStorage]

    var count: Int { view.second.count }

    /// Takes rows that are sorted in the order.
    convenience init(_ rows: [QuadRow], order: IndexOrder) {
        let components = order.components
        var keys: [UInt32] = []
        var starts: [UInt32] = []
        for (index, row) in rows.enumerated() {
            let key = row[components[0]]
            guard keys.last != key else { continue }
            keys.append(key)
            starts.append(UInt32(index))
        }
        starts.append(UInt32(rows.count))
        let others = components.dropFirst().map { component in
            ColumnStorage(count: rows.count) { rows[$0][component] }
        }
        self.init([ColumnStorage(keys), ColumnStorage(starts)] + others, order: order)
    }

    /// Takes over the columns of an order: the distinct values that lead, their starts, and the other components.
    init(_ columns: [ColumnStorage], order: IndexOrder) {
        self.order = order
        storage = columns
        view = SortedView(
            keys: columns[0].view, starts: columns[1].view, second: columns[2].view, third: columns[3].view,
            fourth: columns.count > 4 ? columns[4].view : ColumnView.empty)
        let counts = SecondCounts(view, order)
        distinctSeconds = counts.distinct
        squaredSeconds = counts.squares
    }

    /// The rows whose first components have certain values.
    func range(prefix: [UInt32]) -> Range<Int> {
        guard let key = prefix.first else { return 0..<count }
        var hint = 0
        var range = view.rows(ofKey: key, hint: &hint)
        for place in 1..<max(prefix.count, 1) where !range.isEmpty {
            var hint = range.lowerBound
            range = view.narrow(range, place: place, to: prefix[place], hint: &hint)
        }
        return range
    }

    /// The rows whose first components have certain values, and whose next component lies in some ranges.
    ///
    /// - Parameter ranges: what the next component may be; `nil` for anything.
    func ranges(prefix: [UInt32], next ranges: TermIDRanges?) -> [Range<Int>] {
        let rows = range(prefix: prefix)
        guard let ranges else { return [rows] }
        guard !prefix.isEmpty else {
            return ranges.places(in: view.keys, 0..<view.keys.count).map { keys in
                Int(view.starts[keys.lowerBound])..<Int(view.starts[keys.upperBound])
            }
        }
        return ranges.places(in: view.column(prefix.count), rows)
    }

    /// Appends all rows as quads of numbers, in the order.
    func appendRows(to output: inout [QuadRow]) {
        output.reserveCapacity(output.count + count)
        forEachRow { output.append($0) }
    }

    /// Puts all rows into an array of as many, in the order.
    func copyRows(to output: inout [QuadRow]) {
        var index = 0
        forEachRow { row in
            output[index] = row
            index += 1
        }
    }

    @inline(__always)
    private func forEachRow(_ body: (QuadRow) -> Void) {
        let components = order.components
        for keyIndex in 0..<view.keys.count {
            for row in Int(view.starts[keyIndex])..<Int(view.starts[keyIndex + 1]) {
                var quad = QuadRow(subject: 0, predicate: 0, object: 0, graph: 0)
                quad[components[0]] = view.keys[keyIndex]
                quad[components[1]] = view.second[row]
                quad[components[2]] = view.third[row]
                if components.count == 4 { quad[components[3]] = view.fourth[row] }
                body(quad)
            }
        }
    }
}

/// The columns of a `SortedOrder`, for searching; valid while the order lives.
struct SortedView: Sendable {
    /// The distinct values of the leading component, ascending.
    let keys: ColumnView
    /// Where the rows of each key start; one more than `keys`, the last being the number of rows.
    let starts: ColumnView
    /// The other components, in the order of comparison; the last is empty for the default graph.
    let second: ColumnView
    let third: ColumnView
    let fourth: ColumnView

    /// All columns.
    var columns: [ColumnView] { [keys, starts, second, third, fourth] }

    /// The column at a place behind the leading one, 1 to 3.
    @inline(__always)
    func column(_ place: Int) -> ColumnView {
        switch place {
        case 1: second
        case 2: third
        default: fourth
        }
    }

    /// The rows of a key.
    ///
    /// - Parameters:
    ///   - key: the value of the leading component.
    ///   - hint: where the last key was found; ascending keys are then found in few steps.
    /// - Complexity: O(log *distance from the hint*).
    @inline(__always)
    func rows(ofKey key: UInt32, hint: inout Int) -> Range<Int> {
        hint = SortedSearch.lowerBound(of: key, in: keys, range: 0..<keys.count, hint: hint)
        guard hint < keys.count, keys[hint] == key else { return 0..<0 }
        return Int(starts[hint])..<Int(starts[hint &+ 1])
    }

    /// The part of a range of rows that has a value at a place; the rows of the range are equal in all places before.
    @inline(__always)
    func narrow(_ range: Range<Int>, place: Int, to value: UInt32, hint: inout Int) -> Range<Int> {
        let column = column(place)
        let lower = SortedSearch.lowerBound(of: value, in: column, range: range, hint: hint)
        hint = lower
        guard lower < range.upperBound, column[lower] == value else { return lower..<lower }
        let upper = SortedSearch.upperBound(of: value, in: column, range: lower..<range.upperBound)
        return lower..<upper
    }

    /// The index in `keys` of the key to which a row belongs.
    func keyIndex(ofRow row: Int) -> Int {
        SortedSearch.upperBound(of: UInt32(row), in: starts, range: 0..<starts.count) - 1
    }
}

/// How many values the second component has under each key, where predicates lead.
private struct SecondCounts {
    var distinct: [UInt32] = []
    var squares: [UInt64] = []

    init(_ view: SortedView, _ order: IndexOrder) {
        guard order.components[0] == .predicate else { return }
        distinct.reserveCapacity(view.keys.count)
        squares.reserveCapacity(view.keys.count)
        for key in 0..<view.keys.count {
            var (count, sum, length) = (0 as UInt32, 0 as UInt64, 0 as UInt64)
            let rows = Int(view.starts[key])..<Int(view.starts[key + 1])
            for row in rows {
                if row == rows.lowerBound || view.second[row] != view.second[row - 1] {
                    count += 1
                    length = 0
                }
                // n² is the sum of the first n odd numbers.
                sum += 2 * length + 1
                length += 1
            }
            distinct.append(count)
            squares.append(sum)
        }
    }
}
