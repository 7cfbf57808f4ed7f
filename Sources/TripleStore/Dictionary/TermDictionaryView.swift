import RDF

/// What a snapshot sees of the dictionary: all terms up to its own moment.
struct TermDictionaryView: Sendable {
    let bytes: AppendView<UInt8>
    let records: AppendView<TermRecord>
    let slots: HashSlots

    /// How many terms the dictionary holds, well-known ones included.
    var count: Int { records.count - 1 }

    /// Whether a number stands for an entry.
    func contains(_ id: TermID) -> Bool { id.rawValue > 0 && Int(id.rawValue) < records.count }

    func record(_ id: TermID) -> TermRecord { records[Int(id.rawValue)] }

    /// Lends the text of an entry.
    @inline(__always)
    func withText<Result: ~Copyable>(_ id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let index = Int(id.rawValue)
        return bytes.withRange(Int(records[index - 1].end)..<Int(records[index].end), body)
    }

    /// The entry with a text and a key.
    @inline(__always)
    func find(_ text: UnsafeBufferPointer<UInt8>, key: UInt32, hash: UInt32) -> TermID? {
        let limit = records.count
        let id = slots.find(hash: hash) { id in
            guard Int(id) < limit, records[Int(id)].key == key else { return false }
            return withText(TermID(rawValue: id)) { $0.count == text.count && Self.areEqual($0, text) }
        }
        return id.map { TermID(rawValue: $0) }
    }

    func find(_ text: UnsafeBufferPointer<UInt8>, kind: StoredTermKind, qualifier: TermID = .none) -> TermID? {
        let key = TermRecord.key(kind, qualifier: qualifier.rawValue)
        return find(text, key: key, hash: ByteHash.hash(UnsafeRawBufferPointer(text), seed: key))
    }

    /// The bytes under which a triple term is kept: its three numbers, little-endian.
    static func tripleText(_ subject: TermID, _ predicate: TermID, _ object: TermID) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(12)
        for id in [subject, predicate, object] {
            for shift in [0, 8, 16, 24] as [UInt32] { text.append(UInt8(truncatingIfNeeded: id.rawValue >> shift)) }
        }
        return text
    }

    /// The numbers in a triple term.
    func components(ofTriple id: TermID) -> (subject: TermID, predicate: TermID, object: TermID) {
        withText(id) { text in
            func part(_ start: Int) -> TermID {
                var value: UInt32 = 0
                for offset in 0..<4 { value |= UInt32(text[start + offset]) << UInt32(8 * offset) }
                return TermID(rawValue: value)
            }
            return (part(0), part(4), part(8))
        }
    }

    @inline(__always)
    private static func areEqual(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        let left = UnsafeRawBufferPointer(left)
        let right = UnsafeRawBufferPointer(right)
        // Safety: both buffers have the same length, and the word loads stay below it.
        while index &+ 8 <= left.count {
            let first = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if first != right.loadUnaligned(fromByteOffset: index, as: UInt64.self) { return false }
            index &+= 8
        }
        while index < left.count {
            if left[index] != right[index] { return false }
            index &+= 1
        }
        return true
    }
}
