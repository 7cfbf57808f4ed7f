import Language

/// A phrase in a document: the words from its first to its last one.
struct PhraseSpan: Hashable, Comparable {
    /// The sentence, as an index into the document's sentences.
    var sentence: Int
    /// The words.
    var tokens: Range<Int>

    static func < (left: PhraseSpan, right: PhraseSpan) -> Bool {
        (left.sentence, left.tokens.lowerBound, left.tokens.upperBound)
            < (right.sentence, right.tokens.lowerBound, right.tokens.upperBound)
    }
}

/// Which phrases of a treebank document speak of the same thing, by GUM's annotation.
struct CoreferenceGold {
    /// The phrases of each thing that is spoken of, in the order of the text.
    let clusters: [[PhraseSpan]]
    /// The cluster of each phrase.
    let clusterOfSpan: [PhraseSpan: Int]

    /// Reads the annotation of a document.
    init(_ document: [TreebankSentence]) {
        var clusters: [[PhraseSpan]] = []
        var clusterOfGroup: [String: Int] = [:]
        var clusterOfSpan: [PhraseSpan: Int] = [:]
        for (index, sentence) in document.enumerated() {
            for phrase in EntityAnnotation.phrases(sentence) {
                let tokens = phrase.tokens.lowerBound..<phrase.tokens.upperBound + 1
                let span = PhraseSpan(sentence: index, tokens: tokens)
                guard clusterOfSpan[span] == nil else { continue }
                let cluster = clusterOfGroup[phrase.group] ?? clusters.count
                if cluster == clusters.count { clusters.append([]) }
                clusterOfGroup[phrase.group] = cluster
                clusters[cluster].append(span)
                clusterOfSpan[span] = cluster
            }
        }
        self.clusters = clusters.map { $0.sorted() }
        self.clusterOfSpan = clusterOfSpan
    }
}
