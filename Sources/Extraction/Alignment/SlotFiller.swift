import Documents
import Language
import RDF

/// Finds what fills the parts of a clause or noun phrase, as entities, words and days.
struct SlotFiller {
    let analysis: DocumentAnalysis
    let ontology: Ontology
    let gazetteer: Gazetteer
    let speeches: Speeches
    var entities: EntityTable

    /// What fills a part of the clause or phrase that an anchor heads.
    mutating func fillers(_ slot: Slot, of anchor: Anchor) -> [Filler] {
        let reader = ClauseReader(tree: analysis.tree(of: anchor.place), gazetteer: gazetteer)
        switch slot {
        case .subject: return mentioned(reader.subjects(of: anchor.head), in: anchor.sentence)
        case .object: return mentioned(reader.objects(of: anchor.tokens[anchor.tokens.count - 1]), in: anchor.sentence)
        case .indirectObject: return mentioned(reader.tree.dependents(of: anchor.head, .iobj), in: anchor.sentence)
        case .preposition(let preposition): return prepositional(preposition, of: anchor, reader)
        case .list(let preposition):
            let found = prepositional(preposition, of: anchor, reader)
            return found.count > 1 ? found : []
        case .single(let preposition):
            let found = prepositional(preposition, of: anchor, reader)
            return found.count == 1 ? found : []
        case .complement: return complements(of: anchor, reader).map { activity($0, in: anchor.sentence) }
        case .complementObject:
            return mentioned(complements(of: anchor, reader).flatMap { reader.objects(of: $0) }, in: anchor.sentence)
        case .words(let preposition): return words(preposition, of: anchor, reader)
        case .time: return times(of: anchor, reader)
        case .setting: return settings(of: anchor, reader)
        case .itself: return itself(anchor, reader)
        case .owner: return mentioned(reader.owners(of: anchor.head), in: anchor.sentence)
        case .modifier: return mentioned(reader.modifiers(of: anchor.head), in: anchor.sentence)
        case .nationality: return nationalities(of: anchor, reader)
        case .title, .titleNationality, .role: return roles(slot, of: anchor, reader)
        case .participant: return participants(of: anchor, reader)
        case .examples: return mentioned(reader.examples(of: anchor.head), in: anchor.sentence)
        case .denotedClass: return denotedClasses(of: anchor, reader)
        }
    }

    // MARK: - Phrases

    /// The entities that some phrases speak of.
    func mentioned(_ heads: [Int], in sentence: Int) -> [Filler] {
        heads.compactMap { head in
            let place = TokenPlace(sentence: sentence, token: head)
            guard let index = analysis.mention(at: place), !isNone(head, in: sentence) else { return nil }
            let entity = entities.resolved(analysis.chains.chainOfMention[index])
            guard entities[entity].isIdentified else { return nil }
            let words = PhraseText(analysis).text(of: analysis.chains.mentions[index].tokens, in: sentence)
            let confidence = Double(analysis.token(at: place).confidence)
            return Filler(value: .entity(entity), words: words, confidence: confidence)
        }
    }

    /// Whether a noun speaks of an event.
    private func isEvent(_ anchor: Anchor) -> Bool {
        guard anchor.kind == .noun, let mention = analysis.mention(at: anchor.place) else { return false }
        return entities[analysis.chains.chainOfMention[mention]].isA([Vocabulary.Core.event], in: ontology)
    }

    /// Whether a phrase says that there is nobody or nothing: "no minister".
    private func isNone(_ head: Int, in sentence: Int) -> Bool {
        let tree = analysis.trees[sentence]
        return tree.dependents(of: head, .det).contains { tree.tokens[$0].lemma.lowercased() == "no" }
    }

    private func prepositional(_ preposition: String, of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        if anchor.kind == .prepositionalPredicate {
            return reader.tree.preposition(of: anchor.head) == preposition
                ? mentioned(reader.tree.conjuncts(of: anchor.head), in: anchor.sentence) : []
        }
        let near = anchor.tokens.flatMap { reader.prepositional($0, preposition) }
        if !near.isEmpty { return mentioned(near, in: anchor.sentence) }
        if anchor.kind != .noun {
            guard preposition != "of" else { return [] }
            return mentioned(reader.distantPrepositional(anchor.head, preposition), in: anchor.sentence)
                .map { Filler(value: $0.value, words: $0.words, confidence: $0.confidence * 0.8) }
        }
        guard ["in", "at"].contains(preposition), isEvent(anchor) else { return [] }
        let inside = reader.tree.dependents(of: anchor.head, .nmod).flatMap { reader.prepositional($0, preposition) }
        let around = eventGovernor(of: anchor, reader).map { reader.prepositional($0, preposition) } ?? []
        return mentioned((inside + around).filter { $0 != anchor.head }, in: anchor.sentence)
    }

