/// A whole phrase that speaks of a person, an organization or group, a place or a time: the name with its article, title
/// and modifiers, or a noun phrase or pronoun without any name.
///
/// ``Sentence/entities`` holds names alone: "Rosa Diaz". The phrase around it is "Interior Minister Rosa Diaz", and "the
/// minister" is a phrase that holds no name.
public struct EntityPhrase: Hashable, Sendable {
    /// The sentence, as an index into the document's sentences.
    public var sentence: Int
    /// From the first to the last token.
    public var tokens: Range<Int>
    /// What it speaks of: several persons are a group, and so is a country that acts.
    public var type: EntityType

    /// Makes a phrase.
    public init(sentence: Int, tokens: Range<Int>, type: EntityType) {
        self.sentence = sentence
        self.tokens = tokens
        self.type = type
    }
}

extension CoreferenceChains {
    /// The phrases that speak of persons, organizations, places and times; none stands inside another.
    ///
    /// - Parameters:
    ///   - trees: the sentences of the document.
    ///   - gazetteer: what is known of names.
    /// - Returns: the phrases, in the order of the text.
    /// - Complexity: O(n log n) in the mentions.
    public func entityPhrases(_ trees: [DependencyTree], gazetteer: Gazetteer) -> [EntityPhrase] {
        let types = chainTypes()
        let found = mentions.indices.compactMap { index -> EntityPhrase? in
            let mention = mentions[index]
            let reader = PhraseReader(tree: trees[mention.sentence], gazetteer: gazetteer)
            return reader.phrase(mention, typeOfChain: types[chainOfMention[index]])
        }
        let sorted = found.sorted {
            ($0.sentence, $0.tokens.lowerBound, -$0.tokens.upperBound)
                < ($1.sentence, $1.tokens.lowerBound, -$1.tokens.upperBound)
        }
        return sorted.reduce(into: []) { outer, phrase in
            if let last = outer.last, last.sentence == phrase.sentence, last.tokens.overlaps(phrase.tokens) { return }
            outer.append(phrase)
        }
    }

    /// What each chain speaks of, as the first mention with a type says; several persons are a group.
    private func chainTypes() -> [EntityType?] {
        chains.map { chain in
            guard let first = chain.first(where: { mentions[$0].type != nil && mentions[$0].type != .other }) else {
                return nil
            }
            let mention = mentions[first]
            return mention.type == .person && mention.number == .plural ? .organization : mention.type
        }
    }
}

/// Reads the phrase around a mention.
private struct PhraseReader {
    let tree: DependencyTree
    let gazetteer: Gazetteer

    func phrase(_ mention: Mention, typeOfChain: EntityType?) -> EntityPhrase? {
        if mention.kind == .pronoun { return pronoun(mention, typeOfChain) }
        if tree.tokens[mention.head].relation == .compound, mention.kind == .nominal { return nil }
        guard let type = type(mention, typeOfChain) else { return nil }
        let time = type == .time ? tree.sentence.entities.first { $0.tokens.contains(mention.head) } : nil
        return EntityPhrase(sentence: mention.sentence, tokens: time?.tokens ?? tokens(mention), type: type)
    }

    private func pronoun(_ mention: Mention, _ typeOfChain: EntityType?) -> EntityPhrase? {
        let token = tree.tokens[mention.head]
        guard token.pennTag == "PRP" else { return nil }
        let type: EntityType
        switch PronounClass(token.form) {
        case .speaker, .male, .female: type = .person
        case .speakers: type = .organization
        case .several:
            type = typeOfChain == .place || typeOfChain == .person ? .organization : typeOfChain ?? .organization
        case .thing:
            guard let typeOfChain else { return nil }
            type = typeOfChain
        default: return nil
        }
        guard [.person, .organization, .place].contains(type) else { return nil }
        return EntityPhrase(sentence: mention.sentence, tokens: mention.head..<mention.head + 1, type: type)
    }

    private func type(_ mention: Mention, _ typeOfChain: EntityType?) -> EntityType? {
        switch mention.type {
        case .person: mention.number == .plural ? .organization : .person
        case .organization: .organization
        case .place: isActing(mention) ? .organization : .place
        case .time: .time
        case .nationality: tree.tokens[mention.head].pennTag.hasSuffix("S") ? .organization : nil
        case nil where mention.kind == .name || mention.isDefinite:
            typeOfChain == .organization || typeOfChain == .person || typeOfChain == .place ? typeOfChain : nil
        default: nil
        }
    }

    /// Whether a country is said to do something: then its government is meant.
    private func isActing(_ mention: Mention) -> Bool {
        let token = tree.tokens[mention.head]
        guard let name = mention.name, name.contains(mention.head), let verb = token.head,
            gazetteer.country(named: tree.tokens[name].name) != nil
        else { return false }
        return token.relation == .oblAgent
            || token.relation == .nsubj && tree.tokens[verb].universalTag == .verb
    }

    /// The phrase from its article to the complement with "of" or "for", without clauses and what else follows.
    private func tokens(_ mention: Mention) -> Range<Int> {
        var start = min(mention.span.lowerBound, mention.name?.lowerBound ?? mention.head)
        var end = max(mention.head, (mention.name?.upperBound ?? 0) - 1) + 1
        while start < mention.head, tree.tokens[start].universalTag == .punctuation { start += 1 }
        for dependent in tree.dependents(of: mention.head) where dependent > mention.head {
            let token = tree.tokens[dependent]
            guard token.relation == .nmod, let preposition = tree.preposition(of: dependent),
                ["of", "for"].contains(preposition)
            else { continue }
            let inner = tree.subtree(of: dependent) { below in
                [.acl, .aclRelative, .appos, .parataxis, .advcl].contains(tree.tokens[below].relation)
            }
            guard let first = inner.first, let last = inner.last, first <= end else { break }
            end = max(end, last + 1)
        }
        while end > mention.head + 1, tree.tokens[end - 1].universalTag == .punctuation { end -= 1 }
        return start..<end
    }
}
