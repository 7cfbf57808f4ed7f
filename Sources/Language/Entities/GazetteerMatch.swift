/// What the gazetteer says of the words of a sentence.
struct GazetteerMatch {
    /// A known name in a sentence.
    struct Name {
        var range: Range<Int>
        var kinds: NameKinds
    }

    /// The longest name that is looked for, in words.
    private static let longestName = 6

    /// What each word is, and the known names that it is part of.
    private(set) var kinds: [NameKinds]
    /// The known names, the longest at each place.
    private(set) var names: [Name] = []

    /// Looks up the words of a sentence.
    ///
    /// - Complexity: O(n).
    init(_ tokens: [Token], in gazetteer: Gazetteer) {
        kinds = tokens.map { Self.kinds(of: $0, in: gazetteer) }
        var start = 0
        while start < tokens.count {
            guard let name = Self.name(at: start, tokens, gazetteer) else {
                start += 1
                continue
            }
            names.append(name)
            for index in name.range {
                kinds[index].formUnion(name.kinds)
                if index > name.range.lowerBound { kinds[index].insert(.continues) }
            }
            start = name.range.upperBound
        }
    }

    private static func kinds(of token: Token, in gazetteer: Gazetteer) -> NameKinds {
        let noun = gazetteer.kinds(ofNoun: NameTable.Key(lowercasing: token.lemma))
        guard token.isCapitalized else { return noun }
        var kinds = gazetteer.kinds(
            ofName: NameTable.Key(token.form), lowercase: NameTable.Key(lowercasing: token.form))
        kinds.subtract(.names)
        if Calendar.isName(token.form) { kinds.insert(.calendar) }
        return kinds.union(noun)
    }

    private static func name(at start: Int, _ tokens: [Token], _ gazetteer: Gazetteer) -> Name? {
        guard tokens[start].isCapitalized else { return nil }
        var key = NameTable.Key()
        var longest: Name?
        for index in start..<min(tokens.count, start + longestName) {
            if index > start, tokens[index].range.lowerBound > tokens[index - 1].range.upperBound {
                key.append(UInt8(ascii: " "))
            }
            key.append(tokens[index].form)
            guard tokens[index].isCapitalized else { continue }
            let kinds = gazetteer.kinds(ofName: key).intersection(.names)
            if !kinds.isEmpty { longest = Name(range: start..<index + 1, kinds: kinds) }
        }
        return longest
    }
}

extension Token {
    /// Whether the word begins with a capital letter.
    var isCapitalized: Bool {
        guard let byte = form.utf8.first else { return false }
        if byte < 0x80 { return UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
        return form.unicodeScalars.first?.properties.isUppercase ?? false
    }
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
