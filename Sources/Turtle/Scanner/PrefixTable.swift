internal import RDF

/// The prefixes of a document, looked up by their bytes.
///
/// Open addressing over one arena; no string is made for a lookup.
struct PrefixTable {
    private struct Entry {
        var name: Range<Int>
        var iri: Range<Int>
    }

    private var arena: [UInt8] = []
    /// How many bytes of the arena are IRIs that have been replaced.
    private var abandoned = 0
    /// Differs from run to run, so that nobody can prepare names that all land in one slot; it decides nothing but where
    /// a name is looked for.
    private let seed = UInt64.random(in: 0...UInt64.max)
    private var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 64)

    /// Binds a name to an IRI; a later binding replaces an earlier one.
    mutating func bind(_ name: [UInt8], to iri: ArraySlice<UInt8>) {
        let place = arena.count
        if let index = find(name.span, 0..<name.count) {
            let known = entries[index].iri
            if iri.elementsEqual(arena[known]) { return }
            arena.append(contentsOf: iri)
            entries[index].iri = place..<arena.count
            abandoned += known.count
            if abandoned > arena.count / 2 { compact() }
            return
        }
        arena.append(contentsOf: name)
        arena.append(contentsOf: iri)
        entries.append(Entry(name: place..<(place + name.count), iri: (place + name.count)..<arena.count))
        if entries.count * 2 > slots.count { rehash() } else { insert(entries.count - 1) }
    }

    /// Appends the IRI that a name is bound to.
    ///
    /// - Returns: `false` when the name is not bound.
    @inline(__always)
    func appendIRI(for text: Span<UInt8>, _ name: Range<Int>, to bytes: inout [UInt8]) -> Bool {
        guard let index = find(text, name) else { return false }
        bytes.append(copying: arena, entries[index].iri)
        return true
    }

    /// How much memory the prefixes take.
    var byteCount: Int { arena.count }

    /// Drops the IRIs that have been replaced.
    private mutating func compact() {
        var kept: [UInt8] = []
        for index in entries.indices {
            let start = kept.count
            kept += arena[entries[index].name]
            entries[index].name = start..<kept.count
            kept += arena[entries[index].iri]
            entries[index].iri = entries[index].name.upperBound..<kept.count
        }
        arena = kept
        abandoned = 0
    }

    /// The prefixes in the order of their first declaration.
    var prefixes: [Prefix] {
        entries.map {
            Prefix(String(decoding: arena[$0.name], as: UTF8.self), String(decoding: arena[$0.iri], as: UTF8.self))
        }
    }

    @inline(__always)
    private func find(_ text: Span<UInt8>, _ name: Range<Int>) -> Int? {
        var slot = hash(text, name) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            let known = entries[index].name
            if known.count == name.count {
                var offset = 0
                while offset < name.count, arena[known.lowerBound &+ offset] == text[name.lowerBound &+ offset] {
                    offset &+= 1
                }
                if offset == name.count { return index }
            }
            slot = (slot &+ 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func insert(_ index: Int) {
        var slot = hash(arena.span, entries[index].name) & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(index)
    }

    private mutating func rehash() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for index in entries.indices { insert(index) }
    }

    /// FNV-1a from a random start, folded.
    @inline(__always)
    private func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        var hash = seed
        var index = range.lowerBound
        while index < range.upperBound {
            hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3
            index &+= 1
        }
        hash = (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 33)
    }
}
