import Language

/// How well coreference is resolved: MUC, B³, CEAF-φ₄ and their mean, as in the shared task of CoNLL 2012.
///
/// Phrases match where their first and last words are the same. What only one phrase speaks of is left out on both sides,
/// as in the shared task (Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014).
struct CoreferenceScore {
    /// A fraction of a measure, summed over documents.
    struct Fraction {
        var numerator = 0.0
        var denominator = 0.0
        var value: Double { denominator > 0 ? numerator / denominator : 0 }
    }

    /// A measure: how much of the treebank was found, and how much of what was found is right.
    struct Measure {
        var recall = Fraction()
        var precision = Fraction()
        /// The harmonic mean.
        var f1: Double {
            let sum = recall.value + precision.value
            return sum > 0 ? 2 * recall.value * precision.value / sum : 0
        }
    }

    /// Phrases that speak of something that others speak of too.
    private(set) var mentions = Measure()
    private(set) var muc = Measure()
    private(set) var bCubed = Measure()
    private(set) var ceaf = Measure()

    /// The mean of the three.
    var conll: Double { (muc.f1 + bCubed.f1 + ceaf.f1) / 3 }

    /// The line of scores.
    var summary: String {
        func text(_ name: String, _ measure: Measure) -> String {
            let values = [measure.recall.value, measure.precision.value, measure.f1].map(Self.percent)
            return "\(name) R \(values[0]) P \(values[1]) F1 \(values[2])"
        }
        let measures = [text("mentions", mentions), text("MUC", muc), text("B3", bCubed), text("CEAF", ceaf)]
        return "CoNLL F1 \(Self.percent(conll)) (\(measures.joined(separator: ", ")))"
    }

    private static func percent(_ value: Double) -> String {
        let hundredths = Int((value * 10_000).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// Scores documents of a treebank, with its words.
    static func measure(
        _ analyzer: EnglishAnalyzer, _ model: CoreferenceModel, on treebank: [TreebankSentence]
    ) -> CoreferenceScore {
        var score = CoreferenceScore()
        for document in treebank.documents {
            let sentences = analyzer.annotate(document.map(\.forms), ranges: document.map(\.nominalRanges))
            let found = CoreferenceChains(sentences.map { DependencyTree($0) }, gazetteer: .english, model: model)
            let system = found.chains.map { chain in
                chain.map { PhraseSpan(sentence: found.mentions[$0].sentence, tokens: found.mentions[$0].span) }
            }
            score.count(gold: CoreferenceGold(document).clusters, system: system)
        }
        return score
    }

    /// Counts the clusters of a document.
    mutating func count(gold: [[PhraseSpan]], system: [[PhraseSpan]]) {
        let key = gold.filter { $0.count > 1 }
        let response = system.map { Array(Set($0)).sorted() }.filter { $0.count > 1 }
        let (places, responsePlaces) = (Self.places(key), Self.places(response))
        mentions.recall.numerator += Double(places.keys.count { responsePlaces[$0] != nil })
        mentions.recall.denominator += Double(places.count)
        mentions.precision.numerator += Double(responsePlaces.keys.count { places[$0] != nil })
        mentions.precision.denominator += Double(responsePlaces.count)
        for cluster in key {
            Self.countLinks(cluster, responsePlaces, &muc.recall)
            Self.countShares(cluster, responsePlaces, &bCubed.recall)
        }
        for cluster in response {
            Self.countLinks(cluster, places, &muc.precision)
            Self.countShares(cluster, places, &bCubed.precision)
        }
        countAlignment(key, response, responsePlaces)
    }

    private static func places(_ clusters: [[PhraseSpan]]) -> [PhraseSpan: Int] {
        var places: [PhraseSpan: Int] = [:]
        for (index, cluster) in clusters.enumerated() {
            for span in cluster { places[span] = index }
        }
        return places
    }

    /// MUC: the links of a cluster that the other side has too (Vilain and others, 1995).
    private static func countLinks(_ cluster: [PhraseSpan], _ others: [PhraseSpan: Int], _ fraction: inout Fraction) {
        let found = cluster.compactMap { others[$0] }
        let parts = Set(found).count + cluster.count - found.count
        fraction.numerator += Double(cluster.count - parts)
        fraction.denominator += Double(cluster.count - 1)
    }

    /// B³: for each phrase the share of its cluster that the other side joins with it (Bagga and Baldwin 1998).
    private static func countShares(
        _ cluster: [PhraseSpan], _ others: [PhraseSpan: Int], _ fraction: inout Fraction
    ) {
        var common: [Int: Int] = [:]
        for span in cluster {
            if let other = others[span] { common[other, default: 0] += 1 }
        }
        let squares = common.values.reduce(0) { $0 + $1 * $1 }
        fraction.numerator += Double(squares) / Double(cluster.count)
        fraction.denominator += Double(cluster.count)
    }

    /// CEAF with φ₄: clusters aligned one to one so that what they share is greatest (Luo 2005).
    private mutating func countAlignment(
        _ key: [[PhraseSpan]], _ response: [[PhraseSpan]], _ responsePlaces: [PhraseSpan: Int]
    ) {
        let similarity = key.map { cluster in
            var row = [Double](repeating: 0, count: response.count)
            for span in cluster {
                if let other = responsePlaces[span] { row[other] += 1 }
            }
            for other in row.indices where row[other] > 0 {
                row[other] = 2 * row[other] / Double(cluster.count + response[other].count)
            }
            return row
        }
        let sum = Assignment.greatestSum(similarity)
        ceaf.recall.numerator += sum
        ceaf.recall.denominator += Double(key.count)
        ceaf.precision.numerator += sum
        ceaf.precision.denominator += Double(response.count)
    }
}
