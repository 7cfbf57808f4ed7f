/// The features by which a mention is added to a chain, or begins a new one.
struct CoreferenceFeatures {
    private mutating func addOwner(_ owner: Int?, _ facts: MentionFacts, _ chain: Chain, _ sight: UInt32) {
        let relation: UInt32
        if let owner {
            relation = chain.owners.isEmpty ? 1 : chain.owners.contains(owner) ? 2 : 3
        } else {
            relation = (facts.owner == nil ? 4 : 6) + (chain.owners.isEmpty ? 0 : 1)
        }
        let (hasHead, fit) = descriptorFit(facts, chain)
        add(660, sight, relation, hasHead)
        add(661, relation, hasHead << 8 | fit)
        add(662, relation, chain.texts.contains(facts.text) ? 1 : 0, sight)
    }

    /// How the name of a mention is related to the names of a chain.
    enum NameRelation: UInt32 {
        case none, same, part, acronym, overlapping, different
    }

    private let facts: [MentionFacts]
    private(set) var features: [UInt32] = []

    init(_ facts: [MentionFacts]) {
        self.facts = facts
    }

    private mutating func add(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
        features.append(mixed(template, a, b, c))
    }

    /// What a mention is at first sight: its form, the class of a pronoun, the type of a name.
    private static func sight(_ facts: MentionFacts) -> UInt32 {
        switch facts.form {
        case .pronoun: 100 + facts.pronoun.rawValue
        case .name: 50 + code(facts.type)
        default: facts.form.rawValue
        }
    }

    private static func code(_ type: EntityType?) -> UInt32 {
        switch type {
        case nil: 0
        case .person: 1
        case .organization: 2
        case .place: 3
        case .time: 4
        case .quantity: 5
        case .nationality: 6
        case .other: 7
        }
    }

    private static func code(_ number: Mention.Number?) -> UInt32 {
        switch number {
        case nil: 0
        case .singular: 1
        case .plural: 2
        }
    }

    private static func code(_ gender: Gender?) -> UInt32 {
        switch gender {
        case nil: 0
        case .female: 1
        case .male: 2
        }
    }

    private static func bucket(_ count: Int) -> UInt32 {
        switch count {
        case ..<4: UInt32(max(0, count))
        case ..<6: 4
        case ..<10: 5
        case ..<20: 6
        case ..<50: 7
        default: 8
        }
    }

    // MARK: - New chains

    /// The features of a mention that begins a chain.
    ///
    /// - Parameters:
    ///   - mention: the mention.
    ///   - hasHead: whether a chain before was called by the same noun or name.
    mutating func setNew(_ mention: Int, hasHead: Bool, hasText: Bool) {
        features.removeAll(keepingCapacity: true)
        let facts = facts[mention]
        let sight = Self.sight(facts)
        add(700, sight)
        add(701, sight, facts.role.rawValue)
        add(702, facts.headLemma, facts.form.rawValue)
        add(703, sight, Self.code(facts.type))
        add(704, sight, min(UInt32(facts.modifiers.count), 3), min(UInt32(facts.span.upperBound - facts.head), 4))
        add(705, sight, Self.bucket(facts.sentence))
        add(706, sight, hasHead ? 1 : 0, hasText ? 1 : 0)
        add(707, sight, Self.bucket(mention))
        add(708, facts.governorLemma, facts.role.rawValue)
        add(709, sight, facts.number == .plural ? 1 : 0)
        add(710, sight, min(UInt32(facts.head), 4))
    }

    // MARK: - Known chains

    /// The features of a mention that belongs to a chain.
    ///
    /// - Parameters:
    ///   - mention: the mention.
    ///   - chain: the chain.
    ///   - rank: how many chains were mentioned after it.
    ///   - owner: the chain of what owns the thing, where the mention says so.
    mutating func set(_ mention: Int, _ chain: Chain, rank: Int, owner: Int?) {
        features.removeAll(keepingCapacity: true)
        let (facts, last) = (facts[mention], facts[chain.last])
        let sight = Self.sight(facts)
        let distance = Self.bucket(facts.sentence - last.sentence)
        addPlace(facts, last, sight, distance, mention - chain.last, rank)
        addAgreement(facts, chain, sight, distance)
        addRoles(facts, last, sight, distance)
        if facts.form == .pronoun {
            addPronoun(facts, chain, sight, distance)
        } else {
            addWords(facts, chain, last, sight, distance)
            addOwner(owner, facts, chain, sight)
        }
    }

    private mutating func addPlace(
        _ facts: MentionFacts, _ last: MentionFacts, _ sight: UInt32, _ distance: UInt32, _ between: Int, _ rank: Int
    ) {
        let lastSight = Self.sight(last)
        add(600, sight)
        add(601, sight, lastSight)
        add(602, sight, distance)
        add(603, sight, lastSight, distance)
        add(604, sight, Self.bucket(between))
        add(605, sight, Self.bucket(rank))
        add(606, sight, lastSight, Self.bucket(between))
    }

