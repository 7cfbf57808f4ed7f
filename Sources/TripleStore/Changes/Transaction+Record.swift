extension Transaction {
    /// Whether there is anything to record.
    package var hasChanges: Bool { !(changes?.steps.isEmpty ?? true) }

    /// How many quads have been added and removed, those included that changed nothing.
    package var changeCount: Int { changes?.rows.count ?? 0 }

    /// The changes so far as bytes, for a journal: the terms that are new, and what was done with which quads.
    ///
    /// - Parameter recordCount: how many entries the dictionary had for which records were made before, see
    ///   `StoreImage.recordCount`.
    /// - Returns: the bytes, and how many entries the dictionary has now.
    /// - Throws: what could not be read again: a term that stands where RDF has none of its kind.
    /// - Complexity: O(new terms and changed quads).
    package func record(after recordCount: Int) throws(StoreDamage) -> (bytes: [UInt8], recordCount: Int) {
        let dictionary = self.dictionary
        let changes = self.changes ?? ChangeList()
        let check = RowCheck(dictionary)
        for row in changes.rows where !check.allows(row) { throw .misplacedTerm }
        return (ChangeRecord.bytes(of: changes, dictionary, after: recordCount), dictionary.records.count)
    }
}
