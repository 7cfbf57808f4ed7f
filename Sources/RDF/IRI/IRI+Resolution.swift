extension IRI {
    /// The IRI that a reference stands for in a document with a base.
    ///
    /// RFC 3986, section 5.
    ///
    /// ```swift
    /// IRI.resolve("../g", base: "http://a/b/c/d;p?q")  // http://a/b/g
    /// ```
    ///
    /// - Parameters:
    ///   - reference: an absolute IRI or a relative reference.
    ///   - base: the absolute IRI to resolve it against.
    /// - Returns: `nil` when the result is not an IRI as RDF wants it; see `isValid(_:)`.
    /// - Complexity: O(length of base and reference).
    public static func resolve(_ reference: String, base: IRI) -> IRI? {
        guard let base = IRIBase(base.string) else { return nil }
        var bytes: [UInt8] = []
        base.resolve(Array(reference.utf8).span, into: &bytes)
        let string = String(decoding: bytes, as: UTF8.self)
        return isValid(string) ? IRI(string) : nil
    }

    /// Whether a string is an absolute IRI that every RDF format can write.
    ///
    /// It has a scheme and none of the characters that RFC 3987 and the `IRIREF` of N-Triples leave out: controls,
    /// space, `<`, `>`, `"`, `{`, `}`, `|`, `\`, `^` and the backtick.
    ///
    /// - Complexity: O(length of the string).
    public static func isValid(_ string: String) -> Bool {
        let bytes = Array(string.utf8)
        return IRIParts.schemeEnd(in: bytes.span, from: 0) != nil && bytes.allSatisfy(IRICharacter.isAllowed)
    }
}

/// Which bytes an IRI may hold.
@usableFromInline
package enum IRICharacter {
    /// Whether a byte may stand in an IRI; bytes of scalars outside ASCII may.
    ///
    ///     IRIREF ::= '<' ([^#x00-#x20<>"{}|^`\] | UCHAR)* '>'
    @inlinable
    package static func isAllowed(_ byte: UInt8) -> Bool { byte >= 0x80 || isPlain(byte) }

    /// Whether a byte is an ASCII character that may stand in an IRI.
    @inlinable
    @inline(__always)
    package static func isPlain(_ byte: UInt8) -> Bool {
        // One bit per character: 0 to 63 without controls, space, `"`, `<`, `>`; 64 to 127 without ``\^`{|}``.
        let allowed: UInt64 = byte < 64 ? 0xAFFF_FFFA_0000_0000 : 0xC7FF_FFFE_AFFF_FFFF
        return byte < 0x80 && allowed &>> UInt64(byte & 63) & 1 == 1
    }
}
