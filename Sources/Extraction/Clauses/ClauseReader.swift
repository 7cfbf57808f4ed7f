import Language

/// Reads off the trees which phrases fill the parts of a clause, whatever its form: active, passive, relative,
/// participle, infinitive or coordinated.
///
/// The relations are those of Universal Dependencies; a phrase is named by its head token.
struct ClauseReader: Sendable {
    let tree: DependencyTree
    let gazetteer: Gazetteer

    private var tokens: [Token] { tree.tokens }

    // MARK: - Verbs

    /// Whether a verb is in the passive, or a participle that says what was done to its noun.
    func isPassive(_ verb: Int) -> Bool {
        if tree.dependent(of: verb, .auxPassive, .nsubjPassive) != nil { return true }
        return tokens[verb].pennTag == "VBN" && [.acl, .advcl].contains(tokens[verb].relation)
            && tree.dependent(of: verb, .aux) == nil
    }

    /// The heads of the phrases that say who does it.
    func subjects(of predicate: Int) -> [Int] {
        if isPassive(predicate) {
            let agents = tree.dependents(of: predicate, .oblAgent)
            let found = agents.isEmpty ? prepositional(predicate, "by") : agents.flatMap { tree.conjuncts(of: $0) }
            return found.flatMap(contentHeads)
        }
        return surfaceSubjects(of: predicate, depth: 0).flatMap(contentHeads)
    }

    /// The heads of the phrases that say whom or what it is done to.
    func objects(of verb: Int) -> [Int] {
        if isPassive(verb) { return surfaceSubjects(of: verb, depth: 0).flatMap(contentHeads) }
        let direct = tree.dependents(of: verb, .obj).flatMap { resolveRelative($0, verb: verb) }
        if !direct.isEmpty { return direct.flatMap { tree.conjuncts(of: $0) }.flatMap(contentHeads) }
        return relativeGap(verb).flatMap(contentHeads)
    }

    /// The heads of the phrases behind a preposition.
    func prepositional(_ predicate: Int, _ preposition: String) -> [Int] {
        phrases(of: predicate, behind: preposition).flatMap(contentHeads)
    }

    /// The heads of the phrases behind a preposition, as they stand.
    func phrases(of predicate: Int, behind preposition: String) -> [Int] {
        tree.dependents(of: predicate).filter { index in
            [.obl, .oblAgent, .nmod, .xcomp, .advcl].contains(tokens[index].relation)
                && tree.preposition(of: index) == preposition
        }
        .flatMap { tree.conjuncts(of: $0) }
        .filter { tree.preposition(of: $0).map { $0 == preposition } ?? true }
        .flatMap { resolveRelative($0, verb: predicate) }
    }

    /// Phrases behind a preposition that the parser hung on another phrase of the clause.
    func distantPrepositional(_ predicate: Int, _ preposition: String) -> [Int] {
        tree.dependents(of: predicate, .obl, .oblUnmarked, .obj).flatMap { tree.conjuncts(of: $0) }
            .flatMap { prepositional($0, preposition) }
    }

    private func surfaceSubjects(of predicate: Int, depth: Int) -> [Int] {
        guard depth < 8 else { return [] }
        let own = tree.dependents(of: predicate, .nsubj, .nsubjPassive)
        if !own.isEmpty {
            return own.flatMap { resolveRelative($0, verb: predicate) }.flatMap { tree.conjuncts(of: $0) }
        }
        guard let head = tokens[predicate].head else { return [] }
        switch tokens[predicate].relation {
        case .conj: return surfaceSubjects(of: head, depth: depth + 1)
        case .xcomp:
            let objects = tree.dependents(of: head, .obj).flatMap { tree.conjuncts(of: $0) }
            return objects.isEmpty ? surfaceSubjects(of: head, depth: depth + 1) : objects
        case .advcl:
            let mark = tree.dependent(of: predicate, .mark)
            return mark.map { tokens[$0].lemma == "to" || tokens[predicate].pennTag == "VBG" } ?? true
                ? surfaceSubjects(of: head, depth: depth + 1) : []
        case .acl:
            if tokens[predicate].pennTag == "VBG", tree.dependent(of: predicate, .mark, .case) != nil {
                return owners(of: head)
            }
            return tokens[predicate].pennTag == "VB" ? [] : modified(by: predicate)
        default: return []
        }
    }

    /// The nouns that a participle modifies: the one it follows directly, where that stands in the same phrase.
    private func modified(by participle: Int) -> [Int] {
        guard let head = tokens[participle].head else { return [] }
        let before = participle - 1
        let nearest =
            before > head && isNoun(before) && tree.isInSubtree(before, of: head) ? nounHead(before, below: head) : head
        // A phrase with an article of its own is told about alone: "Peru and the council, led by Ruiz".
        guard tree.dependent(of: nearest, .det) == nil else { return [nearest] }
        let first = tree.firstConjunct(of: nearest)
        return first < nearest
            ? tree.conjuncts(of: first).filter {
                $0 <= nearest && tokens[$0].universalTag == tokens[nearest].universalTag
            }
            : tree.conjuncts(of: nearest).filter { $0 < participle }
    }

