internal import RDF

/// Shortens IRIs by the prefixes that a document declares.
struct PrefixMap {
    private struct Entry {
        let name: [UInt8]
        let iri: [UInt8]
        var isUsed = false
    }

    /// Longest namespace first; of equal ones, the first given.
    private var entries: [Entry]
    /// Where there are many: looking at one after the other would take long.
    private let index: PrefixIndex?
    /// The prefixes that can be used, in the order given; a name is kept once.
    let prefixes: [Prefix]

    init(_ given: [Prefix]) {
        var names: Set<String> = []
        prefixes = given.filter { PrefixMap.isPrefixName($0.name) && !$0.iri.isEmpty && names.insert($0.name).inserted }
        entries = prefixes.enumerated()
            .sorted { ($1.element.iri.utf8.count, $0.offset) < ($0.element.iri.utf8.count, $1.offset) }
            .map { Entry(name: Array($0.element.name.utf8), iri: Array($0.element.iri.utf8)) }
        index = entries.count > 32 ? PrefixIndex(entries.map(\.iri)) : nil
    }

    /// Appends an IRI as a prefixed name, or in angle brackets when no prefix fits.
    mutating func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        let text = bytes.span.extracting(range)
        guard let place = place(of: text) else {
            NTriplesEncoder.appendIRI(bytes, range, to: &output)
            return
        }
        let entry = entries[place]
        if !entry.isUsed { entries[place].isUsed = true }
        output.append(contentsOf: entry.name)
        output.append(UInt8(ascii: ":"))
        output.append(copying: text, entry.iri.count..<text.count)
    }

    /// The place of the longest namespace that leaves a local name.
    private func place(of text: Span<UInt8>) -> Int? {
        guard let index else {
            for place in entries.indices where isShortened(text, by: place) { return place }
            return nil
        }
        for place in index.candidates(for: text) where isShortened(text, by: place) { return place }
        return nil
    }

    private func isShortened(_ text: Span<UInt8>, by place: Int) -> Bool {
        PrefixMap.starts(text, with: entries[place].iri)
            && PrefixMap.isLocalName(text, from: entries[place].iri.count)
    }

    /// The prefixes that have shortened an IRI.
    var usedPrefixes: [Prefix] {
        let used = Set(entries.filter(\.isUsed).map(\.name))
        return prefixes.filter { used.contains(Array($0.name.utf8)) }
    }

    private static func starts(_ text: Span<UInt8>, with iri: [UInt8]) -> Bool {
        guard text.count >= iri.count else { return false }
        // Namespaces mostly differ near their ends.
        var index = iri.count - 1
        while index >= 0, text[index] == iri[index] { index -= 1 }
        return index < 0
    }

    /// Whether the rest of an IRI is a local name that needs no escapes.
    ///
    /// Narrower than `PN_LOCAL`: what would need an escape, or hides in dots, is left to angle brackets.
    private static func isLocalName(_ text: Span<UInt8>, from start: Int) -> Bool {
        var index = start
        guard index < text.count else { return true }
        if text[index] == UInt8(ascii: "-") || text[index] == UInt8(ascii: ".") { return false }
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                guard CharacterClass.isNameByte(byte) || byte == UInt8(ascii: ".") && index + 1 < text.count else {
                    return false
                }
                index += 1
                continue
            }
            guard case .scalar(let value, let length) = UTF8Text.decode(text, at: index),
                index == start ? CharacterClass.isNameStart(value) : CharacterClass.isNamePart(value)
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
