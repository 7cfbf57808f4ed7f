/// What the entity tagger sees of the words of a sentence.
package struct EntityFeatures {
    /// What is known of one word, as hashes.
    private struct Word {
        var exact: UInt32 = 0
        var lower: UInt32 = 0
        var shape: UInt32 = 0
        var prefix: UInt32 = 0
        var suffix2: UInt32 = 0
        var suffix3: UInt32 = 0
        var tag: UInt32 = 0
        var kinds: UInt32 = 0
        var relation: UInt32 = 0
        var headLemma: UInt32 = 0
        var headTag: UInt32 = 0
        var capitalized = false
    }

    private let words: [Word]
    /// For each word the run of capitalized words it belongs to; empty for others.
    private let runs: [Range<Int>]

    /// How many words there are.
    package var count: Int { words.count }

    /// Looks at a sentence.
    package init(_ tokens: [Token], gazetteer: Gazetteer) {
        let match = GazetteerMatch(tokens, in: gazetteer)
        words = tokens.indices.map { index in
            let token = tokens[index]
            let lower = WordFeatures.normalized(token.form)
            var word = Word()
            word.exact = Self.hash(token.form)
            word.lower = WordFeatures.hash(lower[...], seed: 11)
            word.shape = WordFeatures.hash(WordFeatures.shape(token.form)[...], seed: 12)
            word.prefix = WordFeatures.hash(lower.prefix(3), seed: 13)
            word.suffix2 = WordFeatures.hash(lower.suffix(2), seed: 14)
            word.suffix3 = WordFeatures.hash(lower.suffix(3), seed: 15)
            word.tag = Self.hash(token.pennTag)
            word.kinds = match.kinds[index].rawValue
            word.relation = Self.hash(token.relation.rawValue)
            word.headLemma = token.head.map { Self.hash(tokens[$0].lemma) } ?? 1
            word.headTag = token.head.map { Self.hash(tokens[$0].pennTag) } ?? 1
            word.capitalized = token.isCapitalized
            return word
        }
        var runs = [Range<Int>](repeating: 0..<0, count: tokens.count)
        var start = 0
        while start < tokens.count {
            var end = start
            while end < tokens.count, words[end].capitalized { end += 1 }
            for index in start..<end { runs[index] = start..<end }
            start = max(end, start + 1)
        }
        self.runs = runs
    }

    private static func hash(_ text: String) -> UInt32 {
        text.unicodeScalars.reduce(2_166_136_261) { ($0 ^ $1.value) &* 16_777_619 }
    }

    private func word(_ index: Int) -> Word {
        words.indices.contains(index) ? words[index] : Word()
    }

    /// The features of one word.
    package func features(at index: Int) -> [UInt32] {
        let (word, left, right) = (word(index), word(index - 1), word(index + 1))
        let (left2, right2) = (self.word(index - 2), self.word(index + 2))
        let first: UInt32 = index == 0 ? 1 : 0
        var features = [
            mixed(435, 0), mixed(401, word.exact), mixed(402, word.lower), mixed(403, word.shape, first),
            mixed(405, word.prefix), mixed(407, word.suffix2), mixed(409, word.suffix3), mixed(411, word.tag),
            mixed(412, word.tag, word.shape), mixed(413, left.lower), mixed(414, right.lower), mixed(415, left2.lower),
            mixed(416, right2.lower), mixed(417, left.shape, word.shape), mixed(418, word.shape, right.shape),
            mixed(419, left.shape, word.shape, right.shape), mixed(420, left.tag, word.tag),
            mixed(421, word.tag, right.tag), mixed(422, left.tag, word.tag, right.tag),
            mixed(423, left.lower, word.lower), mixed(424, word.lower, right.lower), mixed(425, left.suffix2),
            mixed(426, right.suffix2),
        ]
        let capital: UInt32 = word.capitalized ? 1 : 0
        features += [
            mixed(427, left2.tag), mixed(428, right2.tag), mixed(431, left.lower, word.shape),
            mixed(432, right.lower, word.shape), mixed(433, left2.lower, left.lower, capital),
            mixed(434, right.lower, right2.lower, capital),
            mixed(470, word.kinds), mixed(471, word.kinds, word.shape), mixed(472, left.kinds, word.kinds),
            mixed(473, word.kinds, right.kinds), mixed(474, left.kinds, capital), mixed(475, right.kinds, capital),
            mixed(476, word.kinds, word.tag), mixed(477, left.kinds, word.kinds, right.kinds),
            mixed(480, word.relation, word.headLemma), mixed(481, word.relation, word.headTag, capital),
            mixed(482, word.relation, word.kinds),
        ]
        for bit: UInt32 in 0..<13 where word.kinds & 1 << bit != 0 { features.append(mixed(478, bit, capital)) }
        if !runs[index].isEmpty { appendRun(runs[index], at: index, to: &features) }
        return features
    }

    private func appendRun(_ run: Range<Int>, at index: Int, to features: inout [UInt32]) {
        let length = UInt32(min(run.count, 5))
        let position = UInt32(min(index - run.lowerBound, 4))
        let (before, after) = (word(run.lowerBound - 1), word(run.upperBound))
        let (first, last) = (word(run.lowerBound), word(run.upperBound - 1))
        features += [
            mixed(440, length, position), mixed(441, before.lower, position), mixed(442, after.lower, position),
            mixed(443, before.lower, length), mixed(444, after.lower, length), mixed(445, first.lower, position),
            mixed(446, last.lower, position), mixed(447, last.lower, length), mixed(448, last.suffix2, length),
            mixed(449, before.tag, after.tag, position), mixed(450, before.lower, after.lower),
            mixed(451, after.tag, after.suffix2), mixed(452, first.shape, last.shape, length),
            mixed(453, word(run.lowerBound - 2).lower, before.lower), mixed(454, first.lower, length),
            mixed(455, last.suffix3), mixed(490, first.kinds, last.kinds, length), mixed(491, last.kinds, position),
            mixed(492, first.kinds, position), mixed(493, last.relation, last.headLemma),
            mixed(494, first.relation, first.headLemma),
        ]
    }

    /// The features of a word that follows a word with some label; `nil` is the start of the sentence.
    package func transitionFeatures(at index: Int, after label: Int?) -> [UInt32] {
        let previous = label.map(UInt32.init) ?? 31
        let word = words[index]
        return [mixed(500, previous), mixed(501, previous, word.shape), mixed(502, previous, word.tag)]
    }
}
