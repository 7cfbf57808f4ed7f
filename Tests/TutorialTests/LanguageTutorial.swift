import Language
import Testing

@Suite("Tutorial of Language")
struct LanguageTutorial {
    @Test("A sentence has a tree")
    func trees() throws {
        // tutorial
        let analyzer = try EnglishAnalyzer()
        let sentences = analyzer.analyze("The ministers visited Panama.")
        let lemmas = sentences[0].tokens.map(\.lemma)
        // end
        #expect(lemmas == ["the", "minister", "visit", "Panama", "."])
        #expect(sentences[0].tokens[2].head == nil)
    }
}
