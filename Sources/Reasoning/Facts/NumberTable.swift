/// A table from numbers to numbers by open addressing, for look-ups in hot loops.
struct NumberTable: Sendable {
    private struct Slot {
        var key: UInt64
        var value: UInt64
    }

    /// No key has this value.
    private static let empty = UInt64.max

    private var slots = [Slot](repeating: Slot(key: empty, value: 0), count: 16)
    private(set) var count = 0

    @inline(__always)
    private func index(of key: UInt64) -> Int {
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: FactTable.mix(key)) & mask
        while slots[index].key != key, slots[index].key != NumberTable.empty { index = (index &+ 1) & mask }
        return index
    }

    /// The value of a key; 0 where there is none.
    ///
    /// - Complexity: O(1).
    subscript(key: UInt64) -> UInt64 {
        get {
            let slot = slots[index(of: key)]
            return slot.key == key ? slot.value : 0
        }
        set {
            let index = index(of: key)
            if slots[index].key != key { count += 1 }
            slots[index] = Slot(key: key, value: newValue)
            if count * 2 > slots.count { grow() }
        }
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(key: NumberTable.empty, value: 0), count: old.count * 2)
        for slot in old where slot.key != NumberTable.empty { slots[index(of: slot.key)] = slot }
    }
}
