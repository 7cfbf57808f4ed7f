import Language
import Testing

@Suite("Tutorial of Language")
struct LanguageTutorial {
    @Test("A sentence has a tree")
    func trees() throws {
        // tutorial
        let analyzer = try EnglishAnalyzer()
        let sentences = analyzer.analyze("The ministers visited Panama.")
        for token in sentences[0].tokens { print(token.form, token.lemma, token.relation) }
        // end
        #expect(sentences[0].tokens.map(\.lemma) == ["the", "minister", "visit", "Panama", "."])
        #expect(sentences[0].tokens[2].head == nil)
    }
}
