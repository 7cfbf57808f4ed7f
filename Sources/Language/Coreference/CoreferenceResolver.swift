/// Decides, mention by mention, what was spoken of before: names by their parts, roles and nouns by their heads,
/// pronouns by gender, number and nearness.
///
/// After the sieves of Lee et al., "Deterministic coreference resolution based on entity-centric, precision-ranked
/// rules", Computational Linguistics 39(4), 2013: the surest rule that applies decides.
struct CoreferenceResolver {
    private let trees: [DependencyTree]
    private let gazetteer: Gazetteer
    private var chains: [Chain] = []
    private var index = ChainIndex()
    /// The chain of each head token that was resolved, by sentence.
    private var chainOfHead: [[Int: Int]]

    init(trees: [DependencyTree], gazetteer: Gazetteer) {
        self.trees = trees
        self.gazetteer = gazetteer
        self.chainOfHead = Array(repeating: [:], count: trees.count)
    }

    /// How many chains there are.
    var chainCount: Int { chains.count }

    /// Finds the chain of the next mention, and makes one where there is none.
    mutating func resolve(_ mention: Mention) -> Int {
        let chain = antecedent(of: mention) ?? newChain(mention)
        update(chain, with: mention)
        chainOfHead[mention.sentence][mention.head] = chain
        return chain
    }

    private func antecedent(of mention: Mention) -> Int? {
        switch mention.kind {
        case .name: return sameName(mention) ?? apposition(mention)
        case .nominal: return apposition(mention) ?? sameDescriptor(mention)
        case .pronoun: return pronounAntecedent(mention)
        }
    }

    // MARK: - Names

    private func sameName(_ mention: Mention) -> Int? {
        let words = nameWords(mention)
        guard !words.isEmpty else { return nil }
        return index.chains(named: words).first { index in
            areCompatible(chains[index].type, mention.type)
                && chains[index].names.contains { isSameName($0, words, type: chains[index].type ?? mention.type) }
        }
    }

    private func isSameName(_ known: [String], _ words: [String], type: EntityType?) -> Bool {
        if known == words { return true }
        guard type == .person || type == nil else { return isAcronym(words, of: known) || isAcronym(known, of: words) }
        let (longer, shorter) = known.count >= words.count ? (known, words) : (words, known)
        guard type == .person, shorter.count < longer.count else { return false }
        return longer.suffix(shorter.count).elementsEqual(shorter)
            || (shorter.count == 1 && longer.first == shorter.first && gazetteer.gender(ofFirstName: shorter[0]) != nil)
    }

    private func isAcronym(_ words: [String], of name: [String]) -> Bool {
        guard words.count == 1, name.count > 1, let word = words.first else { return false }
        let initials = String(name.filter { $0.first?.isUppercase == true }.compactMap(\.first))
        return initials.count > 1 && initials == word.filter { $0 != "." }
    }

    /// The words of a mention's name, in the form in which the gazetteer lists it.
    private func nameWords(_ mention: Mention) -> [String] {
        guard let name = mention.name else { return [] }
        let tokens = trees[mention.sentence].tokens
        let words = name.map { tokens[$0].form }.filter { !["the", "The", "'s", "’s"].contains($0) }
        let joined = words.joined(separator: " ")
        return gazetteer.canonicalName(joined)?.split(separator: " ").map(String.init) ?? words
    }

    // MARK: - Nouns

    private func apposition(_ mention: Mention) -> Int? {
        let token = trees[mention.sentence].tokens[mention.head]
        guard token.relation == .appos, let head = token.head else { return nil }
        let nearest = nameBefore(mention, below: head)
        guard let chain = chainOfHead[mention.sentence][nearest ?? head], chains[chain].number == mention.number,
            areCompatible(chains[chain].type, mention.type)
        else { return nil }
        return chain
    }

    /// The head of a name that ends right before the comma of an apposition, where the apposition hangs on a word above.
    private func nameBefore(_ mention: Mention, below head: Int) -> Int? {
        let tree = trees[mention.sentence]
        guard let start = mention.tokens.first, start >= 2, tree.tokens[start - 1].form == "," else { return nil }
        let last = start - 2
        guard tree.tokens[last].universalTag == .properNoun, tree.isInSubtree(last, of: head) else { return nil }
        return chainOfHead[mention.sentence].keys.filter { $0 <= last && tree.isInSubtree(last, of: $0) }.max()
    }

    private func sameDescriptor(_ mention: Mention) -> Int? {
        guard mention.isDefinite, !isPredicate(mention), !isPossessed(mention) else { return nil }
        let descriptor = self.descriptor(mention)
        let key = gazetteer.synonymKey(descriptor.head)
        let candidates = index.chains(calledBy: key).filter { index in
            chains[index].number == mention.number
                && chains[index].descriptors.contains {
                    gazetteer.synonymKey($0.head) == key
                        && descriptor.modifiers.isSubset(of: $0.modifiers)
                }
        }
        return candidates.max { isEarlier($0, $1) } ?? placeOfKind(descriptor, mention)
    }

    /// "The country", "the city": the last place of that kind in the sentences before.
    private func placeOfKind(_ descriptor: Chain.Descriptor, _ mention: Mention) -> Int? {
        guard mention.number == .singular, descriptor.modifiers.isEmpty else { return nil }
        let places = index.chains(mentionedUpTo: mention.sentence, span: 20).filter {
            chains[$0].type == .place && !chains[$0].names.isEmpty
        }
        let fitting = places.filter { index in
            chains[index].names.contains { words in
                let name = words.joined(separator: " ")
                switch descriptor.head {
                case "country", "nation": return gazetteer.country(named: name) != nil
                case "city", "town", "capital": return gazetteer.isCity(name)
                default: return false
                }
            }
        }
        return fitting.max { isEarlier($0, $1) }
    }

