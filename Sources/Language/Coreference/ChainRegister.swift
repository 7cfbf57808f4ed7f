/// The chains of a document so far, with the ways to those that a mention may belong to.
///
/// A mention looks at no more than a fixed number of chains, so that a document takes time in line with its length.
struct ChainRegister {
    /// So many of the mentions before are looked at.
    private static let window = 50
    /// So many of the chains with the same noun or word of a name are looked at.
    private static let memory = 6

    private(set) var chains: [Chain] = []
    private(set) var chainOfMention: [Int] = []
    private var chainsOfWord: [UInt32: [Int]] = [:]
    private var chainOfPronoun: [Int?] = Array(repeating: nil, count: PronounClass.allCases.count)
    private var stamps: [Int] = []
    /// The sentence of the last mention, and the heads and chains of its mentions.
    private var sentence = -1
    private var chainsOfSentence: [(head: Int, chain: Int)] = []

    /// Gives the next mention its chain.
    ///
    /// - Parameters:
    ///   - facts: the mention.
    ///   - chain: the chain it belongs to; `nil` for a new one.
    /// - Returns: the chain.
    mutating func add(_ facts: MentionFacts, to chain: Int?) -> Int {
        let mention = chainOfMention.count
        let place = chain ?? chains.count
        let owner = self.owner(of: facts)
        if chain == nil {
            chains.append(Chain(mention, facts, owner: owner))
            stamps.append(-1)
        } else {
            chains[place].add(mention, facts, owner: owner)
        }
        chainOfMention.append(place)
        if facts.sentence != sentence {
            sentence = facts.sentence
            chainsOfSentence.removeAll(keepingCapacity: true)
        }
        chainsOfSentence.append((facts.head, place))
        if facts.form == .pronoun {
            chainOfPronoun[Int(facts.pronoun.rawValue)] = place
        } else {
            for word in Self.words(facts) { note(place, under: word) }
            if let title = facts.titleHead { note(place, under: title) }
        }
        return place
    }

    /// The chain of what owns the thing that the next mention speaks of, where the mention says so.
    func owner(of facts: MentionFacts) -> Int? {
        guard let owner = facts.owner, facts.sentence == sentence else { return nil }
        return chainsOfSentence.last { $0.head == owner }?.chain
    }

    /// The chains that the next mention may belong to, the last mentioned first.
    mutating func candidates(_ facts: MentionFacts) -> [Int] {
        let mention = chainOfMention.count
        var found: [Int] = []
        func add(_ chain: Int) {
            guard stamps[chain] != mention else { return }
            stamps[chain] = mention
            found.append(chain)
        }
        for index in (max(0, mention - Self.window)..<mention).reversed() { add(chainOfMention[index]) }
        if facts.form == .pronoun {
            if let chain = chainOfPronoun[Int(facts.pronoun.rawValue)] { add(chain) }
        } else {
            for word in Self.words(facts) { chainsOfWord[word]?.suffix(Self.memory).reversed().forEach(add) }
        }
        return found
    }

    /// The words under which a chain is found again: its noun or the words of its name, and its first letters.
    private static func words(_ facts: MentionFacts) -> [UInt32] {
        var words = Array(facts.name.suffix(4))
        if let initials = facts.initials { words.append(initials) }
        if facts.hasNoun { words.append(facts.synonym) }
        return words
    }

    private mutating func note(_ chain: Int, under word: UInt32) {
        if chainsOfWord[word]?.last != chain { chainsOfWord[word, default: []].append(chain) }
    }
}
