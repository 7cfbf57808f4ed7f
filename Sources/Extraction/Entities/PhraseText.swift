import Language

/// Words for phrases, as labels and as evidence.
struct PhraseText {
    private let analysis: DocumentAnalysis

    init(_ analysis: DocumentAnalysis) {
        self.analysis = analysis
    }

    /// A name without a leading article and a trailing possessive mark.
    func name(_ tokens: Range<Int>, in sentence: Int) -> String {
        var tokens = Array(tokens)
        let all = analysis.trees[sentence].tokens
        while tokens.count > 1, let first = tokens.first, ["the", "a", "an"].contains(all[first].form.lowercased()) {
            tokens.removeFirst()
        }
        while tokens.count > 1, let last = tokens.last, ["POS", ",", "."].contains(all[last].pennTag) {
            tokens.removeLast()
        }
        return analysis.text(of: tokens, in: sentence).replacing("- ", with: "-")
    }

    /// A noun phrase without its articles and pointing words, and without the phrases that say where or when.
    func label(_ mention: Mention) -> String {
        let tree = analysis.trees[mention.sentence]
        let around = mention.tokens.filter { token in
            guard token != mention.head else { return false }
            let relation = tree.tokens[token].relation
            return relation == .nmodUnmarked || tree.sentence.entities.isTime(token)
                || relation == .nmod && tree.preposition(of: token).map { Self.circumstantial.contains($0) } ?? false
        }
        let kept = mention.tokens.filter { token in !around.contains { tree.isInSubtree(token, of: $0) } }
        let tokens = kept.drop { token in
            token != mention.head
                && (Self.pointing.contains(tree.tokens[token].form.lowercased())
                    || [.adverb, .punctuation].contains(tree.tokens[token].universalTag)
                    || tree.tokens[token].relation == .case)
        }
        let end = tokens.reversed().drop { tree.tokens[$0].universalTag == .punctuation }
        return text(of: end.reversed(), in: mention.sentence)
    }

    private static let pointing: Set<String> = [
        "the", "a", "an", "this", "that", "these", "those", "other", "some", "any", "its", "their", "his", "her", "our",
        "my",
    ]
    private static let circumstantial: Set<String> = [
        "in", "at", "on", "during", "since", "after", "before", "through", "near", "until", "as", "including",
    ]

    /// The words of some tokens; what lies between two of them is left out.
    func text(of tokens: [Int], in sentence: Int) -> String {
        var runs: [[Int]] = []
        for token in tokens {
            if let last = runs.last?.last, last == token - 1 {
                runs[runs.count - 1].append(token)
            } else {
                runs.append([token])
            }
        }
        return runs.map { analysis.text(of: $0, in: sentence) }.joined(separator: " ")
    }

    /// The words of a clause or phrase with all that depends on it, but for the punctuation around it.
    ///
    /// - Parameters:
    ///   - head: the head token.
    ///   - isLeftOut: tells which dependents to leave out.
    func clause(_ head: TokenPlace, without isLeftOut: (Int) -> Bool = { _ in false }) -> [Int] {
        let tree = analysis.tree(of: head)
        var tokens = tree.subtree(of: head.token, without: isLeftOut)
        func isMark(_ token: Int) -> Bool { tree.tokens[token].universalTag == .punctuation }
        while let last = tokens.last, isMark(last) { tokens.removeLast() }
        while let first = tokens.first, isMark(first) { tokens.removeFirst() }
        return tokens
    }

    /// A role in lower case, from the words of a title or noun phrase, without countries and abbreviated organizations:
    /// "security minister".
    func role(_ tokens: [Int], in sentence: Int, reader: ClauseReader) -> String {
        let all = analysis.trees[sentence].tokens
        let countries = Set(tokens.compactMap { reader.nationality(at: $0)?.tokens }.joined())
        let kept = tokens.filter { token in
            !countries.contains(token) && !(token != tokens.last && reader.gazetteer.isAbbreviation(all[token].form))
                && all[token].pennTag != "POS" && all[token].pennTag != "DT"
                && all[token].universalTag != .punctuation
        }
        return kept.map { all[$0].form.lowercased() }.joined(separator: " ")
    }
}
