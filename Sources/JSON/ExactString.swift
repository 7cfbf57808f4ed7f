#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// A string that is equal only to strings of the same code points, as names in JSON are.
///
/// Swift's own comparison takes canonically equivalent texts, such as the composed and the decomposed form of an accented
/// letter, for one.
package struct ExactString: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
    /// The text.
    package let string: String

    /// Wraps a text.
    package init(_ string: String) { self.string = string }

    package init(stringLiteral value: String) { string = value }

    /// Compares code point by code point.
    package static func == (left: ExactString, right: ExactString) -> Bool { left.string.isExactly(right.string) }

    /// Orders by code points, which is the order of the UTF-8 bytes.
    package static func < (left: ExactString, right: ExactString) -> Bool { left.string.isBelow(right.string) }

    /// Hashes the code points.
    package func hash(into hasher: inout Hasher) {
        // Safety: the pointer is only read while the closure runs.
        let isContiguous: Void? = string.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isContiguous == nil { for byte in string.utf8 { hasher.combine(byte) } }
        hasher.combine(UInt8(0xFF))
    }
}

extension String {
    /// Whether two strings have the same code points.
    ///
    /// - Complexity: O(length).
    package func isExactly(_ other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        // Safety: both have as many bytes, and the pointers are only read while the closures run.
        let isSame = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { right in
                guard let left = left.baseAddress, let right = right.baseAddress else { return true }
                return memcmp(left, right, utf8.count) == 0
            }
        }
        return (isSame ?? nil) ?? utf8.elementsEqual(other.utf8)
    }

    /// Whether the string comes before another one in the order of code points.
    ///
    /// - Complexity: O(length).
    package func isBelow(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
