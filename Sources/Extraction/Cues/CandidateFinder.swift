import Language

/// Finds the words of a sentence that may be an end of a property.
///
/// - Complexity: O(tokens × longest candidate).
struct CandidateFinder {
    private let analysis: DocumentAnalysis
    private let gazetteer: Gazetteer
    private let sentence: Int
    private let tree: DependencyTree
    private var found: [Range<Int>: ArgumentCandidate.Origin] = [:]
    private var dates: [Range<Int>] = []
    private var entities: [(range: Range<Int>, type: EntityType)] = []

    private static let longest = 16
    private static let connectors: Set<String> = [
        "of", "the", "and", "in", "a", "an", "for", "to", "de", "la", "le", "von", "van", "der", "&", "on", "at",
        "with",
        "from", "by", "or", "no", "del", "di", "du", "y", "is", "not", "as", "el", "und", "des",
    ]
    private static let insideNames: Set<String> = [
        ":", "-", "–", "'s", "’s", "'", ".", ",", "!", "&", "/", "?", "(", ")",
    ]
    private static let hyphens: Set<String> = ["-", "–", "/", "&", "'s", "’s"]
    private static let quotationMarks: Set<String> = ["\"", "“", "”", "''", "``"]

    init(_ analysis: DocumentAnalysis, sentence: Int, gazetteer: Gazetteer) {
        self.analysis = analysis
        self.gazetteer = gazetteer
        self.sentence = sentence
        tree = analysis.trees[sentence]
    }

    private var tokens: [Token] { tree.tokens }

    /// The candidates, from left to right.
    mutating func candidates() -> [ArgumentCandidate] {
        findDates()
        findEntities()
        findPhrases()
        findNames()
        findTitle()
        findQuotations()
        return found.filter { isKept($0.key, $0.value) }
            .sorted { ($0.key.lowerBound, $0.key.upperBound) < ($1.key.lowerBound, $1.key.upperBound) }
            .map { candidate($0.key, $0.value) }
    }

    // MARK: - Where they are

    private mutating func findDates() {
        var start = 0
        while start < tokens.count {
            let ends = stride(from: min(tokens.count, start + 8), to: start, by: -1)
            let end = ends.first { end in
                ![",", "."].contains(tokens[end - 1].form) && tokens[start].form.first?.isLetterOrDigit == true
                    && WrittenDate(text(start..<end)) != nil
            }
            if let end {
                dates.append(start..<end)
                found[start..<end] = .date
            }
            start = end ?? start + 1
        }
    }

    private mutating func findEntities() {
        for entity in tree.sentence.entities {
            var start = entity.tokens.lowerBound
            while start < entity.tokens.upperBound, tokens[start].universalTag == .determiner { start += 1 }
            guard start < entity.tokens.upperBound else { continue }
            let range = start..<entity.tokens.upperBound
            entities.append((range, entity.type))
            if !dates.contains(where: { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }) {
                add(range, .entity)
            }
        }
    }

    private mutating func findPhrases() {
        var start = 0
        while start < tokens.count {
            guard isNominal(start) else {
                start += 1
                continue
            }
            var end = start
            while end < tokens.count, isNominal(end) || Self.hyphens.contains(tokens[end].form) { end += 1 }
            for first in start..<end where !Self.hyphens.contains(tokens[first].form) {
                for last in first..<min(end, first + 6) where !Self.hyphens.contains(tokens[last].form) {
                    if first == last || isConnected(first..<last + 1) { add(first..<last + 1, .phrase) }
                }
            }
            start = end
        }
    }

    private mutating func findNames() {
        for start in tokens.indices where isCapitalized(start) {
            var end = start + 1
            while end < tokens.count, end - start < 14, continuesName(end) {
                if isCapitalized(end) || ["!", "?", ")"].contains(tokens[end].form), isConnected(start..<end + 1) {
                    add(start..<end + 1, .name)
                }
                end += 1
            }
        }
    }

