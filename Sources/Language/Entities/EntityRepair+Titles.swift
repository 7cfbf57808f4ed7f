extension EntityRepair {
    /// Marks what follows a title as a person where the tagger found no name: "Interior Minister Rosa Diaz".
    func addTitledNames(_ sentence: inout Sentence) {
        var start = 0
        while start < sentence.tokens.count {
            var end = start
            while end < sentence.tokens.count, sentence.tokens[end].isName { end += 1 }
            if end > start { addTitledName(in: start..<end, &sentence) }
            start = max(end, start + 1)
        }
    }

    /// Adds the family name behind a person's name where the tagger stopped in front of it.
    func completePersons(_ sentence: inout Sentence) {
        for index in sentence.entities.indices where sentence.entities[index].type == .person {
            let end = sentence.entities[index].tokens.upperBound
            guard end < sentence.tokens.count, sentence.tokens[end].isName, sentence.tokens[end].isCapitalized,
                !sentence.entities.contains(where: { $0.tokens.contains(end) }),
                !Calendar.isName(sentence.tokens[end].form), !gazetteer.isTitle(sentence.tokens[end].form),
                !gazetteer.isOrganizationWord(sentence.tokens[end].form)
            else { continue }
            sentence.entities[index].tokens = sentence.entities[index].tokens.lowerBound..<(end + 1)
        }
    }

    /// Takes away persons that are the field of somebody's office: "Brazilian Defense" before "Minister Paulo Souza".
    func removeOffices(_ sentence: inout Sentence) {
        sentence.entities.removeAll { mention in
            let title = mention.tokens.upperBound
            guard mention.type == .person, title + 1 < sentence.tokens.count else { return false }
            return gazetteer.isTitle(sentence.tokens[title].form) && sentence.tokens[title].isCapitalized
                && sentence.tokens[title + 1].isName
                && !sentence.tokens[mention.tokens].contains { gazetteer.isFirstName($0.form) }
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
