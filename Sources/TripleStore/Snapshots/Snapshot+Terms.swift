public import RDF

extension Snapshot {
    /// Makes the term of a number; `nil` if the number stands for none.
    ///
    /// - Complexity: O(length of the term's text).
    public func term(for id: TermID) -> Term? { dictionary.term(id) }

    /// The number of a term; `nil` if no quad was ever stored with it and the number cannot hold its value.
    ///
    /// - Complexity: O(length of the term's text).
    public func id(for term: Term) -> TermID? { dictionary.id(of: term) }

    /// What kind of term an entry of the dictionary is; `nil` for inline values and unknown numbers.
    public func kind(of id: TermID) -> StoredTermKind? {
        dictionary.contains(id) ? dictionary.record(id).kind : nil
    }

    /// The number of a typed literal's datatype, or of a language-tagged string's tag; `.none` for other terms.
    public func qualifier(of id: TermID) -> TermID {
        if let datatype = InlineTerm.datatype(of: id) { return datatype.id }
        return dictionary.contains(id) ? TermID(rawValue: dictionary.record(id).qualifier) : .none
    }

    /// The IRI, label, lexical form or language tag that a number stands for, without copying where it stands in the
    /// dictionary; an empty text for unknown numbers.
    ///
    /// - Parameters:
    ///   - id: the number.
    ///   - body: gets the UTF-8 bytes, which must not escape.
    public func withText<Result>(of id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if dictionary.contains(id) { return dictionary.withText(id, body) }
        return InlineTerm.withText(of: id, body)
    }

    /// Brings the texts of terms into the processor's cache, before `term(for:)` needs them one by one.
    ///
    /// Loads that do not wait for each other take little longer than a single one.
    ///
    /// - Parameter ids: the numbers of some tens of terms.
    /// - Returns: whether all texts are well-formed where they start, which they are.
    @discardableResult
    public func bringNear(_ ids: ArraySlice<UInt32>) -> Bool {
        var worst: UInt8 = 0
        for value in ids {
            let id = TermID(rawValue: value)
            if dictionary.contains(id) { dictionary.withText(id) { worst = max(worst, $0.first ?? 0) } }
        }
        return worst < 0xFF
    }

    /// The text of a term as a string; see `withText`.
    public func text(of id: TermID) -> String { dictionary.text(id) }

    /// The number of the triple term with some parts; `nil` if no quad was ever stored with it.
    ///
    /// - Complexity: O(1).
    public func id(ofTriple subject: TermID, _ predicate: TermID, _ object: TermID) -> TermID? {
        dictionary.id(ofTriple: subject, predicate, object)
    }

    /// The parts of a triple term; `nil` for other terms.
    public func components(ofTriple id: TermID) -> (subject: TermID, predicate: TermID, object: TermID)? {
        kind(of: id) == .triple ? dictionary.components(ofTriple: id) : nil
    }
}
