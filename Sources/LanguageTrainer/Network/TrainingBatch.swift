import Language

/// Sentences with what the network should say of them.
struct TrainingBatch {
    /// The sentences.
    var batch: SentenceBatch
    /// For each token its universal tag.
    let universalTags: [Int]
    /// For each token its Penn tag.
    let pennTags: [Int]
    /// For each sentence the heads of its tokens.
    let heads: [[Int]]
    /// For each token its relation.
    let relations: [Int]

    /// Joins sentences, the longest first.
    init(_ sentences: [Encoded]) {
        let sorted = sentences.sorted { $0.heads.count > $1.heads.count }
        batch = SentenceBatch(lengths: sorted.map(\.heads.count), identifiers: sorted.flatMap(\.identifiers))
        universalTags = sorted.flatMap(\.universalTags)
        pennTags = sorted.flatMap(\.pennTags)
        heads = sorted.map(\.heads)
        relations = sorted.flatMap(\.relations)
    }

    /// A sentence in numbers.
    struct Encoded {
        var identifiers: [Int32] = []
        var universalTags: [Int] = []
        var pennTags: [Int] = []
        var heads: [Int] = []
        var relations: [Int] = []

        /// Makes an empty sentence.
        init() {}

        /// Translates a sentence.
        init(_ sentence: TreebankSentence, features: WordFeatures, pennTags known: [String: Int]) {
            let tags = Dictionary(uniqueKeysWithValues: zip(NetworkModel.universalTags, 0...))
            let labels = Dictionary(uniqueKeysWithValues: zip(NetworkModel.relations, 0...))
            for form in sentence.forms { features.append(form, to: &identifiers) }
            universalTags = sentence.universalTags.map { tags[$0] ?? 0 }
            pennTags = sentence.pennTags.map { known[$0] ?? 0 }
            heads = sentence.heads
            relations = sentence.relations.map { labels[$0] ?? 0 }
        }
    }
}
