internal import CZlib

/// Compresses a document with gzip (RFC 1952), the same bytes for the same document.
///
/// ```swift
/// var encoder = GzipEncoder()
/// var bytes: [UInt8] = []
/// encoder.write(text, to: &bytes)
/// encoder.finish(to: &bytes)
/// ```
///
/// A copy goes on with the same document.
public struct GzipEncoder: Sendable {
    private let deflater = Deflater()

    /// Makes an encoder whose header names no file and no time.
    public init() {}

    /// Compresses the next bytes.
    ///
    /// - Parameters:
    ///   - bytes: what comes next in the document.
    ///   - output: what the compressed bytes that are ready are appended to.
    /// - Complexity: O(number of bytes).
    public func write(_ bytes: [UInt8], to output: inout [UInt8]) {
        deflater.deflate(bytes, Z_NO_FLUSH, to: &output)
    }

    /// Ends the document.
    public func finish(to output: inout [UInt8]) {
        deflater.deflate([], Z_FINISH, to: &output)
    }
}

/// zlib's compressor.
///
/// Safety: the stream points into buffers only during a call. It is used by one thread at a time: an encoder belongs to one
/// writer.
private final class Deflater: @unchecked Sendable {
    private var stream = z_stream()

    init() {
        _ = unsafe deflateInit2_(
            &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, zlibVersion(), CInt(MemoryLayout<z_stream>.size))
    }

    deinit {
        _ = unsafe deflateEnd(&stream)
    }

    func deflate(_ bytes: [UInt8], _ flush: CInt, to output: inout [UInt8]) {
        var input = bytes
        unsafe input.withUnsafeMutableBufferPointer { buffer in
            // Safety: zlib reads and writes no more than it is told here.
            unsafe stream.next_in = buffer.baseAddress
            stream.avail_in = UInt32(buffer.count)
            repeat {
                let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { target, length in
                    unsafe stream.next_out = target.baseAddress
                    stream.avail_out = 1 << 16
                    _ = unsafe CZlib.deflate(&stream, flush)
                    length = 1 << 16 - Int(stream.avail_out)
                }
                output.append(contentsOf: chunk)
            } while stream.avail_out == 0
        }
    }
}
