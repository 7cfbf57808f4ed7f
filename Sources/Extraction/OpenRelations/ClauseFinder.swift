import Language

/// Finds the clauses of a sentence: those of verbs and copulas, and those that noun phrases hold.
struct ClauseFinder: Sendable {
    let tree: DependencyTree
    let phrases: PhraseReader

    init(_ tree: DependencyTree) {
        self.tree = tree
        self.phrases = PhraseReader(tree: tree)
    }

    var tokens: [Token] { tree.tokens }

    /// The clauses, in the order of their heads.
    func clauses() -> [Clause] {
        var found: [Clause] = []
        for index in tokens.indices {
            if isPredicate(index) { found += predicateClauses(index) }
            found += nominalClauses(index)
        }
        return found
    }

    // MARK: - Predicates

    /// Whether a token heads a clause of its own.
    func isPredicate(_ index: Int) -> Bool {
        let token = tokens[index]
        switch token.relation {
        case .aux, .auxPassive, .cop, .case, .mark, .fixed, .flat, .compound, .compoundParticle, .punct, .cc, .det:
            return false
        case .xcomp: return !isMerged(index)
        default: break
        }
        if tree.dependent(of: index, .cop) != nil { return true }
        let isVerbal = token.universalTag == .verb || token.universalTag == .auxiliary
        switch token.relation {
        case .amod, .nmod, .obl, .obj, .nsubj, .nsubjPassive, .nmodPossessive, .appos, .advmod, .nmodDescription:
            return isVerbal && tree.dependent(of: index, .nsubj, .nsubjPassive) != nil
        default: return isVerbal || tree.dependent(of: index, .nsubj, .nsubjPassive) != nil
        }
    }

    /// Whether a complement is one predicate with the verb that it hangs on: "helped to raise", "is able to pay".
    func isMerged(_ index: Int) -> Bool {
        guard tokens[index].relation == .xcomp, let head = tokens[index].head else { return false }
        if tokens[index].universalTag != .verb { return true }
        return tree.dependent(of: head, .obj, .iobj) == nil
    }

    func predicateClauses(_ index: Int) -> [Clause] {
        guard let construction = construction(of: index) else { return [] }
        var parts = PredicateParts(of: index, in: self)
        guard let subject = subject(of: index), !isInterrogative(subject.head) else { return [] }
        let infinitive = construction == .infinitive ? tree.dependents(of: index, .mark) : []
        if let gap = subject.isGap ? nil : gap(of: index) { parts.arguments.append(gap) }
        let speech = speech(of: index, parts)
        if let speech { parts.arguments.append(speech) }
        parts.arguments.removeAll { $0.head == subject.head && $0.role != .adverb }
        let inserted = insertedCopula(construction, index, parts, subject.head)
        let clause = Clause(
            construction: parts.isExistential ? .existential : construction, head: index,
            predicate: OpenPhrase(inserted) + OpenPhrase(tokens: Set(parts.predicate + infinitive).sorted()),
            subjectHead: subject.head, subject: subject.words, arguments: parts.arguments,
            factuality: factuality(of: index, tells: speech != nil))
        return [outerClause(clause), clause].compactMap(\.self)
    }

    /// The copula of the clause outside where two clauses have one head: the first "is" in "the problem is that it is old".
    func outerCopula(of head: Int) -> Int? {
        let subjects = tree.dependents(of: head, .nsubj, .nsubjPassive, .nsubjOuter)
        guard subjects.count == 2, let copula = tree.dependent(of: head, .cop), copula < head else { return nil }
        return subjects[0] < copula && copula < subjects[1] ? copula : nil
    }

    /// "The problem is that they left": what is said of the first subject is the clause of the second.
    private func outerClause(_ clause: Clause) -> Clause? {
        guard let copula = outerCopula(of: clause.head),
            let subject = tree.dependent(of: clause.head, .nsubj, .nsubjPassive, .nsubjOuter)
        else { return nil }
        var outer = clause
        let before = tree.dependents(of: clause.head).filter { $0 <= copula }
        let marks = tree.dependents(of: clause.head, .mark).filter { $0 > copula }
        (outer.subjectHead, outer.subject) = (subject, phrases.words(of: subject, .plain))
        outer.predicate = OpenPhrase(tokens: [copula])
        outer.arguments = [
            Clause.Argument(
                role: .clause, head: clause.head, marker: OpenPhrase(tokens: marks),
                words: phrases.words(of: clause.head, without: Set(before + marks)))
        ]
        return outer
    }

