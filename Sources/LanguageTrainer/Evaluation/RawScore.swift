import Language

/// How well sentences, words and trees are found in text as it was written.
struct RawScore {
    /// Counts of sentences: of the treebank, of the analysis, common to both.
    var sentences = (gold: 0, system: 0, common: 0)
    /// How many words stand at the same place in both.
    var words = 0
    /// Tags and arcs of words at the same place.
    var parse = ParseScore()

    /// The usual line of scores.
    var summary: String {
        "words \(ParseScore.percent(words, parse.gold, parse.system)) "
            + "sentences \(ParseScore.percent(sentences.common, sentences.gold, sentences.system)) \(parse.summary)"
    }

    /// Analyses the paragraphs of a treebank.
    ///
    /// A contraction that can't be taken apart counts as its first word.
    static func measure(_ analyzer: EnglishAnalyzer, on treebank: [TreebankSentence]) -> RawScore {
        var score = RawScore()
        for paragraph in RawText.paragraphs(treebank) {
            score.count(paragraph, analyzer.analyze(paragraph.text), treebank)
        }
        return score
    }

    private mutating func count(_ paragraph: RawText, _ system: [Sentence], _ treebank: [TreebankSentence]) {
        var places: [Range<Int>: (sentence: Int, token: Int)] = [:]
        var sentenceRanges: Set<Range<Int>> = []
        for (number, sentence) in system.enumerated() {
            sentenceRanges.insert(sentence.range)
            for (index, token) in sentence.tokens.enumerated() {
                places[token.range] = (number, index)
                parse.countSystem(token.relation)
            }
        }
        // Where each word of the treebank stands.
        var ranges: [Int: [Int: Range<Int>]] = [:]
        for (range, origin) in zip(paragraph.words, paragraph.origins) {
            for word in origin.words { ranges[origin.sentence, default: [:]][word] = range }
        }
        for (number, words) in ranges {
            let gold = treebank[number]
            sentences.gold += 1
            if let first = words[0], let last = words[gold.forms.count - 1],
                sentenceRanges.contains(first.lowerBound..<last.upperBound)
            {
                sentences.common += 1
            }
            for word in gold.forms.indices {
                parse.countGold(gold.relations[word])
                guard let range = words[word], word == 0 || words[word - 1] != range, let place = places[range] else {
                    continue
                }
                self.words += 1
                let sentence = system[place.sentence]
                let token = sentence.tokens[place.token]
                if token.universalTag == gold.universalTags[word] { parse.universalTags += 1 }
                if token.pennTag == gold.pennTags[word] { parse.pennTags += 1 }
                if token.lemma == gold.lemmas[word] { parse.lemmas += 1 }
                let goldHead = gold.heads[word] > 0 ? words[gold.heads[word] - 1] : nil
                let systemHead = token.head.map { sentence.tokens[$0].range }
                parse.countArc(sameHead: goldHead == systemHead, gold: gold.relations[word], system: token.relation)
            }
        }
        sentences.system += system.count
    }
}
