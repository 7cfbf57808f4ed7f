/// What a dictionary says of words: which parts of speech they can be, and the field of their most frequent sense.
///
/// Words stand under their hash; one word in some fifty thousand that the dictionary lacks is taken for another.
package struct Lexicon: Sendable {
    /// The entry of a word.
    package struct Entry: Hashable, Sendable {
        /// A set of parts of speech, one bit for each: noun, verb, adjective, adverb.
        package var parts: UInt16
        /// The number of the field of the first sense as a noun, zero for none, at most 31.
        package var noun: UInt16
        /// The number of the field of the first sense as a verb, zero for none, at most 15.
        package var verb: UInt16

        /// Makes an entry.
        package init(parts: UInt16 = 0, noun: UInt16 = 0, verb: UInt16 = 0) {
            self.parts = parts
            self.noun = noun
            self.verb = verb
        }

        fileprivate init(bits: UInt16) {
            self.init(parts: bits & 15, noun: bits >> 4 & 31, verb: bits >> 9 & 15)
        }

        fileprivate var bits: UInt16 { parts & 15 | (noun & 31) << 4 | (verb & 15) << 9 }
    }

    /// The rows that ``rows(_:)`` may give.
    package static let rowCounts = (parts: 256, fields: 512)

    /// Endings of inflected forms, and what stands in their place in the dictionary.
    private static let endings: [(ending: [Unicode.Scalar], base: [Unicode.Scalar])] = [
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"),
        ("er", ""), ("er", "e"), ("ier", "y"), ("est", ""), ("est", "e"), ("iest", "y"), ("men", "man"),
    ].map { (Array($0.0.unicodeScalars), Array($0.1.unicodeScalars)) }

    /// The hashes of words in ascending order.
    private let hashes: [UInt32]
    private let entries: [UInt16]

    /// Makes a lexicon.
    package init(_ words: [String: Entry]) {
        var bits: [UInt32: UInt16] = [:]
        for (word, entry) in words {
            bits[Self.hash(Array(word.unicodeScalars)[...]), default: 0] |= entry.bits
        }
        let sorted = bits.sorted { $0.key < $1.key }
        hashes = sorted.map(\.key)
        entries = sorted.map(\.value)
    }

    /// Reads a lexicon.
    ///
    /// Safety: each number that is loaded ends within the bytes taken.
    init(_ reader: inout ModelReader) throws(ModelError) {
        let count = try reader.count(upTo: 1 << 24)
        let hashRange = try reader.take(count * 4)
        hashes = reader.withBytes(hashRange) { bytes in
            (0..<count).map { UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        }
        let entryRange = try reader.take(count * 2)
        entries = reader.withBytes(entryRange) { bytes in
            (0..<count).map { UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 2, as: UInt16.self)) }
        }
    }

    /// Writes the lexicon.
    package func write(to writer: inout ModelWriter) {
        writer.append(word: UInt32(hashes.count))
        for hash in hashes { writer.append(word: hash) }
        for entry in entries {
            writer.append(byte: UInt8(entry & 255))
            writer.append(byte: UInt8(entry >> 8))
        }
    }

    /// What the lexicon says of a word, as rows of two tables: the parts of speech of the word itself and of what it may be
    /// inflected from, and the fields of its senses.
    ///
    /// - Parameter letters: the word in lower case.
    /// - Complexity: O(n + log m) in the length of the word and of the lexicon.
    func rows(_ letters: [Unicode.Scalar]) -> (parts: Int32, fields: Int32) {
        let word = self[letters[...]]
        var base = Entry()
        for rule in Self.endings {
            guard letters.count >= rule.ending.count + 2, letters.suffix(rule.ending.count) == rule.ending[...] else {
                continue
            }
            let stem = letters.dropLast(rule.ending.count)
            base = base.union(self[stem + rule.base])
            if rule.base.isEmpty, stem.count > 2, stem.suffix(2).first == stem.last {
                base = base.union(self[stem.dropLast()])
            }
        }
        let noun = word.noun > 0 ? word.noun : base.noun
        let verb = word.verb > 0 ? word.verb : base.verb
        return (Int32(word.parts | base.parts << 4), Int32(noun | verb << 5))
    }

    private subscript(word: ArraySlice<Unicode.Scalar>) -> Entry {
        let hash = Self.hash(word)
        var (low, high) = (0, hashes.count)
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash ? Entry(bits: entries[low]) : Entry()
    }

    private static func hash(_ word: ArraySlice<Unicode.Scalar>) -> UInt32 { WordFeatures.hash(word, seed: 8) }
}

extension Lexicon.Entry {
    /// The parts of speech of both; the fields of the first that has one.
    package func union(_ other: Self) -> Self {
        Self(parts: parts | other.parts, noun: noun > 0 ? noun : other.noun, verb: verb > 0 ? verb : other.verb)
    }
}
