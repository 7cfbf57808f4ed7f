/// Finds the phrases of a sentence that speak of something: names, noun phrases, pronouns.
struct MentionFinder {
    private let tree: DependencyTree
    private let sentence: Int
    private let gazetteer: Gazetteer
    /// For each token the index of the named entity that it is part of.
    private let nameOfToken: [Int?]
    /// For each token from where to where all that depends on it reaches.
    private let subtreeRange: [Range<Int>]

    init(_ tree: DependencyTree, sentence: Int, gazetteer: Gazetteer) {
        var nameOfToken = [Int?](repeating: nil, count: tree.tokens.count)
        for (index, entity) in tree.sentence.entities.enumerated() {
            for token in entity.tokens { nameOfToken[token] = index }
        }
        self.tree = tree
        self.sentence = sentence
        self.gazetteer = gazetteer
        self.nameOfToken = nameOfToken
        self.subtreeRange = tree.subtreeRanges()
    }

    /// The mentions of the sentence, ordered by their heads.
    func mentions() -> [Mention] {
        let found = tree.tokens.indices.compactMap { token -> Mention? in
            switch tree.tokens[token].universalTag {
            case .pronoun: return pronoun(token)
            case .numeral: return isNameHead(token) ? phrase(token) : number(token)
            default: break
            }
            guard isPhraseHead(token) else { return nestedName(token) ?? modifier(token) }
            return phrase(token)
        }
        return found.filter { !isPartOfLongerName($0, found) }
    }

    /// Whether a mention is a piece of a name that another mention gives in full.
    private func isPartOfLongerName(_ mention: Mention, _ found: [Mention]) -> Bool {
        guard let name = mention.name else { return false }
        return found.contains { other in
            guard let longer = other.name, longer.count > name.count else { return false }
            return longer.lowerBound <= name.lowerBound && longer.upperBound >= name.upperBound
        }
    }

    // MARK: - Which tokens head a phrase

    private func isPhraseHead(_ token: Int) -> Bool {
        let tag = tree.tokens[token].universalTag
        guard tag == .noun || tag == .properNoun || isNameHead(token) else { return false }
        return !isInsideName(token) && !isTitleOfName(token)
            && ![.compound, .flat, .fixed, .goeswith, .nmodDescription, .amod, .nummod, .advmod]
                .contains(tree.tokens[token].relation)
    }

    private func isNameHead(_ token: Int) -> Bool {
        guard let name = nameOfToken[token] else { return false }
        return nameOfToken(ofHead: token) != name
    }

    /// Whether a token belongs to a name whose head is another token.
    private func isInsideName(_ token: Int) -> Bool {
        guard let name = nameOfToken[token] else { return false }
        return nameOfToken(ofHead: token) == name
    }

    private func nameOfToken(ofHead token: Int) -> Int? {
        tree.tokens[token].head.flatMap { nameOfToken[$0] }
    }

    /// Whether a token is the name in a phrase that begins with a title on which the name depends.
    private func isTitleOfName(_ token: Int) -> Bool {
        guard let head = tree.tokens[token].head, let name = personName(after: head) else { return false }
        return name.contains(token)
    }

    // MARK: - Kinds of mention

    private func pronoun(_ token: Int) -> Mention? {
        let pronoun = tree.tokens[token]
        guard pronoun.pennTag.hasPrefix("PRP") || pronoun.pennTag == "DT" || pronoun.pennTag == "NN" else { return nil }
        return Mention(
            sentence: sentence, head: token, tokens: [token], span: span(token), kind: .pronoun,
            number: ["they", "we", "these", "those"].contains(pronoun.lemma.lowercased()) ? .plural : .singular,
            isDefinite: true)
    }

