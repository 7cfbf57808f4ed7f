import Language

/// Trains the boundary classifier of the tokenizer.
struct TokenizerTrainer {
    /// A paragraph with the boundary behind each character.
    private struct Paragraph {
        var passage = Passage()
        var boundaries: [BoundaryFeatures.Boundary] = []
    }

    private var perceptron = AveragedPerceptron(classes: 3, bits: 18)
    private var features = BoundaryFeatures()

    /// Trains on the paragraphs of treebanks.
    static func train(_ treebank: [TreebankSentence], epochs: Int) -> HashedLinearModel {
        var trainer = TokenizerTrainer()
        let paragraphs = RawText.paragraphs(treebank).map(paragraph)
        var random = RandomSource(seed: 42)
        var order = Array(paragraphs.indices)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for index in order { trainer.learn(paragraphs[index]) }
        }
        return trainer.perceptron.averaged()
    }

    private static func paragraph(_ raw: RawText) -> Paragraph {
        var result = Paragraph()
        let (ends, sentenceEnds) = (Set(raw.words.map(\.upperBound)), Set(raw.sentenceEnds))
        var offset = 0
        for scalar in raw.text.unicodeScalars {
            result.passage.append(scalar, at: offset)
            offset += UTF8.width(scalar)
        }
        result.passage.finish(at: offset)
        for index in 0..<result.passage.count {
            let end = result.passage.offsets[index + 1]
            result.boundaries.append(sentenceEnds.contains(end) ? .sentence : ends.contains(end) ? .word : .inside)
        }
        return result
    }

    private mutating func learn(_ paragraph: Paragraph) {
        let passage = paragraph.passage
        var start = 0
        var previous: UInt32 = 7
        var words = 0
        for index in 0..<passage.count where passage.classes[index] != .space {
            if index > 0, passage.classes[index - 1] == .space { start = index }
            let gold = paragraph.boundaries[index]
            if BoundaryFeatures.forced(passage, at: index) == nil {
                learn(passage, at: index, start: start, previous: previous, words: words, gold: gold)
            }
            guard gold != .inside else { continue }
            words = gold == .sentence ? 0 : words + 1
            previous = gold == .sentence ? 7 : BoundaryFeatures.hash(passage, from: start, through: index)
            start = index + 1
        }
    }

    private mutating func learn(
        _ passage: Passage, at index: Int, start: Int, previous: UInt32, words: Int,
        gold: BoundaryFeatures.Boundary
    ) {
        features.collect(passage, at: index, wordStart: start, previous: previous, words: words)
        var sums: [Int32] = [0, 0, 0]
        perceptron.add(features.values, to: &sums)
        var guess = passage.classes[index + 1] == .space ? 1 : 0
        for other in guess + 1..<3 where sums[other] > sums[guess] { guess = other }
        if guess != gold.rawValue {
            perceptron.update(features.values, of: gold.rawValue, by: 1)
            perceptron.update(features.values, of: guess, by: -1)
        }
        perceptron.tick()
    }
}