    private func descriptor(_ mention: Mention) -> Chain.Descriptor {
        let tree = trees[mention.sentence]
        let name = mention.name.map(Set.init) ?? []
        let inner = mention.tokens.filter { token in
            token != mention.head && !name.contains(token)
                && [.adjective, .noun, .properNoun, .verb].contains(tree.tokens[token].universalTag)
        }
        return Chain.Descriptor(
            head: tree.tokens[mention.head].lemma.lowercased(),
            modifiers: Set(inner.map { tree.tokens[$0].form.lowercased() }))
    }

    /// The role in a title, as if it stood alone: head "minister" with "deputy", "health".
    private func titleDescriptor(_ mention: Mention) -> Chain.Descriptor? {
        guard let title = mention.title, let head = title.last else { return nil }
        let tokens = trees[mention.sentence].tokens
        return Chain.Descriptor(
            head: tokens[head].form.lowercased(),
            modifiers: Set(title.dropLast().map { tokens[$0].form.lowercased() }))
    }

    /// Whether a phrase says whose it is: "its border" is not the border that was spoken of before.
    private func isPossessed(_ mention: Mention) -> Bool {
        trees[mention.sentence].dependent(of: mention.head, .nmodPossessive) != nil
    }

    private func isPredicate(_ mention: Mention) -> Bool {
        trees[mention.sentence].dependent(of: mention.head, .cop) != nil
    }

    // MARK: - Pronouns

    private func pronounAntecedent(_ mention: Mention) -> Int? {
        let pronoun = trees[mention.sentence].tokens[mention.head]
        guard pronoun.pennTag.hasPrefix("PRP"),
            let wanted = PronounFeatures(pronoun.lemma) ?? PronounFeatures(pronoun.form)
        else { return nil }
        let candidates = index.chains(mentionedUpTo: mention.sentence, span: 3).filter { index in
            wanted.accepts(chains[index])
                && !isSameClauseArgument(chains[index], mention)
        }
        return candidates.max { salience($0, at: mention) < salience($1, at: mention) }
    }

    /// Whether a chain was last mentioned as another argument of the pronoun's own verb: "he met him" speaks of two.
    private func isSameClauseArgument(_ chain: Chain, _ mention: Mention) -> Bool {
        let tokens = trees[mention.sentence].tokens
        guard chain.lastSentence == mention.sentence, tokens[mention.head].relation != .nmodPossessive else {
            return false
        }
        return tokens[chain.lastHead].head == tokens[mention.head].head && tokens[mention.head].head != nil
    }

    private func salience(_ index: Int, at mention: Mention) -> Int {
        let chain = chains[index]
        let distance = mention.sentence - chain.lastSentence
        return -100 * distance + (chain.lastWasSubject ? 120 : 0) + chain.lastHead + (chain.names.isEmpty ? 0 : 20)
    }

    // MARK: - Chains

    private func isEarlier(_ left: Int, _ right: Int) -> Bool {
        (chains[left].lastSentence, chains[left].lastHead) < (chains[right].lastSentence, chains[right].lastHead)
    }

    private func areCompatible(_ left: EntityType?, _ right: EntityType?) -> Bool {
        guard let left, let right, left != right else { return true }
        return Set([left, right]) == [.place, .organization] || left == .other || right == .other
    }

    private mutating func newChain(_ mention: Mention) -> Int {
        chains.append(
            Chain(
                lastSentence: mention.sentence, lastHead: mention.head, lastWasSubject: false, type: mention.type,
                number: mention.number))
        return chains.count - 1
    }

    private mutating func update(_ chain: Int, with mention: Mention) {
        let token = trees[mention.sentence].tokens[mention.head]
        chains[chain].lastSentence = mention.sentence
        chains[chain].lastHead = mention.head
        chains[chain].lastWasSubject = token.relation.universal == .nsubj
        if chains[chain].type == nil { chains[chain].type = mention.type }
        index.add(sentence: mention.sentence, chain: chain)
        add(name: nameWords(mention), to: chain)
        if let title = titleDescriptor(mention) { add(title, to: chain) }
        let isCalledByNoun = mention.name.map { !$0.contains(mention.head) } ?? (mention.kind == .nominal)
        if isCalledByNoun { add(descriptor(mention), to: chain) }
        if mention.kind == .pronoun, let features = PronounFeatures(token.form) {
            chains[chain].gender = chains[chain].gender ?? features.gender
        }
    }

    private mutating func add(name words: [String], to chain: Int) {
        guard !words.isEmpty, !chains[chain].names.contains(words) else { return }
        chains[chain].names.append(words)
        chains[chain].gender = chains[chain].gender ?? words.first.flatMap { gazetteer.gender(ofFirstName: $0) }
        index.add(name: words, chain: chain)
    }

    private mutating func add(_ descriptor: Chain.Descriptor, to chain: Int) {
        guard !chains[chain].descriptors.contains(descriptor) else { return }
        chains[chain].descriptors.append(descriptor)
        chains[chain].gender = chains[chain].gender ?? gazetteer.gender(ofNoun: descriptor.head)
        index.add(noun: gazetteer.synonymKey(descriptor.head), chain: chain)
    }
}
