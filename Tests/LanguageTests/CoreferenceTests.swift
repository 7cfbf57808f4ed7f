import Testing

@testable import Language
@testable import LanguageTrainer

/// What belongs together in a document, and how it is measured.
struct CoreferenceTests {
    private static func chains(_ text: String) throws -> [[String]] {
        let trees = try SharedAnalyzer.analyze(text).map { DependencyTree($0) }
        let found = CoreferenceChains(trees, gazetteer: .english)
        return found.chains.map { chain in
            chain.map { index in
                let mention = found.mentions[index]
                let (first, last) = (mention.tokens.first ?? mention.head, mention.tokens.last ?? mention.head)
                return trees[mention.sentence].tokens[first...last].map(\.form).joined(separator: " ")
            }
        }
    }

    private static func spans(_ clusters: [String]) -> [[PhraseSpan]] {
        clusters.map { $0.utf8.map { PhraseSpan(sentence: 0, tokens: Int($0)..<Int($0) + 1) } }
    }

    @Test("A family name and a pronoun belong to the person named in full")
    func person() throws {
        let chains = try Self.chains("Rosa Diaz visited Lima on Monday. Diaz praised the city. She left on Tuesday.")
        #expect(chains.contains { $0.contains("Rosa Diaz") && $0.contains("Diaz") && $0.contains("She") })
        #expect(!chains.contains { $0.contains("Rosa Diaz") && $0.contains("Lima") })
    }

    @Test("An acronym belongs to the organization whose first letters it has")
    func acronym() throws {
        let chains = try Self.chains(
            "The International Monetary Fund published a report. Officials said the IMF will send experts.")
        #expect(chains.contains { $0.contains("The International Monetary Fund") && $0.contains("the IMF") })
    }

    @Test("Borders of different countries are kept apart")
    func owners() throws {
        let chains = try Self.chains("Peru's border is long. Chile closed its border with Bolivia in May.")
        #expect(!chains.contains { $0.contains("Peru 's border") && $0.contains { $0.hasPrefix("its border") } })
    }

    @Test("Any text gives chains that hold each mention once", arguments: HostileTextTests.texts)
    func hostile(text: String) throws {
        let trees = try SharedAnalyzer.analyze(text).map { DependencyTree($0) }
        let found = CoreferenceChains(trees, gazetteer: .english)
        #expect(found.chains.flatMap { $0 }.sorted() == Array(found.mentions.indices))
        for mention in found.mentions {
            #expect(mention.span.contains(mention.head))
            #expect(mention.span.upperBound <= trees[mention.sentence].tokens.count)
        }
        for phrase in found.entityPhrases(trees, gazetteer: .english) {
            #expect(!phrase.tokens.isEmpty && phrase.tokens.upperBound <= trees[phrase.sentence].tokens.count)
        }
    }

    /// The example of Pradhan et al., "Scoring Coreference Partitions of Predicted Mentions", ACL 2014.
    @Test("The measures give the values of the literature's example")
    func measures() {
        var score = CoreferenceScore()
        score.count(gold: Self.spans(["abc", "defg"]), system: Self.spans(["ab", "cd", "fghi"]))
        #expect(abs(score.muc.recall.value - 0.4) < 1e-9)
        #expect(abs(score.muc.precision.value - 0.4) < 1e-9)
        #expect(abs(score.bCubed.recall.value - (5.0 / 3 + 5.0 / 4) / 7) < 1e-9)
        #expect(abs(score.bCubed.precision.value - (2 + 1 + 1) / 8) < 1e-9)
        #expect(abs(score.ceaf.recall.value - 0.65) < 1e-9)
        #expect(abs(score.ceaf.precision.value - 1.3 / 3) < 1e-9)
    }

    @Test("What only one phrase speaks of is left out on both sides")
    func singletons() {
        var score = CoreferenceScore()
        score.count(gold: Self.spans(["ab", "c"]), system: Self.spans(["ab", "d", "e"]))
        #expect(score.conll == 1)
    }

    @Test("The assignment is the best of all", arguments: 1..<200)
    func assignment(seed: Int) {
        var random = RandomSource(seed: UInt64(seed))
        let (rows, columns) = (1 + random.next(below: 4), 1 + random.next(below: 4))
        let values = (0..<rows).map { _ in (0..<columns).map { _ in Double(random.next(below: 10)) / 4 } }
        func best(_ row: Int, _ taken: Set<Int>) -> Double {
            guard row < rows else { return 0 }
            let choices = (0..<columns).filter { !taken.contains($0) }.map {
                values[row][$0] + best(row + 1, taken.union([$0]))
            }
            return max(best(row + 1, taken), choices.max() ?? 0)
        }
        #expect(abs(Assignment.greatestSum(values) - best(0, [])) < 1e-9)
    }
}
