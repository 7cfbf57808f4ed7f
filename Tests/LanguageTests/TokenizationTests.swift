import Language
import Testing

/// Words and sentences as the English treebanks split them.
struct TokenizationTests {
    @Test(
        "Contractions and possessives become two words",
        arguments: [
            ("She isn't here.", ["She", "is", "n't", "here", "."]),
            ("They don’t know.", ["They", "do", "n’t", "know", "."]),
            ("We won't go.", ["We", "wo", "n't", "go", "."]),
            ("McAleenan's visit ended.", ["McAleenan", "'s", "visit", "ended", "."]),
            ("The ministers’ meeting ended.", ["The", "ministers", "’", "meeting", "ended", "."]),
            ("It costs $3.5 million (36%).", ["It", "costs", "$", "3.5", "million", "(", "36", "%", ")", "."]),
        ])
    func words(text: String, expected: [String]) throws {
        #expect(try SharedAnalyzer.analyze(text).flatMap { $0.tokens.map(\.form) } == expected)
    }

    @Test(
        "Full stops of abbreviations end no sentence",
        arguments: [
            ("The talks began on Aug. 22, 2019 in Panama. They ended on Friday.", 2),
            ("The U.S. secretary met Sen. John Smith of the U.S. Senate. He left.", 2),
            ("Mr. Trump spoke. Mrs. Clinton did not.", 2),
            ("\"We agree,\" he said. \"It is done.\" Then they left.", 3),
            ("First line\n\nSecond line", 2),
            ("First line\r\n \t\r\nSecond line", 2),
        ])
    func sentences(text: String, count: Int) throws {
        #expect(try SharedAnalyzer.analyze(text).count == count)
    }
}
