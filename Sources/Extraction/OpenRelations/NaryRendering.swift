/// One fact for each predicate, with all its arguments, as CaRB's gold standard tells them.
///
/// The preposition of the second argument goes to the predicate, the further arguments keep theirs, and coordinated
/// phrases stay together. A clause that tells when, why or how becomes a fact of its own.
///
/// Source: S. Bhardwaj, S. Aggarwal, Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", EMNLP 2019.
struct NaryRendering {
    /// The facts that a clause tells.
    func tuples(_ clause: Clause) -> [OpenTuple] {
        var plain = clause
        plain.arguments.removeAll { $0.role == .adverbialClause }
        var found = [tuple(plain)].compactMap(\.self)
        for argument in clause.arguments where argument.role == .adverbialClause {
            found.append(
                OpenTuple(
                    predicate: clause.predicate + argument.marker, arguments: [clause.subject, argument.words],
                    clause: clause, argument: argument, shape: found.isEmpty ? .direct : .further))
        }
        return found
    }

    private func tuple(_ clause: Clause) -> OpenTuple? {
        guard let second = secondArgument(of: clause) else { return nil }
        let argument = clause.arguments[second]
        let others = clause.arguments.indices.filter { $0 != second }.map { index in
            clause.arguments[index].marker + clause.arguments[index].words
        }
        // "In 1918" keeps its preposition; "was renamed In" is no predicate.
        let standsBefore = argument.marker.tokens.first.map { $0 < clause.head } ?? false
        let keepsMarker = standsBefore && !clause.construction.isNominal && argument.role != .predicative
        return OpenTuple(
            predicate: keepsMarker ? clause.predicate : clause.predicate + argument.marker,
            arguments: [clause.subject, keepsMarker ? argument.marker + argument.words : argument.words] + others,
            clause: clause, argument: argument)
    }

    /// The argument that comes second: the object, or what is nearest to being one.
    private func secondArgument(of clause: Clause) -> Int? {
        let preferences: [(Clause.Argument) -> Bool] = [
            { $0.role == .object }, { $0.role == .predicative }, { $0.role == .clause },
            { ($0.role == .oblique || $0.role == .agent) && $0.head > clause.head }, { $0.head > clause.head },
            { _ in true },
        ]
        for isPreferred in preferences {
            if let found = clause.arguments.firstIndex(where: isPreferred) { return found }
        }
        return nil
    }
}
