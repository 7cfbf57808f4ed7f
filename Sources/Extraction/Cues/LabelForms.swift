import Language

/// How examples write the ends of properties: dates as `2010-08-22` or in words, numbers by their digits, "English" as
/// "English language", and the full names of what texts call by another.
struct LabelForms: Hashable, Sendable {
    /// An end of a property.
    enum End: String, CaseIterable, Hashable, Sendable {
        case subject, object
    }

    /// A form with what is written around it.
    struct Style: Hashable, Sendable, Comparable {
        var form: ValueForm
        var prefix = ""
        var suffix = ""

        static func < (left: Style, right: Style) -> Bool {
            (left.form.rank, left.prefix, left.suffix) < (right.form.rank, right.prefix, right.suffix)
        }
    }

    /// What the form of an end is counted for.
    struct Place: Hashable, Sendable {
        /// The property; `nil` for all of them.
        var property: Int?
        var end: End
        /// The shape of the words, where it is counted for all properties.
        var shape: ArgumentCandidate.Shape?
    }

    /// How often styles agreed with the examples, out of how often their form could be made.
    struct Counts: Hashable, Sendable {
        var agreed: [Style: Int] = [:]
        var possible: [ValueForm: Int] = [:]
    }

    /// The counts of forms.
    var counts: [Place: Counts] = [:]
    /// The name that examples give to what a text calls by other words, by the key of those.
    var names: [String: String] = [:]
    /// How often the name of a place had that of a region behind it, and how often it could have, by property and end.
    var qualified: [Place: (yes: Int, no: Int)] = [:]
    /// The properties of which examples never have two values at once.
    var singleValued: Set<Int> = []

    static func == (left: LabelForms, right: LabelForms) -> Bool {
        left.counts == right.counts && left.names == right.names && left.singleValued == right.singleValued
            && left.qualified.mapValues { [$0.yes, $0.no] } == right.qualified.mapValues { [$0.yes, $0.no] }
    }

    func hash(into hasher: inout Hasher) { hasher.combine(counts) }

    /// What to call a candidate at an end of a property.
    ///
    /// - Parameters:
    ///   - candidate: the candidate.
    ///   - property: the index of the property.
    ///   - end: which end it is.
    ///   - region: the region or country that stands near it, where one does.
    ///   - gazetteer: what is known of names.
    /// - Complexity: O(forms).
    func label(
        of candidate: ArgumentCandidate, property: Int, end: End, region: () -> String?, gazetteer: Gazetteer
    ) -> String {
        if let name = names[candidate.key] { return name }
        if isQualified(candidate, property, end), let region = region() { return candidate.text + ", " + region }
        let forms = ValueForm.forms(of: candidate, gazetteer: gazetteer)
        let own = counts[Place(property: property, end: end)] ?? Counts()
        let general = counts[Place(property: nil, end: end, shape: candidate.shape)] ?? Counts()
        var best: (share: Double, text: String)?
        for (form, text) in forms.sorted(by: { $0.form.rank < $1.form.rank }) {
            for style in Self.styles(form, own, general) {
                let share = Self.share(style, own, general)
                if share > best?.share ?? 0.05 { best = (share, style.prefix + text + style.suffix) }
            }
        }
        return best?.text ?? Self.unlearnt(forms, candidate, end)
    }

    /// The styles of a form that examples have: those with something around it need two examples of the property.
    private static func styles(_ form: ValueForm, _ own: Counts, _ general: Counts) -> [Style] {
        let plain = Style(form: form)
        let around = own.agreed.filter { $0.key.form == form && $0.key != plain && $0.value >= 2 }.keys.sorted()
        return [plain] + around
    }

    private static func share(_ style: Style, _ own: Counts, _ general: Counts) -> Double {
        let isPlain = style.prefix.isEmpty && style.suffix.isEmpty
        let all = Double(general.possible[style.form] ?? 0) + (isPlain ? 1 : 3)
        let usual = Double(general.agreed[style] ?? 0) / all
        return (Double(own.agreed[style] ?? 0) + 2 * usual) / (Double(own.possible[style.form] ?? 0) + 2)
    }

    /// The form where there is no example: dates and numbers as XML Schema writes them.
    private static func unlearnt(
        _ forms: [(form: ValueForm, text: String)], _ candidate: ArgumentCandidate, _ end: End
    ) -> String {
        for wanted in [ValueForm.isoDate, .number] {
            if let found = forms.first(where: { $0.form == wanted }) { return found.text }
        }
        return candidate.text
    }

    private func isQualified(_ candidate: ArgumentCandidate, _ property: Int, _ end: End) -> Bool {
        guard !candidate.text.contains(","), candidate.place == .none || candidate.place == .city,
            !candidate.shape.isValue, candidate.shape != .lower, candidate.entity != .person
        else { return false }
        let all = qualified[Place(property: nil, end: end)] ?? (0, 0)
        guard all.yes >= 2 else { return false }
        let usual = Double(all.yes) / Double(all.yes + all.no)
        let own = qualified[Place(property: property, end: end)] ?? (0, 0)
        return (Double(own.yes) + 2 * usual) / (Double(own.yes + own.no) + 2) > 0.35
    }
}

extension ValueForm {
    /// Which form to take of several that fit alike; the lowest.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