    private func continuesName(_ token: Int) -> Bool {
        isCapitalized(token) || Self.connectors.contains(tokens[token].form.lowercased())
            || Self.insideNames.contains(tokens[token].form)
    }

    private mutating func findTitle() {
        for end in 1..<max(1, min(tokens.count, 14)) where endsTitle(end) {
            let last = tokens[end - 1]
            guard
                isCapitalized(end - 1) || ["!", "?"].contains(last.form)
                    || [.noun, .numeral, .properNoun].contains(last.universalTag),
                !tokens[1..<end].contains(where: { $0.universalTag == .pronoun })
            else { continue }
            if found[0..<end] == nil { found[0..<end] = .title }
            if ["(", "is", "was"].contains(tokens[end].form) { break }
        }
    }

    private func endsTitle(_ token: Int) -> Bool {
        let next = tokens[token]
        return ["(", "[", "'s", "’s"].contains(next.form) || [.auxiliary, .verb].contains(next.universalTag)
            || next.relation == .cop || next.form == "," && isCapitalized(token - 1)
    }

    private mutating func findQuotations() {
        let marks = tokens.indices.filter { Self.quotationMarks.contains(tokens[$0].form) }
        for (open, close) in zip(marks, marks.dropFirst()) where (1...12).contains(close - open - 1) {
            if found[open + 1..<close] == nil { found[open + 1..<close] = .quotation }
        }
    }

    private mutating func add(_ range: Range<Int>, _ origin: ArgumentCandidate.Origin) {
        guard range.count <= Self.longest else { return }
        var end = range.upperBound
        while end > range.lowerBound, isLeftOffEnd(end - 1, after: range.lowerBound) { end -= 1 }
        guard end > range.lowerBound else { return }
        let (first, last) = (tokens[range.lowerBound].universalTag, tokens[end - 1].universalTag)
        let notFirst: Set<UniversalTag> = [
            .punctuation, .adposition, .coordinatingConjunction, .subordinatingConjunction, .pronoun, .auxiliary,
            .particle,
        ]
        let notLast: Set<UniversalTag> = [.determiner, .adposition, .coordinatingConjunction, .auxiliary]
        guard !notFirst.contains(first), !notLast.contains(last) else { return }
        if found[range.lowerBound..<end] == nil { found[range.lowerBound..<end] = origin }
    }

    /// Whether a mark at the end does not belong to the words; the full stop of an abbreviation does.
    private func isLeftOffEnd(_ token: Int, after start: Int) -> Bool {
        if [",", ";", ":", "(", "[", "-", "–", "/", "&"].contains(tokens[token].form) { return true }
        guard tokens[token].form == "." else { return false }
        let isAbbreviation =
            token - 1 > start && tokens[token - 1].form.contains(".")
            && tokens[token].range.lowerBound == tokens[token - 1].range.upperBound
        return !isAbbreviation
    }

    // MARK: - What they are

    private func isNominal(_ token: Int) -> Bool {
        switch tokens[token].universalTag {
        case .noun, .properNoun, .adjective, .numeral, .other, .symbol: true
        case .verb: [.amod, .compound].contains(tokens[token].relation)
        default: false
        }
    }

    private func isCapitalized(_ token: Int) -> Bool {
        tokens[token].form.first.map { $0.isUppercase || $0.isNumber } ?? false
    }

    /// Whether one token only depends on something outside.
    private func isConnected(_ range: Range<Int>) -> Bool {
        range.count { index in tokens[index].head.map { !range.contains($0) } ?? true } == 1
    }

    /// Whether two neighbours belong to one name.
    private func isOneName(_ left: Int, _ right: Int) -> Bool {
        guard left >= 0, right < tokens.count, tokens[left].universalTag == .properNoun,
            tokens[right].universalTag == .properNoun
        else { return false }
        let (first, second) = (tokens[left].head, tokens[right].head)
        return first == right || second == left || first != nil && first == second
    }

