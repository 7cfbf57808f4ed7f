internal import RDF

/// The terms of prefixed names and of the grammar's own words that a batch has already, so that a predicate that comes
/// again is neither looked up nor put together again.
///
/// Direct-mapped, by where a name stands in the window: the window must not move while the names are remembered.
struct RecentNames: Sendable {
    /// The names that the grammar writes without saying them.
    enum Word: Int, CaseIterable, Sendable {
        case type, first, rest, `nil`, reifies, integer, decimal, double, boolean

        var iri: IRI {
            switch self {
            case .type: Vocabulary.RDF.type
            case .first: Vocabulary.RDF.first
            case .rest: Vocabulary.RDF.rest
            case .nil: Vocabulary.RDF.nil
            case .reifies: Vocabulary.RDF.reifies
            case .integer: Vocabulary.XSD.integer
            case .decimal: Vocabulary.XSD.decimal
            case .double: Vocabulary.XSD.double
            case .boolean: Vocabulary.XSD.boolean
            }
        }
    }

    private struct Entry: Sendable {
        var start = 0
        var count: UInt32 = 0
        var term: UInt32 = 0
        /// The age in which the entry was made; one of another age is void.
        var age = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 256)
    private var words = [Entry](repeating: Entry(), count: Word.allCases.count)
    /// Names and words are remembered for an age of their own: words may outlive the window.
    private var age = 1
    private var wordAge = 1

    /// Forgets all names: the window moved, or a prefix changed.
    mutating func removeNames() { age &+= 1 }

    /// Forgets everything: the batch lost terms.
    mutating func removeAll() {
        age &+= 1
        wordAge &+= 1
    }

    /// The slot of a name.
    @inline(__always)
    func slot(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
        ByteScanning.tailHash(text, range) & (entries.count - 1)
    }

    /// The term of a name, if it is known.
    @inline(__always)
    func term(of text: Span<UInt8>, _ range: Range<Int>, at slot: Int) -> UInt32? {
        let entry = entries[slot]
        guard entry.age == age, Int(entry.count) == range.count,
            ByteScanning.hasEqualBytes(text, at: entry.start, and: range.lowerBound, count: range.count)
        else { return nil }
        return entry.term
    }

    /// Remembers a name.
    @inline(__always)
    mutating func insert(_ range: Range<Int>, at slot: Int, term: UInt32) {
        entries[slot] = Entry(
            start: range.lowerBound, count: UInt32(truncatingIfNeeded: range.count), term: term, age: age)
    }

    /// The term of a word, if it is known.
    @inline(__always)
    func term(of word: Word) -> UInt32? {
        let entry = words[word.rawValue]
        return entry.age == wordAge ? entry.term : nil
    }

    /// Remembers the term of a word.
    mutating func insert(_ word: Word, term: UInt32) {
        words[word.rawValue] = Entry(term: term, age: wordAge)
    }
}
