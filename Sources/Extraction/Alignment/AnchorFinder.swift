import Language

/// Finds the words of lexical entries in a sentence.
struct AnchorFinder {
    let tree: DependencyTree
    let sentence: Int
    let ontology: Ontology

    /// The entries of a token, with the tokens that their words take.
    func anchors(at token: Int) -> [(entry: LexicalEntry, anchor: Anchor)] {
        let word = tree.tokens[token]
        var keys = [word.lemma.lowercased()]
        if word.form.lowercased() != keys[0] { keys.append(word.form.lowercased()) }
        let entries = keys.flatMap { ontology.propertyEntries[$0] ?? [] }
        let found = entries.compactMap { entry in
            tokens(of: entry, at: token).map { (entry, Anchor(sentence: sentence, tokens: $0, kind: kind(entry))) }
        }
        return longestPerProperty(found) + prepositionalPredicates(at: token)
    }

    private func kind(_ entry: LexicalEntry) -> Anchor.Kind {
        switch entry.partOfSpeech {
        case .verb: .verb
        case .adjective: .adjective
        case .noun, .construction: .noun
        }
    }

    private func tokens(of entry: LexicalEntry, at token: Int) -> [Int]? {
        let tag = tree.tokens[token].universalTag
        switch entry.partOfSpeech {
        case .verb: return tag == .verb ? verbChain(entry.words, from: token) : nil
        case .adjective: return tag == .adjective || tag == .verb ? (entry.words.count == 1 ? [token] : nil) : nil
        case .noun:
            guard tag == .noun || tag == .properNoun, entry.matches(endingAt: token, in: tree) else { return nil }
            return [token] + ((token - entry.words.count + 1)..<token)
        case .construction: return nil
        }
    }

    /// The tokens of a verb and the words that belong to it: its particle, its object, the infinitive it governs.
    private func verbChain(_ words: [String], from verb: Int) -> [Int]? {
        let relations: Set<DependencyRelation> = [
            .obj, .nsubjPassive, .xcomp, .compoundParticle, .advmod, .obl, .ccomp,
        ]
        var chain = [verb]
        for word in words.dropFirst() where word != "to" {
            let next = chain.lazy.flatMap { link in
                self.tree.dependents(of: link).filter { relations.contains(self.tree.tokens[$0].relation) }
            }.first { self.tree.tokens[$0].isWord(word) }
            guard let next else { return nil }
            chain.append(next)
        }
        return chain
    }

    /// Of several entries with the same property, those with the most words: "hold talks" rather than "hold".
    private func longestPerProperty(
        _ found: [(entry: LexicalEntry, anchor: Anchor)]
    ) -> [(entry: LexicalEntry, anchor: Anchor)] {
        found.filter { candidate in
            !found.contains {
                $0.entry.denotes == candidate.entry.denotes && $0.entry.words.count > candidate.entry.words.count
            }
        }
    }

    /// Phrases such as "in Lima" in "the minister is in Lima", under the entries of "be".
    private func prepositionalPredicates(at token: Int) -> [(entry: LexicalEntry, anchor: Anchor)] {
        guard tree.dependent(of: token, .cop) != nil, tree.preposition(of: token) != nil else { return [] }
        let anchor = Anchor(sentence: sentence, tokens: [token], kind: .prepositionalPredicate)
        return (ontology.propertyEntries["be"] ?? []).filter { $0.words == ["be"] }.map { ($0, anchor) }
    }
}
