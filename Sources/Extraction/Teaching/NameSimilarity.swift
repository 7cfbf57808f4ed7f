import Language

/// How alike a phrase and a name are that may mean the same: "AS Lyon-Duchere" and "AS Lyon-Duchère", "Albany" and
/// "Albany, Georgia".
struct NameSimilarity {
    let gazetteer: Gazetteer

    private static let functionWords: Set<String> = ["the", "of", "and", "a", "in"]

    /// A number from 0 to 1; 1 for the same words.
    ///
    /// - Complexity: O(length of the phrase × length of the name).
    func of(_ phrase: String, _ name: String) -> Double {
        let country = gazetteer.country(named: phrase)?.name ?? gazetteer.placeOfNationality(phrase)
        if let country, ArgumentCandidate.key(country) == ArgumentCandidate.key(name) { return 1 }
        let (left, right) = (Self.words(phrase), Self.words(Self.withoutBrackets(name)))
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        if left.contains(where: { $0.first?.isNumber == true }), left.joined() != right.joined() { return 0 }
        let inName =
            Double(left.count { word in right.contains { WordStem.areRelated(word, $0) } }) / Double(left.count)
        let inPhrase =
            Double(right.count { word in left.contains { WordStem.areRelated($0, word) } }) / Double(right.count)
        let letters = Self.commonShare(Array(left.joined().utf8), Array(right.joined().utf8))
        return max((inName * inPhrase).squareRoot(), letters >= 0.85 ? letters : 0) * (inName > 0.99 ? 1 : 0.8)
    }

    /// The words of a text in lower case, without accents and function words.
    private static func words(_ text: String) -> [String] {
        text.replacingUnderscores.split { !$0.isLetter && !$0.isNumber }
            .map { String($0.lowercased().map(withoutAccent)) }.filter { !functionWords.contains($0) }
    }

    /// A Latin letter without its accent, which the name of the character tells.
    private static func withoutAccent(_ character: Character) -> Character {
        guard !character.isASCII, let name = character.unicodeScalars.first?.properties.name else { return character }
        let parts = name.split(separator: " ")
        guard parts.count > 4, parts[0] == "LATIN", parts[1] == "SMALL", parts[2] == "LETTER", parts[3].count == 1,
            parts[4] == "WITH", let letter = parts[3].lowercased().first
        else { return character }
        return letter
    }

    /// A name without a remark in brackets at its end.
    static func withoutBrackets(_ name: String) -> String {
        let name = name.replacingUnderscores
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex else { return name }
        return name[..<open].trimmingBlanks
    }

    /// Twice the length of the longest common subsequence, by the length of both.
    private static func commonShare(_ left: [UInt8], _ right: [UInt8]) -> Double {
        guard left.count + right.count > 0, left.count < 200, right.count < 200 else { return 0 }
        var row = [Int](repeating: 0, count: right.count + 1)
        for byte in left {
            var diagonal = 0
            for index in right.indices {
                let above = row[index + 1]
                row[index + 1] = byte == right[index] ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return 2 * Double(row[right.count]) / Double(left.count + right.count)
    }
}

extension String {
    /// The text with blanks for underscores, as labels have them for `birth_place`.
    var replacingUnderscores: String { String(map { $0 == "_" ? " " : $0 }) }
}
