/// Memory that a part of a stored image is read into, and that the store then uses in place.
///
/// Safety: whoever makes the memory fills it before handing it on, and nobody writes to it afterwards.
package final class SectionMemory: @unchecked Sendable {
    /// The memory, for whoever fills it.
    package let bytes: UnsafeMutableRawBufferPointer

    /// Takes memory, whose contents mean nothing yet.
    ///
    /// - Parameter byteCount: how much of it.
    package init(byteCount: Int) {
        bytes = .allocate(byteCount: byteCount, alignment: 16)
    }

    deinit { bytes.deallocate() }
}