    private mutating func nationalities(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        guard anchor.kind == .noun else { return [] }
        return reader.nationalities(of: anchor.head).map { nationality in
            let words = PhraseText(analysis).text(of: nationality.tokens, in: anchor.sentence)
            return Filler(value: .entity(entities.place(named: nationality.place)), words: words, confidence: 1)
        }
    }

    // MARK: - Clauses

    private func complements(of anchor: Anchor, _ reader: ClauseReader) -> [Int] {
        reader.tree.dependents(of: anchor.head, .xcomp, .ccomp)
            .filter { !anchor.tokens.contains($0) && reader.tree.tokens[$0].universalTag == .verb }
            .flatMap { complement in
                [complement]
                    + reader.tree.dependents(of: complement, .conj).filter {
                        reader.tree.tokens[$0].pennTag == reader.tree.tokens[complement].pennTag
                    }
            }
    }

    /// What a clause tells of, as an activity named by its words.
    private mutating func activity(_ verb: Int, in sentence: Int) -> Filler {
        let place = TokenPlace(sentence: sentence, token: verb)
        let tree = analysis.trees[sentence]
        let tokens = PhraseText(analysis).clause(place) { token in
            guard tree.tokens[token].head == verb else { return false }
            return [.mark, .cc].contains(tree.tokens[token].relation)
                || (tree.tokens[token].relation == .conj && tree.tokens[token].universalTag == .verb)
        }
        let words = PhraseText(analysis).text(of: tokens, in: sentence)
        return Filler(
            value: .entity(entities.activity(words)), words: words, confidence: Double(tree.tokens[verb].confidence))
    }

    private func words(_ preposition: String?, of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        if let preposition {
            let heads = reader.phrases(of: anchor.head, behind: preposition)
            let found = heads.isEmpty ? reader.distantPrepositional(anchor.head, preposition) : heads
            return found.prefix(1).map { text(of: $0, in: anchor.sentence, reader) }
        }
        let quotations = speeches.quotations(of: anchor.place)
        if !quotations.isEmpty {
            return quotations.map { range in
                let words = analysis.text(of: range).trimmingQuotationMarks
                return Filler(value: .text(words), words: words, confidence: 1)
            }
        }
        let named = reader.tree.dependents(of: anchor.head, .xcomp).filter {
            reader.tree.tokens[$0].universalTag != .verb
        }
        return (reader.tree.dependents(of: anchor.head, .ccomp) + named).prefix(1).map {
            text(of: $0, in: anchor.sentence, reader)
        }
    }

    private func text(of head: Int, in sentence: Int, _ reader: ClauseReader) -> Filler {
        let tree = reader.tree
        let tokens = PhraseText(analysis).clause(TokenPlace(sentence: sentence, token: head)) { token in
            tree.tokens[token].head == head && [.case, .cc, .mark].contains(tree.tokens[token].relation)
        }
        let words = analysis.text(of: tokens, in: sentence).trimmingQuotationMarks
        return Filler(value: .text(words), words: words, confidence: Double(tree.tokens[head].confidence))
    }

    // MARK: - Time

    private func times(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        let own = anchor.tokens.flatMap { timePhrases(of: $0, reader.tree) } + timesInside(anchor, reader.tree)
        let around =
            own.isEmpty ? eventGovernor(of: anchor, reader).map { timePhrases(of: $0, reader.tree) } ?? [] : own
        for head in around {
            let tokens = PhraseText(analysis).clause(TokenPlace(sentence: anchor.sentence, token: head))
            let forms = tokens.prefix(12).map { reader.tree.tokens[$0].form }
            guard let date = TimeExpression(anchor: analysis.document.date).date(forms) else { continue }
            let words = analysis.text(of: tokens, in: anchor.sentence)
            return [Filler(value: .date(date.description), words: words, confidence: 0.9)]
        }
        return []
    }