    /// A name before the noun that it modifies, as "Geneva" in "the Geneva talks".
    private func nestedName(_ token: Int) -> Mention? {
        guard isNameHead(token), let index = nameOfToken[token] else { return nil }
        let entity = tree.sentence.entities[index]
        guard entity.type != .time, entity.type != .quantity, !isTitleOfName(token), !isOfficeNoun(token) else {
            return nil
        }
        return Mention(
            sentence: sentence, head: token, tokens: Array(entity.tokens), span: entity.tokens, kind: .name,
            name: entity.tokens,
            type: entity.type, isDefinite: true)
    }

    /// A noun before the noun that it modifies, as "iodine" in "iodine deficiency".
    private func modifier(_ token: Int) -> Mention? {
        let noun = tree.tokens[token]
        guard noun.relation == .compound, nameOfToken[token] == nil, !isHyphenated(token),
            noun.universalTag == .noun || noun.universalTag == .properNoun
        else { return nil }
        let span = subtreeRange[token]
        return Mention(
            sentence: sentence, head: token, tokens: Array(span), span: span, kind: .nominal,
            type: gazetteer.type(ofNoun: noun.lemma), number: noun.pennTag.hasSuffix("S") ? .plural : .singular)
    }

    /// Whether a noun is one part of a compound with a hyphen: "road" in "road-less".
    private func isHyphenated(_ token: Int) -> Bool {
        token + 1 < tree.tokens.count && tree.tokens[token + 1].pennTag == "HYPH"
    }

    /// A number that stands for what it counts, and a year.
    private func number(_ token: Int) -> Mention? {
        switch tree.tokens[token].relation {
        case .nummod, .compound, .flat, .fixed, .goeswith, .amod, .advmod, .det, .nmodDescription, .list, .dep:
            return nil
        default:
            return Mention(
                sentence: sentence, head: token, tokens: [token], span: span(token), kind: .nominal, type: .quantity)
        }
    }

    private func phrase(_ head: Int) -> Mention? {
        let tokens = phraseTokens(head)
        if let name = personName(after: head) { return titledName(head, name: name, tokens: tokens) }
        if let index = nameOfToken[head], !isOfficeNoun(head) {
            let entity = tree.sentence.entities[index]
            if entity.type == .time || entity.type == .quantity {
                return Mention(
                    sentence: sentence, head: head, tokens: tokens, span: span(head), kind: .nominal, type: entity.type,
                    number: tree.tokens[head].pennTag.hasSuffix("S") ? .plural : .singular)
            }
            return named(head, name: entity.tokens, type: entity.type, tokens: tokens)
        }
        if tree.tokens[head].universalTag == .properNoun, !isOfficeNoun(head) {
            return named(head, name: properRun(around: head), type: nil, tokens: tokens)
        }
        if let name = placeName(of: head) {
            return named(head, name: name, type: .place, tokens: tokens)
        }
        if let name = placeName(before: head) {
            return named(head, name: name, type: .place, tokens: tokens)
        }
        return nominal(head, tokens: tokens)
    }

    private func named(_ head: Int, name: Range<Int>, type: EntityType?, tokens: [Int]) -> Mention {
        Mention(
            sentence: sentence, head: head, tokens: tokens, span: span(head), kind: .name, name: name,
            title: type == .person || type == nil ? title(before: name) : nil, type: type,
            number: tree.tokens[head].pennTag == "NNPS" && isPeople(name, type) ? .plural : .singular,
            isDefinite: true)
    }

    /// Whether a name is that of a people: "Colombians".
    private func isPeople(_ name: Range<Int>, _ type: EntityType?) -> Bool {
        type == .nationality || type == .person && gazetteer.placeOfNationality(self.name(name)) != nil
    }

    private func titledName(_ head: Int, name: Range<Int>, tokens: [Int]) -> Mention {
        Mention(
            sentence: sentence, head: head, tokens: tokens, span: span(head), kind: .name, name: name,
            title: title(before: name),
            type: .person, isDefinite: true)
    }

