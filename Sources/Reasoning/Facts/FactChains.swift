/// The facts that share a key, in the order in which they came: a chain for each key.
struct FactChains: Sendable {
    private struct Slot {
        var key: UInt64
        var first: UInt32
        var last: UInt32
    }

    private var slots = [Slot](repeating: Slot(key: 0, first: FactTable.none, last: 0), count: 16)
    private var count = 0
    /// For each fact the next one with its key.
    private var following: [UInt32] = []

    @inline(__always)
    private func index(of key: UInt64) -> Int {
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: FactTable.mix(key)) & mask
        while slots[index].key != key, slots[index].first != FactTable.none { index = (index &+ 1) & mask }
        return index
    }

    /// The first fact with a key.
    ///
    /// - Complexity: O(1).
    @inline(__always)
    func first(_ key: UInt64) -> UInt32 { slots[index(of: key)].first }

    /// The fact behind another one.
    @inline(__always)
    func next(_ record: UInt32) -> UInt32 { following[Int(record)] }

    /// Adds the next fact; each gets one call, in their order.
    ///
    /// - Complexity: O(1) amortized.
    mutating func append(_ record: UInt32, key: UInt64) {
        following.append(FactTable.none)
        let index = index(of: key)
        if slots[index].first == FactTable.none {
            slots[index] = Slot(key: key, first: record, last: record)
            count += 1
            if count * 2 > slots.count { grow() }
        } else {
            following[Int(slots[index].last)] = record
            slots[index].last = record
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: 0, first: FactTable.none, last: 0), count: old.count * 2)
        for slot in old where slot.first != FactTable.none { slots[index(of: slot.key)] = slot }
    }
}
