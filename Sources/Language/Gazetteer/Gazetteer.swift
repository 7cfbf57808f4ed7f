/// The gender of a person, as far as names and pronouns tell it.
public enum Gender: Hashable, Sendable {
    /// A woman or girl.
    case female
    /// A man or boy.
    case male
}

/// A country with what people call it.
public struct Country: Hashable, Sendable {
    /// The usual English name: "United States".
    public let name: String
    /// The usual name of its capital.
    public let capital: String
    /// The item of Wikidata that describes it, such as `Q804`; empty where that is not known.
    public let wikidata: String
    /// The number of the feature of GeoNames that it is; empty where that is not known.
    public let geoNames: String
}

/// Facts about names and nouns that no sentence tells: countries and their people, cities, regions, organizations,
/// first names and their gender, titles, and what common nouns denote.
///
/// The facts stand in the tab-separated files of the target `CLanguageModel` and are part of the program.
///
/// ```swift
/// Gazetteer.english.country(named: "U.S.")?.name  // "United States"
/// Gazetteer.english.placeOfNationality("Colombian")  // "Colombia"
/// ```
public struct Gazetteer: Sendable {
    /// The facts that come with Tercet, read once.
    public static let english = Gazetteer(GazetteerFiles.embedded)

    private var countries: [Country] = []
    private var countryOfName: [String: Int] = [:]
    private var countryOfCapital: [String: Int] = [:]
    private var placeOfAdjective: [String: String] = [:]
    private var peoples: [String: String] = [:]
    private var regions: [String: String] = [:]
    private var cities: Set<String> = []
    private var organizations: [String: String] = [:]
    private var nouns: [String: EntityType] = [:]
    private var eventNouns: Set<String> = []
    private var genderOfNoun: [String: Gender] = [:]
    private var firstNames: [String: Gender?] = [:]
    private var titles: [String: Gender?] = [:]
    private var organizationWords: Set<String> = []
    private var synonymSets: [String: Int] = [:]
    /// What names are, and what single capitalized words can be.
    private var names: NameTable
    /// What common nouns in the singular and in lower case are.
    private var senses = NameTable()

    init(_ files: GazetteerFiles) {
        names = files.names
        for row in files.countries { addCountry(row) }
        for row in files.regions { addRegion(row) }
        cities = Set(files.cities.map { $0[0] })
        for row in files.organizations {
            for name in [row[0]] + row[1].names { organizations[name] = row[0] }
        }
        for row in files.nouns { addNoun(row) }
        for row in files.firstNames { firstNames[row[0]] = .some(Gender(code: row[1])) }
        for row in files.titles { titles[row[0]] = .some(Gender(code: row[1])) }
        organizationWords = Set(files.organizationWords.map { $0[0] })
        for (index, row) in files.synonyms.enumerated() {
            for noun in row[0].names { synonymSets[noun] = index }
        }
        for row in files.senses { addSense(row[0], row[1]) }
        fillNames()
    }

    // MARK: - Places

    /// The country that a name means: its usual name, an official one, or an abbreviation.
    public func country(named name: String) -> Country? { countryOfName[name].map { countries[$0] } }

    /// The country whose capital has this name.
    public func country(withCapital name: String) -> Country? { countryOfCapital[name].map { countries[$0] } }

    /// The country or region of an adjective or noun of nationality: "Colombia" for "Colombian" and "Colombians".
    public func placeOfNationality(_ word: String) -> String? { placeOfAdjective[word] ?? peoples[word] }

    /// Whether a name is that of a continent, region, state, sea, river or the like.
    public func isRegion(_ name: String) -> Bool { regions[name] != nil }

    /// Whether a name is that of a city, capitals among them.
    public func isCity(_ name: String) -> Bool { cities.contains(name) || countryOfCapital[name] != nil }

    // MARK: - Organizations and persons

    /// Whether a name is that of a well-known organization.
    public func isOrganization(_ name: String) -> Bool { organizations[name] != nil }

    /// Whether a word marks an organization when it ends a name: "Ministry", "Inc.".
    public func isOrganizationWord(_ word: String) -> Bool { organizationWords.contains(word) }

    /// Whether a word is a given name.
    public func isFirstName(_ word: String) -> Bool { firstNames[word] != nil }

    /// The gender of those who bear a given name; `nil` where it is unknown or may be either.
    public func gender(ofFirstName name: String) -> Gender? { firstNames[name] ?? nil }

    /// Whether words stand before names as a title: "Security Minister" ends in one.
    public func isTitle(_ words: String) -> Bool { titles[words] != nil }