    /// Whether a subject is a "what" or "who" that stands for nothing in the sentence.
    private func isInterrogative(_ subject: Int) -> Bool { ["WP", "WDT"].contains(tokens[subject].pennTag) }

    private func construction(of index: Int) -> Clause.Construction? {
        let token = tokens[index]
        switch token.relation {
        case .conj:
            guard let head = token.head else { return .main }
            return isPredicate(head) || isMerged(head) ? construction(of: tree.firstConjunct(of: index)) : .main
        case .ccomp, .xcomp, .csubj, .csubjPassive: return .complement
        case .advcl:
            if tree.dependent(of: index, .nsubj, .nsubjPassive) != nil { return .adverbial }
            return isInfinitive(index) ? .infinitive : .participleClause
        case .aclRelative, .advclRelative: return .relative
        case .acl:
            if isInfinitive(index) { return .infinitive }
            return tree.dependent(of: index, .nsubj, .nsubjPassive) == nil ? .participle : .complement
        case .parataxis: return .parataxis
        default: return .main
        }
    }

    private func isInfinitive(_ index: Int) -> Bool {
        tree.dependents(of: index, .mark).contains { tokens[$0].pennTag == "TO" }
    }

    /// The "is" that a participle without auxiliary goes without.
    private func insertedCopula(
        _ construction: Clause.Construction, _ index: Int, _ parts: PredicateParts, _ subject: Int
    ) -> [OpenPhrase.Piece] {
        guard construction == .participle || construction == .participleClause, !parts.hasAuxiliary,
            ["VBN", "VBG", "VBD"].contains(tokens[index].pennTag), !parts.isCopular
        else { return [] }
        return [.inserted(copula(for: subject))]
    }

    /// The form of "be" that fits a noun and the tense of its sentence.
    func copula(for noun: Int) -> String {
        let isPlural = tokens[noun].pennTag.hasSuffix("S") || tree.dependent(of: noun, .conj) != nil
        return isPast ? (isPlural ? "were" : "was") : (isPlural ? "are" : "is")
    }

    /// Whether the sentence tells what was.
    private var isPast: Bool {
        guard let root = tokens.firstIndex(where: { $0.head == nil }) else { return false }
        let verbs = [root] + tree.dependents(of: root, .aux, .auxPassive, .cop)
        if verbs.contains(where: { ["VBZ", "VBP", "MD"].contains(tokens[$0].pennTag) }) { return false }
        return verbs.contains { tokens[$0].pennTag == "VBD" }
    }

    /// The preposition of a phrase, with other words that open it.
    func marker(of index: Int, _ others: [Int] = []) -> OpenPhrase {
        let cases = tree.dependents(of: index, .case).filter { tokens[$0].pennTag != "POS" }
        return OpenPhrase(tokens: (others + cases).filter { $0 < index }.flatMap { tree.subtree(of: $0) }.sorted())
    }

    // MARK: - Speech

    private static let saying: Set<String> = [
        "say", "tell", "add", "note", "announce", "argue", "claim", "explain", "state", "report", "write", "reply",
        "suggest", "insist", "warn", "declare", "believe", "think", "conclude", "contend", "observe", "remark", "ask",
        "acknowledge", "admit", "predict", "estimate", "complain", "recall", "figure",
    ]

    /// What is followed by "…, he said" is claimed, not told; that he said it is told.
    private func factuality(of index: Int, tells speech: Bool) -> Factuality {
        let factuality = Factuality(of: index, in: tree)
        if speech, factuality == .claimed { return .actual }
        let isReported = tree.dependents(of: tree.firstConjunct(of: index), .parataxis).contains { verb in
            Self.saying.contains(tokens[verb].lemma.lowercased()) && tree.dependent(of: verb, .nsubj) != nil
        }
        return factuality == .actual && isReported ? .claimed : factuality
    }

    /// What a verb of saying that stands beside or behind its words tells: "…, he said".
    private func speech(of index: Int, _ parts: PredicateParts) -> Clause.Argument? {
        guard Self.saying.contains(tokens[index].lemma.lowercased()),
            !parts.arguments.contains(where: { $0.role == .clause || $0.role == .object })
        else { return nil }
        if tokens[index].relation == .parataxis, let head = tokens[index].head {
            return Clause.Argument(
                role: .clause, head: head, marker: OpenPhrase(), words: phrases.words(of: head, without: [index]))
        }
        guard let spoken = tree.dependent(of: index, .parataxis) else { return nil }
        return Clause.Argument(role: .clause, head: spoken, marker: OpenPhrase(), words: phrases.words(of: spoken))
    }
}
