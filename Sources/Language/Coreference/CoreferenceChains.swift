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
    /// - Complexity: O(mentions × chains) at worst; each mention looks back over the chains.
    public init(_ trees: [DependencyTree], gazetteer: Gazetteer) {
        var resolver = CoreferenceResolver(trees: trees, gazetteer: gazetteer)
        var mentions: [Mention] = []
        for (index, tree) in trees.enumerated() {
            mentions.append(contentsOf: MentionFinder(tree, sentence: index, gazetteer: gazetteer).mentions())
        }
        var chainOfMention: [Int] = []
        for mention in mentions { chainOfMention.append(resolver.resolve(mention)) }
        var chains = [[Int]](repeating: [], count: resolver.chainCount)
        for (mention, chain) in chainOfMention.enumerated() { chains[chain].append(mention) }
        self.mentions = mentions
        self.chainOfMention = chainOfMention
        self.chains = chains
    }
}
