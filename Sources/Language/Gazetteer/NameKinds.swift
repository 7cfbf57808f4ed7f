/// What the gazetteer says of a name or a word, as a set of bits.
struct NameKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// A country under any of its names.
    static let country = NameKinds(rawValue: 1)
    /// A region, state, sea, river, island.
    static let region = NameKinds(rawValue: 1 << 1)
    /// A capital or large city of the list kept by hand.
    static let city = NameKinds(rawValue: 1 << 2)
    /// A well-known organization of the list kept by hand.
    static let organization = NameKinds(rawValue: 1 << 3)
    /// A word inside a known name, not its first.
    static let continues = NameKinds(rawValue: 1 << 4)
    /// A given name of the list kept by hand.
    static let firstName = NameKinds(rawValue: 1 << 5)
    /// A title.
    static let title = NameKinds(rawValue: 1 << 6)
    /// A word that ends names of organizations.
    static let organizationWord = NameKinds(rawValue: 1 << 7)
    /// An adjective or noun of nationality.
    static let nationality = NameKinds(rawValue: 1 << 8)
    /// A common noun for persons.
    static let personNoun = NameKinds(rawValue: 1 << 9)
    /// A common noun for organizations and groups.
    static let organizationNoun = NameKinds(rawValue: 1 << 10)
    /// A common noun for places.
    static let placeNoun = NameKinds(rawValue: 1 << 11)
    /// A day of the week or a month.
    static let calendar = NameKinds(rawValue: 1 << 12)
    /// A common family name.
    static let familyName = NameKinds(rawValue: 1 << 13)
    /// A given name of the census.
    static let givenName = NameKinds(rawValue: 1 << 14)
    /// The name of a person in WordNet.
    static let knownPerson = NameKinds(rawValue: 1 << 15)
    /// The name of a place in WordNet.
    static let knownPlace = NameKinds(rawValue: 1 << 16)
    /// The name of an organization in WordNet.
    static let knownOrganization = NameKinds(rawValue: 1 << 17)
    /// The name of an event or a work in WordNet.
    static let knownWork = NameKinds(rawValue: 1 << 18)
    /// A city in GeoNames.
    static let settlement = NameKinds(rawValue: 1 << 19)
    /// How many bits there are.
    static let bits = 20

    /// The kinds of whole names in the lists kept by hand, which are sure enough to decide a type.
    static let sure: NameKinds = [.country, .region, .city, .organization]
    /// The kinds of whole names, of one word or several.
    static let names: NameKinds = [
        .country, .region, .city, .organization, .knownPerson, .knownPlace, .knownOrganization, .knownWork, .settlement,
    ]
    /// The kinds of places.
    static let places: NameKinds = [.country, .region, .city, .knownPlace, .settlement]

    /// The kinds that the letters in the list of names stand for.
    init(letters: some Sequence<UInt8>) {
        self = letters.reduce(into: NameKinds()) { kinds, letter in
            switch letter {
            case UInt8(ascii: "c"): kinds.insert(.settlement)
            case UInt8(ascii: "f"): kinds.insert(.familyName)
            case UInt8(ascii: "g"): kinds.insert(.givenName)
            case UInt8(ascii: "l"): kinds.insert(.knownPlace)
            case UInt8(ascii: "o"): kinds.insert(.knownOrganization)
            case UInt8(ascii: "p"): kinds.insert(.knownPerson)
            case UInt8(ascii: "x"): kinds.insert(.knownWork)
            default: break
            }
        }
    }

    /// The kind of common nouns that denote something of a type; `nil` for types without one.
    init?(noun type: EntityType?) {
        switch type {
        case .person: self = .personNoun
        case .organization: self = .organizationNoun
        case .place: self = .placeNoun
        default: return nil
        }
    }

    init(rawValue: UInt32) { self.rawValue = rawValue }
}
