import RDF

/// Gives every term a number and finds the number of a term: an arena of bytes, a record of eight bytes per term and an
/// open-addressing table.
///
/// No `String` is made.
///
/// This is the writer's side; `view` is what snapshots read. Numbers only grow, and a term keeps its number.
struct TermDictionary: ~Copyable {
    private var bytes: AppendBuffer<UInt8>
    private var records: AppendBuffer<TermRecord>
    private var slots = HashSlots(capacity: 1 << 8)

    /// Takes over the text and the records of terms, among which the table finds none until `makeSlots()`.
    init(bytes: consuming AppendBuffer<UInt8>, records: consuming AppendBuffer<TermRecord>) {
        self.bytes = bytes
        self.records = records
    }

    init() {
        self.init(bytes: AppendBuffer(), records: AppendBuffer())
        records.append(TermRecord(end: 0, key: 0))
        for term in WellKnownTerm.allCases {
            var text = term.iri.string
            text.withUTF8 { _ = add($0, key: TermRecord.key(.iri)) }
        }
    }

    /// What has been interned so far.
    var view: TermDictionaryView {
        TermDictionaryView(bytes: bytes.view, records: records.view, slots: slots)
    }

    /// The number of an IRI, a blank node, a language tag, or a literal with its qualifier; a new one if need be.
    ///
    /// - Complexity: O(length of the text).
    mutating func intern(
        _ text: UnsafeBufferPointer<UInt8>, kind: StoredTermKind, qualifier: TermID = .none
    ) throws(TripleStoreError) -> TermID {
        guard qualifier.rawValue <= TermRecord.maximumQualifier else { throw .tooManyTerms }
        let key = TermRecord.key(kind, qualifier: qualifier.rawValue)
        let hash = ByteHash.hash(UnsafeRawBufferPointer(text), seed: key)
        if let known = view.find(text, key: key, hash: hash) { return known }
        guard bytes.count + text.count <= Int(UInt32.max), records.count < Int(Int32.max) else { throw .tooManyTerms }
        return add(text, key: key, hash: hash)
    }

    /// The number of a literal with a datatype: the value itself where it fits into a number.
    mutating func intern(
        _ text: UnsafeBufferPointer<UInt8>, datatype: TermID
    ) throws(TripleStoreError) -> TermID {
        if datatype == WellKnownTerm.string.id { return try intern(text, kind: .string) }
        if let known = WellKnownTerm(rawValue: datatype.rawValue), let id = InlineTerm.id(text, datatype: known) {
            return id
        }
        return try intern(text, kind: .typed, qualifier: datatype)
    }

    /// The number of a triple term.
    mutating func intern(subject: TermID, predicate: TermID, object: TermID) throws(TripleStoreError) -> TermID {
        let view = self.view
        guard !TripleNesting.isTriple(subject, in: view),
            TripleNesting.depth(of: object, in: view) < TripleNesting.maximum
        else { throw .nestedTooDeep }
        let text = TermDictionaryView.tripleText(subject, predicate, object)
        var result: Result<TermID, TripleStoreError> = .failure(.tooManyTerms)
        text.withUnsafeBufferPointer { buffer in
            result = Result { () throws(TripleStoreError) in try intern(buffer, kind: .triple) }
        }
        return try result.get()
    }

    /// Makes the table that finds all terms.
    ///
    /// - Complexity: O(text).
    mutating func makeSlots() {
        var capacity = 1 << 8
        while records.count * 4 >= capacity * 3 { capacity *= 2 }
        let slots = HashSlots(capacity: capacity)
        let view = self.view
        for index in 1..<max(records.count, 1) {
            let id = UInt32(index)
            let key = records[index].key
            let hash = view.withText(TermID(rawValue: id)) { ByteHash.hash(UnsafeRawBufferPointer($0), seed: key) }
            slots.insert(hash: hash, id: id)
        }
        self.slots = slots
    }

    /// Adds a term of a record of changes; `nil` where the dictionary is full or has the term already.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, key: UInt32) -> TermID? {
        let hash = ByteHash.hash(UnsafeRawBufferPointer(text), seed: key)
        guard view.find(text, key: key, hash: hash) == nil, bytes.count + text.count <= Int(UInt32.max),
            records.count < Int(Int32.max)
        else { return nil }
        return add(text, key: key, hash: hash)
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, key: UInt32) -> TermID {
        add(text, key: key, hash: ByteHash.hash(UnsafeRawBufferPointer(text), seed: key))
    }

    private mutating func add(_ text: UnsafeBufferPointer<UInt8>, key: UInt32, hash: UInt32) -> TermID {
        if records.count * 4 >= slots.capacity * 3 { slots = slots.resized(to: slots.capacity * 2) }
        let id = UInt32(records.count)
        bytes.append(contentsOf: text)
        records.append(TermRecord(end: UInt32(bytes.count), key: key))
        slots.insert(hash: hash, id: id)
        return TermID(rawValue: id)
    }
}