    private func nominal(_ head: Int, tokens: [Int]) -> Mention {
        let noun = tree.tokens[head]
        let determiner = tree.dependent(of: head, .det).map { tree.tokens[$0].lemma.lowercased() }
        let isPossessed = tree.dependent(of: head, .nmodPossessive) != nil
        return Mention(
            sentence: sentence, head: head, tokens: tokens, span: span(head), kind: .nominal,
            type: gazetteer.type(ofNoun: noun.lemma),
            number: noun.pennTag.hasSuffix("S") ? .plural : .singular,
            isDefinite: isPossessed || ["the", "this", "that", "these", "those"].contains(determiner))
    }

    // MARK: - Parts of phrases

    /// The tokens of a noun phrase, without its preposition, its further conjuncts, clauses and appositions.
    private func phraseTokens(_ head: Int) -> [Int] {
        let inner: Set<DependencyRelation> = [
            .det, .detPredeterminer, .amod, .compound, .nummod, .nmod, .nmodPossessive, .nmodDescription,
            .nmodUnmarked, .flat, .fixed, .goeswith,
        ]
        let left: Set<DependencyRelation> = [.acl, .aclRelative, .appos, .parataxis, .advcl, .advclRelative]
        let tokens = tree.subtree(of: head) { token in
            let relation = tree.tokens[token].relation
            return tree.tokens[token].head == head ? !inner.contains(relation) : left.contains(relation)
        }
        func isMark(_ token: Int) -> Bool { tree.tokens[token].universalTag == .punctuation && token != head }
        return Array(tokens.drop(while: isMark).reversed().drop(while: isMark).reversed())
    }

    /// The whole phrase: from the first to the last word of what modifies its head, a possessive "'s" among them.
    private func span(_ head: Int) -> Range<Int> {
        var (start, end) = (head, head + 1)
        for dependent in tree.dependents(of: head) {
            let token = tree.tokens[dependent]
            guard token.relation.isPartOfPhrase || token.relation == .case && token.pennTag == "POS" else { continue }
            start = min(start, subtreeRange[dependent].lowerBound)
            end = max(end, subtreeRange[dependent].upperBound)
        }
        while start < head, tree.tokens[start].universalTag == .punctuation { start += 1 }
        while end > head + 1, tree.tokens[end - 1].universalTag == .punctuation { end -= 1 }
        return start..<end
    }

    /// A person's name that directly follows a title on which it depends.
    private func personName(after head: Int) -> Range<Int>? {
        guard nameOfToken[head].map({ tree.sentence.entities[$0].type }) != .person else { return nil }
        guard tree.tokens[head].universalTag == .noun || tree.tokens[head].universalTag == .properNoun else {
            return nil
        }
        for dependent in tree.dependents(of: head, .flat, .appos, .compound, .nmodDescription, .nmod) {
            guard let index = nameOfToken[dependent] else { continue }
            let entity = tree.sentence.entities[index]
            if entity.type == .person, entity.tokens.lowerBound == head + 1 { return entity.tokens }
        }
        return nil
    }

    /// Whether a capitalized noun is an office, not a name: "Foreign Office Minister", but not "Martin King".
    private func isOfficeNoun(_ head: Int) -> Bool {
        let noun = tree.tokens[head].form
        guard gazetteer.type(ofNoun: noun) == .person, gazetteer.isTitle(noun), gazetteer.canonicalName(noun) == nil
        else { return false }
        guard let name = nameOfToken[head].map({ tree.sentence.entities[$0].tokens }) else { return true }
        return !gazetteer.isFirstName(tree.tokens[name.lowerBound].form)
    }

    /// The kinds of place that a name behind "of" names: "the city of Mosul" is Mosul.
    private static let namedKinds: Set<String> = [
        "city", "town", "village", "state", "province", "island", "republic", "kingdom", "territory", "municipality",
    ]

