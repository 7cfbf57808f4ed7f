#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

// The byte moves that readers and writers live on. Span has no bulk copy or comparison yet, so these few go through
// buffer pointers; none of the pointers leaves its closure.

extension Array where Element == UInt8 {
    /// Appends a range of a span, as one copy.
    ///
    /// - Complexity: O(length of the range).
    @inlinable
    package mutating func append(copying text: Span<UInt8>, _ range: Range<Int>) {
        // Safety: `extracting` checks the range; the pointer is used inside the closure only.
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// Appends a range of another array, as one copy.
    ///
    /// - Complexity: O(length of the range).
    @inlinable
    package mutating func append(copying bytes: [UInt8], _ range: Range<Int>) {
        append(copying: bytes.span, range)
    }

    /// Appends a text of the program, as one copy.
    @inlinable
    package mutating func append(text: StaticString) {
        // Safety: the pointer is used inside the closure only.
        text.withUTF8Buffer { unsafe append(contentsOf: $0) }
    }

    /// Whether two ranges of the same length hold the same bytes.
    ///
    /// - Complexity: O(count).
    @usableFromInline
    package func hasEqualBytes(at left: Int, and right: Int, count length: Int) -> Bool {
        precondition(left >= 0 && right >= 0 && length >= 0 && left + length <= count && right + length <= count)
        // Safety: the precondition keeps both ranges inside the array.
        return unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return true }
            return unsafe memcmp(start + left, start + right, length) == 0
        }
    }

    /// Whether a range holds the same bytes as another array.
    ///
    /// - Complexity: O(length of the range).
    @usableFromInline
    package func hasBytes(_ range: Range<Int>, of other: [UInt8]) -> Bool {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        guard range.count == other.count else { return false }
        // Safety: the precondition keeps the range inside the array, and the other array is as long as the range.
        return unsafe withUnsafeBytes { bytes in
            unsafe other.withUnsafeBytes { otherBytes in
                guard let start = bytes.baseAddress, let other = otherBytes.baseAddress else { return true }
                return unsafe memcmp(start + range.lowerBound, other, range.count) == 0
            }
        }
    }

    /// Whether the bytes of a range come before those of another.
    ///
    /// - Complexity: O(length of the shorter range).
    package func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        precondition(
            left.lowerBound >= 0 && right.lowerBound >= 0 && left.upperBound <= count && right.upperBound <= count)
        // Safety: the precondition keeps both ranges inside the array.
        let order = unsafe withUnsafeBytes { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return 0 }
            return unsafe memcmp(start + left.lowerBound, start + right.lowerBound, Swift.min(left.count, right.count))
        }
        return order < 0 || order == 0 && left.count < right.count
    }

    /// Whether a range holds the same bytes as a range of a text of the same length.
    ///
    /// - Complexity: O(count).
    @usableFromInline
    package func hasEqualBytes(at start: Int, in text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        precondition(start >= 0 && start + range.count <= count)
        // Safety: the precondition keeps the first range inside the array, `extracting` checks the other.
        return unsafe withUnsafeBytes { bytes in
            unsafe text.extracting(range).withUnsafeBytes { other in
                guard let known = bytes.baseAddress, let other = other.baseAddress else { return true }
                return unsafe memcmp(known + start, other, range.count) == 0
            }
        }
    }
}

extension Span where Element == UInt8 {
    /// Whether the span holds the same bytes as an array.
    ///
    /// - Complexity: O(length).
    package func isEqual(to bytes: [UInt8]) -> Bool {
        guard count == bytes.count else { return false }
        // The ends differ soonest.
        for index in indices.reversed() where self[index] != bytes[index] { return false }
        return true
    }
}

extension OutputSpan where Element == UInt8 {
    /// Appends a range of a span, as one copy; there has to be room.
    ///
    /// - Complexity: O(length of the range).
    @inlinable
    @inline(__always)
    package mutating func append(copying text: Span<UInt8>, _ range: Range<Int>) {
        precondition(range.count <= freeCapacity)
        // Safety: `extracting` checks the range, the precondition that it fits; the pointers stay inside the closures.
        unsafe text.extracting(range).withUnsafeBufferPointer { source in
            unsafe withUnsafeMutableBufferPointer { buffer, count in
                guard let start = buffer.baseAddress, let from = source.baseAddress else { return }
                unsafe (start + count).initialize(from: from, count: source.count)
                count &+= source.count
            }
        }
    }
}
