/// Goes through the mentions of a document and finds for each the chain it belongs to.
///
/// A linear model ranks the chains before a mention, and the possibility that it begins a new one (after Denis and
/// Baldridge, "Specialized models and ranking for coreference resolution", EMNLP 2008, with chains in place of mentions as in
/// Rahman and Ng, "Supervised models for coreference resolution", EMNLP 2009).
package struct CoreferenceDecoder {
    private let facts: [MentionFacts]
    private var register = ChainRegister()
    private var features: CoreferenceFeatures
    /// The chain of what owns the thing that the next mention speaks of.
    private var owner: Int?

    /// Looks at the mentions of a document.
    ///
    /// - Parameters:
    ///   - mentions: the mentions, in the order of the text.
    ///   - trees: the sentences.
    ///   - gazetteer: what is known of names and nouns.
    package init(_ mentions: [Mention], in trees: [DependencyTree], gazetteer: Gazetteer) {
        facts = mentions.map { MentionFacts($0, in: trees[$0.sentence], gazetteer: gazetteer) }
        features = CoreferenceFeatures(facts)
    }

    /// How many mentions there are.
    package var count: Int { facts.count }

    /// The mention that is resolved next.
    package var next: Int { register.chainOfMention.count }

    /// For each mention that was resolved its chain.
    package var chainOfMention: [Int] { register.chainOfMention }

    /// The chains that the next mention may belong to.
    package mutating func candidates() -> [Int] {
        let mention = facts[next]
        owner = register.owner(of: mention)
        return register.candidates(mention).filter { isPossible(mention, $0) }
    }

    /// The chain with the very name of the next mention, with its first letters, or with a person's name that ends in it; such a
    /// chain is certain.
    ///
    /// - Parameter candidates: the chains that the mention may belong to.
    package func namesake(_ candidates: [Int]) -> Int? {
        let mention = facts[next]
        guard !mention.name.isEmpty, !mention.hasNoun else { return nil }
        return candidates.first { index in
            guard areCompatible(register.chains[index].type, mention.type) else { return false }
            if mention.type != .person, let initials = mention.initials,
                (mention.isAcronym ? register.chains[index].initials : register.chains[index].acronyms)
                    .contains(initials)
            {
                return true
            }
            return register.chains[index].names.contains { name in
                name == mention.name
                    || mention.type == .person && register.chains[index].type == .person
                        && name.count > mention.name.count
                        && name.suffix(mention.name.count).elementsEqual(mention.name)
            }
        }
    }

    /// The chain of the name beside which the next mention stands: "the Darien Gap, a jungle", where both can be the same.
    ///
    /// - Parameter candidates: the chains that the mention may belong to.
    package func apposition(_ candidates: [Int]) -> Int? {
        let mention = facts[next]
        guard mention.role == .apposition, mention.hasNoun, mention.name.isEmpty, let governor = mention.governor else {
            return nil
        }
        return candidates.first { index in
            let last = facts[register.chains[index].last]
            return last.sentence == mention.sentence && last.head == governor && !last.name.isEmpty
        }
    }

    /// Whether the next mention is a pronoun that hardly ever stands for what was not mentioned before.
    private var refersBack: Bool { [.male, .female, .several].contains(facts[next].pronoun) }

    /// Whether something can be of two types: a country is a place and acts.
    private func areCompatible(_ left: EntityType?, _ right: EntityType?) -> Bool {
        guard let left, let right, left != right, left != .other, right != .other else { return true }
        return left != .person && right != .person
    }

    /// The features of the next mention in a chain.
    ///
    /// - Parameters:
    ///   - chain: one of the candidates, which have been asked for.
    ///   - rank: its place among them.
    package mutating func features(chain: Int, rank: Int) -> [UInt32] {
        features.set(next, register.chains[chain], rank: rank, owner: owner)
        return features.features
    }

    /// The features of the next mention at the beginning of a new chain.
    package mutating func featuresOfNewChain(_ candidates: [Int]) -> [UInt32] {
        let (noun, text) = (facts[next].synonym, facts[next].text)
        var (hasHead, hasText) = (false, false)
        for chain in candidates {
            hasHead = hasHead || register.chains[chain].isCalled(noun)
            hasText = hasText || register.chains[chain].texts.contains(text)
        }
        features.setNew(next, hasHead: hasHead, hasText: hasText)
        return features.features
    }

    /// Gives the next mention its chain; `nil` begins a new one.
    package mutating func resolve(_ chain: Int?) {
        _ = register.add(facts[next], to: chain)
    }

    /// Resolves the next mention with a model.
    package mutating func resolve(with model: HashedLinearModel) {
        let candidates = candidates()
        if let certain = namesake(candidates) ?? apposition(candidates) { return resolve(certain) }
        var sum: [Int32] = [0]
        model.add(featuresOfNewChain(candidates), to: &sum)
        var best: (chain: Int?, score: Int32) = (nil, refersBack ? .min : sum[0])
        for (rank, chain) in candidates.enumerated() {
            sum[0] = 0
            model.add(features(chain: chain, rank: rank), to: &sum)
            if sum[0] > best.score { best = (chain, sum[0]) }
        }
        resolve(best.chain)
    }

    /// Whether a phrase that is no pronoun can be used of what a chain speaks of: of the type and number, and no other name.
    private func canBeCalled(_ mention: MentionFacts, _ chain: Chain) -> Bool {
        guard areCompatible(chain.type, mention.type),
            CoreferenceFeatures.nameRelation(mention, chain) != .different
        else { return false }
        // "The Foreign Secretary" is somebody else than the Foreign Minister.
        if let office = mention.office, mention.name.isEmpty, !chain.offices.isEmpty, !chain.offices.contains(office) {
            return false
        }
        guard let number = chain.number, let own = mention.number, chain.type != .organization else { return true }
        return own == number
    }

    /// Whether two phrases are arguments of one verb, which speak of different things unless one is reflexive (principle B of
    /// binding: Chomsky, "Lectures on Government and Binding", 1981).
    private func isBeside(_ mention: MentionFacts, _ earlier: MentionFacts) -> Bool {
        guard mention.sentence == earlier.sentence, let governor = mention.governor, governor == earlier.governor
        else { return false }
        let arguments: [MentionFacts.Role] = [.subject, .object, .oblique]
        return arguments.contains(mention.role) && arguments.contains(earlier.role) && !mention.isReflexive
    }

    /// Whether a mention can belong to a chain at all.
    private func isPossible(_ mention: MentionFacts, _ index: Int) -> Bool {
        let (type, gender, lastMention) = (
            register.chains[index].type, register.chains[index].gender, register.chains[index].last
        )
        if mention.sentence == facts[lastMention].sentence, mention.span.overlaps(facts[lastMention].span) {
            return false
        }
        if isBeside(mention, facts[lastMention]) { return false }
        if let own = mention.gender, let gender, own != gender { return false }
        if let owner, !register.chains[index].owners.isEmpty, !register.chains[index].owners.contains(owner) {
            return false
        }
        if mention.form != .pronoun, !canBeCalled(mention, register.chains[index]) { return false }
        switch mention.pronoun {
        case .male, .female: return type == nil || type == .person || type == .other
        case .thing: return type != .person && gender == nil
        default: return true
        }
    }
}
