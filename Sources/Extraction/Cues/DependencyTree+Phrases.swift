import Language

extension DependencyTree {
    /// The first token upwards, itself included, that does not stand in one of some relations to its head.
    ///
    /// - Parameters:
    ///   - token: where to begin.
    ///   - relations: the relations to pass.
    ///   - isPassed: whether a token in such a relation is passed.
    /// - Complexity: O(depth).
    func top(
        of token: Int, through relations: Set<DependencyRelation>, where isPassed: (Int) -> Bool = { _ in true }
    ) -> Int {
        var current = token
        while relations.contains(tokens[current].relation), isPassed(current), let head = tokens[current].head {
            current = head
        }
        return current
    }

    /// The predicate that a word belongs to: the verb above it, or the noun or adjective with a copula.
    func predicate(above token: Int) -> Int {
        var current = token
        while let head = tokens[current].head, !isPredicate(current) { current = head }
        return current
    }

    private func isPredicate(_ token: Int) -> Bool {
        [.verb, .auxiliary].contains(tokens[token].universalTag)
            && ![.amod, .compound].contains(tokens[token].relation)
            || dependent(of: token, .cop) != nil
    }
}
