internal import RDF

/// A small cache of a batch's IRIs and blank nodes, so that a name that comes again is listed once.
///
/// Direct-mapped: a later term takes the slot of an earlier one with the same hash. A miss costs a repeated entry in
/// `terms`, nothing else.
struct RecentTerms {
    private var slots = [UInt32](repeating: .max, count: RecentTerms.slotCount)
    private static let slotCount = 1024

    /// Forgets all terms.
    mutating func removeAll() {
        for index in slots.indices { slots[index] = .max }
    }

    /// Forgets the terms that a batch does not have any more.
    mutating func removeAll(from count: Int) {
        for index in slots.indices where slots[index] != .max && slots[index] >= count { slots[index] = .max }
    }

    /// The index of the term whose text is the tail of the batch's bytes; the tail goes when the term is known already.
    @inline(__always)
    mutating func intern(_ kind: QuadBatch.TermKind, from start: Int, in batch: inout QuadBatch) -> UInt32 {
        let length = batch.bytes.count - start
        let slot = Int(batch.bytes.tailHash(from: start)) & (RecentTerms.slotCount - 1)
        let known = slots[slot]
        if known != .max {
            let record = batch.terms[Int(known)]
            if record.kind == kind, Int(record.length) == length,
                batch.bytes.hasEqualBytes(at: Int(record.offset), and: start, count: length)
            {
                batch.bytes.removeLast(length)
                return known
            }
        }
        let index = UInt32(batch.terms.count)
        batch.terms.append(QuadBatch.TermRecord(kind: kind, offset: UInt32(start), length: UInt32(length)))
        slots[slot] = index
        return index
    }
}