    private mutating func addAgreement(_ facts: MentionFacts, _ chain: Chain, _ sight: UInt32, _ distance: UInt32) {
        let type = Self.code(chain.type)
        let (number, gender) = (Self.code(chain.number), Self.code(chain.gender))
        add(610, sight, type)
        add(611, sight, number, Self.code(facts.number))
        add(612, sight, gender, Self.code(facts.gender))
        add(613, sight, type, Self.code(facts.type))
        add(614, sight, number << 8 | type, distance)
        add(615, sight, Self.bucket(chain.count))
        add(616, sight, Self.bucket(chain.count), distance)
        add(617, sight, chain.names.isEmpty ? 0 : 1, distance)
        for pronoun in PronounClass.allCases where chain.pronouns & 1 << pronoun.rawValue != 0 {
            add(618, sight, pronoun.rawValue)
        }
        add(619, sight, chain.pronouns == 0 ? 0 : 1, chain.lastFull == nil ? 0 : 1)
    }

    private mutating func addRoles(_ facts: MentionFacts, _ last: MentionFacts, _ sight: UInt32, _ distance: UInt32) {
        let roles = facts.role.rawValue << 8 | last.role.rawValue
        add(620, sight, roles, distance)
        add(621, roles, distance)
        add(622, sight, last.role.rawValue)
        guard facts.sentence == last.sentence else { return }
        let isSameClause = facts.governor != nil && facts.governor == last.governor
        add(623, sight, isSameClause ? 1 : 0, roles)
        if facts.governor == last.head { add(624, sight, facts.role.rawValue, Self.sight(last)) }
        if last.governor == facts.head { add(625, sight, last.role.rawValue, Self.sight(last)) }
        let gap = facts.span.lowerBound - last.span.upperBound
        if 0...2 ~= gap { add(626, sight, UInt32(gap), facts.role.rawValue) }
    }

    private mutating func addPronoun(_ facts: MentionFacts, _ chain: Chain, _ sight: UInt32, _ distance: UInt32) {
        let full = chain.lastFull.map { self.facts[$0] }
        add(630, sight, full?.headLemma ?? 0)
        add(631, sight, full.map { Self.sight($0) } ?? 0, Self.code(chain.number))
        add(632, sight, full.map { Self.bucket(facts.sentence - $0.sentence) } ?? 15)
        add(633, sight, facts.governorLemma, full?.headLemma ?? 0)
        add(634, facts.governorLemma, facts.role.rawValue, Self.code(chain.type))
        add(635, sight, full?.form.rawValue ?? 15, distance)
    }

    private mutating func addWords(
        _ facts: MentionFacts, _ chain: Chain, _ last: MentionFacts, _ sight: UInt32, _ distance: UInt32
    ) {
        let relation = Self.nameRelation(facts, chain)
        let (hasHead, fit) = descriptorFit(facts, chain)
        let isSameText: UInt32 = chain.texts.contains(facts.text) ? 1 : 0
        let hasName: UInt32 = chain.names.isEmpty ? 0 : 1
        add(640, sight, isSameText)
        add(641, sight, isSameText, distance)
        add(642, sight, relation.rawValue)
        add(643, sight, relation.rawValue, Self.code(chain.type))
        add(644, sight, hasHead, fit)
        add(645, sight, hasHead << 8 | fit, distance)
        add(646, sight, hasHead << 8 | isSameText, hasName)
        add(647, facts.headLemma, hasHead << 8 | fit, facts.form.rawValue)
        add(648, sight, hasHead << 4 | isSameText, Self.sight(last))
        if let full = chain.lastFull.map({ self.facts[$0] }) {
            add(649, facts.headLemma, full.headLemma)
            add(650, sight, Self.sight(full), hasHead << 8 | fit)
            add(651, sight, facts.number == full.number ? 1 : 0, hasHead << 8 | isSameText)
        }
        add(652, sight, facts.role == .apposition && facts.governor == last.head ? 1 : 0, Self.sight(last))
    }

    /// How the name of a mention is related to those of a chain; the nearest relation counts.
    static func nameRelation(_ facts: MentionFacts, _ chain: Chain) -> NameRelation {
        guard !facts.name.isEmpty, !chain.names.isEmpty else { return .none }
        if chain.names.contains(facts.name) { return .same }
        if let initials = facts.initials, (facts.isAcronym ? chain.initials : chain.acronyms).contains(initials) {
            return .acronym
        }
        if chain.names.contains(where: { isPart($0, facts.name) }) { return .part }
        let words = facts.name
        return chain.names.contains { $0.contains { words.contains($0) } } ? .overlapping : .different
    }

    /// Whether one name is the beginning or the end of another.
    private static func isPart(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        let (longer, shorter) = left.count >= right.count ? (left, right) : (right, left)
        return longer.count > shorter.count
            && (longer.starts(with: shorter) || longer.suffix(shorter.count).elementsEqual(shorter))
    }

    /// Whether a chain was called by the noun of a mention, and how well the words around the noun fit: the same, fewer,
    /// more, others.
    private func descriptorFit(_ facts: MentionFacts, _ chain: Chain) -> (hasHead: UInt32, fit: UInt32) {
        guard facts.hasNoun else { return (0, 0) }
        var best: UInt32 = 9
        for descriptor in chain.descriptors where descriptor.head == facts.synonym {
            let (mine, theirs) = (facts.modifiers, descriptor.modifiers)
            let fewer = mine.allSatisfy { theirs.contains($0) }
            let more = theirs.allSatisfy { mine.contains($0) }
            best = min(best, fewer && more ? 1 : fewer ? 2 : more ? 3 : 4)
        }
        return best == 9 ? (0, 0) : (1, best)
    }
}
