internal import Crypto

extension HashAlgorithm {
    /// The length of a digest in bytes.
    var digestLength: Int { self == .sha256 ? SHA256.byteCount : SHA384.byteCount }

    /// Appends the digest of a message, as bytes.
    func appendDigest(of message: [UInt8], to output: inout [UInt8]) {
        switch self {
        case .sha256: output.append(contentsOf: digest(of: message, with: SHA256()))
        case .sha384: output.append(contentsOf: digest(of: message, with: SHA384()))
        }
    }

    private func digest<Function: HashFunction>(of message: [UInt8], with function: Function) -> Function.Digest {
        var function = function
        // Safety: the pointer is only read while the closure runs.
        unsafe message.withUnsafeBytes { unsafe function.update(bufferPointer: $0) }
        return function.finalize()
    }
}

extension [UInt8] {
    /// Appends bytes as hexadecimal digits in lower case.
    mutating func append(hexadecimal bytes: some Sequence<UInt8>) {
        for byte in bytes {
            append(Self.hexadecimalDigit(byte >> 4))
            append(Self.hexadecimalDigit(byte & 15))
        }
    }

    private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// Appends `_:`, a prefix and a number: an issued identifier.
    mutating func append(label prefix: StaticString, _ number: Int32) {
        append(UInt8(ascii: "_"))
        append(UInt8(ascii: ":"))
        append(contentsOf: "\(prefix)".utf8)
        append(contentsOf: String(number).utf8)
    }
}
