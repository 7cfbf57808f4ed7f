/// The different orders of a list of numbers, one after the other; equal numbers count once.
///
/// Knuth, The Art of Computer Programming, volume 4A, section 7.2.1.2, algorithm L.
struct Arrangements: Sendable {
    /// The order at hand.
    private(set) var current: [Int32]

    /// Starts with the ascending order.
    init(_ items: some Sequence<Int32>) {
        current = items.sorted()
    }

    /// Goes on to the next order.
    ///
    /// - Returns: `false` when there are no more.
    /// - Complexity: O(n), O(1) on average.
    mutating func advance() -> Bool {
        var index = current.count - 2
        while index >= 0, current[index] >= current[index + 1] { index -= 1 }
        guard index >= 0 else { return false }
        var other = current.count - 1
        while current[index] >= current[other] { other -= 1 }
        current.swapAt(index, other)
        current[(index + 1)...].reverse()
        return true
    }
}
