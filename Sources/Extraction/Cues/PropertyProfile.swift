import Language
import RDF

/// What the name of a property, its domain and its range tell of the words that express it.
struct PropertyProfile: Sendable {
    var property: IRI
    var label: String
    /// The words of the label in lower case: `birth`, `place` for "birthPlace".
    var labelWords: [String]
    /// Those of them that carry meaning.
    var contentWords: [String]
    /// Lemmas of words that express it.
    var cueWords: Set<String>
    /// What its values are.
    var valueKind: ValueKind?
    /// What its subjects are.
    var subjectKind: ValueKind?

    private static let functionWords: Set<String> = [
        "of", "the", "is", "in", "to", "by", "has", "total", "number", "a", "for", "with", "on", "name",
    ]

    /// Reads a property off an ontology.
    ///
    /// - Parameters:
    ///   - property: the property.
    ///   - ontology: what it is declared in.
    ///   - gazetteer: what common nouns denote.
    init(_ property: IRI, in ontology: Ontology, gazetteer: Gazetteer) {
        self.property = property
        label = ontology.label(of: property).trimmingBlanks
        labelWords = Self.words(of: label)
        let content = labelWords.filter { !Self.functionWords.contains($0) }
        contentWords = content.isEmpty ? labelWords : content
        let known = labelWords.flatMap { word in Self.forms(of: word).compactMap { PropertyWord.english[$0] } }
        cueWords = Set(ontology.wordsOfProperty[property] ?? known.flatMap(\.words))
        let (domain, range) = (ontology.properties[property]?.domain ?? [], ontology.properties[property]?.range ?? [])
        valueKind = Self.valueKind(labelWords, range: range, in: ontology, gazetteer)
        subjectKind = domain.lazy.compactMap { Self.kind(of: Self.words(of: ontology.label(of: $0)), gazetteer) }.first
    }

    private static func valueKind(
        _ words: [String], range: [IRI], in ontology: Ontology, _ gazetteer: Gazetteer
    ) -> ValueKind? {
        if words.contains("date") || words.contains("year") { return .date }
        for type in range {
            if let kind = ValueKind(datatype: type) { return kind }
            let label = Self.words(of: ontology.label(of: type))
            if label == ["date"] || label == ["year"] { return .date }
            if label == ["number"] { return .number }
            if label == ["country"] { return .country }
            if let kind = kind(of: label, gazetteer), kind != .name { return kind }
        }
        return kind(of: words, gazetteer)
    }

    /// What the last word that asks for something asks for.
    private static func kind(of words: [String], _ gazetteer: Gazetteer) -> ValueKind? {
        for word in words.reversed().flatMap({ forms(of: $0) }) {
            if let kind = PropertyWord.english[word]?.kind { return ValueKind(rawValue: kind) }
            if word == "human" { return .person }
            switch gazetteer.type(ofNoun: word) {
            case .person: return .person
            case .organization: return .organization
            case .place: return .place
            default: continue
            }
        }
        return nil
    }

    /// A word and its singular.
    private static func forms(of word: String) -> [String] {
        word.hasSuffix("s") && PropertyWord.english[word] == nil ? [word, String(word.dropLast())] : [word]
    }

    /// The words of a name, `largestCity` and `largest_city` among them, in lower case.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var isAfterLowercase = false
        for character in name {
            guard character.isLetter || character.isNumber else {
                isAfterLowercase = false
                words.append("")
                continue
            }
            if words.isEmpty || isAfterLowercase && character.isUppercase { words.append("") }
            words[words.count - 1] += character.lowercased()
            isAfterLowercase = character.isLowercase
        }
        return words.filter { !$0.isEmpty }
    }

    /// Whether its label has one of some words.
    func isNamed(_ words: Set<String>) -> Bool { labelWords.contains { words.contains($0) } }
}

extension ValueKind {
    /// What a datatype of XML Schema asks for.
    init?(datatype: IRI) {
        guard datatype.string.hasPrefix(Vocabulary.XSD.namespace) else { return nil }
        switch datatype.string.dropFirst(Vocabulary.XSD.namespace.count) {
        case "date", "dateTime", "gYear", "gYearMonth": self = .date
        case "integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger":
            self = .number
        default: self = .name
        }
    }
}

extension StringProtocol {
    /// The text without blanks at its ends.
    var trimmingBlanks: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Whether two words come from one stem: "direct" and "director", "found" and "foundation".
enum WordStem {
    static func areRelated(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let (first, second) = (left.utf8, right.utf8)
        let common = zip(first, second).prefix { $0 == $1 }.count
        guard common >= 4 else { return false }
        return Double(common) >= 0.6 * Double(max(first.count, second.count))
            || common == min(first.count, second.count)
    }
}
