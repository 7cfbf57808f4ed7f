/// Splits text into sentences and words as English treebanks do: a classifier decides behind every character.
package struct Tokenizer: Sendable {
    /// The words of a sentence, as UTF-8 byte ranges.
    package typealias Words = [Range<Int>]

    /// Passages are cut at a space after so many characters, and anywhere after twice as many.
    private static let passageLength = 1 << 15
    /// From so many words on a comma ends a sentence, and from so many on any word.
    private static let sentenceLengths = (soft: 160, hard: 240)
    /// From so many letters on, a word is not taken apart between letters.
    private static let longWord = 40

    private let model: HashedLinearModel

    /// Makes a tokenizer from a boundary classifier.
    package init(_ model: HashedLinearModel) {
        self.model = model
    }

    /// Reads a tokenizer.
    package init(_ reader: inout ModelReader) throws(ModelError) {
        model = try HashedLinearModel(&reader)
        guard model.classes == 3 else {
            throw ModelError(code: .inconsistent, offset: reader.offset, message: "the tokenizer needs three classes")
        }
    }

    /// Splits a text.
    ///
    /// Blank lines always end a sentence.
    ///
    /// - Complexity: O(n).
    package func split(_ text: String) -> [Words] {
        var sentences: [Words] = []
        var passage = Passage()
        var offset = 0
        var lineIsBlank = false
        for scalar in text.unicodeScalars {
            let width = UTF8.width(scalar)
            if scalar == "\n" {
                if lineIsBlank { flush(&passage, at: offset, &sentences) }
                lineIsBlank = true
            } else if lineIsBlank, CharacterClass(scalar) != .space {
                lineIsBlank = false
            }
            passage.append(scalar, at: offset)
            offset += width
            if passage.count >= Self.passageLength,
                passage.classes.last == .space || passage.count >= 2 * Self.passageLength
            {
                flush(&passage, at: offset, &sentences)
            }
        }
        flush(&passage, at: offset, &sentences)
        return sentences
    }

    private func flush(_ passage: inout Passage, at offset: Int, _ sentences: inout [Words]) {
        passage.finish(at: offset)
        if passage.count > 0 { split(passage, &sentences) }
        passage = Passage()
    }

    private func split(_ passage: Passage, _ sentences: inout [Words]) {
        var features = BoundaryFeatures()
        var words: Words = []
        var start = 0
        var previous: UInt32 = 7
        for index in 0..<passage.count where passage.classes[index] != .space {
            if index > 0, passage.classes[index - 1] == .space { start = index }
            var boundary = decide(
                passage, at: index, wordStart: start, previous: previous, words: words.count, &features)
            if boundary == .inside { continue }
            words.append(passage.offsets[start]..<passage.offsets[index + 1])
            if Self.isTooLong(words.count, behind: passage.classes[index]) { boundary = .sentence }
            previous = boundary == .sentence ? 7 : BoundaryFeatures.hash(passage, from: start, through: index)
            start = index + 1
            if boundary == .sentence {
                sentences.append(words)
                words = []
            }
        }
        if !words.isEmpty { sentences.append(words) }
    }

    private static func isTooLong(_ words: Int, behind kind: CharacterClass) -> Bool {
        words >= sentenceLengths.hard || words >= sentenceLengths.soft && (kind == .comma || kind == .fullStop)
    }

    private func decide(
        _ passage: Passage, at index: Int, wordStart start: Int, previous: UInt32, words: Int,
        _ features: inout BoundaryFeatures
    ) -> BoundaryFeatures.Boundary {
        if let forced = BoundaryFeatures.forced(passage, at: index) { return forced }
        let isEnd = passage.classes[index + 1] == .space
        if index - start > Self.longWord, passage.classes[index].isLetter, passage.classes[index + 1].isLetter {
            return .inside
        }
        features.collect(passage, at: index, wordStart: start, previous: previous, words: words)
        var sums: [Int32] = [0, 0, 0]
        model.add(features.values, to: &sums)
        if sums[2] > sums[1], isEnd || sums[2] > sums[0] { return .sentence }
        return isEnd || sums[1] > sums[0] ? .word : .inside
    }
}
