/// What the network sees of a word: rows in eight embedding tables.
///
/// The whole word in lower case when it is known, otherwise one of some buckets; its last three, last four, first three
/// and last two letters; its shape, for example `Xxxx` or `dd`; the parts of speech and the fields that a dictionary gives.
/// Affixes and shapes are hashed.
package struct WordFeatures: Sendable {
    /// How many tables there are.
    package static let tableCount = 8
    /// How many rows of the first table are shared by unknown words.
    package static let unknownBuckets = 512

    /// The known words.
    package let vocabulary: [String]
    /// The dictionary.
    package let lexicon: Lexicon
    private let rows: [String: Int32]
    private let sizes: [UInt32]

    /// Makes the features.
    ///
    /// - Parameters:
    ///   - vocabulary: the known words in lower case.
    ///   - lexicon: the dictionary.
    ///   - tables: the sizes of the tables.
    package init(vocabulary: [String], lexicon: Lexicon, tables: [NetworkShape.Table]) {
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        rows = Dictionary(zip(vocabulary, 0...), uniquingKeysWith: { first, _ in first })
        sizes = tables.map { UInt32($0.rows) }
    }

    /// The rows of a word in the tables, one after another.
    package func append(_ word: String, to identifiers: inout [Int32]) {
        let letters = Self.normalized(word)
        var lowered = ""
        lowered.unicodeScalars.append(contentsOf: letters)
        identifiers.append(rows[lowered] ?? unknownRow(Self.hash(letters[...], seed: 1)))
        identifiers.append(affix(letters.suffix(3), table: 1))
        identifiers.append(affix(letters.suffix(4), table: 2))
        identifiers.append(affix(letters.prefix(3), table: 3))
        identifiers.append(affix(letters.suffix(2), table: 4))
        identifiers.append(affix(Self.shape(word)[...], table: 5))
        let (parts, fields) = lexicon.rows(letters)
        identifiers.append(parts)
        identifiers.append(fields)
    }

    /// The bucket of an unknown word.
    package func unknownRow(_ hash: UInt32) -> Int32 {
        Int32(vocabulary.count) + Int32(hash % UInt32(Self.unknownBuckets))
    }

    private func affix(_ letters: ArraySlice<Unicode.Scalar>, table: Int) -> Int32 {
        Int32(Self.hash(letters, seed: UInt32(table)) % sizes[table])
    }

    /// A word in lower case with straight quotes.
    package static func normalized(_ word: String) -> [Unicode.Scalar] {
        var letters: [Unicode.Scalar] = []
        letters.reserveCapacity(word.utf8.count)
        for scalar in word.unicodeScalars {
            switch scalar {
            case "A"..."Z": letters.append(Unicode.Scalar(UInt8(scalar.value + 32)))
            case "\u{2018}", "\u{2019}": letters.append("'")
            case "\u{201C}", "\u{201D}": letters.append("\"")
            case _ where scalar.isASCII: letters.append(scalar)
            default: letters.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            }
        }
        return letters
    }

    /// The shape of a word: `X` for a capital, `x` for another letter, `d` for a digit, no more than three of a kind in
    /// a row and no more than twelve in all.
    package static func shape(_ word: String) -> [Unicode.Scalar] {
        var shape: [Unicode.Scalar] = []
        for scalar in word.unicodeScalars {
            let kind = kind(of: scalar)
            if shape.count >= 3, shape.suffix(3).allSatisfy({ $0 == kind }) { continue }
            shape.append(kind)
            if shape.count == 12 { break }
        }
        return shape
    }

    private static func kind(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "a"..."z": return "x"
        case "A"..."Z": return "X"
        case "0"..."9": return "d"
        case "\u{2018}", "\u{2019}": return "'"
        case "\u{201C}", "\u{201D}": return "\""
        default: break
        }
        if scalar.isASCII { return scalar }
        let properties = scalar.properties
        if properties.isUppercase { return "X" }
        return properties.isAlphabetic ? "x" : scalar
    }

    /// FNV-1a over scalars with a last mix.
    package static func hash(_ letters: ArraySlice<Unicode.Scalar>, seed: UInt32) -> UInt32 {
        var hash = 2_166_136_261 ^ (seed &* 0x9E37_79B1)
        for letter in letters { hash = (hash ^ letter.value) &* 16_777_619 }
        hash ^= hash >> 15
        hash = hash &* 0x85EB_CA6B
        return hash ^ hash >> 13
    }
}
