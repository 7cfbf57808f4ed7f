/// Numbers rows by some of their columns: equal keys, equal numbers, counted from 0 in the order of appearance.
///
/// Open addressing over hashes of the ids; the same on every run.
struct KeyTable {
    private var slots: [UInt32]
    private var hashes: [UInt32] = []
    /// The keys, one column for each part.
    private(set) var columns: [[UInt32]]

    init(width: Int) {
        slots = [UInt32](repeating: .max, count: 64)
        columns = [[UInt32]](repeating: [], count: width)
    }

    /// How many different keys there are.
    var count: Int { hashes.count }

    /// The number of a row's key, a new one if need be.
    @inline(__always)
    mutating func insert(_ batch: Batch, _ row: Int, _ key: [Int]) -> (number: Int, isNew: Bool) {
        if hashes.count &* 2 >= slots.count { grow() }
        let hash = KeyTable.hash(batch, row, key)
        var slot = Int(hash) & (slots.count &- 1)
        while slots[slot] != .max {
            let number = Int(slots[slot])
            if hashes[number] == hash, matches(number, batch, row, key) { return (number, false) }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        slots[slot] = UInt32(hashes.count)
        hashes.append(hash)
        for place in key.indices { columns[place].append(batch.columns[key[place]][row]) }
        return (hashes.count &- 1, true)
    }

    /// The numbers of the keys of all rows of a batch, new ones if need be.
    mutating func insert(_ batch: Batch, _ key: [Int]) -> [Int] {
        guard key.count == 1 else { return (0..<batch.count).map { insert(batch, $0, key).number } }
        let column = batch.columns[key[0]]
        var numbers: [Int] = []
        numbers.reserveCapacity(column.count)
        for row in column.indices {
            // Neighbours often have the same key.
            if row > 0, column[row] == column[row &- 1] {
                numbers.append(numbers[row &- 1])
            } else {
                numbers.append(insert(batch, row, key).number)
            }
        }
        return numbers
    }

    /// The number of a row's key, if it is there.
    @inline(__always)
    func find(_ batch: Batch, _ row: Int, _ key: [Int]) -> Int? {
        let hash = KeyTable.hash(batch, row, key)
        var slot = Int(hash) & (slots.count &- 1)
        while slots[slot] != .max {
            let number = Int(slots[slot])
            if hashes[number] == hash, matches(number, batch, row, key) { return number }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }

    @inline(__always)
    private func matches(_ number: Int, _ batch: Batch, _ row: Int, _ key: [Int]) -> Bool {
        for place in key.indices where columns[place][number] != batch.columns[key[place]][row] { return false }
        return true
    }

    @inline(__always)
    private static func hash(_ batch: Batch, _ row: Int, _ key: [Int]) -> UInt32 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for column in key {
            hash = (hash ^ UInt64(batch.columns[column][row])) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
        }
        return UInt32(truncatingIfNeeded: hash)
    }

    private mutating func grow() {
        let capacity = slots.count * 4
        slots = [UInt32](repeating: .max, count: capacity)
        for number in hashes.indices {
            var slot = Int(hashes[number]) & (capacity &- 1)
            while slots[slot] != .max { slot = (slot &+ 1) & (capacity &- 1) }
            slots[slot] = UInt32(number)
        }
    }
}
