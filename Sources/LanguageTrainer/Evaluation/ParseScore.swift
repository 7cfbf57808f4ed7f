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

    /// Counts an attachment. Labels are compared without subtypes, as in the CoNLL 2018 shared task.
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
    }

    /// Scores a network on sentences with the treebank's words.
    static func measure(_ model: NetworkModel, on sentences: [TreebankSentence]) -> ParseScore {
        var score = ParseScore()
        for (sentence, parse) in zip(sentences, model.parse(sentences.map(\.forms))) {
            for token in sentence.forms.indices {
                let relation = NetworkModel.relations[parse.relations[token]]
                score.countGold(sentence.relations[token])
                score.countSystem(relation)
                if NetworkModel.universalTags[parse.universalTags[token]] == sentence.universalTags[token] {
                    score.universalTags += 1
                }
                if model.pennTags[parse.pennTags[token]] == sentence.pennTags[token] { score.pennTags += 1 }
                score.countArc(
                    sameHead: parse.heads[token] == sentence.heads[token], gold: sentence.relations[token],
                    system: relation)
            }
        }
        return score
    }
}
