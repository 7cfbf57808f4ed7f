/// What a pronoun tells of the thing it stands for.
enum PronounClass: UInt32, CaseIterable {
    /// No pronoun at all.
    case none
    /// "I", "me", "my".
    case speaker
    /// "we", "us", "our".
    case speakers
    /// "you", "your".
    case hearer
    /// "he", "him", "his".
    case male
    /// "she", "her".
    case female
    /// "it", "its".
    case thing
    /// "they", "them", "their".
    case several
    /// "this", "that".
    case demonstrative
    /// "these", "those".
    case demonstrativePlural
    /// "someone", "everything", "one".
    case indefinite

    /// Looks up a word that is tagged as a pronoun.
    init(_ word: String) {
        switch word.lowercased() {
        case "i", "me", "my", "mine", "myself": self = .speaker
        case "we", "us", "our", "ours", "ourselves", "'s", "’s": self = .speakers
        case "you", "your", "yours", "yourself", "yourselves", "ya": self = .hearer
        case "he", "him", "his", "himself": self = .male
        case "she", "her", "hers", "herself": self = .female
        case "it", "its", "itself": self = .thing
        case "they", "them", "their", "theirs", "themselves", "'em": self = .several
        case "this", "that": self = .demonstrative
        case "these", "those": self = .demonstrativePlural
        default: self = .indefinite
        }
    }

    /// The gender, where the pronoun has one.
    var gender: Gender? {
        switch self {
        case .male: .male
        case .female: .female
        default: nil
        }
    }

    /// Whether one or several are meant; "you" can be both.
    var number: Mention.Number? {
        switch self {
        case .none, .hearer: nil
        case .speakers, .several, .demonstrativePlural: .plural
        default: .singular
        }
    }

    /// Whether a human being is meant.
    var isPerson: Bool {
        switch self {
        case .speaker, .speakers, .hearer, .male, .female: true
        default: false
        }
    }

    /// Whether the pronoun stands for those who speak or are spoken to.
    var isOfDialogue: Bool { self == .speaker || self == .speakers || self == .hearer }
}
