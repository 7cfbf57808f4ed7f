import TripleStore

/// `LANGMATCHES` of the language of a column; each tag is compared with the range once.
final class LanguageTest {
    private let column: Int
    private let range: String
    private var lastTag = TermID.none
    private var lastAnswer = false
    private var answers: [TermID: Bool] = [:]
    /// The answer for literals without a language.
    private let plainAnswer: Bool

    init(_ column: Int, range: String) {
        self.column = column
        self.range = range
        plainAnswer = LanguageRange.matches("", range)
    }

    /// The answer for a row; `nil` when its term is no stored literal.
    func answer(_ batch: Batch, _ row: Int, _ context: EvaluationContext) -> Bool? {
        let id = TermID(rawValue: batch.columns[column][row])
        switch context.snapshot.kind(of: id) {
        case .string, .typed: return plainAnswer
        case .language, .leftToRight, .rightToLeft: break
        case .iri, .blankNode, .triple, .languageTag, nil: return nil
        }
        let tag = context.snapshot.qualifier(of: id)
        if tag == lastTag { return lastAnswer }
        lastTag = tag
        if let known = answers[tag] {
            lastAnswer = known
        } else {
            lastAnswer = LanguageRange.matches(context.snapshot.text(of: tag), range)
            answers[tag] = lastAnswer
        }
        return lastAnswer
    }
}
