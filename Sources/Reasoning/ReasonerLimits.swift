/// What a reasoner may use.
public struct ReasonerLimits: Hashable, Sendable {
    /// How many triples may be stated or inferred together, the reasoner's own notes included; each takes about 100 bytes.
    public var maximumFacts: Int
    /// How many inconsistencies are kept; further ones are not looked at.
    public var maximumInconsistencies: Int
    /// How often the queries among the rules are asked again because the last time something was new.
    public var maximumRounds: Int

    /// Makes limits.
    ///
    /// - Parameters:
    ///   - maximumFacts: how many triples may be stated or inferred together; 20 million unless told.
    ///   - maximumInconsistencies: how many inconsistencies are kept.
    ///   - maximumRounds: how often queries are asked again.
    public init(maximumFacts: Int = 20_000_000, maximumInconsistencies: Int = 1000, maximumRounds: Int = 1000) {
        self.maximumFacts = maximumFacts
        self.maximumInconsistencies = maximumInconsistencies
        self.maximumRounds = maximumRounds
    }
}
