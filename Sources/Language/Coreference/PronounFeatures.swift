/// What a personal pronoun tells of the thing it stands for.
struct PronounFeatures {
    /// The gender, where the pronoun has one.
    let gender: Gender?
    private let number: Mention.Number
    private let isPerson: Bool?

    /// Looks up a pronoun of the third person; `nil` for any other word.
    init?(_ word: String) {
        switch word.lowercased() {
        case "he", "him", "his", "himself": self.init(gender: .male, number: .singular, isPerson: true)
        case "she", "her", "hers", "herself": self.init(gender: .female, number: .singular, isPerson: true)
        case "it", "its", "itself": self.init(gender: nil, number: .singular, isPerson: false)
        case "they", "them", "their", "theirs", "themselves": self.init(gender: nil, number: .plural, isPerson: nil)
        default: return nil
        }
    }

    private init(gender: Gender?, number: Mention.Number, isPerson: Bool?) {
        self.gender = gender
        self.number = number
        self.isPerson = isPerson
    }

    /// Whether the pronoun can stand for what a chain speaks of.
    func accepts(_ chain: Chain) -> Bool {
        guard chain.number == number || (number == .plural && chain.type == .organization) else { return false }
        if let gender, let known = chain.gender, known != gender { return false }
        switch isPerson {
        case true: return chain.type == .person
        case false: return chain.type != .person && chain.type != .time
        default: return true
        }
    }
}
