import Language

/// The pronouns by which those who speak mean themselves.
enum FirstPerson {
    /// Whether a token is "I" or "my" (true), "we" or "our" (false), or no such pronoun (nil).
    static func isSingular(_ token: Token) -> Bool? {
        guard token.pennTag.hasPrefix("PRP") else { return nil }
        switch token.form.lowercased() {
        case "i", "me", "my", "myself": return true
        case "we", "us", "our", "ourselves": return false
        default: return nil
        }
    }
}
