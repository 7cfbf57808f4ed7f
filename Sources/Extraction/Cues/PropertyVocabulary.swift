import Language
import RDF

/// The properties that are found by cues, and which of them a word speaks for.
struct PropertyVocabulary: Sendable {
    /// How much of the label of a property a word matches.
    struct Match: Hashable, Sendable {
        var property: Int
        /// The share of the label's words that it is related to, 0…1; 0 for a word that expresses the property otherwise.
        var share: Float
        var isCue: Bool
    }

    let profiles: [PropertyProfile]
    /// The index of each property.
    let indexes: [IRI: Int]
    /// The only property whose values are dates, where there is but one.
    let onlyDate: Int?
    /// The property that tells where something is.
    let whereabouts: Int?
    /// The properties whose values are countries.
    let ofCountries: [Int]
    /// The properties of those who make something.
    let ofMakers: [Int]
    /// The properties that tell the kind of something.
    let ofKinds: [Int]
    private var labelled: [String: [(word: String, property: Int)]] = [:]
    private var cued: [String: [Int]] = [:]

    private static let makers: Set<String> = [
        "author", "artist", "writer", "creator", "director", "composer", "architect", "illustrator", "designer",
        "producer", "screenwriter", "painter", "editor",
    ]

    /// Gathers the profiles of properties.
    ///
    /// - Complexity: O(properties).
    init(_ properties: [IRI], in ontology: Ontology, gazetteer: Gazetteer) {
        let profiles = properties.map { PropertyProfile($0, in: ontology, gazetteer: gazetteer) }
        self.profiles = profiles
        indexes = Dictionary(properties.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func all(_ isWanted: (PropertyProfile) -> Bool) -> [Int] { profiles.indices.filter { isWanted(profiles[$0]) } }
        let dates = all { $0.valueKind == .date }
        onlyDate = dates.count == 1 ? dates[0] : nil
        whereabouts =
            all {
                $0.valueKind == .place && $0.labelWords.count == 1 && $0.isNamed(["location", "place", "city"])
            }.first
        ofCountries = all { $0.valueKind == .country }
        ofMakers = all { $0.valueKind == .person && $0.isNamed(Self.makers) }
        ofKinds = all { $0.isNamed(["genre", "type", "style", "category", "industry"]) }
        for (index, profile) in profiles.enumerated() {
            for word in Set(profile.contentWords).sorted() {
                labelled[Self.stem(word), default: []].append((word, index))
            }
            for word in profile.cueWords.sorted() { cued[word, default: []].append(index) }
        }
    }

    /// The first letters of a word, which all that are related to it share.
    private static func stem(_ word: String) -> String { String(word.prefix(4)) }

    /// The properties that a word speaks for, in their order.
    func matches(_ word: String) -> [Match] {
        var counts: [Int: Match] = [:]
        for entry in labelled[Self.stem(word)] ?? [] where WordStem.areRelated(word, entry.word) {
            let share = 1 / Float(profiles[entry.property].contentWords.count)
            counts[entry.property, default: Match(property: entry.property, share: 0, isCue: false)].share += share
        }
        for property in cued[word] ?? [] {
            counts[property, default: Match(property: property, share: 0, isCue: true)].isCue = true
        }
        return counts.values.sorted { $0.property < $1.property }
    }
}
