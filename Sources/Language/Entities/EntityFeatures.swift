/// What the entity tagger sees of the words of a sentence.
package struct EntityFeatures {
    private var words: [WordView]
    /// For each word the run of capitalized words it belongs to; empty for others.
    private let runs: [Range<Int>]
    /// The known names in the sentence.
    let names: [GazetteerMatch.Name]

    /// How many words there are.
    package var count: Int { words.count }

    /// Looks at a sentence.
    package init(_ tokens: [Token], gazetteer: Gazetteer) {
        let match = GazetteerMatch(tokens, in: gazetteer)
        names = match.names
        words = tokens.indices.map { WordView(tokens[$0], kinds: match.kinds[$0]) }
        for (index, token) in tokens.enumerated() {
            guard let head = token.head else { continue }
            words[index].headLemma = WordView.hash(tokens[head].lemma)
            words[index].headTag = words[head].tag
            words[index].headKinds = match.kinds[head]
        }
        var runs = [Range<Int>](repeating: 0..<0, count: tokens.count)
        var start = 0
        while start < tokens.count {
            var end = start
            while end < tokens.count, words[end].isCapitalized { end += 1 }
            for index in start..<end { runs[index] = start..<end }
            start = max(end, start + 1)
        }
        self.runs = runs
    }

    /// A word; an empty one beyond the ends of the sentence.
    func word(_ index: Int) -> WordView {
        words.indices.contains(index) ? words[index] : WordView()
    }

    /// The run of capitalized words that a word belongs to.
    func run(at index: Int) -> Range<Int> { runs[index] }

    /// Adds the features of one word.
    ///
    /// - Parameters:
    ///   - index: the word.
    ///   - document: what the document's other sentences tell of its names.
    ///   - features: what the hashes are added to.
    package func append(at index: Int, _ document: DocumentNames, to features: inout [UInt32]) {
        let (word, left, right) = (word(index), word(index - 1), word(index + 1))
        let (left2, right2) = (self.word(index - 2), self.word(index + 2))
        appendLetters(word, left, right, isFirst: index == 0, to: &features)
        let capital: UInt32 = word.isCapitalized ? 1 : 0
        features.append(mixed(415, left2.lower))
        features.append(mixed(416, right2.lower))
        features.append(mixed(427, left2.tag))
        features.append(mixed(428, right2.tag))
        features.append(mixed(433, left2.lower, left.lower, capital))
        features.append(mixed(434, right.lower, right2.lower, capital))
        features.append(mixed(480, word.relation, word.headLemma))
        features.append(mixed(481, word.relation, word.headTag, capital))
        appendKinds(word, left, right, capital, to: &features)
        let uses = document.uses(word)
        if !uses.isEmpty {
            features.append(mixed(461, uses.rawValue))
            for bit in 0..<UInt32(DocumentNames.Uses.bits) where uses.rawValue & 1 << bit != 0 {
                features.append(mixed(460, bit))
                features.append(mixed(462, bit, left.isCapitalized ? 1 : 0, right.isCapitalized ? 1 : 0))
            }
        }
        if !runs[index].isEmpty { appendRun(runs[index], at: index, document, to: &features) }
    }

    private func appendLetters(
        _ word: WordView, _ left: WordView, _ right: WordView, isFirst: Bool, to features: inout [UInt32]
    ) {
        features.append(mixed(435, 0))
        features.append(mixed(401, word.exact))
        features.append(mixed(402, word.lower))
        features.append(mixed(403, word.shape, isFirst ? 1 : 0))
        features.append(mixed(405, word.prefix))
        features.append(mixed(407, word.suffix2))
        features.append(mixed(409, word.suffix3))
        features.append(mixed(411, word.tag))
        features.append(mixed(412, word.tag, word.shape))
        features.append(mixed(413, left.lower))
        features.append(mixed(414, right.lower))
        features.append(mixed(417, left.shape, word.shape))
        features.append(mixed(418, word.shape, right.shape))
        features.append(mixed(419, left.shape, word.shape, right.shape))
        features.append(mixed(420, left.tag, word.tag))
        features.append(mixed(421, word.tag, right.tag))
        features.append(mixed(422, left.tag, word.tag, right.tag))
        features.append(mixed(423, left.lower, word.lower))
        features.append(mixed(424, word.lower, right.lower))
        features.append(mixed(425, left.suffix2))
        features.append(mixed(426, right.suffix2))
        features.append(mixed(431, left.lower, word.shape))
        features.append(mixed(432, right.lower, word.shape))
    }

    private func appendKinds(
        _ word: WordView, _ left: WordView, _ right: WordView, _ capital: UInt32, to features: inout [UInt32]
    ) {
        let (kinds, leftKinds, rightKinds) = (word.kinds.rawValue, left.kinds.rawValue, right.kinds.rawValue)
        features.append(mixed(470, kinds))
        features.append(mixed(471, kinds, word.shape))
        features.append(mixed(472, leftKinds, kinds))
        features.append(mixed(473, kinds, rightKinds))
        features.append(mixed(474, leftKinds, capital))
        features.append(mixed(475, rightKinds, capital))
        features.append(mixed(476, kinds, word.tag))
        features.append(mixed(477, leftKinds, kinds, rightKinds))
        features.append(mixed(482, word.relation, kinds))
        for bit in 0..<UInt32(NameKinds.bits) {
            if kinds & 1 << bit != 0 { features.append(mixed(478, bit, capital)) }
            if leftKinds & 1 << bit != 0 { features.append(mixed(483, bit, capital)) }
            if rightKinds & 1 << bit != 0 { features.append(mixed(484, bit, capital)) }
        }
    }

    private func appendRun(
        _ run: Range<Int>, at index: Int, _ document: DocumentNames, to features: inout [UInt32]
    ) {
        let length = UInt32(min(run.count, 5))
        let position = UInt32(min(index - run.lowerBound, 4))
        let (before, after) = (word(run.lowerBound - 1), word(run.upperBound))
        let (first, last) = (word(run.lowerBound), word(run.upperBound - 1))
        features.append(mixed(440, length, position))
        features.append(mixed(441, before.lower, position))
        features.append(mixed(442, after.lower, position))
        features.append(mixed(443, before.lower, length))
        features.append(mixed(444, after.lower, length))
        features.append(mixed(445, first.lower, position))
        features.append(mixed(446, last.lower, position))
        features.append(mixed(447, last.lower, length))
        features.append(mixed(448, last.suffix2, length))
        features.append(mixed(449, before.tag, after.tag, position))
        features.append(mixed(450, before.lower, after.lower))
        features.append(mixed(451, after.tag, after.suffix2))
        features.append(mixed(452, first.shape, last.shape, length))
        features.append(mixed(453, word(run.lowerBound - 2).lower, before.lower))
        features.append(mixed(454, first.lower, length))
        features.append(mixed(455, last.suffix3))
        features.append(mixed(490, first.kinds.rawValue, last.kinds.rawValue, length))
        features.append(mixed(491, last.kinds.rawValue, position))
        features.append(mixed(492, first.kinds.rawValue, position))
        features.append(mixed(493, last.relation, last.headLemma))
        features.append(mixed(494, first.relation, first.headLemma))
        features.append(mixed(495, last.relation, last.headKinds.rawValue))
        features.append(mixed(496, document.uses(last).rawValue, length))
        for bit in 0..<UInt32(NameKinds.bits) {
            if first.kinds.rawValue & 1 << bit != 0 { features.append(mixed(497, bit, length, position)) }
            if last.kinds.rawValue & 1 << bit != 0 { features.append(mixed(498, bit, length)) }
        }
    }

    /// Puts the features of a word that follows a word with some label in place; `nil` is the start of the sentence.
    package func setTransition(at index: Int, after label: Int?, in features: inout [UInt32]) {
        let previous = label.map(UInt32.init) ?? 31
        features.removeAll(keepingCapacity: true)
        features.append(mixed(500, previous))
        features.append(mixed(501, previous, words[index].shape))
        features.append(mixed(502, previous, words[index].tag))
    }
}
