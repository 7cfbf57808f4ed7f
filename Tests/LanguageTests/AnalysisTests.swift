import Language
import Testing

/// Tags, lemmas, trees and entities of sentences that any analyzer should get right.
struct AnalysisTests {
    private static func token(_ form: String, in text: String) throws -> Token {
        let tokens = try SharedAnalyzer.analyze(text).flatMap(\.tokens)
        return try #require(tokens.first { $0.form == form })
    }

    @Test(
        "Lemmas",
        arguments: [
            ("struck", "The hurricane struck the coast.", "strike"), ("officials", "Two officials met.", "official"),
            ("wo", "They won't go.", "will"), ("n't", "It isn't true.", "not"), ("met", "The ministers met.", "meet"),
            ("countries", "Both countries agreed.", "country"), ("was", "It was late.", "be"),
            ("better", "This is a better plan.", "good"), ("Colombia", "He left Colombia.", "Colombia"),
        ])
    func lemmas(form: String, text: String, lemma: String) throws {
        #expect(try Self.token(form, in: text).lemma == lemma)
    }

    @Test(
        "Tags",
        arguments: [
            ("met", "The ministers met in Panama.", UniversalTag.verb, "VBD"),
            ("Panama", "The ministers met in Panama.", .properNoun, "NNP"),
            ("The", "The ministers met in Panama.", .determiner, "DT"),
            ("quickly", "They agreed quickly.", .adverb, "RB"), ("12", "Police arrested 12 people.", .numeral, "CD"),
        ])
    func tags(form: String, text: String, universal: UniversalTag, penn: String) throws {
        let token = try Self.token(form, in: text)
        #expect(token.universalTag == universal)
        #expect(token.pennTag == penn)
    }

    @Test("The tree of a plain sentence")
    func tree() throws {
        let tokens = try SharedAnalyzer.analyze("The minister quickly signed a new agreement.")[0].tokens
        let relations = tokens.map(\.relation)
        #expect(relations == [.det, .nsubj, .advmod, .root, .det, .amod, .obj, .punct])
        #expect(tokens.map(\.head) == [1, 3, 3, nil, 6, 6, 3, 3])
        #expect(tokens[3].confidence > 0.9)
    }

    @Test("The passive with its agent")
    func passive() throws {
        let tokens = try SharedAnalyzer.analyze("The shipment was seized by the police.")[0].tokens
        #expect(tokens[1].relation == .nsubjPassive)
        #expect(tokens[2].relation == .auxPassive)
        #expect(tokens[6].relation == .oblAgent)
    }

    private static func entities(_ text: String) throws -> [String] {
        try SharedAnalyzer.analyze(text).flatMap { sentence in
            sentence.entities.map { mention in
                sentence.tokens[mention.tokens].map(\.form).joined(separator: " ") + "/" + mention.type.rawValue
            }
        }
    }

    @Test(
        "Entities",
        arguments: [
            (
                "Kevin McAleenan met officials in Panama on Thursday.",
                ["Kevin McAleenan/person", "Panama/place", "Thursday/time"]
            ),
            ("Security Minister Rolando Mirones agreed.", ["Rolando Mirones/person"]),
            ("Colombian troops arrested 12 people.", ["Colombian/nationality", "12 people/quantity"]),
            ("The United Nations met on Aug. 22, 2019.", ["United Nations/organization", "Aug. 22 , 2019/time"]),
        ])
    func entities(text: String, expected: [String]) throws {
        #expect(try Self.entities(text) == expected)
    }

    @Test("A family name alone is a person when the full name stands elsewhere in the document")
    func familyName() throws {
        let entities = try Self.entities("Kevin McAleenan arrived.\n\nThe visit of McAleenan ended.")
        #expect(entities == ["Kevin McAleenan/person", "McAleenan/person"])
    }

    @Test("The same text gives the same result, also on several threads at once")
    func determinism() async throws {
        let text = "The U.S. acting homeland security secretary met Thursday in Panama with officials from Colombia."
        let first = try SharedAnalyzer.analyze(text)
        try await withThrowingTaskGroup(of: [Sentence].self) { group in
            for _ in 0..<4 { group.addTask { try SharedAnalyzer.analyze(text) } }
            for try await other in group { #expect(other == first) }
        }
    }
}