    /// The gender that a title tells: female for "Mrs.".
    func gender(ofTitle title: String) -> Gender? { titles[title] ?? nil }

    /// The usual name for what several names mean: "United States" for "U.S."; `nil` for a name that is not listed.
    public func canonicalName(_ name: String) -> String? {
        country(named: name)?.name ?? organizations[name] ?? regions[name]
    }

    // MARK: - Kinds

    /// What a name or a capitalized word is.
    ///
    /// - Parameters:
    ///   - key: the hash of the name.
    ///   - lowercase: the hash of the name in lower case.
    /// - Complexity: O(1).
    func kinds(ofName key: NameTable.Key, lowercase: NameTable.Key? = nil) -> NameKinds {
        let kinds = names[key]
        guard let lowercase else { return kinds }
        return kinds.union(names[lowercase].intersection([.familyName, .givenName]))
    }

    /// What a whole name is.
    func kinds(ofName name: String) -> NameKinds { names[NameTable.Key(name)].intersection(.names) }

    /// What a common noun is, by the hash of its lemma in lower case.
    func kinds(ofNoun key: NameTable.Key) -> NameKinds { senses[key] }

    // MARK: - Common nouns

    /// What a common noun denotes: a person for "minister", a place for "border"; `nil` for other nouns.
    ///
    /// - Parameter lemma: the noun in the singular, in lower case.
    public func type(ofNoun lemma: String) -> EntityType? {
        if let type = nouns[lemma.lowercased()] { return type }
        let kinds = senses[NameTable.Key(lowercasing: lemma)]
        if kinds.contains(.personNoun) { return .person }
        return kinds.contains(.organizationNoun) ? .organization : nil
    }

    /// The gender of whom a common noun denotes: male for "father".
    public func gender(ofNoun lemma: String) -> Gender? { genderOfNoun[lemma.lowercased()] }

    /// Whether a common noun denotes something that happens or is done.
    public func isEvent(noun lemma: String) -> Bool { eventNouns.contains(lemma.lowercased()) }

    /// The number of the set of nouns that news use for the same thing, such as "area" and "region"; `nil` for a noun that
    /// has no synonyms.
    func synonymSet(of noun: String) -> Int? { synonymSets[noun] }
}

extension Gazetteer {
    private mutating func addCountry(_ row: [String]) {
        let index = countries.count
        let capitals = row[4].names
        countries.append(Country(name: row[0], capital: capitals.first ?? "", wikidata: row[5], geoNames: row[6]))
        for name in [row[0]] + row[1].names { countryOfName[name] = index }
        for name in row[2].names { placeOfAdjective[name] = row[0] }
        for name in row[3].names { peoples[name] = row[0] }
        for name in capitals { countryOfCapital[name] = index }
    }

    private mutating func addRegion(_ row: [String]) {
        for name in [row[0]] + row[1].names { regions[name] = row[0] }
        for name in row[2].names where placeOfAdjective[name] == nil { placeOfAdjective[name] = row[0] }
    }

    private mutating func addSense(_ noun: String, _ type: String) {
        guard let kind = NameKinds(noun: EntityType(rawValue: type)) else { return }
        senses.insert(kind, for: NameTable.Key(noun))
    }

    /// Puts the lists kept by hand into the table of names.
    private mutating func fillNames() {
        func add(_ keys: some Sequence<String>, _ kinds: NameKinds) {
            for key in keys { names.insert(kinds, for: NameTable.Key(key)) }
        }
        add(countryOfName.keys, .country)
        add(regions.keys, .region)
        add(cities, .city)
        add(countryOfCapital.keys, .city)
        add(organizations.keys, .organization)
        add(firstNames.keys, .firstName)
        add(titles.keys, .title)
        add(organizationWords, .organizationWord)
        add(placeOfAdjective.keys, .nationality)
        add(peoples.keys, .nationality)
        for (noun, type) in nouns {
            if let kind = NameKinds(noun: type) { senses.insert(kind, for: NameTable.Key(noun)) }
        }
    }

    private mutating func addNoun(_ row: [String]) {
        if row[1] == "event" {
            eventNouns.insert(row[0])
        } else {
            nouns[row[0]] = EntityType(rawValue: row[1])
        }
        genderOfNoun[row[0]] = Gender(code: row[2])
    }
}

extension Gender {
    /// Reads `f` or `m`; `nil` for anything else.
    fileprivate init?(code: String) {
        switch code {
        case "f": self = .female
        case "m": self = .male
        default: return nil
        }
    }
}

extension String {
    /// The names in a cell that lists several, with `|` between them.
    fileprivate var names: [String] { split(separator: "|").map(String.init) }
}
