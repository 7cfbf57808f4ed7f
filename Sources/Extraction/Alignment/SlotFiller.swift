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
        case .object: return mentioned(objects(of: anchor, reader), in: anchor.sentence)
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
        case .apposition: return surroundingPlaces(anchor, reader)
        case .title, .titleNationality, .role: return roles(slot, of: anchor, reader)
        case .titleOrganization: return titleOrganizations(of: anchor)
        case .participant: return participants(of: anchor, reader)
        case .examples: return mentioned(reader.examples(of: anchor.head), in: anchor.sentence)
        case .denotedClass: return denotedClasses(of: anchor, reader)
        }
    }

    // MARK: - Phrases

    /// What a verb, or the last of the verbs that belong together, is done to.
    private func objects(of anchor: Anchor, _ reader: ClauseReader) -> [Int] {
        let verb = anchor.tokens.last { reader.tree.tokens[$0].universalTag == .verb } ?? anchor.head
        return withExamples(reader.objects(of: verb).filter { !anchor.tokens.contains($0) }, reader)
    }

    /// Phrases with what they list as examples: what was discussed with "topics including trade" is trade too.
    private func withExamples(_ heads: [Int], _ reader: ClauseReader) -> [Int] {
        heads + heads.flatMap { reader.examples(of: $0) }.filter { !heads.contains($0) }
    }

    /// The entities that some phrases speak of.
    func mentioned(_ heads: [Int], in sentence: Int) -> [Filler] {
        heads.compactMap { head in
            let place = TokenPlace(sentence: sentence, token: head)
            if let isOne = FirstPerson.isSingular(analysis.token(at: place)) { return speaker(at: place, isOne: isOne) }
            guard let index = analysis.mention(at: place), !isNone(head, in: sentence),
                analysis.chains.mentions[index].type != .time
            else { return nil }
            let entity = entities.resolved(analysis.chains.chainOfMention[index])
            guard entities[entity].isIdentified, !isPlaceInPlural(entity, place) else { return nil }
            let words = PhraseText(analysis).text(of: analysis.chains.mentions[index].tokens, in: sentence)
            let confidence = Double(analysis.token(at: place).confidence)
            return Filler(value: .entity(entity), words: words, confidence: confidence)
        }
    }

    /// Whether "they" was taken for a place.
    private func isPlaceInPlural(_ entity: Int, _ place: TokenPlace) -> Bool {
        ["they", "them", "their"].contains(analysis.token(at: place).form.lowercased())
            && entities[entity].isA([Vocabulary.Core.place], in: ontology)
    }

    /// Who says "I" or "we": the one who is told to have said the words.
    private func speaker(at place: TokenPlace, isOne: Bool) -> Filler? {
        let token = analysis.token(at: place)
        guard let verb = speeches.verb(ofSpeechAt: token.range.lowerBound) else { return nil }
        let reader = ClauseReader(tree: analysis.tree(of: verb), gazetteer: gazetteer)
        let heads = reader.subjects(of: verb.token).filter {
            FirstPerson.isSingular(analysis.token(at: TokenPlace(sentence: verb.sentence, token: $0))) == nil
        }
        return mentioned(heads, in: verb.sentence).first.map {
            Filler(value: $0.value, words: token.form, confidence: $0.confidence * (isOne ? 0.95 : 0.8))
        }
    }

    /// Whether a noun speaks of an event.
    func isEvent(_ anchor: Anchor) -> Bool {
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
        let near = withExamples(anchor.tokens.flatMap { reader.prepositional($0, preposition) }, reader)
        if !near.isEmpty { return mentioned(near, in: anchor.sentence) }
        if anchor.kind != .noun {
            guard preposition != "of" else { return [] }
            return mentioned(reader.distantPrepositional(anchor.head, preposition), in: anchor.sentence)
                .map { Filler(value: $0.value, words: $0.words, confidence: $0.confidence * 0.8) }
        }
        guard ["in", "at"].contains(preposition), isEvent(anchor) else { return [] }
        let companions = reader.tree.dependents(of: anchor.head, .nmod).filter {
            ["with", "between"].contains(reader.tree.preposition(of: $0))
        }
        let inside = companions.flatMap { reader.prepositional($0, preposition) }
        let around =
            eventGovernor(of: anchor, reader).map {
                reader.prepositional($0, preposition) + reader.distantPrepositional($0, preposition)
            } ?? []
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
            .filter { !anchor.tokens.contains($0) && isClause($0, reader.tree) }
            .flatMap { complement in
                [complement]
                    + reader.tree.dependents(of: complement, .conj).filter {
                        reader.tree.tokens[$0].pennTag == reader.tree.tokens[complement].pennTag
                    }
            }
    }

    /// Whether a complement is a clause: a verb, or a predicate with a form of "be".
    private func isClause(_ complement: Int, _ tree: DependencyTree) -> Bool {
        tree.tokens[complement].universalTag == .verb
            || tree.tokens[complement].relation == .ccomp && tree.dependent(of: complement, .cop) != nil
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

    // MARK: - Events

    private mutating func itself(_ anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        if anchor.kind == .noun {
            let isPredicate = !anchor.isConstruction && reader.tree.dependent(of: anchor.head, .cop) != nil
            guard !isPredicate else { return mentioned(reader.subjects(of: anchor.head), in: anchor.sentence) }
            if !anchor.isConstruction, let verb = verbOfCapacity(anchor.head, reader) {
                return mentioned(reader.subjects(of: verb), in: anchor.sentence)
            }
            // How sure its place in the sentence is counts once, with the anchor.
            return mentioned([anchor.head], in: anchor.sentence).map { filler in
                Filler(value: filler.value, words: filler.words, confidence: 1)
            }
        }
        return event(at: anchor.place).map { [$0] } ?? []
    }

    /// The verb whose subject acts as what a noun tells: "worked as part of the coalition".
    private func verbOfCapacity(_ noun: Int, _ reader: ClauseReader) -> Int? {
        guard reader.tree.preposition(of: noun) == "as", let verb = reader.tree.tokens[noun].head,
            reader.tree.tokens[verb].universalTag == .verb, reader.tree.dependent(of: verb, .obj) == nil
        else { return nil }
        return verb
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
    func eventGovernor(of anchor: Anchor, _ reader: ClauseReader) -> Int? {
        let tree = reader.tree
        guard anchor.kind == .noun, let head = tree.tokens[anchor.head].head, tree.tokens[head].universalTag == .verb
        else { return nil }
        switch tree.tokens[anchor.head].relation {
        case .obl:
            let preposition = tree.preposition(of: anchor.head)
            if preposition == "for" {
                return ["join", "meet", "gather", "host", "arrive", "travel", "come"].contains(tree.tokens[head].lemma)
                    ? head : nil
            }
            return ["at", "during", "in"].contains(preposition) ? head : nil
        case .obj:
            let support = ["hold", "have", "attend", "host", "convene", "open", "begin", "conduct", "join"]
            return support.contains(tree.tokens[head].lemma) ? head : nil
        default: return nil
        }
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