    /// The days that a noun phrase names anywhere: "a meeting with ministers, in Lima, Thursday".
    private func timesInside(_ anchor: Anchor, _ tree: DependencyTree) -> [Int] {
        guard isEvent(anchor), let mention = analysis.mention(at: anchor.place) else { return [] }
        return analysis.chains.mentions[mention].tokens.filter { TimeExpression.isTimeWord(tree.tokens[$0].form) }
    }

    /// The phrases of a clause that may say when: its own, and those that the parser hung on its places.
    private func timePhrases(of head: Int, _ tree: DependencyTree) -> [Int] {
        let own = directTimePhrases(of: head, tree)
        return own + tree.dependents(of: head, .obl, .nmod).flatMap { directTimePhrases(of: $0, tree) }
    }

    private func directTimePhrases(of head: Int, _ tree: DependencyTree) -> [Int] {
        tree.dependents(of: head).filter { token in
            switch tree.tokens[token].relation {
            case .oblUnmarked, .nmodUnmarked, .advmod: true
            case .obl, .nmod, .compound, .appos, .parataxis: TimeExpression.isTimeWord(tree.tokens[token].form)
            default: false
            }
        }
    }

    // MARK: - Events

    private mutating func itself(_ anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        if anchor.kind == .noun {
            let isPredicate = !anchor.isConstruction && reader.tree.dependent(of: anchor.head, .cop) != nil
            guard !isPredicate else { return mentioned(reader.subjects(of: anchor.head), in: anchor.sentence) }
            // How sure its place in the sentence is counts once, with the anchor.
            return mentioned([anchor.head], in: anchor.sentence).map { filler in
                Filler(value: filler.value, words: filler.words, confidence: 1)
            }
        }
        return event(at: anchor.place).map { [$0] } ?? []
    }

    /// The event that a verb or noun tells of.
    private mutating func event(at place: TokenPlace) -> Filler? {
        let token = analysis.token(at: place)
        if let eventClass = ontology.eventClass(ofVerb: token) {
            let event = entities.event(at: place, class: eventClass)
            return Filler(value: .entity(event), words: token.form, confidence: Double(token.confidence))
        }
        guard let filler = mentioned([place.token], in: place.sentence).first, case .entity(let entity) = filler.value,
            entities[entity].isA([Vocabulary.Core.event], in: ontology)
        else { return nil }
        return filler
    }

    /// The event in which a clause happens: what its verb has the purpose of, or what stands behind "at" or "during".
    private mutating func settings(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        var head = anchor.head
        let tree = reader.tree
        for _ in 0..<8 {
            let phrases = ["at", "during", "in"].flatMap { reader.prepositional(head, $0) }
            let subjects = reader.subjects(of: head).flatMap { subject in
                ["at", "during", "in"].flatMap { reader.prepositional(subject, $0) }
            }
            for candidate in phrases + subjects {
                if let event = event(at: TokenPlace(sentence: anchor.sentence, token: candidate)) { return [event] }
            }
            guard [.advcl, .acl, .conj, .xcomp].contains(tree.tokens[head].relation), let next = tree.tokens[head].head
            else { return [] }
            if let event = event(at: TokenPlace(sentence: anchor.sentence, token: next)) { return [event] }
            head = next
        }
        return []
    }

    private func participants(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        if anchor.kind == .verb { return mentioned(reader.subjects(of: anchor.head), in: anchor.sentence) }
        let owners = reader.owners(of: anchor.head)
        if !owners.isEmpty { return mentioned(owners, in: anchor.sentence) }
        let tree = reader.tree
        if let head = tree.tokens[anchor.head].head, tree.tokens[anchor.head].relation == .nmod, reader.isNoun(head),
            ["at", "during", "in"].contains(tree.preposition(of: anchor.head))
        {
            return mentioned([head], in: anchor.sentence)
        }
        guard let governor = eventGovernor(of: anchor, reader) else { return [] }
        return mentioned(reader.subjects(of: governor), in: anchor.sentence)
    }

