/// Comparing strings as RDF does: code point by code point. Swift's own comparison takes canonically equivalent texts, such
/// as the composed and the decomposed form of an accented letter, for one.
extension String {
    /// Whether two strings have the same code points.
    ///
    /// - Complexity: O(length).
    func hasSameCodePoints(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Feeds the code points into a hasher, and a byte that no text has behind them.
    func hashCodePoints(into hasher: inout Hasher) {
        // Safety: the pointer is only read while the closure runs.
        let isContiguous: Void? = utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if isContiguous == nil { for byte in utf8 { hasher.combine(byte) } }
        hasher.combine(UInt8(0xFF))
    }
}
