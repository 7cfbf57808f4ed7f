/// A run of numbers in memory that never changes: what index columns are made of.
///
/// An array would do, were it not that each access to an array inside a structure counts references; here the owner is
/// counted once, and searches work on plain pointers.
final class ColumnStorage: @unchecked Sendable {
    let view: ColumnView
    /// Whose memory it is, where it was read from a file.
    private let owner: SectionMemory?

    /// Uses numbers that were read from a file.
    init(_ memory: SectionMemory) {
        let values = memory.bytes.bindMemory(to: UInt32.self)
        view = ColumnView(base: values.baseAddress ?? .allocate(capacity: 0), count: values.count)
        owner = memory
    }

    /// Takes over the numbers.
    init(_ values: [UInt32]) {
        let base = UnsafeMutablePointer<UInt32>.allocate(capacity: max(values.count, 1))
        // Safety: the memory has room for all values, which are another allocation.
        values.withUnsafeBufferPointer { source in
            if let start = source.baseAddress { base.initialize(from: start, count: source.count) }
        }
        view = ColumnView(base: base, count: values.count)
        owner = nil
    }

    /// Makes a column of a function of the place.
    init(count: Int, _ value: (Int) -> UInt32) {
        let base = UnsafeMutablePointer<UInt32>.allocate(capacity: max(count, 1))
        // Safety: each of the `count` elements is initialized once.
        for index in 0..<count { (base + index).initialize(to: value(index)) }
        view = ColumnView(base: base, count: count)
        owner = nil
    }

    fileprivate static let empty = ColumnStorage([])

    deinit { if owner == nil { view.base.deallocate() } }
}

/// What searches see of a `ColumnStorage`; whoever holds a view holds the storage as well.
///
/// Safety: the numbers are never written after the storage has been made, so any thread may read them.
struct ColumnView: @unchecked Sendable {
    fileprivate let base: UnsafeMutablePointer<UInt32>
    let count: Int

    /// No numbers.
    static let empty = ColumnStorage.empty.view

    @inline(__always)
    subscript(index: Int) -> UInt32 {
        assert(index >= 0 && index < count)
        // Safety: searches stay inside ranges that lie below `count`.
        return base[index]
    }

    /// A range of the numbers, for copying.
    @inline(__always)
    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt32> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        // Safety: the range was checked, and the storage outlives the copy.
        return UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The numbers at some places.
    func gathered(_ places: [UInt32]) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: places.count) { buffer, count in
            // Safety: as many elements are initialized as there are places, and these lie below `count`.
            for index in places.indices { buffer.initializeElement(at: index, to: self[Int(places[index])]) }
            count = places.count
        }
    }

    /// The numbers as an array.
    var array: [UInt32] { Array(self[0..<count]) }
}