    /// The verb that tells of an event together with its noun: "spoke at a summit", "held talks".
    private func eventGovernor(of anchor: Anchor, _ reader: ClauseReader) -> Int? {
        let tree = reader.tree
        guard anchor.kind == .noun, let head = tree.tokens[anchor.head].head, tree.tokens[head].universalTag == .verb
        else { return nil }
        switch tree.tokens[anchor.head].relation {
        case .obl: return ["at", "during", "in"].contains(tree.preposition(of: anchor.head)) ? head : nil
        case .obj:
            let support = ["hold", "have", "attend", "host", "convene", "open", "begin", "conduct", "join"]
            return support.contains(tree.tokens[head].lemma) ? head : nil
        default: return nil
        }
    }

    // MARK: - Roles and classes

    private mutating func roles(_ slot: Slot, of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        guard anchor.kind == .noun, let index = analysis.mention(at: anchor.place) else { return [] }
        let mention = analysis.chains.mentions[index]
        let tokens = slot == .role ? roleTokens(mention, reader) : Array(mention.title ?? 0..<0)
        guard let last = slot == .role ? mention.head : tokens.last else { return [] }
        let words = PhraseText(analysis).text(of: tokens, in: anchor.sentence)
        if slot == .titleNationality {
            let places = tokens.compactMap { reader.nationality(at: $0)?.place }
            return places.prefix(1).map {
                Filler(value: .entity(entities.place(named: $0)), words: words, confidence: 1)
            }
        }
        guard isOffice(last, in: reader.tree), slot == .title || isNamedPerson(index) else { return [] }
        let label = PhraseText(analysis).role(tokens, in: anchor.sentence, reader: reader)
        return label.isEmpty ? [] : [Filler(value: .entity(entities.role(label)), words: words, confidence: 1)]
    }

    /// The words of a role: "deputy minister of public health", but not the country in "president of Peru".
    private func roleTokens(_ mention: Mention, _ reader: ClauseReader) -> [Int] {
        let named = reader.prepositional(mention.head, "of").filter { head in
            reader.tree.tokens[head].universalTag == .properNoun || reader.tree.dependent(of: head, .det) != nil
        }
        let isOfficeOf = !reader.prepositional(mention.head, "of").isEmpty && named.isEmpty
        let before = titleRun(endingAt: mention.head, reader.tree)
        return before + mention.tokens.filter { $0 == mention.head || ($0 > mention.head && isOfficeOf) }
    }

    /// The nouns and adjectives right before a noun, "acting" and "former" among them.
    private func titleRun(endingAt head: Int, _ tree: DependencyTree) -> Range<Int> {
        var start = head
        while start > 0, Mention.isTitleWord(tree.tokens[start - 1]) { start -= 1 }
        return start..<head
    }

    /// Whether a noun names an office or occupation that can be a role.
    private func isOffice(_ noun: Int, in tree: DependencyTree) -> Bool {
        gazetteer.type(ofNoun: tree.tokens[noun].form) == .person
            || ontology.classes(ofNoun: noun, in: tree).contains {
                ontology.isClass($0, below: Vocabulary.Core.official)
            }
    }

    private func isNamedPerson(_ mention: Int) -> Bool {
        let found = analysis.chains.mentions[mention]
        let entity = entities[analysis.chains.chainOfMention[mention]]
        let tree = analysis.trees[found.sentence]
        return found.kind == .nominal && entity.name != nil && entity.isA([Vocabulary.Core.person], in: ontology)
            && ontology.classes(ofNoun: found.head, in: tree).contains {
                ontology.isClass($0, below: Vocabulary.Core.official)
            }
    }

    private func denotedClasses(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        let classes = ontology.classes(ofNoun: anchor.head, in: reader.tree)
        guard anchor.kind == .noun, !classes.isEmpty else { return [] }
        let words = reader.tree.tokens[anchor.head].form
        return [Filler(value: .classes(classes.map(\.string)), words: words, confidence: 1)]
    }
}

extension String {
    /// The string without the quotation marks and commas around it; quotation marks that only open or only close go too.
    fileprivate var trimmingQuotationMarks: String {
        let marks: Set<Character> = ["\"", "“", "”", ","]
        let trimmed = String(drop { marks.contains($0) }.reversed().drop { marks.contains($0) }.reversed())
        let straight = trimmed.count { $0 == "\"" }
        let isBalanced = straight.isMultiple(of: 2) && trimmed.count { $0 == "“" } == trimmed.count { $0 == "”" }
        return isBalanced ? trimmed : trimmed.filter { !["\"", "“", "”"].contains($0) }
    }
}
