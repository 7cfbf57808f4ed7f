import RDF

extension IRIBase {
    /// The shortest reference that stands for an IRI in a document with this base; the IRI itself where none does.
    ///
    /// The other way round of RFC 3986, section 5.2.
    func relativeReference(to iri: String) -> String {
        let target = Array(iri.utf8)
        let own = Array(string.utf8)
        let (ownParts, parts) = (IRIParts(own.span), IRIParts(target.span))
        guard let ownScheme = ownParts.scheme, let scheme = parts.scheme, own[ownScheme] == target[scheme],
            ownParts.authority.map({ Array(own[$0]) }) == parts.authority.map({ Array(target[$0]) })
        else {
            return iri
        }
        let tail = target[parts.path.upperBound...]
        if own[ownParts.path] == target[parts.path] {
            let ownQuery = ownParts.query.map { Array(own[$0]) }
            let query = parts.query.map { Array(target[$0]) }
            if ownQuery == query, let fragment = parts.fragment {
                return String(decoding: [UInt8(ascii: "#")] + target[fragment], as: UTF8.self)
            }
            if query != nil, ownQuery != query { return String(decoding: tail, as: UTF8.self) }
        }
        let path = relativePath(from: own[ownParts.path], to: target[parts.path])
        let reference = String(decoding: path + tail, as: UTF8.self)
        return resolved(reference) == iri ? reference : iri
    }

    /// A path that leads from one to the other.
    private func relativePath(from own: ArraySlice<UInt8>, to target: ArraySlice<UInt8>) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let ownSegments = own.split(separator: slash, omittingEmptySubsequences: false).dropLast()
        let segments = target.split(separator: slash, omittingEmptySubsequences: false)
        var common = 0
        while common < ownSegments.count, common < segments.count - 1,
            Array(ownSegments[common]) == Array(segments[common])
        {
            common += 1
        }
        var result: [UInt8] = []
        for _ in common..<ownSegments.count { result.append(contentsOf: "../".utf8) }
        result.append(contentsOf: segments[common...].joined(separator: [slash]))
        if result.isEmpty { return Array("./".utf8) }
        // A first segment with a colon would be taken for a scheme, and one that looks like a keyword for a keyword.
        let first = result.prefix { $0 != slash }
        if first.contains(UInt8(ascii: ":")) || Keyword.hasKeywordForm(String(decoding: first, as: UTF8.self)) {
            return Array("./".utf8) + result
        }
        return result
    }
}