    private func nounHead(_ token: Int, below limit: Int) -> Int {
        var current = token
        while [.compound, .flat, .amod].contains(tokens[current].relation), let head = tokens[current].head,
            head != limit
        {
            current = head
        }
        return current
    }

    /// The noun that a relative pronoun stands for; any other phrase stands for itself.
    private func resolveRelative(_ phrase: Int, verb: Int) -> [Int] {
        guard ["WDT", "WP", "WP$"].contains(tokens[phrase].pennTag) else { return [phrase] }
        var clause = verb
        while let head = tokens[clause].head {
            if tokens[clause].relation == .aclRelative {
                let noun = tokens[phrase].lemma.lowercased() == "who" ? person(at: head) : head
                return tree.conjuncts(of: noun).filter { $0 < clause }
            }
            if tokens[clause].relation == .acl { return [head] }
            clause = head
        }
        return []
    }

    /// The noun for a person that a phrase with "who" behind it is about: "migrants" in "migrants from Asia who …".
    private func person(at noun: Int) -> Int {
        var current = noun
        for _ in 0..<4 {
            if gazetteer.type(ofNoun: tokens[current].lemma) == .person { return current }
            guard [.nmod, .conj].contains(tokens[current].relation), let head = tokens[current].head else { break }
            current = head
        }
        return noun
    }

    /// The noun that a relative clause without a relative pronoun leaves out: "the friends we have".
    private func relativeGap(_ verb: Int) -> [Int] {
        guard tokens[verb].relation == .aclRelative, let head = tokens[verb].head,
            let subject = tree.dependent(of: verb, .nsubj), !["WDT", "WP"].contains(tokens[subject].pennTag),
            tree.dependent(of: verb, .xcomp, .ccomp, .advmod) == nil
        else { return [] }
        return [head]
    }

    // MARK: - Nouns

    /// The nouns that a phrase is about: "migrants" in "a wave of migrants".
    func contentHeads(_ noun: Int) -> [Int] {
        guard gazetteer.type(ofNoun: tokens[noun].lemma) == .quantity,
            let inner = tree.dependents(of: noun, .nmod).first(where: { tree.preposition(of: $0) == "of" })
        else { return [noun] }
        return tree.conjuncts(of: inner)
    }

    /// The heads of the phrases that say whose it is.
    func owners(of noun: Int) -> [Int] {
        tree.dependents(of: noun, .nmodPossessive).flatMap { tree.conjuncts(of: $0) }
    }

    /// The nouns before a noun that modify it.
    func modifiers(of noun: Int) -> [Int] {
        tree.dependents(of: noun, .compound).flatMap { tree.conjuncts(of: $0) }
    }

    /// The countries and regions of a noun's adjectives of nationality and of the countries before it.
    func nationalities(of noun: Int) -> [(place: String, tokens: [Int])] {
        let before = tree.dependents(of: noun, .amod, .compound, .nmodPossessive).filter { $0 < noun }
            .flatMap { tree.conjuncts(of: $0) }.filter { $0 < noun }
        var found: [(place: String, tokens: [Int])] = []
        for token in before.sorted() where tokens[token].relation != .nmodPossessive {
            if let nationality = nationality(at: token), !found.contains(where: { $0.place == nationality.place }) {
                found.append(nationality)
            }
        }
        return found
    }

    /// The country or region that the word at a token, or that word with the one before it, belongs to.
    func nationality(at token: Int) -> (place: String, tokens: [Int])? {
        if token > 0 {
            let pair = tokens[token - 1].form + " " + tokens[token].form
            if let place = placeName(pair) { return (place, [token - 1, token]) }
        }
        if token + 1 < tokens.count, placeName(tokens[token].form + " " + tokens[token + 1].form) != nil { return nil }
        return placeName(tokens[token].form).map { ($0, [token]) }
    }

    private func placeName(_ words: String) -> String? {
        gazetteer.placeOfNationality(words) ?? gazetteer.country(named: words)?.name
    }

    /// The heads of the phrases listed as examples of a noun: "such as Brazil and Ecuador".
    func examples(of noun: Int) -> [Int] {
        // The parser may hang them on the quantity: "a range of issues including trade".
        var listing = [noun]
        if let quantity = tokens[noun].head, tokens[noun].relation == .nmod,
            gazetteer.type(ofNoun: tokens[quantity].lemma) == .quantity
        {
            listing.append(quantity)
        }
        return listing.flatMap { head in ["such as", "including", "like"].flatMap { prepositional(head, $0) } }
    }

    func isNoun(_ token: Int) -> Bool {
        tokens[token].universalTag == .noun || tokens[token].universalTag == .properNoun
    }
}
