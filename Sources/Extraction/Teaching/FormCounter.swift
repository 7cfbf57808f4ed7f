import Language

/// Counts how examples write what their texts say.
struct FormCounter {
    private(set) var forms = LabelForms()
    private let gazetteer: Gazetteer
    private var occurrences: [String: Int] = [:]
    private var namings: [String: [String: Int]] = [:]
    private var asTheyStand: Set<String> = []
    private var valueCounts: [Int: (single: Int, several: Int)] = [:]

    /// What is written around a value is not longer than this, in characters.
    private static let longestAffix = 24

    init(gazetteer: Gazetteer) { self.gazetteer = gazetteer }

    /// Counts the forms of an example.
    ///
    /// - Complexity: O(facts × candidates).
    mutating func add(_ example: AlignedExample) {
        for key in Set(example.set.candidates.map(\.key)) { occurrences[key, default: 0] += 1 }
        var named: Set<String> = []
        for fact in example.facts {
            for end in LabelForms.End.allCases {
                let name = end == .subject ? fact.subject : fact.object
                let placing = end == .subject ? fact.subjectPlacing : fact.objectPlacing
                guard let first = placing.candidates.first else { continue }
                let candidate = example.set.candidates[first]
                count(name, candidate, fact.property, end)
                countRegion(name, placing, candidate, fact.property, end, example.set)
                if named.insert(name).inserted { countName(name, placing, example) }
            }
        }
        if example.isComplete { countValues(example) }
    }

    private mutating func count(
        _ name: String, _ candidate: ArgumentCandidate, _ property: Int, _ end: LabelForms.End
    ) {
        let wanted = name.replacingUnderscores
        var seen: Set<ValueForm> = []
        for (form, text) in ValueForm.forms(of: candidate, gazetteer: gazetteer) where seen.insert(form).inserted {
            let style = Self.style(form, text, wanted)
            for place in [
                LabelForms.Place(property: property, end: end),
                LabelForms.Place(property: nil, end: end, shape: candidate.shape),
            ] {
                forms.counts[place, default: LabelForms.Counts()].possible[form, default: 0] += 1
                if let style { forms.counts[place]?.agreed[style, default: 0] += 1 }
            }
        }
    }

    /// The style in which a form gives a name: as it is, or with something around it.
    private static func style(_ form: ValueForm, _ text: String, _ name: String) -> LabelForms.Style? {
        func bare(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
        if bare(text) == bare(name) { return LabelForms.Style(form: form) }
        let (characters, part) = (Array(name), Array(text))
        guard characters.count > part.count, characters.count - part.count <= longestAffix, !part.isEmpty else {
            return nil
        }
        let start = (0...characters.count - part.count).first { start in
            part.indices.allSatisfy { part[$0].lowercased() == characters[start + $0].lowercased() }
        }
        guard let start else { return nil }
        let end = start + part.count
        let isInsideWord =
            start > 0 && isWordPart(characters[start - 1]) || end < characters.count && isWordPart(characters[end])
        guard !isInsideWord else { return nil }
        return LabelForms.Style(form: form, prefix: String(characters[..<start]), suffix: String(characters[end...]))
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "."
    }

    private mutating func countRegion(
        _ name: String, _ placing: AlignedExample.Placing, _ candidate: ArgumentCandidate, _ property: Int,
        _ end: LabelForms.End, _ set: CandidateSet
    ) {
        guard let region = CueExtractor.region(near: candidate, set) else { return }
        let isQualified =
            !placing.isExact
            && ArgumentCandidate.key(name) == ArgumentCandidate.key(candidate.text + ", " + region.text)
        for place in [LabelForms.Place(property: property, end: end), LabelForms.Place(property: nil, end: end)] {
            let known = forms.qualified[place] ?? (0, 0)
            forms.qualified[place] = isQualified ? (known.yes + 1, known.no) : (known.yes, known.no + 1)
        }
    }

    /// Counts a name for other words than its own.
    private mutating func countName(_ name: String, _ placing: AlignedExample.Placing, _ example: AlignedExample) {
        guard let first = placing.candidates.first, let initial = name.first else { return }
        if placing.isExact {
            for index in placing.candidates where example.forms[index][ArgumentCandidate.key(name)] == .text {
                asTheyStand.insert(example.set.candidates[index].key)
            }
        } else if !initial.isNumber, initial != "\"" {
            namings[example.set.candidates[first].key, default: [:]][name.replacingUnderscores, default: 0] += 1
        }
    }

    private mutating func countValues(_ example: AlignedExample) {
        var values: [String: [Int: Int]] = [:]
        for fact in Set(example.facts) { values[fact.subject, default: [:]][fact.property, default: 0] += 1 }
        for counts in values.values {
            for (property, count) in counts {
                let known = valueCounts[property] ?? (0, 0)
                valueCounts[property] =
                    count > 1 ? (known.single, known.several + 1) : (known.single + 1, known.several)
            }
        }
    }

    /// The forms, with the names that stand for words in at least half of the places where these are read.
    mutating func finish() -> LabelForms {
        for (key, names) in namings where !asTheyStand.contains(key) {
            guard let best = names.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
            if 2 * best.value >= occurrences[key] ?? 0 { forms.names[key] = best.key }
        }
        for (property, counts) in valueCounts
        where counts.single >= 4 && Double(counts.several) <= 0.03 * Double(counts.single) {
            forms.singleValued.insert(property)
        }
        return forms
    }
}
