internal import RDF

/// The characters of XML names.
///
/// XML 1.0 (fifth edition), productions 4 and 4a, without the colon (Namespaces in XML 1.0, production 4).
enum XMLNameCharacter {
    /// Whether a text is an `NCName`.
    static func isNCName(_ text: Span<UInt8>) -> Bool {
        guard text.count > 0 else { return false }
        var index = 0
        while index < text.count {
            guard case .scalar(let value, let length) = UTF8Text.decode(text, at: index),
                index == 0 ? isStart(value) : isPart(value)
            else { return false }
            index += length
        }
        return true
    }

    /// Whether a scalar may start a name.
    static func isStart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
            0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
            0x1_0000...0xE_FFFF:
            true
        default: false
        }
    }

    /// Whether a scalar may stand inside a name.
    static func isPart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: isStart(scalar)
        }
    }
}
