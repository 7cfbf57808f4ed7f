/// Memory that the allocator keeps after it has been freed.
enum FreeMemory {
    /// Gives freed memory back to the system, where the allocator does not do so by itself.
    static func giveBack() {
        #if canImport(Glibc)
        _ = trim(0)
        #endif
    }
}

#if canImport(Glibc)
/// `int malloc_trim(size_t pad)` of the GNU C library, which Swift's overlay leaves out.
@_silgen_name("malloc_trim")
private func trim(_ padding: Int) -> Int32
#endif
