import RDF

extension TermDictionary {
    /// Takes the terms over from an image; the table by which they are found is made anew.
    ///
    /// - Complexity: O(text).
    static func reading(text: SectionMemory, records: SectionMemory) throws(StoreDamage) -> TermDictionary {
        guard records.bytes.count % MemoryLayout<TermRecord>.stride == 0 else {
            throw StoreDamage("the table of the terms ends within an entry")
        }
        var dictionary = TermDictionary(bytes: AppendBuffer(text), records: AppendBuffer(records))
        try check(dictionary.view)
        dictionary.makeSlots()
        return dictionary
    }

    private static func check(_ view: TermDictionaryView) throws(StoreDamage) {
        guard view.records.count > WellKnownTerm.allCases.count, view.records.count <= Int(Int32.max),
            view.records[0].end == 0, Int(view.records[view.records.count - 1].end) == view.bytes.count
        else { throw StoreDamage("the table of the terms does not fit their text") }
        for index in 1..<view.records.count { try TermCheck.check(TermID(rawValue: UInt32(index)), in: view) }
        for term in WellKnownTerm.allCases {
            guard view.record(term.id).key == TermRecord.key(.iri), view.text(term.id) == term.iri.string else {
                throw StoreDamage("the first terms are others than this version of Tercet has")
            }
        }
    }
}

/// Whether the entries of a dictionary are what they should be, one after the other.
enum TermCheck {
    /// Looks at an entry, which may refer to entries before it only.
    static func check(_ id: TermID, in view: TermDictionaryView) throws(StoreDamage) {
        let index = Int(id.rawValue)
        let record = view.records[index]
        guard view.records[index - 1].end <= record.end, Int(record.end) <= view.bytes.count else {
            throw StoreDamage("the text of term \(index) ends before it starts, or behind all text")
        }
        guard let kind = StoredTermKind(rawValue: record.key >> 28) else {
            throw StoreDamage("term \(index) is of an unknown kind")
        }
        let qualifier = TermID(rawValue: record.qualifier)
        let isRight: Bool
        switch kind {
        case .iri, .blankNode, .string, .languageTag: isRight = qualifier == .none
        case .typed: isRight = has(qualifier, .iri, before: id, view)
        case .language, .leftToRight, .rightToLeft: isRight = has(qualifier, .languageTag, before: id, view)
        case .triple: isRight = qualifier == .none && isTriple(id, in: view)
        }
        guard isRight else { throw StoreDamage("term \(index) refers to no term that it could mean") }
    }

    private static func has(
        _ id: TermID, _ kind: StoredTermKind, before end: TermID, _ view: TermDictionaryView
    ) -> Bool { id > .none && id < end && view.record(id).kind == kind }

    private static func isTriple(_ id: TermID, in view: TermDictionaryView) -> Bool {
        guard view.withText(id, { $0.count }) == 12 else { return false }
        let parts = view.components(ofTriple: id)
        for part in [parts.subject, parts.predicate, parts.object] where !part.isInline && part >= id { return false }
        let check = RowCheck(view)
        // As for the store itself, the subject may be any term but a triple term.
        return check.allows(parts.subject.rawValue, as: .object) && !TripleNesting.isTriple(parts.subject, in: view)
            && check.allows(parts.predicate.rawValue, as: .predicate)
            && check.allows(parts.object.rawValue, as: .object)
            && TripleNesting.depth(of: parts.object, in: view) < TripleNesting.maximum
    }
}
