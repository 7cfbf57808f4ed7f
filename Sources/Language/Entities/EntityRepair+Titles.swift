extension EntityRepair {
    /// Marks what follows a title as a person where the tagger found no name: "Security Minister Rolando Mirones".
    func addTitledNames(_ sentence: inout Sentence) {
        var start = 0
        while start < sentence.tokens.count {
            var end = start
            while end < sentence.tokens.count, sentence.tokens[end].isName { end += 1 }
            if end > start { addTitledName(in: start..<end, &sentence) }
            start = max(end, start + 1)
        }
    }

    private func addTitledName(in run: Range<Int>, _ sentence: inout Sentence) {
        guard !sentence.entities.contains(where: { $0.tokens.overlaps(run) }) else { return }
        let name = Self.withoutTitle(run, gazetteer) { sentence.tokens[$0].form }
        let words = sentence.tokens[name]
        guard name != run, words.count < 4,
            words.allSatisfy({ $0.isCapitalized && !gazetteer.isOrganizationWord($0.form) })
        else { return }
        sentence.insert(EntityMention(tokens: name, type: .person))
    }
}
