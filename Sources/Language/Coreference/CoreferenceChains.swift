/// What a document speaks of: its mentions, gathered into chains that each speak of one thing.
public struct CoreferenceChains: Sendable {
    /// The mentions, in the order of the text.
    public let mentions: [Mention]
    /// For each mention the chain it belongs to.
    public let chainOfMention: [Int]
    /// For each chain its mentions, in the order of the text.
    public let chains: [[Int]]

    /// Finds and resolves the mentions of a document.
    ///
    /// - Parameters:
    ///   - trees: the sentences of the document.
    ///   - gazetteer: what is known of names and nouns.
    ///   - model: the weights of what speaks for and against a chain.
    /// - Complexity: O(n) in the words of the document.
    public init(_ trees: [DependencyTree], gazetteer: Gazetteer, model: CoreferenceModel = .english) {
        let mentions = Self.mentions(trees, gazetteer: gazetteer)
        var decoder = CoreferenceDecoder(mentions, in: trees, gazetteer: gazetteer)
        for _ in mentions { decoder.resolve(with: model.weights) }
        let chainOfMention = decoder.chainOfMention
        var chains = [[Int]](repeating: [], count: (chainOfMention.max() ?? -1) + 1)
        for (mention, chain) in chainOfMention.enumerated() { chains[chain].append(mention) }
        self.mentions = mentions
        self.chainOfMention = chainOfMention
        self.chains = chains
    }

    /// The mentions of a document, in the order of the text.
    package static func mentions(_ trees: [DependencyTree], gazetteer: Gazetteer) -> [Mention] {
        trees.enumerated().flatMap { MentionFinder($1, sentence: $0, gazetteer: gazetteer).mentions() }
    }
}
