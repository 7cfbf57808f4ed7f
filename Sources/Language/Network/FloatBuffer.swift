/// A block of floating-point numbers on a 64-byte border, zero at first.
///
/// Safety: the block lives as long as the object; whoever takes ``base`` keeps the object alive and writes only while no
/// other thread reads.
package final class FloatBuffer: @unchecked Sendable {
    /// The first number.
    package let base: UnsafeMutablePointer<Float>
    /// How many there are.
    package let count: Int

    /// Makes a block of zeros.
    package init(count: Int) {
        self.count = max(count, 16)
        base = UnsafeMutableRawPointer.allocate(byteCount: self.count * 4, alignment: 64)
            .bindMemory(to: Float.self, capacity: self.count)
        base.initialize(repeating: 0, count: self.count)
    }

    deinit {
        base.deallocate()
    }
}

/// A block of whole numbers on a 64-byte border, zero at first.
///
/// Safety: as for ``FloatBuffer``.
final class IntegerBuffer: @unchecked Sendable {
    /// The first number.
    let base: UnsafeMutablePointer<Int16>

    /// Makes a block of zeros.
    init(count: Int) {
        let room = max(count, 32)
        base = UnsafeMutableRawPointer.allocate(byteCount: room * 2, alignment: 64)
            .bindMemory(to: Int16.self, capacity: room)
        base.initialize(repeating: 0, count: room)
    }

    deinit {
        base.deallocate()
    }
}

/// The next multiple of sixteen, the width of the vectors in all kernels.
package func roundedUpToLane(_ count: Int) -> Int { (count + 15) & ~15 }

extension UnsafePointer<Float> {
    /// The same memory as vectors of sixteen.
    ///
    /// Safety: the pointer stands on a 64-byte border and the memory goes on for whole vectors.
    @inline(__always)
    package var lanes: UnsafePointer<SIMD16<Float>> {
        UnsafeRawPointer(self).assumingMemoryBound(to: SIMD16<Float>.self)
    }
}

extension UnsafeMutablePointer<Float> {
    /// The same memory as vectors of sixteen.
    ///
    /// Safety: the pointer stands on a 64-byte border and the memory goes on for whole vectors.
    @inline(__always)
    package var lanes: UnsafeMutablePointer<SIMD16<Float>> {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: SIMD16<Float>.self)
    }
}
