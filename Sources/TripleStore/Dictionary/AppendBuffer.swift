/// Memory that grows at its end while others read what is already there.
///
/// An array copies all its elements when it is appended to while a snapshot holds it. Here a view (`AppendView`) shares
/// the block and its own count, the writer goes on behind that count, and only growth moves to a new block; old views
/// keep the old one.
struct AppendBuffer<Element: BitwiseCopyable & Sendable>: ~Copyable {
    private var block: AppendBlock<Element>
    private(set) var count = 0

    init() { block = AppendBlock(capacity: 64) }

    /// Takes elements over that were read from a file; the first growth copies them.
    init(_ memory: SectionMemory) {
        block = AppendBlock(memory)
        count = block.capacity
    }

    /// What has been appended so far, readable from any thread.
    var view: AppendView<Element> { AppendView(block: block, count: count) }

    subscript(index: Int) -> Element {
        precondition(index < count)
        // Safety: `index` is below `count`, up to which the block has been initialized.
        return block.base[index]
    }

    mutating func append(_ element: Element) {
        reserve(1)
        // Safety: `reserve` made room for the element; no view reads at or behind `count`.
        (block.base + count).initialize(to: element)
        count += 1
    }

    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let source = elements.baseAddress else { return }
        reserve(elements.count)
        // Safety: `reserve` made room for all elements; the source is another allocation.
        (block.base + count).initialize(from: source, count: elements.count)
        count += elements.count
    }

    private mutating func reserve(_ additional: Int) {
        guard count + additional > block.capacity else { return }
        let larger = AppendBlock<Element>(capacity: max(block.capacity * 2, count + additional))
        // Safety: `count` elements are initialized in the old block and fit in the new one.
        larger.base.initialize(from: block.base, count: count)
        block = larger
    }
}

/// A fixed length of an `AppendBuffer`.
struct AppendView<Element: BitwiseCopyable & Sendable>: Sendable {
    fileprivate let block: AppendBlock<Element>
    let count: Int

    subscript(index: Int) -> Element {
        precondition(index < count)
        // Safety: `index` is below `count`, up to which the block was initialized when the view was made.
        return block.base[index]
    }

    /// Lends a range of the elements; the pointer is valid only inside the closure.
    @inline(__always)
    func withRange<Result: ~Copyable, Failure>(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        // Safety: the range lies below `count`, and the block lives as long as this view.
        return try body(UnsafeBufferPointer(start: block.base + range.lowerBound, count: range.count))
    }
}

/// The memory of an `AppendBuffer`.
///
/// Safety: sharing between threads is sound because elements below a view's count are never written again, and a view
/// reaches another thread only through something that synchronizes (the store's mutex, or passing a `Sendable` value).
private final class AppendBlock<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>
    let capacity: Int
    /// Whose memory it is, where it was read from a file.
    private let owner: SectionMemory?

    init(capacity: Int) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
        owner = nil
    }

    /// Uses as much memory as holds whole elements.
    init(_ memory: SectionMemory) {
        let elements = memory.bytes.bindMemory(to: Element.self)
        base = elements.baseAddress ?? .allocate(capacity: 0)
        capacity = elements.count
        owner = memory
    }

    deinit { if owner == nil { base.deallocate() } }
}
