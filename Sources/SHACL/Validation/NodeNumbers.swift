/// Numbers nodes in the order in which they come, each once.
struct NodeNumbers {
    /// The nodes by their numbers.
    private(set) var nodes: [UInt32] = []
    /// For each slot the number of a node and one; 0 where there is none.
    private var slots = [UInt32](repeating: 0, count: 64)

    init() {}

    /// The number of a node, which is its next one if it is new.
    ///
    /// - Complexity: O(1) amortized.
    @inline(__always)
    mutating func insert(_ node: UInt32) -> Int {
        if nodes.count &* 2 >= slots.count { grow() }
        let slot = slot(of: node)
        if slots[slot] == 0 {
            nodes.append(node)
            slots[slot] = UInt32(truncatingIfNeeded: nodes.count)
        }
        return Int(slots[slot]) &- 1
    }

    /// The number of a node; `nil` if it has none.
    @inline(__always)
    func number(of node: UInt32) -> Int? {
        let number = Int(slots[slot(of: node)])
        return number == 0 ? nil : number - 1
    }

    /// Where a node stands, or would.
    @inline(__always)
    private func slot(of node: UInt32) -> Int {
        var slot = Int(truncatingIfNeeded: (UInt64(node) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count &- 1)
        while slots[slot] != 0, nodes[Int(slots[slot]) &- 1] != node { slot = (slot &+ 1) & (slots.count &- 1) }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (number, node) in nodes.enumerated() { slots[slot(of: node)] = UInt32(number + 1) }
    }
}
