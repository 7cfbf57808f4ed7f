/// An absolute IRI that relative references are resolved against, taken apart once.
///
/// RFC 3986, section 5. Nothing is normalized beyond what that algorithm does, and a reference that has a scheme is
/// left as it is, since RDF compares IRIs character by character.
public struct IRIBase: Hashable, Sendable {
    /// The bytes of the base, without its fragment.
    private let bytes: [UInt8]
    private let schemeEnd: Int
    private let authority: Range<Int>?
    private let path: Range<Int>
    private let query: Range<Int>?

    /// Makes a base.
    ///
    /// - Parameter iri: an IRI; `nil` comes back when it has no scheme.
    public init?(_ iri: String) { self.init(bytes: Array(iri.utf8)) }

    /// Makes a base of UTF-8 bytes.
    ///
    /// - Parameter bytes: an IRI; `nil` comes back when it has no scheme.
    public init?(bytes: [UInt8]) {
        let parts = IRIParts(bytes.span)
        guard let scheme = parts.scheme else { return nil }
        self.bytes = Array(bytes[..<(parts.query?.upperBound ?? parts.path.upperBound)])
        schemeEnd = scheme.upperBound
        authority = parts.authority
        path = parts.path
        query = parts.query
    }

    /// The base as a string.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends the IRI that a reference stands for.
    ///
    /// RFC 3986, section 5.2.2 and 5.3.
    ///
    /// - Parameters:
    ///   - reference: the UTF-8 bytes of the reference.
    ///   - output: what to append to.
    /// - Complexity: O(length of base and reference).
    public func resolve(_ reference: Span<UInt8>, into output: inout [UInt8]) {
        let parts = IRIParts(reference)
        if parts.scheme != nil {
            output.append(copying: reference, 0..<reference.count)
            return
        }
        output.append(copying: bytes, 0..<(schemeEnd + 1))
        if let authority = parts.authority {
            appendAuthority(reference, authority, to: &output)
            appendPath(reference, parts.path, behind: [], to: &output)
            appendQuery(reference, parts.query, to: &output)
        } else {
            if let authority { appendAuthority(bytes.span, authority, to: &output) }
            if parts.path.isEmpty {
                output.append(copying: bytes, path)
                if parts.query != nil {
                    appendQuery(reference, parts.query, to: &output)
                } else {
                    appendQuery(bytes.span, query, to: &output)
                }
            } else {
                let isRooted = reference[parts.path.lowerBound] == UInt8(ascii: "/")
                appendPath(reference, parts.path, behind: isRooted ? [] : mergedPrefix, to: &output)
                appendQuery(reference, parts.query, to: &output)
            }
        }
        if let fragment = parts.fragment {
            output.append(UInt8(ascii: "#"))
            output.append(copying: reference, fragment)
        }
    }

    /// What a relative path is put behind: the base's path up to its last slash.
    ///
    /// RFC 3986, section 5.2.3.
    private var mergedPrefix: ArraySlice<UInt8> {
        if path.isEmpty, authority != nil { return [UInt8(ascii: "/")] }
        let slash = bytes[path].lastIndex(of: UInt8(ascii: "/"))
        return bytes[path.lowerBound..<(slash.map { $0 + 1 } ?? path.lowerBound)]
    }

    private func appendAuthority(_ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "/"))
        output.append(UInt8(ascii: "/"))
        output.append(copying: text, range)
    }

    private func appendQuery(_ text: Span<UInt8>, _ range: Range<Int>?, to output: inout [UInt8]) {
        guard let range else { return }
        output.append(UInt8(ascii: "?"))
        output.append(copying: text, range)
    }

    /// Appends a merged path without its dot segments.
    ///
    /// RFC 3986, section 5.2.4.
    private func appendPath(
        _ text: Span<UInt8>, _ range: Range<Int>, behind prefix: ArraySlice<UInt8>, to output: inout [UInt8]
    ) {
        let start = output.count
        let slash = UInt8(ascii: "/")
        let dot = UInt8(ascii: ".")
        var merged = Array(prefix)
        merged.append(copying: text, range)
        var index = 0
        while index < merged.count {
            let hasSlash = merged[index] == slash
            let segmentStart = hasSlash ? index + 1 : index
            var segmentEnd = segmentStart
            while segmentEnd < merged.count, merged[segmentEnd] != slash { segmentEnd += 1 }
            index = segmentEnd
            switch segmentEnd - segmentStart {
            case 1 where merged[segmentStart] == dot: break
            case 2 where merged[segmentStart] == dot && merged[segmentStart + 1] == dot:
                while output.count > start, output.removeLast() != slash {}
            default:
                if hasSlash { output.append(slash) }
                output.append(copying: merged, segmentStart..<segmentEnd)
                continue
            }
            if !hasSlash {
                index += 1
            } else if segmentEnd == merged.count {
                output.append(slash)
            }
        }
    }
}
