/// Finds the chains that may be meant, so that resolving a mention does not look at all chains of a long document.
struct ChainIndex {
    /// How many chains with one name or noun are remembered: more are not told apart by it anyway.
    private static let memory = 200
    private var chainsOfNameWord: [String: [Int]] = [:]
    private var chainsOfNoun: [String: [Int]] = [:]
    private var chainsOfSentence: [Int: [Int]] = [:]

    /// Notes a name of a chain.
    mutating func add(name words: [String], chain: Int) {
        for key in Self.keys(words) { chainsOfNameWord[key, default: []].append(chain) }
    }

    /// Notes a noun, or the set of synonyms that it belongs to, that a chain was called by.
    mutating func add(noun key: String, chain: Int) {
        chainsOfNoun[key, default: []].append(chain)
    }

    /// Notes that a sentence mentions a chain.
    mutating func add(sentence: Int, chain: Int) {
        chainsOfSentence[sentence, default: []].append(chain)
    }

    /// The chains with a name that shares a word or its initials with this one, the newest first.
    func chains(named words: [String]) -> [Int] {
        Set(Self.keys(words).flatMap { (chainsOfNameWord[$0] ?? []).suffix(Self.memory) }).sorted(by: >)
    }

    /// The newest chains that were called by a noun, or by one of its synonyms.
    func chains(calledBy key: String) -> ArraySlice<Int> { (chainsOfNoun[key] ?? []).suffix(Self.memory) }

    /// The chains that were mentioned in a sentence or in the ones right before it, in the order of their beginning.
    ///
    /// - Parameters:
    ///   - sentence: the last sentence to look at.
    ///   - span: how many sentences before it to look at.
    func chains(mentionedUpTo sentence: Int, span: Int) -> [Int] {
        Set((max(0, sentence - span)...sentence).flatMap { chainsOfSentence[$0] ?? [] }).sorted()
    }

    /// The first and last word of a name, and its initials; an acronym without its full stops.
    private static func keys(_ words: [String]) -> [String] {
        guard let first = words.first, let last = words.last else { return [] }
        if words.count == 1 { return [first, first.filter { $0 != "." }] }
        let initials = String(words.filter { $0.first?.isUppercase == true }.compactMap(\.first))
        return initials.count > 1 ? [first, last, initials] : [first, last]
    }
}
