import Language

/// Which words were spoken by whom: each quotation belongs to the nearest verb of saying in its paragraph, or to the one
/// that announces it with a colon; so does the paragraph behind such a colon, with quotation marks or without.
struct Speeches: Sendable {
    /// Words that somebody said, with the verb that tells of it.
    private struct Turn {
        var range: Range<Int>
        var verb: TokenPlace
    }

    private typealias Verb = (place: TokenPlace, range: Range<Int>)

    private var quotationsOfVerb: [TokenPlace: [Range<Int>]] = [:]
    /// The quotations, in the order of the text.
    private var quoted: [Turn] = []
    /// What stands behind a colon, each up to the next such colon, in the order of the text.
    private var announced: [Turn] = []

    /// Assigns the quotations of a document to verbs.
    ///
    /// - Parameters:
    ///   - analysis: the document.
    ///   - isSaying: tells whether a token is a verb that can introduce a quotation.
    init(_ analysis: DocumentAnalysis, isSaying: (Token) -> Bool) {
        var verbs: [Int: [Verb]] = [:]
        var openings: [Int: TokenPlace] = [:]
        for (sentence, tree) in analysis.trees.enumerated() {
            for (token, word) in tree.tokens.enumerated() where word.universalTag == .verb && isSaying(word) {
                guard !analysis.quotations.contains(word.range) else { continue }
                let verb = (place: TokenPlace(sentence: sentence, token: token), range: word.range)
                let paragraph = analysis.quotations.paragraph(at: word.range.lowerBound)
                verbs[paragraph, default: []].append(verb)
                if let speech = Self.speech(after: word.range.upperBound, in: analysis.prose) {
                    openings[speech.lowerBound] = verb.place
                    addAnnounced(speech, verb.place, analysis)
                }
            }
        }
        for (range, paragraph) in zip(analysis.quotations.ranges, analysis.quotations.paragraphs) {
            guard let verb = openings[range.lowerBound] ?? Self.nearest(to: range, of: verbs[paragraph] ?? []) else {
                continue
            }
            quoted.append(Turn(range: range, verb: verb))
            if Self.isClause(range, analysis) { quotationsOfVerb[verb, default: []].append(range) }
        }
    }

    /// The quotations that a verb introduces, as byte ranges of the prose.
    func quotations(of verb: TokenPlace) -> [Range<Int>] { quotationsOfVerb[verb] ?? [] }

    /// The verb that tells who speaks at an offset.
    ///
    /// - Complexity: O(log speeches).
    func verb(ofSpeechAt offset: Int) -> TokenPlace? {
        Self.turn(at: offset, of: quoted) ?? Self.turn(at: offset, of: announced)
    }

    private static func turn(at offset: Int, of turns: [Turn]) -> TokenPlace? {
        var (low, high) = (0, turns.count)
        while low < high {
            let middle = (low + high) / 2
            if turns[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < turns.count && turns[low].range.lowerBound <= offset ? turns[low].verb : nil
    }

    // MARK: - Colons

    private mutating func addAnnounced(_ speech: Range<Int>, _ verb: TokenPlace, _ analysis: DocumentAnalysis) {
        if let last = announced.last {
            guard last.range.lowerBound < speech.lowerBound else { return }
            announced[announced.count - 1].range = last.range.lowerBound..<speech.lowerBound
        }
        announced.append(Turn(range: speech.lowerBound..<analysis.prose.count, verb: verb))
        let isQuoted = analysis.quotations.contains(speech.lowerBound..<speech.lowerBound + 1)
        if !isQuoted { quotationsOfVerb[verb, default: []].append(speech) }
    }

    /// How far from a verb the colon is looked for.
    private static let reach = 200

    /// The paragraph behind the colon that ends a verb's line, without an opening quotation mark.
    private static func speech(after verb: Int, in prose: [UInt8]) -> Range<Int>? {
        let line = prose[verb..<min(prose.count, verb + reach)]
        guard let end = line.firstIndex(of: UInt8(ascii: "\n")),
            line[..<end].last(where: { $0 != 0x20 && $0 != 0x0D }) == UInt8(ascii: ":"),
            var start = prose[end...].firstIndex(where: { ![0x0A, 0x0D, 0x09, 0x20].contains($0) })
        else { return nil }
        let isAfterBlankLine = prose[end..<start].count { $0 == 0x0A } > 1
        start += Quotations.mark(in: prose, at: start).length
        var stop = start
        while stop < prose.count, isAfterBlankLine || prose[stop] != 0x0A,
            Quotations.paragraphBreak(in: prose, at: stop) == nil
        {
            stop += 1
        }
        return start < stop ? start..<stop : nil
    }

    // MARK: - Quotations

    /// Whether a quotation is a whole utterance, not a few words within the writer's own sentence.
    private static func isClause(_ range: Range<Int>, _ analysis: DocumentAnalysis) -> Bool {
        let words = analysis.text(of: range)
        return words.split(separator: " ").count >= 3 && words.first?.isUppercase == true
    }

    /// The verb right before or right after a quotation, whichever is nearer.
    private static func nearest(to range: Range<Int>, of verbs: [Verb]) -> TokenPlace? {
        var (low, high) = (0, verbs.count)
        while low < high {
            let middle = (low + high) / 2
            if verbs[middle].range.lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        let before = low > 0 ? verbs[low - 1] : nil
        let after = low < verbs.count ? verbs[low] : nil
        guard let before else { return after?.place }
        guard let after else { return before.place }
        let isAfterNearer =
            after.range.lowerBound - range.upperBound < max(0, range.lowerBound - before.range.upperBound)
        return isAfterNearer ? after.place : before.place
    }
}
