import Language
import RDF

/// Offices, classes and organizations in titles and noun phrases.
extension SlotFiller {
    mutating func roles(_ slot: Slot, of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        guard anchor.kind == .noun, let index = analysis.mention(at: anchor.place) else { return [] }
        let mention = analysis.chains.mentions[index]
        let tokens = slot == .role ? roleTokens(mention, reader) : Array(mention.title ?? 0..<0)
        guard let last = slot == .role ? mention.head : office(of: tokens, reader.tree) else { return [] }
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

    /// The word in a title that names the office: "Secretary" in "Secretary of State".
    private func office(of title: [Int], _ tree: DependencyTree) -> Int? {
        let field = title.firstIndex { tree.tokens[$0].universalTag == .adposition }
        return field.map { $0 > 0 ? title[$0 - 1] : title[0] } ?? title.last
    }

    /// The words of a role: "deputy minister of public health", but not the country in "president of Peru".
    private func roleTokens(_ mention: Mention, _ reader: ClauseReader) -> [Int] {
        let tree = reader.tree
        let named = reader.prepositional(mention.head, "of").filter { head in
            tree.sentence.entities.contains { $0.tokens.contains(head) } || tree.dependent(of: head, .det) != nil
        }
        let isOfficeOf = !reader.prepositional(mention.head, "of").isEmpty && named.isEmpty
        let isOfficeFor =
            !reader.prepositional(mention.head, "for").isEmpty && gazetteer.isOffice(tree.tokens[mention.head])
        let before = titleRun(endingAt: mention.head, tree)
        return before
            + mention.tokens.filter { $0 == mention.head || ($0 > mention.head && (isOfficeOf || isOfficeFor)) }
    }

    /// The organizations that a title names: "Foreign Office" in "Foreign Office Minister Ana Ruiz".
    mutating func titleOrganizations(of anchor: Anchor) -> [Filler] {
        guard anchor.kind == .noun, let index = analysis.mention(at: anchor.place),
            let title = analysis.chains.mentions[index].title
        else { return [] }
        let tree = analysis.trees[anchor.sentence]
        let named = tree.sentence.entities.filter { $0.type == .organization && title.contains($0.tokens.lowerBound) }
            .map(\.tokens)
        let abbreviated = title.dropLast().filter { gazetteer.isAbbreviation(tree.tokens[$0].form) }.map { $0..<$0 + 1 }
        return (named.isEmpty ? abbreviated : named).prefix(1).map { tokens in
            let name = PhraseText(analysis).name(tokens, in: anchor.sentence)
            return Filler(value: .entity(entities.organization(named: name)), words: name, confidence: 0.9)
        }
    }

    /// The larger places whose names follow the name of a place: "Lima, Peru".
    func surroundingPlaces(_ anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        guard let index = analysis.mention(at: anchor.place), analysis.chains.mentions[index].kind == .name else {
            return []
        }
        let own = entities[analysis.chains.chainOfMention[index]]
        let places = reader.tree.dependents(of: anchor.head, .appos, .nmodUnmarked, .list).filter { $0 > anchor.head }
        return mentioned(places, in: anchor.sentence).filter { filler in
            guard case .entity(let place) = filler.value, entities[place].name != nil else { return false }
            let isLarger = entities[place].isA([Vocabulary.Core.region], in: ontology)
            return isLarger && !own.isA([Vocabulary.Core.country], in: ontology)
        }
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

    func denotedClasses(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        let classes = ontology.classes(ofNoun: anchor.head, in: reader.tree)
        guard anchor.kind == .noun, !classes.isEmpty else { return [] }
        let words = reader.tree.tokens[anchor.head].form
        return [Filler(value: .classes(classes.map(\.string)), words: words, confidence: 1)]
    }
}
