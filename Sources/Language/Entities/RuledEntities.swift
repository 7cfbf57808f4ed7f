/// Entities that rules find better than a trained tagger: dates, amounts, nationalities.
struct RuledEntities {
    private let gazetteer: Gazetteer

    /// Makes the rules.
    init(_ gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    /// Adds the entities of a sentence that no name covers.
    func add(to sentence: inout Sentence) {
        var taken = [Bool](repeating: false, count: sentence.tokens.count)
        for mention in sentence.entities {
            for index in mention.tokens { taken[index] = true }
        }
        var index = 0
        while index < sentence.tokens.count {
            var found: EntityMention?
            if !taken[index] {
                found =
                    date(at: index, sentence.tokens, taken) ?? quantity(at: index, sentence.tokens, taken)
                    ?? nationality(at: index, sentence.tokens, taken)
            }
            if let found { sentence.insert(found) }
            index = found?.tokens.upperBound ?? index + 1
        }
    }

    /// A day of the week, a month with day and year, or a year alone: "Thursday", "August 22, 2019", "22 August", "in
    /// 2019".
    private func date(at start: Int, _ tokens: [Token], _ taken: [Bool]) -> EntityMention? {
        func free(_ index: Int) -> Bool { index < tokens.count && !taken[index] }
        let isYear =
            Calendar.isYear(tokens[start].form) && tokens[start].pennTag == "CD" && tokens[start].relation != .nummod
        if Calendar.isNumericDate(tokens[start].form) { return EntityMention(tokens: start..<start + 1, type: .time) }
        let isDayBefore =
            Calendar.isDay(tokens[start].form) && free(start + 1) && Calendar.isMonth(tokens[start + 1].form)
            && tokens[start + 1].isName
        guard isYear || isDayBefore || Calendar.isName(tokens[start].form) && tokens[start].isName else { return nil }
        var end = start + 1
        if isDayBefore {
            end += 1
            if free(end), Calendar.isYear(tokens[end].form) { end += 1 }
        } else if !isYear {
            if free(end), Calendar.isWeekday(tokens[start].form), Calendar.isDay(tokens[end].form) {
                // "Monday 19 December"
                return date(at: end, tokens, taken).map {
                    EntityMention(tokens: start..<$0.tokens.upperBound, type: .time)
                }
                    ?? EntityMention(tokens: start..<end, type: .time)
            }
            if free(end), Calendar.isDay(tokens[end].form) { end += 1 }
            if free(end + 1), tokens[end].form == ",", Calendar.isYear(tokens[end + 1].form) { end += 2 }
            if free(end), Calendar.isYear(tokens[end].form) { end += 1 }
        }
        return EntityMention(tokens: start..<end, type: .time)
    }

    /// A number with its currency or percent sign and the noun that it counts: "$3.5 million", "500 metric tons".
    private func quantity(at start: Int, _ tokens: [Token], _ taken: [Bool]) -> EntityMention? {
        func isNumber(_ index: Int) -> Bool { index < tokens.count && !taken[index] && tokens[index].pennTag == "CD" }
        let isCurrency = tokens[start].pennTag == "$"
        guard isNumber(start) || isCurrency && isNumber(start + 1) else { return nil }
        guard tokens[start].lemma != "one" else { return nil }
        var end = start + 1
        while isNumber(end) { end += 1 }
        if end < tokens.count, ["%", "percent"].contains(tokens[end].form) { end += 1 }
        if !isCurrency, let head = tokens[end - 1].head, tokens[end - 1].relation == .nummod, head >= end,
            head < end + 3,
            tokens[head].universalTag == .noun,
            (end..<head).allSatisfy({ [.adjective, .noun].contains(tokens[$0].universalTag) && !taken[$0] })
        {
            end = head + 1
        }
        return EntityMention(tokens: start..<end, type: .quantity)
    }

    /// An adjective or noun of nationality: "Colombian", "Spaniards", "Central American".
    private func nationality(at index: Int, _ tokens: [Token], _ taken: [Bool]) -> EntityMention? {
        guard tokens[index].isCapitalized else { return nil }
        let isPair = index + 1 < tokens.count && !taken[index + 1]
        for end in isPair ? [index + 2, index + 1] : [index + 1]
        where gazetteer.placeOfNationality(tokens[index..<end].name) != nil {
            return EntityMention(tokens: index..<end, type: .nationality)
        }
        return nil
    }
}
