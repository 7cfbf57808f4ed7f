/// In which surroundings the capitalized words of a document stand, anywhere in it.
///
/// A name that stands bare in one sentence often stands behind a title, a given name or "in" in another (Chieu and Ng,
/// "Named Entity Recognition with a Maximum Entropy Approach", CoNLL 2003, call such features global).
package struct DocumentNames {
    /// The surroundings, as bits.
    struct Uses: OptionSet {
        let rawValue: UInt32
        static let afterFirstName = Uses(rawValue: 1)
        static let afterTitle = Uses(rawValue: 1 << 1)
        static let afterLocative = Uses(rawValue: 1 << 2)
        static let beforeOrganizationWord = Uses(rawValue: 1 << 3)
        static let speaks = Uses(rawValue: 1 << 4)
        static let possesses = Uses(rawValue: 1 << 5)
        static let afterArticle = Uses(rawValue: 1 << 6)
        static let inLowerCase = Uses(rawValue: 1 << 7)
        static let modifies = Uses(rawValue: 1 << 8)
        static let inPersonsName = Uses(rawValue: 1 << 9)
        static let withPlaceNoun = Uses(rawValue: 1 << 10)
        static let withPersonNoun = Uses(rawValue: 1 << 11)
        static let withOrganizationNoun = Uses(rawValue: 1 << 12)
        static let beforePlace = Uses(rawValue: 1 << 13)
        static let inLongerName = Uses(rawValue: 1 << 14)
        static let bits = 15
    }

    private var usesOfWord: [UInt32: Uses] = [:]

    /// Looks at a document.
    ///
    /// - Complexity: O(n) in its words.
    package init(_ sentences: [EntityFeatures]) {
        for sentence in sentences {
            for index in 0..<sentence.count { note(index, sentence) }
        }
    }

    /// How a word is used in the document.
    func uses(_ word: WordView) -> Uses {
        word.isCapitalized ? usesOfWord[word.lower] ?? [] : []
    }

    private static let locatives: Set<UInt32> = Set(
        ["in", "at", "near", "from", "to", "across", "throughout", "outside", "around", "toward", "towards"].map(
            WordView.hash))
    private static let verbsOfSpeech: Set<UInt32> = Set(
        [
            "say", "tell", "add", "ask", "reply", "explain", "think", "believe", "know", "want", "write", "agree",
            "warn",
            "argue", "claim", "speak", "feel", "note", "recall", "insist",
        ].map(WordView.hash))
    private static let articles: Set<UInt32> = [WordView.hash("the")]
    private static let possessives: Set<UInt32> = [WordView.hash("'s"), WordView.hash("’s")]
    private static let subject = WordView.hash(DependencyRelation.nsubj.rawValue)
    private static let compound = WordView.hash(DependencyRelation.compound.rawValue)

    private mutating func note(_ index: Int, _ sentence: EntityFeatures) {
        let word = sentence.word(index)
        guard word.isCapitalized, word.tag != 0 else {
            if usesOfWord[word.lower] != nil { usesOfWord[word.lower, default: []].insert(.inLowerCase) }
            return
        }
        let run = sentence.run(at: index)
        let (before, after) = (sentence.word(index - 1), sentence.word(index + 1))
        let first = sentence.word(run.lowerBound)
        var uses: Uses = []
        if run.count > 1 { uses.insert(.inLongerName) }
        if index > run.lowerBound {
            if !before.kinds.isDisjoint(with: [.firstName, .givenName]), !before.kinds.contains(.continues) {
                uses.insert(.afterFirstName)
            }
            if first.kinds.contains(.firstName) { uses.insert(.inPersonsName) }
            if before.kinds.contains(.title) { uses.insert(.afterTitle) }
        } else {
            if Self.locatives.contains(before.lower) { uses.insert(.afterLocative) }
            if Self.articles.contains(before.lower) { uses.insert(.afterArticle) }
        }
        let last = sentence.word(run.upperBound - 1)
        if last.kinds.contains(.organizationWord) { uses.insert(.beforeOrganizationWord) }
        if index == run.upperBound - 1 {
            noteLast(word, after, sentence.word(index + 2), &uses)
        }
        usesOfWord[word.lower, default: []].formUnion(uses)
    }

    private func noteLast(_ word: WordView, _ after: WordView, _ next: WordView, _ uses: inout Uses) {
        if word.relation == Self.subject, Self.verbsOfSpeech.contains(word.headLemma) { uses.insert(.speaks) }
        if Self.possessives.contains(after.lower) { uses.insert(.possesses) }
        if word.relation == Self.compound { uses.insert(.modifies) }
        if word.headKinds.contains(.placeNoun) { uses.insert(.withPlaceNoun) }
        if word.headKinds.contains(.personNoun) { uses.insert(.withPersonNoun) }
        if word.headKinds.contains(.organizationNoun) { uses.insert(.withOrganizationNoun) }
        if after.lower == WordView.hash(","), !next.kinds.isDisjoint(with: .places) { uses.insert(.beforePlace) }
    }
}
