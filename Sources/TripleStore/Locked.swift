import Synchronization

/// A value that one thread at a time may look at and change: a `Mutex` whose order ThreadSanitizer sees.
///
/// Swift's mutex waits in the kernel by itself, which the sanitizer does not know about on Linux; a build with
/// `THREAD_SANITIZER` tells it.
final class Locked<Value: ~Copyable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: consuming sending Value) { mutex = Mutex(value) }

    func withLock<Result: Sendable, Failure>(
        _ body: (inout Value) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try mutex.withLock { value throws(Failure) in
            #if THREAD_SANITIZER
            // Safety: the sanitizer takes the address of this object as a name only.
            threadSanitizerAcquire(Unmanaged.passUnretained(self).toOpaque())
            defer { threadSanitizerRelease(Unmanaged.passUnretained(self).toOpaque()) }
            #endif
            return try body(&value)
        }
    }
}

#if THREAD_SANITIZER
@_silgen_name("__tsan_acquire") private func threadSanitizerAcquire(_ address: UnsafeMutableRawPointer)
@_silgen_name("__tsan_release") private func threadSanitizerRelease(_ address: UnsafeMutableRawPointer)
#endif
