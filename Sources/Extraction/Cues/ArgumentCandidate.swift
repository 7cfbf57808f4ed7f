import Language

/// Words of a sentence that may be an end of a property: a name, a noun phrase, a date, a number, a title in quotation
/// marks.
struct ArgumentCandidate: Hashable, Sendable {
    /// How the words were found.
    enum Origin: String, Hashable, Sendable {
        case date
        /// Named by the analysis.
        case entity
        /// Words of a noun phrase.
        case phrase
        /// A row of capitalized words.
        case name
        /// What stands before the verb or bracket at the beginning of a sentence.
        case title
        case quotation
    }

    /// What the words look like.
    enum Shape: String, Hashable, Sendable {
        case day, month, year, number, money, mixed, name, names, clause, lower

        /// Whether it is a date or a number.
        var isValue: Bool {
            switch self {
            case .day, .month, .year, .number, .money: true
            default: false
            }
        }

        /// Whether it is a date.
        var isDate: Bool { self == .day || self == .month || self == .year }
    }

    /// What the gazetteer knows of the words.
    enum Place: String, Hashable, Sendable {
        case none, country, nationality, region, city
    }

    /// How a named entity lies to the words.
    enum EntityFit: String, Hashable, Sendable {
        /// They are the same.
        case exact
        /// The words have more.
        case within
        /// The entity has more.
        case cut
    }

    var sentence: Int
    var tokens: Range<Int>
    /// The token on which the others depend.
    var head: Int
    var text: String
    /// The text in lower case without blanks, for comparing.
    var key: String
    var origin: Origin
    var shape: Shape
    var place: Place
    /// What the entity is that the head belongs to.
    var entity: EntityType?
    var fit: EntityFit
    /// The text with its last noun in the singular, where that differs.
    var singular: String?
    /// Whether a capitalized word stands right before it, or right after.
    var continuesBefore: Bool
    var continuesAfter: Bool
    /// Whether it opens its sentence.
    var isFirst: Bool

    /// Whether two stand on a common token.
    func overlaps(_ other: ArgumentCandidate) -> Bool {
        sentence == other.sentence && tokens.overlaps(other.tokens)
    }

    /// Whether it stands before another.
    func isBefore(_ other: ArgumentCandidate) -> Bool {
        (sentence, tokens.lowerBound) < (other.sentence, other.tokens.lowerBound)
    }

    /// A text for comparing: lower case, no blanks, underscores and quotation marks.
    static func key(_ text: some StringProtocol) -> String {
        String(text.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "\"" })
    }
}

/// What a value is, as far as its property asks for it.
enum ValueKind: String, Hashable, Sendable {
    case person, organization, place, country, date, number, code, name

    /// How well words answer to it: 1 for what it asks for, -1 for something else, 0 where they do not tell.
    func agreement(_ candidate: ArgumentCandidate) -> Float {
        let found = Self.evident(candidate)
        switch self {
        case .code: return 0
        case .date: return found == nil ? 0 : found == .date ? 1 : -1
        case .number: return found == nil ? 0 : found == .number ? 1 : -1
        case .name: return found == .person || found == .country ? -0.5 : 0
        case .country:
            guard found != nil || candidate.place == .nationality else { return isCommon(candidate) ? -1 : 0 }
            return found == .country || candidate.place == .nationality ? 1 : -1
        case .place:
            if found == .place || found == .country { return 1 }
            return found != nil || candidate.place == .nationality || isCommon(candidate) ? -1 : 0
        case .person: return named(found, candidate, .person)
        case .organization: return isCommon(candidate) ? 0 : named(found, candidate, .organization)
        }
    }

    private func named(_ found: ValueKind?, _ candidate: ArgumentCandidate, _ wanted: ValueKind) -> Float {
        if found == wanted { return 1 }
        if wanted == .organization, found == .place { return 0 }
        return found != nil || candidate.place == .nationality || isCommon(candidate) ? -1 : 0
    }

    private func isCommon(_ candidate: ArgumentCandidate) -> Bool {
        candidate.shape == .lower && candidate.entity == nil
    }

    /// What words are by their look and by what is known of them.
    static func evident(_ candidate: ArgumentCandidate) -> ValueKind? {
        if candidate.shape.isDate { return .date }
        if candidate.shape.isValue { return .number }
        if candidate.place == .country { return .country }
        guard candidate.fit != .cut, candidate.place != .nationality else { return nil }
        switch candidate.entity {
        case .person: return .person
        case .organization: return .organization
        case .place: return .place
        default: return candidate.place == .city || candidate.place == .region ? .place : nil
        }
    }
}
