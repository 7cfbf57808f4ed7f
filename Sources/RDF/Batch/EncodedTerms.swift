/// The terms of a batch as a format writes them, each of them encoded once, when it is first needed.
///
/// ```swift
/// terms.begin(batch)
/// if let known = terms.range(of: index) { return known }
/// let start = terms.bytes.count
/// …                                       // append the term to terms.bytes
/// return terms.finish(index, from: start)
/// ```
@usableFromInline
package struct EncodedTerms: Sendable {
    /// The text of the terms, one after the other.
    @usableFromInline package var bytes: [UInt8] = []
    /// Where a term stands in the text; an empty range for one that is not encoded yet.
    @usableFromInline var ranges: [Range<Int>] = []

    package init() {}

    /// Forgets the terms of the batch before, and keeps the memory.
    package mutating func begin(_ batch: QuadBatch) {
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
        ranges.append(contentsOf: repeatElement(0..<0, count: batch.terms.count))
    }

    /// Where a term stands, if it is encoded.
    @inlinable
    @inline(__always)
    package func range(of index: UInt32) -> Range<Int>? {
        let range = ranges[Int(index)]
        return range.isEmpty ? nil : range
    }

    /// Notes that a term stands at the end of the text.
    @inlinable
    @inline(__always)
    package mutating func finish(_ index: UInt32, from start: Int) -> Range<Int> {
        let range = start..<bytes.count
        ranges[Int(index)] = range
        return range
    }
}
