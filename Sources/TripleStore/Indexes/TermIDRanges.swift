/// Ranges of ids, to which the objects of a pattern are limited: inline numbers and dates stand in the indexes in the order
/// of their values, so that a filter on them is a few ranges.
public struct TermIDRanges: Hashable, Sendable {
    /// The ranges, ascending, none overlapping.
    public let ranges: [ClosedRange<UInt32>]

    /// Makes ranges.
    ///
    /// - Parameter ranges: in any order, perhaps overlapping.
    public init(_ ranges: [ClosedRange<UInt32>]) {
        var joined: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = joined.last, range.lowerBound <= last.upperBound || range.lowerBound == last.upperBound &+ 1 {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        self.ranges = joined
    }

    /// One id.
    public init(_ id: TermID) { ranges = [id.rawValue...id.rawValue] }

    /// All terms that stand in the dictionary.
    public static let stored = TermIDRanges([1...(1 << 31 - 1)])

    /// The inline numbers from one number to another; a few more at both ends, since the bounds are not exact.
    public static func numbers(from lower: Double, to upper: Double) -> TermIDRanges {
        var ranges: [ClosedRange<UInt32>] = []
        func add(_ tag: TermID.InlineTag, high: UInt32, bits: Int, factor: Double) {
            let limit = Double(1 << (bits - 1))
            let first = max((lower * factor).rounded(.down) - 1, -limit)
            let last = min((upper * factor).rounded(.up) + 1, limit - 1)
            guard first <= last else { return }
            func id(_ value: Double) -> UInt32 {
                TermID(tag, payload: high | UInt32(truncatingIfNeeded: Int64(value)) & (1 << bits - 1)).rawValue
            }
            // Numbers below zero come behind the others, as their bits have it.
            if last >= 0 { ranges.append(id(max(first, 0))...id(last)) }
            if first < 0 { ranges.append(id(first)...id(min(last, -1))) }
        }
        add(.integer, high: 0, bits: 28, factor: 1)
        add(.hundredths, high: 0, bits: 28, factor: 100)
        var factor = 1.0
        for scale in 1...7 as ClosedRange<UInt32> {
            factor *= 10
            add(.decimal, high: scale << 25, bits: 25, factor: factor)
        }
        return TermIDRanges(ranges)
    }

    /// The inline dates from one date to another; a few more at both ends, since timezones shift the days of other dates
    /// with which these are compared.
    ///
    /// - Parameters:
    ///   - lower: the first date, of the years 1 to 9999; `nil` for all up to the last one.
    ///   - upper: the last date; `nil` for all from the first one on.
    public static func dates(
        from lower: (year: Int, month: Int, day: Int)?, to upper: (year: Int, month: Int, day: Int)?
    ) -> TermIDRanges {
        func payload(_ date: (year: Int, month: Int, day: Int)) -> UInt32 {
            TermID(year: date.year, month: date.month, day: date.day).payload
        }
        let month: UInt32 = 31
        let first = TermID(.date, payload: lower.map { max(payload($0), month) - month } ?? 0)
        let last = TermID(.date, payload: upper.map { payload($0) + month } ?? .max)
        return TermIDRanges(first <= last ? [first.rawValue...last.rawValue] : [])
    }

    /// The inline booleans.
    public static let booleans = TermIDRanges([TermID(boolean: false).rawValue...TermID(boolean: true).rawValue])

    /// What lies in these ranges or in others.
    public func union(_ other: TermIDRanges) -> TermIDRanges { TermIDRanges(ranges + other.ranges) }

    /// What lies in these ranges and in others.
    public func intersection(_ other: TermIDRanges) -> TermIDRanges {
        TermIDRanges(
            ranges.flatMap { range in
                other.ranges.compactMap { range.overlaps($0) ? range.clamped(to: $0) : nil }
            })
    }

    /// The places of a range of an ascending column whose values lie in these ranges; empty ones are left out.
    func places(in column: ColumnView, _ range: Range<Int>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = range.lowerBound
        for wanted in ranges {
            let low = SortedSearch.lowerBound(
                of: wanted.lowerBound, in: column, range: start..<range.upperBound, hint: start)
            let high = SortedSearch.upperBound(of: wanted.upperBound, in: column, range: low..<range.upperBound)
            if low < high { result.append(low..<high) }
            start = high
        }
        return result
    }
}
