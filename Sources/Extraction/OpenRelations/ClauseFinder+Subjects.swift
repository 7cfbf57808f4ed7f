import Language

extension ClauseFinder {
    /// Whom or what a clause is about.
    struct Subject {
        var head: Int
        var words: OpenPhrase
        /// Whether it is the noun that the relative clause hangs on.
        var isGap = false
    }

    /// The subject of a predicate: its own, or the one it shares.
    func subject(of predicate: Int, depth: Int = 0) -> Subject? {
        guard depth < 8 else { return nil }
        if let own = ownSubject(of: predicate) { return own }
        guard let head = tokens[predicate].head else { return nil }
        switch tokens[predicate].relation {
        case .conj: return subject(of: head, depth: depth + 1)
        case .xcomp:
            if let object = tree.dependent(of: head, .obj) { return phrase(object) }
            return subject(of: head, depth: depth + 1)
        case .advcl:
            return tree.dependent(of: predicate, .mark).map {
                tokens[$0].pennTag == "TO" || tokens[predicate].pennTag == "VBG"
            }
                ?? true ? subject(of: head, depth: depth + 1) : nil
        case .acl, .aclRelative: return antecedent(head, of: predicate)
        default: return nil
        }
    }

    private func ownSubject(of predicate: Int) -> Subject? {
        let isExistential = tree.dependents(of: predicate, .expl).contains { tokens[$0].lemma.lowercased() == "there" }
        // Where there are two, the second one belongs to the verb: "the problem is that they left".
        if let outer = tree.dependents(of: predicate, .nsubj, .nsubjPassive).last
            ?? tree.dependent(of: predicate, .nsubjOuter)
        {
            if let clause = relativeClause(above: predicate), let noun = tokens[clause].head {
                if ["WDT", "WP"].contains(tokens[outer].pennTag) { return antecedent(noun, of: clause) }
                if let owner = tree.dependents(of: outer, .nmodPossessive, .det)
                    .first(where: { tokens[$0].lemma.lowercased() == "whose" })
                {
                    let owned = phrases.words(of: outer, .plain, without: [owner])
                    let words =
                        phrases.words(of: noun, .plain, without: phrases.clauseLevel(of: noun).union([clause]))
                        + OpenPhrase([.inserted("'s")]) + owned
                    return Subject(head: outer, words: words)
                }
            }
            if isExistential, let there = tree.dependent(of: predicate, .expl) {
                return Subject(head: there, words: OpenPhrase(tokens: [there]))
            }
            return phrase(outer)
        }
        guard let clause = tree.dependent(of: predicate, .csubj, .csubjPassive) else { return nil }
        return Subject(head: clause, words: phrases.words(of: clause))
    }

    private func phrase(_ head: Int) -> Subject {
        Subject(head: head, words: phrases.words(of: head, .plain, without: phrases.clauseLevel(of: head)))
    }

    private func antecedent(_ noun: Int, of clause: Int) -> Subject {
        Subject(
            head: noun, words: phrases.words(of: noun, .plain, without: phrases.clauseLevel(of: noun).union([clause])),
            isGap: true)
    }

    /// The relative clause that a predicate heads, or is coordinated with or a complement in.
    func relativeClause(above predicate: Int) -> Int? {
        var current = predicate
        for _ in 0..<8 {
            if tokens[current].relation == .aclRelative { return current }
            guard [.conj, .xcomp, .ccomp].contains(tokens[current].relation), let head = tokens[current].head else {
                return nil
            }
            current = head
        }
        return nil
    }

    /// The noun that a relative clause hangs on, in the place that the relative pronoun fills: object or oblique.
    func gap(of predicate: Int) -> Clause.Argument? {
        guard tokens[predicate].relation == .aclRelative, let noun = tokens[predicate].head,
            !["WP", "WRB"].contains(tokens[noun].pennTag)
        else { return nil }
        let words = phrases.words(of: noun, .plain, without: phrases.clauseLevel(of: noun).union([predicate]))
        let pronoun = tree.subtree(of: predicate).first { ["WDT", "WP", "WRB"].contains(tokens[$0].pennTag) }
        guard let pronoun, tokens[pronoun].head == predicate || tokens[pronoun].relation == .obj else {
            guard pronoun == nil, tree.dependent(of: predicate, .obj, .ccomp, .cop) == nil else { return nil }
            return Clause.Argument(role: .object, head: noun, marker: OpenPhrase(), words: words)
        }
        if tokens[pronoun].pennTag == "WRB" {
            guard ["where", "when"].contains(tokens[pronoun].lemma.lowercased()) else { return nil }
            return Clause.Argument(role: .oblique, head: noun, marker: OpenPhrase([.inserted("in")]), words: words)
        }
        let cases = tree.dependents(of: pronoun, .case)
        return Clause.Argument(
            role: cases.isEmpty ? .object : .oblique, head: noun, marker: OpenPhrase(tokens: cases), words: words)
    }
}
