import Language

/// How well phrases that speak of persons, organizations, places and times are found in the raw texts of re3d.
///
/// The annotation marks whole phrases with title and article, and phrases and pronouns without any name. An entity is right
/// where its type is the same and, as counted here twice, where its first and last characters are the same, or where it
/// shares characters with an annotated one that no other was matched with.
struct Re3dScore {
    private var gold: [EntityType: Int] = [:]
    private var system: [EntityType: Int] = [:]
    private var exact: [EntityType: Int] = [:]
    private var overlapping: [EntityType: Int] = [:]

    /// The scores.
    var summary: String { "exact \(text(exact)); overlapping \(text(overlapping))" }

    private func text(_ common: [EntityType: Int]) -> String {
        func sum(_ counts: [EntityType: Int]) -> Int { counts.values.reduce(0, +) }
        let types = EntityType.allCases.filter { gold[$0] != nil }.map { type in
            "\(type.rawValue) \(ParseScore.percent(common[type] ?? 0, gold[type] ?? 0, system[type] ?? 0))"
        }
        return "typed F1 \(ParseScore.percent(sum(common), sum(gold), sum(system))) (\(types.joined(separator: ", ")))"
    }

    /// Scores documents, in which phrases are looked for.
    static func measure(
        _ analyzer: EnglishAnalyzer, _ model: CoreferenceModel, on documents: [Re3dDocument]
    ) -> Re3dScore {
        var score = Re3dScore()
        for document in documents {
            let trees = analyzer.analyze(document.text).map { DependencyTree($0) }
            let chains = CoreferenceChains(trees, gazetteer: .english, model: model)
            let found = chains.entityPhrases(trees, gazetteer: .english).map { phrase in
                let tokens = trees[phrase.sentence].tokens[phrase.tokens]
                let range =
                    tokens[phrase.tokens.lowerBound].range
                    .lowerBound..<tokens[phrase.tokens.upperBound - 1].range.upperBound
                return Re3dDocument.Entity(range: range, type: phrase.type)
            }
            score.count(document.entities, found)
        }
        return score
    }

    /// Counts the entities of a document.
    mutating func count(_ gold: [Re3dDocument.Entity], _ system: [Re3dDocument.Entity]) {
        for entity in gold { self.gold[entity.type, default: 0] += 1 }
        for entity in system { self.system[entity.type, default: 0] += 1 }
        for entity in system where gold.contains(entity) { exact[entity.type, default: 0] += 1 }
        var isTaken = gold.map { _ in false }
        for entity in system {
            let match = gold.indices.first {
                !isTaken[$0] && gold[$0].type == entity.type && gold[$0].range.overlaps(entity.range)
            }
            guard let match else { continue }
            isTaken[match] = true
            overlapping[entity.type, default: 0] += 1
        }
    }
}
