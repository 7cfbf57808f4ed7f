/// A place in a sentence that names something.
public struct EntityMention: Hashable, Sendable {
    /// The tokens of the name, as indexes into the sentence's tokens.
    public var tokens: Range<Int>
    /// What is named.
    public var type: EntityType

    /// Makes a mention.
    public init(tokens: Range<Int>, type: EntityType) {
        self.tokens = tokens
        self.type = type
    }
}

/// What a name names.
public enum EntityType: String, CaseIterable, Hashable, Sendable {
    /// A human being.
    case person
    /// A company, party, agency, government, team.
    case organization
    /// A country, region, settlement, building, water.
    case place
    /// A date, a time of day, a span of time.
    case time
    /// A number with what it counts or measures.
    case quantity
    /// An adjective or noun of nationality, such as "Colombian".
    case nationality
    /// A work, an event, a product, a law.
    case other
}
