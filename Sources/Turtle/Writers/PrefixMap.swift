internal import RDF

/// Shortens IRIs by the prefixes that a document declares.
struct PrefixMap {
    private struct Entry {
        let name: Range<Int>
        let iri: Range<Int>
        /// The last byte of the IRI, in which namespaces mostly differ from what is none of theirs.
        let last: UInt8
        var isUsed = false
    }

    /// The names and the IRIs of the prefixes.
    private var text: [UInt8] = []
    /// Longest namespace first; of equal ones, the first given.
    private var entries: [Entry] = []
    /// Where there are many: looking at one after the other would take long.
    private let index: PrefixIndex?
    /// The prefixes that can be used, in the order given; a name is kept once.
    let prefixes: [Prefix]

    init(_ given: [Prefix]) {
        var names: Set<String> = []
        prefixes = given.filter {
            PrefixMap.isPrefixName($0.name) && IRI.isValid($0.iri) && names.insert($0.name).inserted
        }
        let longestFirst = prefixes.enumerated()
            .sorted { ($1.element.iri.utf8.count, $0.offset) < ($0.element.iri.utf8.count, $1.offset) }
        for (_, prefix) in longestFirst {
            let start = text.count
            text.append(contentsOf: prefix.name.utf8)
            let middle = text.count
            text.append(contentsOf: prefix.iri.utf8)
            entries.append(Entry(name: start..<middle, iri: middle..<text.count, last: text[text.count - 1]))
        }
        let iris = longestFirst.map { Array($0.element.iri.utf8) }
        index = iris.count > 32 ? PrefixIndex(iris) : nil
    }

    /// Appends an IRI as a prefixed name, or in angle brackets when no prefix fits.
    mutating func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        guard let place = place(of: bytes.span, range) else {
            NTriplesEncoder.appendIRI(bytes, range, to: &output)
            return
        }
        let entry = entries[place]
        if !entry.isUsed { entries[place].isUsed = true }
        output.append(copying: text, entry.name)
        output.append(UInt8(ascii: ":"))
        output.append(copying: bytes, (range.lowerBound &+ entry.iri.count)..<range.upperBound)
    }

    /// The place of the longest namespace that leaves a local name.
    private func place(of iri: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard let index else {
            for place in entries.indices where isShortened(iri, range, by: place) { return place }
            return nil
        }
        for place in index.candidates(for: iri.extracting(range)) where isShortened(iri, range, by: place) {
            return place
        }
        return nil
    }

    @inline(__always)
    private func isShortened(_ iri: Span<UInt8>, _ range: Range<Int>, by place: Int) -> Bool {
        let entry = entries[place]
        let end = range.lowerBound &+ entry.iri.count
        return end <= range.upperBound && iri[end &- 1] == entry.last
            && text.hasEqualBytes(at: entry.iri.lowerBound, in: iri, range.lowerBound..<end)
            && PrefixMap.isLocalName(iri, end..<range.upperBound)
    }

    /// The prefixes that have shortened an IRI.
    var usedPrefixes: [Prefix] {
        let used = Set(entries.filter(\.isUsed).map { Array(text[$0.name]) })
        return prefixes.filter { used.contains(Array($0.name.utf8)) }
    }

    /// Whether the rest of an IRI is a local name that needs no escapes.
    ///
    /// Narrower than `PN_LOCAL`: what would need an escape, or hides in dots, is left to angle brackets.
    private static func isLocalName(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        let end = range.upperBound
        guard index < end else { return true }
        if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: ".") { return false }
        while index < end {
            let byte = text[index]
            if byte < 0x80 {
                guard CharacterClass.isNameByte(byte) || byte == UInt8(ascii: ".") && index + 1 < end else {
                    return false
                }
                index &+= 1
                continue
            }
            guard case .scalar(let value, let length) = UTF8Text.decode(text, at: index), index + length <= end,
                index == range.lowerBound ? CharacterClass.isNameStart(value) : CharacterClass.isNamePart(value)
            else { return false }
            index += length
        }
        return true
    }

    /// Whether a name can be declared as a prefix; narrower than `PN_PREFIX`, which also has letters outside ASCII.
    private static func isPrefixName(_ name: String) -> Bool {
        guard let first = name.utf8.first, let last = name.utf8.last else { return true }
        return CharacterClass.isLetter(first) && last != UInt8(ascii: ".")
            && name.utf8.allSatisfy { CharacterClass.isNameByte($0) || $0 == UInt8(ascii: ".") }
    }
}