    /// The name behind the "of" of a kind of place.
    private func placeName(of head: Int) -> Range<Int>? {
        guard Self.namedKinds.contains(tree.tokens[head].lemma.lowercased()),
            tree.dependent(of: head, .compound, .amod) == nil
        else { return nil }
        for dependent in tree.dependents(of: head, .nmod) where tree.preposition(of: dependent) == "of" {
            guard tree.dependent(of: dependent, .conj) == nil, let index = nameOfToken[dependent] else { continue }
            let entity = tree.sentence.entities[index]
            if entity.type == .place { return entity.tokens }
        }
        return nil
    }

    /// A place name that modifies the kind of place it names, as in "the Lake Chad region".
    private func placeName(before head: Int) -> Range<Int>? {
        guard gazetteer.type(ofNoun: tree.tokens[head].lemma) == .place, head > 0 else { return nil }
        let last = head - 1
        guard tree.tokens[last].universalTag == .properNoun, tree.tokens[last].relation == .compound else { return nil }
        if let index = nameOfToken[last] {
            let entity = tree.sentence.entities[index]
            if entity.type == .organization || gazetteer.country(named: name(entity.tokens)) != nil { return nil }
            if isKnown(entity) { return entity.tokens }
        }
        return properRun(around: last)
    }

    /// Whether the gazetteer has a name, or it says when something is.
    private func isKnown(_ entity: EntityMention) -> Bool {
        let name = name(entity.tokens)
        return entity.type == .time || gazetteer.canonicalName(name) != nil || gazetteer.isCity(name)
    }

    private func name(_ tokens: Range<Int>) -> String {
        tokens.map { tree.tokens[$0].form }.joined(separator: " ")
    }

    /// The run of proper nouns around a token, none of them part of a name that is known to stand alone, with the adjective
    /// that it begins with where its capital shows that it belongs to the name: "Northern Triangle".
    private func properRun(around token: Int) -> Range<Int> {
        func isFree(_ index: Int) -> Bool {
            guard tree.tokens.indices.contains(index), tree.tokens[index].pennTag.hasPrefix("NNP") else { return false }
            return nameOfToken[index].map { !isKnown(tree.sentence.entities[$0]) } ?? true
        }
        var (start, end) = (token, token + 1)
        while isFree(start - 1) { start -= 1 }
        while isFree(end) { end += 1 }
        if start > 1, nameOfToken[start - 1] == nil, tree.tokens[start - 1].beginsName(gazetteer) { start -= 1 }
        return start..<end
    }

    /// The words of a title before a name: nouns, adjectives and names up to the last word that no title has, with the
    /// office before an "of": "Secretary of State".
    ///
    /// Read from the words, not from the tree: a title is the part of a name phrase that parsers get wrong most often.
    private func title(before name: Range<Int>) -> Range<Int>? {
        var start = name.lowerBound
        func extend() {
            while start > 0, Mention.isTitleWord(tree.tokens[start - 1]),
                gazetteer.type(ofNoun: tree.tokens[start - 1].lemma) != .time
            {
                start -= 1
            }
        }
        extend()
        if start < name.lowerBound, start > 1, ["of", "for"].contains(tree.tokens[start - 1].form),
            isOfficeNoun(start - 2), tree.tokens[start - 2].form.first?.isUppercase == true
        {
            start -= 2
            extend()
        }
        // "In Turkey Minister Ruiz met …": what has a preposition of its own is no part of the title.
        while start > 0, start < name.lowerBound, tree.tokens[start - 1].relation == .case,
            tree.tokens[start - 1].head == start, tree.tokens[start].relation == .obl
        {
            start += 1
        }
        return start < name.lowerBound ? start..<name.lowerBound : nil
    }
}

extension Mention {
    /// Whether a word can stand in a title: a noun, a name, an adjective, "acting" or "former".
    public static func isTitleWord(_ token: Token) -> Bool {
        switch token.universalTag {
        case .noun, .properNoun, .adjective: true
        case .verb: ["acting", "former"].contains(token.form.lowercased())
        default: false
        }
    }
}
