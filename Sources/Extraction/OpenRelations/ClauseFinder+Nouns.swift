import Language

extension ClauseFinder {
    /// The clauses that a noun phrase holds: appositions, titles, possessives, phrases behind prepositions.
    func nominalClauses(_ index: Int) -> [Clause] {
        guard let head = tokens[index].head, !isPronominal(head) else { return [] }
        switch tokens[index].relation {
        case .appos: return [apposition(index, of: head)].compactMap(\.self)
        case .nmodDescription: return [title(index, of: head)].compactMap(\.self)
        case .nmodPossessive: return [possessive(index, of: head)].compactMap(\.self)
        case .nmod: return [nounPreposition(index, of: head)].compactMap(\.self)
        default: return []
        }
    }

    private func isPronominal(_ index: Int) -> Bool { tokens[index].universalTag == .pronoun }

    private func nominal(
        _ construction: Clause.Construction, head: Int, subjectHead: Int, _ subject: OpenPhrase, _ predicate: String,
        _ argument: Clause.Argument
    ) -> Clause {
        Clause(
            construction: construction, head: head, predicate: OpenPhrase([.inserted(predicate)]),
            subjectHead: subjectHead, subject: subject, arguments: [argument], factuality: .actual)
    }

    /// A name is what its description is said of, whichever stands first.
    private func apposition(_ index: Int, of head: Int) -> Clause? {
        let isNameBehind = tokens[index].universalTag == .properNoun && tokens[head].universalTag != .properNoun
        let (subject, predicate) = isNameBehind ? (index, head) : (head, index)
        // "Ana, head of the bank, and Ben": only the first is the head of the bank.
        let isInside = tree.dependents(of: head, .conj).contains { $0 > index }
        func words(_ noun: Int, _ extent: PhraseReader.Extent) -> OpenPhrase {
            phrases.words(
                of: noun, noun == head && isInside ? .single : extent,
                without: phrases.clauseLevel(of: noun).union([index]))
        }
        let name = words(subject, .plain)
        let description = words(predicate, isNameBehind ? .plain : .full)
        guard !name.pieces.isEmpty, !description.pieces.isEmpty else { return nil }
        let isPlural =
            !isInside && tree.dependent(of: subject, .conj) != nil || tokens[subject].pennTag.hasSuffix("S")
        return nominal(
            .apposition, head: index, subjectHead: subject, name, isPlural ? "are" : "is",
            Clause.Argument(role: .predicative, head: predicate, marker: OpenPhrase(), words: description))
    }

    private static let courtesies: Set<String> = ["mr", "mrs", "ms", "miss", "dr", "sir", "st", "saint"]

    private func title(_ index: Int, of head: Int) -> Clause? {
        guard !Self.courtesies.contains(tokens[index].form.lowercased().filter { $0 != "." }) else { return nil }
        let words = tree.dependents(of: head, .flat, .compound).filter { $0 > index } + [head]
        let name = phrases.trimmed(words.flatMap { $0 == head ? [head] : tree.subtree(of: $0) }.sorted())
        return nominal(
            .title, head: index, subjectHead: head, OpenPhrase(tokens: name), "is",
            Clause.Argument(role: .predicative, head: index, marker: OpenPhrase(), words: phrases.words(of: index)))
    }

    private func possessive(_ index: Int, of head: Int) -> Clause? {
        guard tokens[index].pennTag != "WP$" else { return nil }
        let mark = tree.dependents(of: index, .case)
        let owner = phrases.words(of: index, .plain, without: Set(mark))
        let owned = phrases.words(of: head, .plain, without: phrases.clauseLevel(of: head).union([index]))
        guard !owner.pieces.isEmpty, !owned.pieces.isEmpty else { return nil }
        let isPlural = tokens[index].pennTag.hasSuffix("S") || tree.dependent(of: index, .conj) != nil
        return nominal(
            .possessive, head: index, subjectHead: index, owner, isPlural ? "have" : "has",
            Clause.Argument(role: .object, head: head, marker: OpenPhrase(), words: owned))
    }

    private func nounPreposition(_ index: Int, of head: Int) -> Clause? {
        let marker = marker(of: index)
        guard !marker.pieces.isEmpty, index > head else { return nil }
        let later = tree.dependents(of: head).filter { $0 >= index }
        let subject = phrases.words(of: head, .plain, without: phrases.clauseLevel(of: head).union(later))
        let words = phrases.words(of: index)
        guard !subject.pieces.isEmpty, !words.pieces.isEmpty else { return nil }
        return nominal(
            .nounPreposition, head: index, subjectHead: head, subject, copula(for: head),
            Clause.Argument(role: .oblique, head: index, marker: marker, words: words))
    }
}
