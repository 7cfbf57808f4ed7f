import Language
import RDF

/// Finds the person whom a document calls by the office alone: "the foreign secretary" is the only named person of the
/// document who is introduced as "Foreign Secretary".
struct OfficeHolders {
    /// An office as a phrase gives it.
    private struct Office: Hashable {
        /// The noun: "secretary".
        var noun: String
        /// The words before it, in lower case, without countries: "foreign".
        var modifiers: [String]
        /// What follows it behind "of" or "for", in lower case.
        var field: String
        /// The country before it.
        var country: String?

        /// Whether "the foreign secretary" may speak of one who holds another, more fully named, office.
        func mayMean(_ fuller: Office) -> Bool {
            noun == fuller.noun && fuller.modifiers.suffix(modifiers.count).elementsEqual(modifiers)
                && (field.isEmpty || field == fuller.field) && (country == nil || country == fuller.country)
        }
    }

    private let analysis: DocumentAnalysis
    private let entities: [Entity]
    private let gazetteer: Gazetteer

    init(_ analysis: DocumentAnalysis, entities: [Entity], gazetteer: Gazetteer) {
        self.analysis = analysis
        self.entities = entities
        self.gazetteer = gazetteer
    }

    /// The chains that speak of an office without a name, each with the chain of the one named person who holds it.
    ///
    /// - Complexity: O(mentions).
    func pairs() -> [(office: Int, holder: Int)] {
        var holders: [String: [(chain: Int, office: Office)]] = [:]
        for chain in analysis.chains.chains.indices where entities[chain].name != nil {
            for mention in analysis.chains.chains[chain] {
                guard let office = office(of: analysis.chains.mentions[mention]) else { continue }
                holders[office.noun, default: []].append((chain, office))
            }
        }
        return appositions()
            + analysis.chains.chains.indices.compactMap { chain in
                guard entities[chain].name == nil, let office = namelessOffice(chain) else { return nil }
                let meant = Set((holders[office.noun] ?? []).filter { office.mayMean($0.office) }.map(\.chain))
                return meant.count == 1 ? meant.first.map { (chain, $0) } : nil
            }
    }

    /// The nameless chains with a mention that the name of a person stands beside: "the minister for Asia, Ana Ruiz".
    private func appositions() -> [(office: Int, holder: Int)] {
        analysis.chains.mentions.enumerated().compactMap { index, mention in
            let tree = analysis.trees[mention.sentence]
            guard tree.tokens[mention.head].relation == .appos, let head = tree.tokens[mention.head].head,
                let other = analysis.mention(at: TokenPlace(sentence: mention.sentence, token: head))
            else { return nil }
            let (beside, chain) = (analysis.chains.mentions[other], analysis.chains.chainOfMention[other])
            let own = analysis.chains.chainOfMention[index]
            guard mention.type == .person, mention.kind == .name, beside.kind == .nominal, beside.number == .singular,
                entities[chain].name == nil, entities[own].name != nil, office(of: beside) != nil
            else { return nil }
            return (chain, own)
        }
    }

    /// The office that all nominal mentions of a chain name, spoken of as known.
    private func namelessOffice(_ chain: Int) -> Office? {
        let nominals = analysis.chains.chains[chain].map { analysis.chains.mentions[$0] }.filter { $0.kind == .nominal }
        guard let first = nominals.first, nominals.allSatisfy({ $0.isDefinite && $0.number == .singular }) else {
            return nil
        }
        return office(of: first)
    }

    private func office(of mention: Mention) -> Office? {
        let tree = analysis.trees[mention.sentence]
        if mention.kind == .name {
            guard let title = mention.title else { return nil }
            let field = title.first { tree.tokens[$0].universalTag == .adposition }
            return office(
                title.lowerBound..<(field ?? title.upperBound), field: (field ?? title.upperBound)..<title.upperBound,
                tree)
        }
        guard mention.kind == .nominal, tree.dependent(of: mention.head, .nmodPossessive) == nil else { return nil }
        let before = mention.tokens.filter { $0 <= mention.head && Mention.isTitleWord(tree.tokens[$0]) }
        let after = mention.tokens.filter { $0 > mention.head }
        return office(
            (before.first ?? mention.head)..<mention.head + 1,
            field: (after.first ?? 0)..<(after.last.map { $0 + 1 } ?? 0), tree)
    }

    private func office(_ words: Range<Int>, field: Range<Int>, _ tree: DependencyTree) -> Office? {
        guard let noun = words.last, gazetteer.isOffice(tree.tokens[noun]) else { return nil }
        let reader = ClauseReader(tree: tree, gazetteer: gazetteer)
        let nationalities = words.compactMap { reader.nationality(at: $0) }
        let countryTokens = Set(nationalities.flatMap(\.tokens))
        func text(_ tokens: some Sequence<Int>) -> [String] { tokens.map { tree.tokens[$0].form.lowercased() } }
        return Office(
            noun: tree.tokens[noun].lemma.lowercased(),
            modifiers: text(words.dropLast().filter { !countryTokens.contains($0) }),
            field: text(field).joined(separator: " "), country: nationalities.first?.place)
    }
}
