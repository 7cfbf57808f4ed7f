import Foundation
import Language

/// How many words were tagged and attached as in the treebank.
struct ParseScore {
    /// The relations of function words and punctuation, which CLAS leaves out (Nivre and Fang 2017).
    private static let functional: Set<DependencyRelation> = [.aux, .cop, .mark, .det, .case, .cc, .punct]

    /// Words of the treebank, and words of the analysis where these may differ.
    var gold = 0
    var system = 0
    var goldContent = 0
    var systemContent = 0
    var universalTags = 0
    var pennTags = 0
    var lemmas = 0
    var heads = 0
    var labels = 0
    var content = 0

    /// Counts a word of the treebank.
    mutating func countGold(_ relation: DependencyRelation) {
        gold += 1
        if !Self.functional.contains(relation.universal) { goldContent += 1 }
    }

    /// Counts a word of the analysis.
    mutating func countSystem(_ relation: DependencyRelation) {
        system += 1
        if !Self.functional.contains(relation.universal) { systemContent += 1 }
    }

    /// Counts an attachment.
    ///
    /// Labels are compared without subtypes, as in the CoNLL 2018 shared task.
    mutating func countArc(sameHead: Bool, gold: DependencyRelation, system: DependencyRelation) {
        guard sameHead else { return }
        heads += 1
        guard gold.universal == system.universal else { return }
        labels += 1
        if !Self.functional.contains(gold.universal) { content += 1 }
    }

    /// The F1 score of correct items, in percent.
    static func percent(_ correct: Int, _ gold: Int, _ system: Int) -> String {
        String(format: "%.2f", 200 * Double(correct) / Double(max(1, gold + system)))
    }

    /// The usual line of scores.
    var summary: String {
        "UPOS \(Self.percent(universalTags, gold, system)) XPOS \(Self.percent(pennTags, gold, system)) "
            + "UAS \(Self.percent(heads, gold, system)) LAS \(Self.percent(labels, gold, system)) "
            + "CLAS \(Self.percent(content, goldContent, systemContent))"
            + (lemmas > 0 ? " lemmas \(Self.percent(lemmas, gold, system))" : "")
    }

    /// Scores a network on sentences with the treebank's words.
    static func measure(_ model: NetworkModel, on sentences: [TreebankSentence]) -> ParseScore {
        var score = ParseScore()
        for (sentence, parse) in zip(sentences, model.parse(sentences.map(\.forms))) {
            for token in sentence.forms.indices {
                let tag = NetworkModel.universalTags[parse.universalTags[token]]
                score.count(
                    token, of: sentence, universalTag: tag, pennTag: model.pennTags[parse.pennTags[token]],
                    head: parse.heads[token], relation: NetworkModel.relations[parse.relations[token]])
            }
        }
        return score
    }

    /// Scores an analyzer, its lemmas too, on sentences with the treebank's words.
    static func measure(_ analyzer: EnglishAnalyzer, on sentences: [TreebankSentence]) -> ParseScore {
        var score = ParseScore()
        let analysis = analyzer.annotate(sentences.map(\.forms), ranges: sentences.map(\.nominalRanges))
        for (sentence, analysed) in zip(sentences, analysis) {
            for (index, token) in analysed.tokens.enumerated() {
                score.count(
                    index, of: sentence, universalTag: token.universalTag, pennTag: token.pennTag,
                    head: token.head.map { $0 + 1 } ?? 0, relation: token.relation)
                if token.lemma == sentence.lemmas[index] { score.lemmas += 1 }
            }
        }
        return score
    }

    private mutating func count(
        _ index: Int, of sentence: TreebankSentence, universalTag: UniversalTag, pennTag: String, head: Int,
        relation: DependencyRelation
    ) {
        countGold(sentence.relations[index])
        countSystem(relation)
        if universalTag == sentence.universalTags[index] { universalTags += 1 }
        if pennTag == sentence.pennTags[index] { pennTags += 1 }
        countArc(sameHead: head == sentence.heads[index], gold: sentence.relations[index], system: relation)
    }
}
