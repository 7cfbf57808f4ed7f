/// How to step through UTF-8 bytes: what a scalar is, and how many bytes it takes.
///
/// The Unicode Standard, table 3-7 (well-formed UTF-8 byte sequences).
@usableFromInline
package enum UTF8Text {
    /// What stands at a place of a text.
    package enum Decoded {
        /// A scalar.
        case scalar(UInt32, length: Int)
        /// The beginning of a scalar that the end of the text cuts.
        case cut
        /// No well-formed UTF-8.
        case malformed
    }

    /// Decodes the scalar at an index.
    package static func decode(_ text: Span<UInt8>, at index: Int) -> Decoded {
        let lead = text[index]
        if lead < 0x80 { return .scalar(UInt32(lead), length: 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, lead <= 0xF4 else { return .malformed }
        var value = UInt32(lead) & (0x7F &>> UInt32(length))
        for step in 1..<length {
            guard index + step < text.count else { return .cut }
            let byte = text[index + step]
            guard byte & 0xC0 == 0x80 else { return .malformed }
            // The second byte rules out overlong forms, surrogates, and what lies above U+10FFFF.
            if step == 1 {
                switch lead {
                case 0xE0 where byte < 0xA0, 0xED where byte >= 0xA0, 0xF0 where byte < 0x90, 0xF4 where byte >= 0x90:
                    return .malformed
                default: break
                }
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        return .scalar(value, length: length)
    }

    /// Appends a scalar as UTF-8.
    ///
    /// - Parameter scalar: a Unicode scalar value, not a surrogate.
    package static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        switch scalar {
        case ..<0x80: bytes.append(UInt8(scalar))
        case ..<0x800:
            bytes.append(0xC0 | UInt8(scalar >> 6))
            bytes.append(0x80 | UInt8(scalar & 0x3F))
        case ..<0x1_0000:
            bytes.append(0xE0 | UInt8(scalar >> 12))
            bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(scalar & 0x3F))
        default:
            bytes.append(0xF0 | UInt8(scalar >> 18 & 0x07))
            bytes.append(0x80 | UInt8(scalar >> 12 & 0x3F))
            bytes.append(0x80 | UInt8(scalar >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(scalar & 0x3F))
        }
    }
}
