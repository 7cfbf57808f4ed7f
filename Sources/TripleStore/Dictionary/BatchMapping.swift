import RDF

/// The numbers that the terms of a batch have in the dictionary, found when first needed.
struct BatchMapping {
    private let batch: QuadBatch
    private var ids: [TermID]

    init(_ batch: QuadBatch) {
        self.batch = batch
        ids = [TermID](repeating: .none, count: batch.terms.count)
    }

    /// The number of the term at an index of the batch.
    mutating func intern(_ index: UInt32, in dictionary: inout TermDictionary) throws(TripleStoreError) -> TermID {
        let known = ids[Int(index)]
        if known != .none { return known }
        let id = try add(batch.terms[Int(index)], to: &dictionary)
        ids[Int(index)] = id
        return id
    }

    private mutating func add(
        _ record: QuadBatch.TermRecord, to dictionary: inout TermDictionary
    ) throws(TripleStoreError) -> TermID {
        switch record.kind {
        case .iri: return try add(record, kind: .iri, to: &dictionary)
        case .blankNode: return try add(record, kind: .blankNode, to: &dictionary)
        case .stringLiteral: return try add(record, kind: .string, to: &dictionary)
        case .typedLiteral:
            let datatype = try intern(record.qualifier, in: &dictionary)
            return try withText(record.offset, record.length) { text throws(TripleStoreError) in
                try dictionary.intern(text, datatype: datatype)
            }
        case .languageLiteral: return try addLanguage(record, kind: .language, to: &dictionary)
        case .leftToRightLiteral: return try addLanguage(record, kind: .leftToRight, to: &dictionary)
        case .rightToLeftLiteral: return try addLanguage(record, kind: .rightToLeft, to: &dictionary)
        case .triple:
            let start = Int(record.offset)
            let subject = try intern(batch.components[start], in: &dictionary)
            let predicate = try intern(batch.components[start + 1], in: &dictionary)
            let object = try intern(batch.components[start + 2], in: &dictionary)
            return try dictionary.intern(subject: subject, predicate: predicate, object: object)
        }
    }

    private func add(
        _ record: QuadBatch.TermRecord, kind: StoredTermKind, to dictionary: inout TermDictionary
    ) throws(TripleStoreError) -> TermID {
        try withText(record.offset, record.length) { text throws(TripleStoreError) in
            try dictionary.intern(text, kind: kind)
        }
    }

    private func addLanguage(
        _ record: QuadBatch.TermRecord, kind: StoredTermKind, to dictionary: inout TermDictionary
    ) throws(TripleStoreError) -> TermID {
        let tag = try withText(record.offset + record.length, record.qualifier) { text throws(TripleStoreError) in
            // Tags are compared without regard to case (RDF 1.2 Concepts, section 3.3).
            let lowered = text.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 }
            return try lowered.withUnsafeBufferPointer { tag throws(TripleStoreError) in
                try dictionary.intern(tag, kind: .languageTag)
            }
        }
        return try withText(record.offset, record.length) { text throws(TripleStoreError) in
            try dictionary.intern(text, kind: kind, qualifier: tag)
        }
    }

    /// Lends a range of the batch's bytes.
    private func withText<Result>(
        _ offset: UInt32, _ length: UInt32,
        _ body: (UnsafeBufferPointer<UInt8>) throws(TripleStoreError) -> Result
    ) throws(TripleStoreError) -> Result {
        try batch.bytes.withUnsafeBufferPointer { buffer throws(TripleStoreError) in
            // Safety: slicing checks the range against the buffer, which outlives the call.
            try body(UnsafeBufferPointer(rebasing: buffer[Int(offset)..<Int(offset + length)]))
        }
    }
}
