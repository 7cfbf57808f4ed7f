extension FactSource {
    /// The sentence with the words of subject (ˢ), predicate (ᵖ) and object (ᵒ) in brackets.
    ///
    ///     [Ana Ruiz]ˢ [met]ᵖ [the ministers of [Peru]ᵒ …
    ///
    /// The graph keeps words, and not where in the sentence they stand: of several places those are taken that lie closest
    /// together.
    ///
    /// - Complexity: O(length of the sentence × length of the words); very long sentences are not marked.
    public var markedSentence: String? {
        guard let sentence else { return nil }
        let scalars = Array(sentence.unicodeScalars)
        guard scalars.count <= Self.longestMarked else { return sentence }
        let chosen = Self.places(of: [subjectWords ?? "", predicateWords ?? "", objectWords ?? ""], in: scalars)
        var marks: [Range<Int>: String] = [:]
        for (role, ranges) in zip(["ˢ", "ᵖ", "ᵒ"], chosen) {
            for range in ranges { marks[range, default: ""] += role }
        }
        return Self.text(scalars, marks)
    }

    private static let longestMarked = 10_000

    /// Where the words of subject, predicate and object stand in a sentence.
    ///
    /// - Parameters:
    ///   - words: the three.
    ///   - sentence: the scalars of the sentence.
    /// - Returns: for each the places of its words; of several choices the one in which the three lie closest together.
    /// - Complexity: O(length of the sentence × length of the words).
    package static func places(of words: [String], in sentence: [Unicode.Scalar]) -> [[Range<Int>]] {
        guard sentence.count <= longestMarked else { return words.map { _ in [] } }
        return closest(words.map { SentencePlaces($0, in: sentence).all })
    }

    /// The places of the three that lie closest together, the first of those.
    private static func closest(_ places: [[[Range<Int>]]]) -> [[Range<Int>]] {
        let choices = places.map { $0.isEmpty ? [[]] : $0 }
        var best: (width: Int, choice: [[Range<Int>]]) = (.max, [])
        for subject in choices[0] {
            for predicate in choices[1] {
                for object in choices[2] {
                    let ranges = subject + predicate + object
                    let start = ranges.map(\.lowerBound).min() ?? 0
                    let end = ranges.map(\.upperBound).max() ?? 0
                    if end - start < best.width { best = (end - start, [subject, predicate, object]) }
                }
            }
        }
        return best.choice
    }

    private static func text(_ scalars: [Unicode.Scalar], _ marks: [Range<Int>: String]) -> String {
        let ranges = marks.keys.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
        let endings = ranges.sorted { ($0.upperBound, -$0.lowerBound) < ($1.upperBound, -$1.lowerBound) }
        var result = String.UnicodeScalarView()
        var (opened, closed) = (0, 0)
        for place in 0...scalars.count {
            while closed < endings.count, endings[closed].upperBound == place {
                result.append(contentsOf: "]\(marks[endings[closed]] ?? "")".unicodeScalars)
                closed += 1
            }
            while opened < ranges.count, ranges[opened].lowerBound == place {
                result.append("[")
                opened += 1
            }
            if place < scalars.count { result.append(scalars[place]) }
        }
        return String(result)
    }
}

/// Where words stand in a sentence.
private struct SentencePlaces {
    /// Each place: one range, or one for each word where others stand between them.
    private(set) var all: [[Range<Int>]] = []

    /// How many places are looked for.
    private static let most = 8

    init(_ words: String, in sentence: [Unicode.Scalar]) {
        let phrase = Array(words.unicodeScalars)
        guard !phrase.isEmpty else { return }
        var start = 0
        while all.count < Self.most, let range = Self.find(phrase, in: sentence, from: start) {
            all.append([range])
            start = range.upperBound
        }
        if all.isEmpty { all = Self.inOrder(words, in: sentence).map { [$0] } ?? [] }
    }

    /// The words one after the other, whatever stands between them.
    private static func inOrder(_ words: String, in sentence: [Unicode.Scalar]) -> [Range<Int>]? {
        var ranges: [Range<Int>] = []
        for word in words.split(separator: " ") {
            guard let range = find(Array(word.unicodeScalars), in: sentence, from: ranges.last?.upperBound ?? 0) else {
                return nil
            }
            ranges.append(range)
        }
        return ranges
    }

    /// The next place of words that no letter or digit touches.
    private static func find(_ words: [Unicode.Scalar], in sentence: [Unicode.Scalar], from start: Int) -> Range<Int>? {
        var place = start
        while place + words.count <= sentence.count {
            let end = place + words.count
            if sentence[place..<end].elementsEqual(words), !(place > 0 && isLetter(sentence[place - 1])),
                !(end < sentence.count && isLetter(sentence[end]))
            {
                return place..<end
            }
            place += 1
        }
        return nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
