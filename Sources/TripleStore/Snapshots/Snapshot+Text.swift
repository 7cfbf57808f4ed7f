extension Snapshot {
    /// The strings and language-tagged strings that a full-text search finds, ascending by number.
    ///
    /// The first search of a store makes an index of all words, which later ones extend.
    ///
    /// - Complexity: O(new text) for the index, then O(literals with the words of the query).
    public func literals(matching query: TextQuery) -> [TermID] {
        let found = textIndex.candidates(query, in: dictionary).map { TermID(rawValue: $0) }
        guard query.phrases.contains(where: { $0.words.count > 1 }) else { return found }
        return found.filter { query.matches(dictionary.text($0)) }
    }
}
