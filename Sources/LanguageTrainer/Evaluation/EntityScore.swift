import Language

/// How well named entities are found: with the words of the treebank, exact spans.
struct EntityScore {
    /// Counts for each type and, under `nil`, whatever the type.
    private var counts: [EntityType?: (gold: Int, system: Int, common: Int)] = [:]
    private var typed = (gold: 0, system: 0, common: 0)

    /// The scores.
    var summary: String {
        func percent(_ count: (gold: Int, system: Int, common: Int)) -> String {
            ParseScore.percent(count.common, count.gold, count.system)
        }
        let untyped = counts[nil] ?? (0, 0, 0)
        let each = EntityLabel.types.map { "\($0.rawValue) \(percent(counts[$0] ?? (0, 0, 0)))" }
        return "typed F1 \(percent(typed)) untyped F1 \(percent(untyped)) (\(each.joined(separator: ", ")))"
    }

    /// Scores the types that GUM has; nationalities and quantities are left out.
    static func measure(_ analyzer: EnglishAnalyzer, on treebank: [TreebankSentence]) -> EntityScore {
        var score = EntityScore()
        for document in treebank.documents {
            let analysis = analyzer.annotate(document.map(\.forms), ranges: document.map(\.nominalRanges))
            for (gold, system) in zip(document, analysis) {
                score.count(
                    EntityGold.mentions(gold, gazetteer: .english),
                    system.entities.filter { EntityLabel.types.contains($0.type) })
            }
        }
        return score
    }

    private mutating func count(_ gold: [EntityMention], _ system: [EntityMention]) {
        for mention in gold {
            for key in [nil, mention.type] { counts[key, default: (0, 0, 0)].gold += 1 }
            typed.gold += 1
        }
        for mention in system {
            for key in [nil, mention.type] { counts[key, default: (0, 0, 0)].system += 1 }
            typed.system += 1
            guard let same = gold.first(where: { $0.tokens == mention.tokens }) else { continue }
            counts[nil, default: (0, 0, 0)].common += 1
            guard same.type == mention.type else { continue }
            counts[mention.type, default: (0, 0, 0)].common += 1
            typed.common += 1
        }
    }
}
