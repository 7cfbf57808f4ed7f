internal import CZlib
public import RDF

/// The text of a document that is compressed with gzip (RFC 1952).
///
/// Members that follow each other are read as one document, as `gzip` and `pigz` write them. Memory stays constant,
/// whatever the document swells to. A copy reads on in the same document.
public struct GzipSource: ByteSource {
    private var source: any ByteSource
    private let inflater = Inflater()

    /// Makes a source of the compressed bytes that another source yields.
    public init(_ source: any ByteSource) {
        self.source = source
    }

    /// Whether a document starts as compressed ones do.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Appends the next bytes of the text; see `ByteSource`.
    ///
    /// - Throws: `input` when the compressed document is damaged or ends too early.
    public mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        let start = buffer.count
        while buffer.count == start {
            if inflater.needsInput {
                var input: [UInt8] = []
                if try source.read(into: &input, atMost: 1 << 17) {
                    inflater.take(input)
                } else {
                    try inflater.end()
                    return false
                }
            }
            try inflater.inflate(into: &buffer, atMost: count)
        }
        return true
    }
}

/// zlib's decompressor.
///
/// Safety: the stream points into ``input`` only during a call. It is used by one thread at a time: a source belongs to one
/// reader.
private final class Inflater: @unchecked Sendable {
    private var stream = z_stream()
    private var input: [UInt8] = []
    private var position = 0
    /// Whether a member of the document is open.
    private var isInside = false
    private var isFailed: Bool
    private var readBytes = 0

    init() {
        // 15 bits of window, and 16 for the header of gzip.
        isFailed =
            unsafe inflateInit2_(&stream, 15 + 16, zlibVersion(), CInt(MemoryLayout<z_stream>.size)) != Z_OK
    }

    deinit {
        _ = unsafe inflateEnd(&stream)
    }

    var needsInput: Bool { position == input.count }

    func take(_ bytes: [UInt8]) {
        input = bytes
        position = 0
    }

    /// Decompresses what there is.
    func inflate(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) {
        guard !isFailed else { throw damaged("there is no memory to decompress it") }
        if !isInside {
            // Between members, and behind the last one, some programs leave zeros.
            while position < input.count, input[position] == 0, readBytes > 0 { position += 1 }
            if position == input.count { return }
            _ = unsafe inflateReset(&stream)
            isInside = true
        }
        var status = Z_OK
        let chunk = [UInt8](unsafeUninitializedCapacity: count) { output, length in
            status = unsafe input.withUnsafeMutableBufferPointer { bytes in
                // Safety: zlib reads and writes no more than it is told here.
                unsafe stream.next_in = bytes.baseAddress.map { unsafe $0 + position }
                stream.avail_in = UInt32(bytes.count - position)
                unsafe stream.next_out = output.baseAddress
                stream.avail_out = UInt32(count)
                return unsafe CZlib.inflate(&stream, Z_NO_FLUSH)
            }
            length = count - Int(stream.avail_out)
        }
        readBytes += input.count - position - Int(stream.avail_in)
        position = input.count - Int(stream.avail_in)
        buffer.append(contentsOf: chunk)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isInside = false
        default: throw damaged("the compressed data is damaged near its byte \(readBytes)")
        }
    }

    /// Checks that the document is complete.
    func end() throws(RDFSyntaxError) {
        guard !isInside else { throw damaged("the compressed data ends in the middle; the file has been cut short") }
    }

    private func damaged(_ reason: String) -> RDFSyntaxError {
        isFailed = true
        return RDFSyntaxError(.input, reason)
    }
}
