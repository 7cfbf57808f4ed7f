/// What is known so far of something that a document speaks of.
struct Chain {
    /// A noun that was used of it, with the words that modified the noun.
    struct Descriptor: Hashable {
        var head: UInt32
        var modifiers: [UInt32]
    }

    /// So many of its names and descriptors are remembered.
    private static let memory = 12

    /// The last mention.
    private(set) var last: Int
    /// The last mention that is no pronoun.
    private(set) var lastFull: Int?
    private(set) var count = 0
    private(set) var type: EntityType?
    private(set) var number: Mention.Number?
    private(set) var gender: Gender?
    private(set) var names: [[UInt32]] = []
    private(set) var initials: [UInt32] = []
    private(set) var acronyms: [UInt32] = []
    private(set) var descriptors: [Descriptor] = []
    private(set) var texts: [UInt32] = []
    /// The offices that it was called by.
    private(set) var offices: [UInt32] = []
    /// The chains of what owns it.
    private(set) var owners: [Int] = []
    /// The classes of the pronouns that were used of it, as bits.
    private(set) var pronouns: UInt32 = 0

    /// Begins a chain with a mention.
    ///
    /// - Parameters:
    ///   - mention: the number of the mention.
    ///   - facts: what is known of it.
    ///   - owner: the chain of what owns it.
    init(_ mention: Int, _ facts: MentionFacts, owner: Int?) {
        last = mention
        add(mention, facts, owner: owner)
    }

    /// Adds a mention.
    mutating func add(_ mention: Int, _ facts: MentionFacts, owner: Int?) {
        last = mention
        count += 1
        if type == nil || type == .other { type = facts.type ?? type }
        number = number ?? facts.number
        gender = gender ?? facts.gender
        if facts.form == .pronoun {
            pronouns |= 1 << facts.pronoun.rawValue
            return
        }
        lastFull = mention
        if let owner { Self.note(owner, in: &owners) }
        Self.note(facts.text, in: &texts)
        if let office = facts.office { Self.note(office, in: &offices) }
        if !facts.name.isEmpty {
            Self.note(facts.name, in: &names)
            if let letters = facts.initials {
                if facts.isAcronym { Self.note(letters, in: &acronyms) } else { Self.note(letters, in: &initials) }
            }
        }
        if facts.hasNoun {
            Self.note(Descriptor(head: facts.synonym, modifiers: facts.modifiers), in: &descriptors)
        }
        if let title = facts.titleHead {
            Self.note(Descriptor(head: title, modifiers: facts.titleModifiers), in: &descriptors)
        }
    }

    /// Whether it was called by a noun.
    func isCalled(_ noun: UInt32) -> Bool { descriptors.contains { $0.head == noun } }

    private static func note<Element: Equatable>(_ element: Element, in list: inout [Element]) {
        if list.count < memory, !list.contains(element) { list.append(element) }
    }
}
