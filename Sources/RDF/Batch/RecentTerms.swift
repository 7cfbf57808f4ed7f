/// A small cache of a batch's IRIs and blank nodes, so that a name that comes again is listed once.
///
/// Direct-mapped: a later term takes the slot of an earlier one with the same hash. A miss costs a repeated entry in
/// `terms`, nothing else.
@usableFromInline
package struct RecentTerms: Sendable {
    @usableFromInline var slots = [UInt32](repeating: .max, count: 1024)

    package init() {}

    /// Forgets all terms.
    package mutating func removeAll() {
        for index in slots.indices { slots[index] = .max }
    }

    /// Forgets the terms that a batch does not have any more.
    package mutating func removeAll(from count: Int) {
        for index in slots.indices where slots[index] != .max && slots[index] >= count { slots[index] = .max }
    }

    /// The index of the term whose text is the tail of the batch's bytes; the tail goes when the term is known already.
    @inlinable
    package mutating func intern(_ kind: QuadBatch.TermKind, from start: Int, in batch: inout QuadBatch) -> UInt32 {
        let slot = slot(from: start, in: batch)
        return known(kind, from: start, at: slot, in: &batch) ?? insert(kind, from: start, at: slot, in: &batch)
    }

    /// The slot of the tail of a batch's bytes.
    @inlinable
    package func slot(from start: Int, in batch: QuadBatch) -> Int {
        slot(of: batch.bytes.span, start..<batch.bytes.count)
    }

    /// The slot of a name in a text.
    @inlinable
    @inline(__always)
    package func slot(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
        ByteScanning.tailHash(text, range) & (slots.count - 1)
    }

    /// The index of the term whose text is the tail of the batch's bytes, if it is known; the tail goes then.
    @inlinable
    package func known(
        _ kind: QuadBatch.TermKind, from start: Int, at slot: Int, in batch: inout QuadBatch
    ) -> UInt32? {
        let known = slots[slot]
        guard known != .max else { return nil }
        let length = batch.bytes.count - start
        let record = batch.terms[Int(known)]
        guard record.kind == kind, Int(record.length) == length,
            batch.bytes.hasEqualBytes(at: Int(record.offset), and: start, count: length)
        else { return nil }
        batch.bytes.removeLast(length)
        return known
    }

    /// The index of the term that has a range of a text as its text, if it is known.
    @inlinable
    package func known(
        _ kind: QuadBatch.TermKind, as text: Span<UInt8>, _ range: Range<Int>, at slot: Int, in batch: QuadBatch
    ) -> UInt32? {
        let known = slots[slot]
        guard known != .max else { return nil }
        let record = batch.terms[Int(known)]
        guard record.kind == kind, Int(record.length) == range.count,
            batch.bytes.hasEqualBytes(at: Int(record.offset), in: text, range)
        else { return nil }
        return known
    }

    /// Makes a term of the tail of the batch's bytes.
    @inlinable
    package mutating func insert(
        _ kind: QuadBatch.TermKind, from start: Int, at slot: Int, in batch: inout QuadBatch
    ) -> UInt32 {
        let length = batch.bytes.count - start
        let index = UInt32(truncatingIfNeeded: batch.terms.count)
        batch.terms.append(
            QuadBatch.TermRecord(
                kind: kind, offset: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length)))
        slots[slot] = index
        return index
    }
}