    private func isKept(_ range: Range<Int>, _ origin: ArgumentCandidate.Origin) -> Bool {
        if origin == .date { return true }
        if dates.contains(where: { date in date.clamped(to: range) == range }) { return false }
        let cutsDate = dates.contains { date in
            date.overlaps(range) && !(range.lowerBound <= date.lowerBound && date.upperBound <= range.upperBound)
        }
        guard !cutsDate else { return false }
        guard [.phrase, .name, .entity].contains(origin) else { return true }
        return !isOneName(range.lowerBound - 1, range.lowerBound) && !isOneName(range.upperBound - 1, range.upperBound)
    }

    private func text(_ range: Range<Int>) -> String { analysis.text(of: Array(range), in: sentence) }

    private func candidate(_ range: Range<Int>, _ origin: ArgumentCandidate.Origin) -> ArgumentCandidate {
        let text = self.text(range)
        let head =
            range.first { index in tokens[index].head.map { !range.contains($0) } ?? true } ?? range.upperBound - 1
        var entity: EntityType?
        var fit = ArgumentCandidate.EntityFit.exact
        if let same = entities.first(where: { $0.range == range }) {
            entity = same.type
        } else if let around = entities.last(where: { $0.range.contains(head) }) {
            entity = around.type
            fit = around.range.clamped(to: range) == around.range ? .within : .cut
        }
        return ArgumentCandidate(
            sentence: sentence, tokens: range, head: head, text: text, key: ArgumentCandidate.key(text), origin: origin,
            shape: Self.shape(text), place: place(text), entity: entity, fit: fit, singular: singular(range),
            continuesBefore: continuesBefore(range.lowerBound), continuesAfter: continuesAfter(range.upperBound),
            isFirst: range.lowerBound == 0)
    }

    private func place(_ text: String) -> ArgumentCandidate.Place {
        if gazetteer.country(named: text) != nil { return .country }
        if gazetteer.isRegion(text) { return .region }
        if gazetteer.isCity(text) { return .city }
        return gazetteer.placeOfNationality(text) == nil ? .none : .nationality
    }

    private func singular(_ range: Range<Int>) -> String? {
        let last = tokens[range.upperBound - 1]
        guard last.universalTag == .noun, last.lemma.lowercased() != last.form.lowercased() else { return nil }
        let before = range.count > 1 ? text(range.lowerBound..<range.upperBound - 1) + " " : ""
        let isCapital = last.form.first?.isUppercase == true
        return before + (isCapital ? last.lemma.prefix(1).uppercased() + last.lemma.dropFirst() : last.lemma)
    }

    private func continuesBefore(_ start: Int) -> Bool {
        guard start > 0, tokens[start - 1].universalTag != .determiner else { return false }
        return startsUppercase(start - 1)
            || start > 1 && [":", "&"].contains(tokens[start - 1].form) && startsUppercase(start - 2)
    }

    private func continuesAfter(_ end: Int) -> Bool {
        guard end < tokens.count else { return false }
        return startsUppercase(end)
            || end + 1 < tokens.count && [":", "&"].contains(tokens[end].form) && startsUppercase(end + 1)
    }

    private func startsUppercase(_ token: Int) -> Bool { tokens[token].form.first?.isUppercase ?? false }

    private static func shape(_ text: String) -> ArgumentCandidate.Shape {
        if let date = WrittenDate(text) { return date.day != nil ? .day : date.month != nil ? .month : .year }
        if text.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }) { return .number }
        if let first = text.first, "$€£".contains(first) { return .money }
        if text.contains(where: \.isNumber) { return .mixed }
        guard text.first?.isUppercase == true else { return .lower }
        let words = text.split(separator: " ")
        guard words.count > 1 else { return .name }
        let areNames = words.allSatisfy { $0.first?.isUppercase == true || connectors.contains($0.lowercased()) }
        return areNames ? .names : .clause
    }
}

extension Character {
    fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}
