/// What the gazetteer says of the words of a sentence, as sets of bits.
struct GazetteerMatch {
    /// The bits.
    struct Kinds: OptionSet {
        let rawValue: UInt32
        static let country = Kinds(rawValue: 1)
        static let region = Kinds(rawValue: 2)
        static let city = Kinds(rawValue: 4)
        static let organization = Kinds(rawValue: 8)
        static let continues = Kinds(rawValue: 16)
        static let firstName = Kinds(rawValue: 32)
        static let title = Kinds(rawValue: 64)
        static let organizationWord = Kinds(rawValue: 128)
        static let nationality = Kinds(rawValue: 256)
        static let personNoun = Kinds(rawValue: 512)
        static let organizationNoun = Kinds(rawValue: 1024)
        static let placeNoun = Kinds(rawValue: 2048)
        static let calendar = Kinds(rawValue: 4096)
    }

    /// The longest name that is looked for, in words.
    private static let longestName = 6

    /// The bits of each word.
    private(set) var kinds: [Kinds]

    /// Looks up the words of a sentence.
    init(_ tokens: [Token], in gazetteer: Gazetteer) {
        kinds = tokens.map { Self.kinds(of: $0, in: gazetteer) }
        for (range, found) in Self.names(tokens, in: gazetteer) {
            for index in range {
                kinds[index].formUnion(found)
                if index > range.lowerBound { kinds[index].insert(.continues) }
            }
        }
    }

    private static func kinds(of token: Token, in gazetteer: Gazetteer) -> Kinds {
        var kinds: Kinds = []
        if token.isCapitalized {
            if gazetteer.isFirstName(token.form) { kinds.insert(.firstName) }
            if gazetteer.isTitle(token.form) { kinds.insert(.title) }
            if gazetteer.isOrganizationWord(token.form) { kinds.insert(.organizationWord) }
            if gazetteer.placeOfNationality(token.form) != nil { kinds.insert(.nationality) }
            if Calendar.isName(token.form) { kinds.insert(.calendar) }
        }
        switch gazetteer.type(ofNoun: token.lemma) {
        case .person: kinds.insert(.personNoun)
        case .organization: kinds.insert(.organizationNoun)
        case .place: kinds.insert(.placeNoun)
        default: break
        }
        return kinds
    }

    /// The known names in a sentence, the longest at each place.
    static func names(_ tokens: [Token], in gazetteer: Gazetteer) -> [(range: Range<Int>, kinds: Kinds)] {
        var names: [(range: Range<Int>, kinds: Kinds)] = []
        var start = 0
        while start < tokens.count {
            let name = name(at: start, tokens, gazetteer)
            if let name { names.append(name) }
            start = name?.range.upperBound ?? start + 1
        }
        return names
    }

    private static func name(
        at start: Int, _ tokens: [Token], _ gazetteer: Gazetteer
    ) -> (range: Range<Int>, kinds: Kinds)? {
        guard tokens[start].isCapitalized else { return nil }
        for end in (start + 1...min(tokens.count, start + longestName)).reversed() where tokens[end - 1].isCapitalized {
            let kinds = kinds(ofName: tokens[start..<end].name, in: gazetteer)
            if !kinds.isEmpty { return (start..<end, kinds) }
        }
        return nil
    }

    /// What a whole name means.
    static func kinds(ofName name: String, in gazetteer: Gazetteer) -> Kinds {
        var kinds: Kinds = []
        if gazetteer.country(named: name) != nil { kinds.insert(.country) }
        if gazetteer.isRegion(name) { kinds.insert(.region) }
        if gazetteer.isCity(name) { kinds.insert(.city) }
        if gazetteer.isOrganization(name) { kinds.insert(.organization) }
        return kinds
    }
}

extension Token {
    /// Whether the word begins with a capital letter.
    var isCapitalized: Bool { form.unicodeScalars.first?.properties.isUppercase ?? false }
}

extension ArraySlice<Token> {
    /// The words as they stand in the text, with one space where there is any.
    var name: String {
        var name = ""
        var end: Int?
        for token in self {
            if let end, token.range.lowerBound > end { name += " " }
            name += token.form
            end = token.range.upperBound
        }
        return name
    }
}
