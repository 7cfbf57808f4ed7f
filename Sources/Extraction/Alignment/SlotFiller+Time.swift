import Documents
import Language
import RDF

/// When events are.
extension SlotFiller {
    func times(of anchor: Anchor, _ reader: ClauseReader) -> [Filler] {
        let own = anchor.tokens.flatMap { timePhrases(of: $0, reader.tree) } + timesInside(anchor, reader.tree)
        let around =
            own.isEmpty ? eventGovernor(of: anchor, reader).map { timePhrases(of: $0, reader.tree) } ?? [] : own
        for head in around {
            let tokens = PhraseText(analysis).clause(TokenPlace(sentence: anchor.sentence, token: head))
            let forms = tokens.prefix(12).map { reader.tree.tokens[$0].form }
            guard
                let date = TimeExpression(anchor: analysis.document.date, companion: fullDay(in: reader.tree)).date(
                    forms)
            else { continue }
            let words = analysis.text(of: tokens, in: anchor.sentence)
            return [Filler(value: .date(date.description), words: words, confidence: 0.9)]
        }
        return []
    }

    /// The first day that a sentence gives with its year.
    private func fullDay(in tree: DependencyTree) -> CalendarDate? {
        let expression = TimeExpression(anchor: nil)
        return tree.sentence.entities.lazy.filter { $0.type == .time }.compactMap { entity in
            expression.date(entity.tokens.map { tree.tokens[$0].form })
        }.first
    }

    /// The days that a noun phrase names anywhere: "a meeting with ministers, in Lima, Thursday".
    private func timesInside(_ anchor: Anchor, _ tree: DependencyTree) -> [Int] {
        guard isEvent(anchor), let mention = analysis.mention(at: anchor.place) else { return [] }
        return analysis.chains.mentions[mention].tokens.filter { TimeExpression.isTimeWord(tree.tokens[$0].form) }
    }

    /// The phrases of a clause that may say when: its own, and those that the parser hung on its places.
    private func timePhrases(of head: Int, _ tree: DependencyTree) -> [Int] {
        let own = directTimePhrases(of: head, tree)
        return own + tree.dependents(of: head, .obl, .nmod).flatMap { directTimePhrases(of: $0, tree) }
    }

    private func directTimePhrases(of head: Int, _ tree: DependencyTree) -> [Int] {
        tree.dependents(of: head).filter { token in
            switch tree.tokens[token].relation {
            case .oblUnmarked, .nmodUnmarked, .advmod: true
            case .obl, .nmod, .compound, .appos, .parataxis:
                TimeExpression.isTimeWord(tree.tokens[token].form)
                    || tree.sentence.entities.isTime(token)
            default: false
            }
        }
    }
}

extension [EntityMention] {
    /// Whether a token is part of what says when.
    func isTime(_ token: Int) -> Bool { contains { $0.type == .time && $0.tokens.contains(token) } }
}
