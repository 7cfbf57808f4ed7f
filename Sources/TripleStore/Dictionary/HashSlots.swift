import Synchronization

/// The open-addressing table of a dictionary: hash in the high half of a slot, id in the low half, 0 for empty.
///
/// One writer adds while any number of readers look up: a slot goes from empty to full once, in one atomic store, and
/// readers skip ids that are younger than their snapshot. Growth makes a new table; readers keep the old one.
///
/// Safety: all slots are initialized for the life of the object and only touched as atomics.
final class HashSlots: @unchecked Sendable {
    private let slots: UnsafeMutablePointer<Atomic<UInt64>>
    private let mask: Int
    let capacity: Int

    /// Makes an empty table; `capacity` is a power of two.
    init(capacity: Int) {
        slots = .allocate(capacity: capacity)
        for index in 0..<capacity { (slots + index).initialize(to: Atomic(0)) }
        mask = capacity - 1
        self.capacity = capacity
    }

    deinit {
        slots.deinitialize(count: capacity)
        slots.deallocate()
    }

    /// A table of another size with the same entries.
    func resized(to capacity: Int) -> HashSlots {
        let result = HashSlots(capacity: capacity)
        for index in 0..<self.capacity {
            let slot = slots[index].load(ordering: .relaxed)
            if slot != 0 {
                result.insert(hash: UInt32(truncatingIfNeeded: slot >> 32), id: UInt32(truncatingIfNeeded: slot))
            }
        }
        return result
    }

    /// Adds an entry that is known to be new.
    func insert(hash: UInt32, id: UInt32) {
        var index = Int(hash) & mask
        while slots[index].load(ordering: .relaxed) != 0 { index = (index &+ 1) & mask }
        slots[index].store(UInt64(hash) << 32 | UInt64(id), ordering: .releasing)
    }

    /// The first id with a hash for which a test holds.
    @inline(__always)
    func find(hash: UInt32, where matches: (UInt32) -> Bool) -> UInt32? {
        var index = Int(hash) & mask
        while true {
            let slot = slots[index].load(ordering: .acquiring)
            if slot == 0 { return nil }
            if UInt32(truncatingIfNeeded: slot >> 32) == hash, matches(UInt32(truncatingIfNeeded: slot)) {
                return UInt32(truncatingIfNeeded: slot)
            }
            index = (index &+ 1) & mask
        }
    }
}
