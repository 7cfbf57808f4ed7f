/// The tests that do not pass yet, each with the reason.
enum KnownGaps {
    static let reasons: [String: String] = [:]
}
