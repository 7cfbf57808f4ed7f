internal import Crypto
import SPARQLSyntax

extension EvaluationContext {
    /// `MD5`, `SHA1`, `SHA256`, `SHA384` and `SHA512` (section 17.4.4): the digest of the UTF-8 bytes of an `xsd:string`, as
    /// hexadecimal digits in lower case.
    func digest(_ function: BuiltInFunction, of value: Value) -> Value {
        guard let text = simpleString(value) else { return .error }
        return switch function {
        case .md5: .string(hexadecimalDigest(of: text, with: Insecure.MD5()))
        case .sha1: .string(hexadecimalDigest(of: text, with: Insecure.SHA1()))
        case .sha256: .string(hexadecimalDigest(of: text, with: SHA256()))
        case .sha384: .string(hexadecimalDigest(of: text, with: SHA384()))
        case .sha512: .string(hexadecimalDigest(of: text, with: SHA512()))
        default: .error
        }
    }

    private func hexadecimalDigest(of text: String, with function: some HashFunction) -> String {
        var function = function
        var text = text
        // Safety: the pointer is only read while the closure runs.
        text.withUTF8 { unsafe function.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        for byte in function.finalize() {
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        return String(decoding: result, as: UTF8.self)
    }
}
