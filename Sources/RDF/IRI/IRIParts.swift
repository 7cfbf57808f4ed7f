/// Where the five components of an IRI reference stand in its bytes.
///
/// RFC 3986, appendix B; RFC 3987, section 2.2.
@usableFromInline
package struct IRIParts: Sendable {
    /// The scheme, without its colon.
    package var scheme: Range<Int>?
    /// The authority, without the slashes before it.
    package var authority: Range<Int>?
    /// The path; may be empty.
    package var path: Range<Int>
    /// The query, without its question mark.
    package var query: Range<Int>?
    /// The fragment, without its number sign.
    package var fragment: Range<Int>?

    /// Takes a reference apart; every string has an answer.
    ///
    /// - Complexity: O(length of the reference).
    package init(_ reference: Span<UInt8>) {
        var end = reference.count
        var start = 0
        if let colon = IRIParts.schemeEnd(in: reference, from: 0) {
            scheme = 0..<colon
            start = colon + 1
        }
        var index = start
        while index < end, reference[index] != UInt8(ascii: "#") { index += 1 }
        if index < end {
            fragment = (index + 1)..<end
            end = index
        }
        index = start
        while index < end, reference[index] != UInt8(ascii: "?") { index += 1 }
        if index < end {
            query = (index + 1)..<end
            end = index
        }
        let slash = UInt8(ascii: "/")
        if start + 1 < end, reference[start] == slash, reference[start + 1] == slash {
            index = start + 2
            while index < end, reference[index] != slash { index += 1 }
            authority = (start + 2)..<index
            start = index
        }
        path = start..<end
    }

    /// Where the colon behind the scheme stands, if the reference starts with a scheme.
    ///
    ///     scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )
    @inlinable
    package static func schemeEnd(in reference: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < reference.count {
            switch reference[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == start { return nil }
            case UInt8(ascii: ":"): return index > start ? index : nil
            default: return nil
            }
            index &+= 1
        }
        return nil
    }
}
