import Language

/// Mends trees where the words themselves show that the parser hung a phrase on the wrong word.
///
/// Each rule holds whatever the words mean: a name in apposition belongs to an office rather than to the place that the
/// office is for; a subject has no preposition; a gerund is not on a par with a finite verb.
struct TreeRepair {
    private var sentence: Sentence
    private let gazetteer: Gazetteer

    /// The sentence with its tree mended.
    ///
    /// - Complexity: O(n) in the tokens, times the depth of the tree.
    static func mended(_ sentence: Sentence, gazetteer: Gazetteer) -> Sentence {
        var repair = TreeRepair(sentence: sentence, gazetteer: gazetteer)
        repair.run()
        return repair.sentence
    }

    private mutating func run() {
        for entity in sentence.entities where entity.type == .person {
            guard let head = head(of: entity.tokens) else { continue }
            moveApposition(head)
            joinOffice(before: entity.tokens, head)
        }
        for token in sentence.tokens.indices {
            switch sentence.tokens[token].relation {
            case .nsubj, .nsubjPassive: freePlace(before: token)
            case .conj: moveGerund(token)
            case .amod: freeModifier(token)
            default: break
            }
        }
    }

    // MARK: - Offices and their holders

    /// "The minister for Asia, Ana Ruiz": the name goes with the minister, not with Asia.
    private mutating func moveApposition(_ name: Int) {
        guard sentence.tokens[name].relation == .appos, var above = sentence.tokens[name].head else { return }
        for _ in 0..<3 where !isOffice(above) {
            guard sentence.tokens[above].relation == .nmod, let next = sentence.tokens[above].head else { return }
            above = next
        }
        if isOffice(above) { attach(name, to: above, as: .appos) }
    }

    /// "Secretary of State Ana Ruiz": the office describes the name, which takes its place in the clause.
    private mutating func joinOffice(before name: Range<Int>, _ head: Int) {
        guard let office = office(before: name.lowerBound), sentence.tokens[head].head != office,
            let above = sentence.tokens[office].head, !name.contains(above), !isBelow(above, head)
        else { return }
        let relation = sentence.tokens[office].relation
        for token in dependents(of: office) where [.case, .punct, .conj, .cc].contains(sentence.tokens[token].relation)
        {
            sentence.tokens[token].head = head
        }
        attach(head, to: above, as: relation)
        sentence.tokens[office].head = head
        sentence.tokens[office].relation = .nmodDescription
        sentence.entities.removeAll { $0.type == .person && $0.tokens.contains(office) }
    }

    /// The office that stands with "of" or "for" and its field right before a name.
    private func office(before name: Int) -> Int? {
        var token = name - 1
        while token > 0, sentence.tokens[token].universalTag == .properNoun, name - token <= 4 { token -= 1 }
        guard token > 0, token < name - 1, ["of", "for"].contains(sentence.tokens[token].form),
            isOffice(token - 1), sentence.tokens[token - 1].form.first?.isUppercase == true
        else { return nil }
        return token - 1
    }

    private func isOffice(_ token: Int) -> Bool { gazetteer.isOffice(sentence.tokens[token]) }

    // MARK: - Clauses

    /// "In Turkey Minister Ruiz met …": what has a preposition is no part of the subject.
    private mutating func freePlace(before subject: Int) {
        guard let verb = sentence.tokens[subject].head,
            let preposition = dependents(of: subject).first(where: {
                sentence.tokens[$0].relation == .case && sentence.tokens[$0].universalTag == .adposition && $0 < subject
            }),
            let place = sentence.entities.first(where: { $0.tokens.lowerBound == preposition + 1 && $0.type == .place }
            ),
            let head = head(of: place.tokens), head != subject, isBelow(head, subject)
        else { return }
        attach(head, to: verb, as: .obl)
        sentence.tokens[preposition].head = head
    }

    /// "Groups focused on helping refugees and preventing crime met": what has the same form is on a par.
    private mutating func moveGerund(_ gerund: Int) {
        guard sentence.tokens[gerund].pennTag == "VBG", let verb = sentence.tokens[gerund].head,
            ["VBD", "VBZ", "VBP"].contains(sentence.tokens[verb].pennTag), verb < gerund
        else { return }
        guard !dependents(of: gerund).contains(where: { [.aux, .nsubj].contains(sentence.tokens[$0].relation) })
        else { return }
        let partner = (max(verb, gerund - Self.reach)..<gerund).last { sentence.tokens[$0].pennTag == "VBG" }
        if let partner, isBelow(partner, verb) { attach(gerund, to: partner, as: .conj) }
    }

    /// "Topics including human rights and trade": an adjective has neither a preposition nor nouns beside it; its noun has.
    private mutating func freeModifier(_ adjective: Int) {
        guard sentence.tokens[adjective].universalTag == .adjective, let noun = sentence.tokens[adjective].head,
            adjective < noun
        else { return }
        for token in dependents(of: adjective) {
            let isPreposition = sentence.tokens[token].relation == .case && token < adjective
            let isNoun =
                sentence.tokens[token].relation == .conj && token > noun
                && sentence.tokens[token].universalTag == .noun
            if isPreposition || isNoun { sentence.tokens[token].head = noun }
        }
    }

    // MARK: - Trees

    /// How far from a word what depends on it is looked for, so that the time is linear in long sentences too.
    private static let reach = 30

    private func dependents(of head: Int) -> [Int] {
        (max(0, head - Self.reach)..<min(sentence.tokens.count, head + Self.reach)).filter {
            sentence.tokens[$0].head == head
        }
    }

    private mutating func attach(_ token: Int, to head: Int, as relation: DependencyRelation) {
        guard !isBelow(head, token) else { return }
        sentence.tokens[token].head = head
        sentence.tokens[token].relation = relation
    }

    /// Whether a token is another one or stands below it.
    private func isBelow(_ token: Int, _ ancestor: Int) -> Bool {
        var current: Int? = token
        while let next = current {
            if next == ancestor { return true }
            current = sentence.tokens[next].head
        }
        return false
    }

    /// The token of a range whose head stands outside it.
    private func head(of range: Range<Int>) -> Int? {
        range.first { token in sentence.tokens[token].head.map { !range.contains($0) } ?? true }
    }
}
