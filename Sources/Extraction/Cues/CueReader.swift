import Language

/// Reads off the trees which properties the words around a candidate speak for, and whose they are.
///
/// What is looked at: the word that governs the candidate, the words beside it under that one, the subject of which it is
/// the predicate, and the kind of value that the property asks for.
struct CueReader {
    let set: CandidateSet
    let vocabulary: PropertyVocabulary

    /// A word that speaks for a property, and how it stands to the candidate.
    private struct Anchor {
        enum Position {
            case governor
            case beside
            /// The subject of the candidate as predicate, or a word of it.
            case subject
            case subjectModifier
            case above
            case after
        }

        var token: Int
        var position: Position
        var weight: Float
    }

    /// The best that speaks for a property.
    private struct Evidence {
        var score: Float = 0
        var anchor: Anchor?
    }

    /// What speaks for a candidate as object of properties, in the order of the properties.
    ///
    /// - Complexity: O(words around the candidate × properties that they speak for).
    func readings(_ object: Int) -> [CueReading] {
        let candidate = set.candidates[object]
        let tree = set.tree(candidate)
        guard !candidate.tokens.isEmpty else { return [] }
        let first = Self.firstConjunct(candidate.head, tree)
        let evidence = self.evidence(candidate, tree, first)
        return evidence.keys.sorted().compactMap { property in
            reading(object, candidate, tree, first, property, evidence[property] ?? Evidence())
        }
    }

    // MARK: - What speaks for a property

    private func evidence(_ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int) -> [Int: Evidence] {
        var evidence: [Int: Evidence] = [:]
        for anchor in anchors(candidate, tree, first) {
            for match in vocabulary.matches(tree.tokens[anchor.token].lemma.lowercased()) {
                let labelScore = match.share > 0 ? 2 * match.share + 0.3 : 0
                let score = max(labelScore, match.isCue ? 1.6 : 0) * anchor.weight
                if score > evidence[match.property]?.score ?? 0 {
                    evidence[match.property] = Evidence(score: score, anchor: anchor)
                }
            }
        }
        for (property, share) in nearShares(candidate, tree) where share > 0 {
            let isLong = vocabulary.profiles[property].contentWords.count > 1
            evidence[property, default: Evidence()].score += (isLong ? 0.8 * share : 0) + (share >= 0.999 ? 0.5 : 0)
        }
        for (property, score) in kindAlone(candidate, tree, first) where evidence[property] == nil {
            evidence[property] = Evidence(score: score)
        }
        return evidence
    }

    private func anchors(_ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int) -> [Anchor] {
        var anchors: [Anchor] = []
        let tokens = tree.tokens
        if let governor = tokens[first].head {
            anchors.append(Anchor(token: governor, position: .governor, weight: 1))
            for other in tree.dependents(of: governor) where other != first && !candidate.tokens.contains(other) {
                switch tokens[other].relation {
                case .nsubj, .nsubjPassive, .obj, .compound, .amod:
                    anchors.append(Anchor(token: other, position: .beside, weight: 0.75))
                case .advmod, .nmod, .obl, .compoundParticle, .xcomp:
                    anchors.append(Anchor(token: other, position: .beside, weight: 0.5))
                default: continue
                }
            }
            if let above = tokens[governor].head {
                anchors.append(Anchor(token: above, position: .above, weight: 0.5))
            }
        }
        for subject in tree.dependents(of: candidate.head, .nsubj, .nsubjPassive)
        where !candidate.tokens.contains(subject) {
            anchors.append(Anchor(token: subject, position: .subject, weight: 1))
            for modifier in tree.dependents(of: subject, .compound, .amod, .nmod) {
                anchors.append(Anchor(token: modifier, position: .subjectModifier, weight: 0.7))
            }
        }
        let next = candidate.tokens.upperBound
        if next < tokens.count, [.noun, .properNoun].contains(tokens[next].universalTag) {
            anchors.append(Anchor(token: next, position: .after, weight: 1))
        }
        return anchors
    }

    /// The share of the words of labels that stand near.
    private func nearShares(_ candidate: ArgumentCandidate, _ tree: DependencyTree) -> [Int: Float] {
        var shares: [Int: Float] = [:]
        let near =
            max(0, candidate.tokens.lowerBound - 6)..<min(tree.tokens.count, candidate.tokens.upperBound + 4)
        var seen: Set<String> = []
        for token in near where !candidate.tokens.contains(token) {
            let lemma = tree.tokens[token].lemma.lowercased()
            guard seen.insert(lemma).inserted else { continue }
            for match in vocabulary.matches(lemma) where match.share > 0 {
                shares[match.property, default: 0] += match.share
            }
        }
        return shares.mapValues { min($0, 1) }
    }

    /// Properties that need no word: where there is but one for the kind of value.
    private func kindAlone(
        _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int
    ) -> [(property: Int, score: Float)] {
        var found: [(Int, Float)] = []
        let preposition = tree.preposition(of: candidate.head)
        let relation = tree.tokens[first].relation
        if candidate.place == .country || candidate.place == .nationality {
            let isPlaced = preposition.map { ["in", "from", "of"].contains($0) } ?? false
            if isPlaced || relation == .amod || relation == .compound {
                found += vocabulary.ofCountries.map { ($0, 1.2) }
            }
        }
        if candidate.shape.isDate, let property = vocabulary.onlyDate { found.append((property, 1.5)) }
        if let property = vocabulary.whereabouts, ValueKind.evident(candidate) == .place,
            preposition == "in" || preposition == "at"
        {
            found.append((property, 1.2))
        }
        if preposition == "by", let governor = tree.tokens[first].head,
            [.noun, .properNoun].contains(tree.tokens[governor].universalTag)
        {
            found += vocabulary.ofMakers.map { ($0, 1.6) }
        }
        if candidate.tokens.count > 1, candidate.shape == .lower, tree.dependent(of: candidate.head, .cop) != nil {
            found += vocabulary.ofKinds.map { ($0, 1.3) }
        }
        return found
    }

    // MARK: - Readings

    private func reading(
        _ object: Int, _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int, _ property: Int,
        _ evidence: Evidence
    ) -> CueReading? {
        let profile = vocabulary.profiles[property]
        let agreement = profile.valueKind?.agreement(candidate) ?? 0
        guard agreement >= 0, evidence.score > 0 else { return nil }
        let lemma = tree.tokens[candidate.head].lemma.lowercased()
        let isItsOwnLabel = candidate.shape == .lower && profile.labelWords.contains { WordStem.areRelated(lemma, $0) }
        guard !isItsOwnLabel else { return nil }
        var score = evidence.score + 0.6 * agreement - Self.doubt(candidate, tree)
        var subject: Int?
        for token in subjects(candidate, tree, first, evidence.anchor) {
            subject = named(token, candidate)
            if subject != nil { break }
        }
        let isCommon = subject.map { index in
            let found = set.candidates[index]
            return found.shape == .lower || [.noun, .pronoun].contains(tree.tokens[found.head].universalTag)
        }
        if isCommon ?? true {
            score -= 0.3
            subject = set.topic(for: candidate, before: subject.map { set.candidates[$0] } ?? candidate) ?? subject
        }
        return CueReading(property: property, object: object, subject: subject, score: score)
    }

    /// What speaks against the words being the whole of a value.
    private static func doubt(_ candidate: ArgumentCandidate, _ tree: DependencyTree) -> Float {
        var doubt: Float = 0
        if candidate.entity != nil, candidate.fit == .cut { doubt += 0.8 }
        if candidate.continuesBefore { doubt += 0.6 }
        if candidate.continuesAfter { doubt += 0.5 }
        if candidate.shape == .lower, candidate.tokens.count == 1 { doubt += 0.3 }
        if [.verb, .adverb, .pronoun].contains(tree.tokens[candidate.head].universalTag) { doubt += 1.5 }
        return doubt
    }

    /// The best candidate for a token, or for its apposition, that can be the subject of an object.
    private func named(_ token: Int, _ object: ArgumentCandidate) -> Int? {
        let tree = set.tree(object)
        var tokens = [token]
        if tree.tokens[token].universalTag != .properNoun { tokens += tree.dependents(of: token, .appos) }
        for token in tokens {
            let found = set.at(TokenPlace(sentence: object.sentence, token: token)).first { index in
                !set.candidates[index].overlaps(object) && !set.candidates[index].shape.isValue
            }
            if let found { return found }
        }
        return nil
    }

    // MARK: - Whose it is

    private func subjects(
        _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int, _ anchor: Anchor?
    ) -> [Int] {
        var found: [Int] = []
        if let anchor { found += subjects(of: anchor, candidate, tree, first) }
        let governor = tree.tokens[first].head ?? candidate.head
        found += Self.subjects(of: governor, tree, depth: 0)
        if [.noun, .properNoun].contains(tree.tokens[governor].universalTag) { found.append(governor) }
        found += Self.subjects(of: Self.clauseHead(first, tree), tree, depth: 0)
        return found
    }

    private func subjects(
        of anchor: Anchor, _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int
    ) -> [Int] {
        let tokens = tree.tokens
        func isOutside(_ token: Int) -> Bool { token != first && !candidate.tokens.contains(token) }
        if anchor.position == .subject || anchor.position == .subjectModifier {
            // "the currency of X is Y", "X's currency is Y"
            var noun = anchor.token
            while [.compound, .amod].contains(tokens[noun].relation), let head = tokens[noun].head { noun = head }
            let owners = tree.dependents(of: noun, .nmodPossessive, .nmod, .compound).filter(isOutside)
            return tokens[noun].universalTag == .noun ? owners : owners + [noun]
        }
        if [.noun, .properNoun, .adjective].contains(tokens[anchor.token].universalTag) {
            // "Y is the capital of X", "X, whose capital is Y"
            return tree.dependents(of: anchor.token, .nmodPossessive, .nmod).filter(isOutside)
                + Self.subjects(of: anchor.token, tree, depth: 0).filter(isOutside)
                + Self.subjects(of: Self.clauseHead(anchor.token, tree), tree, depth: 0)
        }
        var found: [Int] = []
        if anchor.position == .governor, tokens[first].relation == .nsubj {
            found += tree.dependents(of: anchor.token, .obj, .nsubjPassive, .obl)
        }
        found += Self.subjects(of: anchor.token, tree, depth: 0)
        return found + tree.dependents(of: anchor.token, .obj)
    }

    /// Who or what a predicate says something of.
    private static func subjects(of predicate: Int, _ tree: DependencyTree, depth: Int) -> [Int] {
        guard depth < 7 else { return [] }
        let token = tree.tokens[predicate]
        let own = tree.dependents(of: predicate, .nsubj, .nsubjPassive, .csubj)
        if !own.isEmpty {
            return own.flatMap { subject in
                let isRelative =
                    token.relation.universal == .acl
                    && ["which", "that", "who", "whose"].contains(tree.tokens[subject].lemma.lowercased())
                guard isRelative, let head = token.head else { return [subject] }
                return resolved(head, tree)
            }
        }
        guard let head = token.head else { return [] }
        switch token.relation.universal {
        case .conj, .xcomp, .advcl, .parataxis, .ccomp: return subjects(of: head, tree, depth: depth + 1)
        case .appos: return [head] + subjects(of: head, tree, depth: depth + 1)
        case .acl: return resolved(head, tree)
        default: return []
        }
    }

    /// What a noun is said of, and the noun: "X" for "film" in "X is a film".
    private static func resolved(_ noun: Int, _ tree: DependencyTree) -> [Int] {
        let own = tree.dependents(of: noun, .nsubj, .csubj)
        if !own.isEmpty { return own + [noun] }
        if tree.tokens[noun].relation == .appos, let head = tree.tokens[noun].head { return [head, noun] }
        return [noun]
    }

    /// The predicate above the noun phrases that a token is in.
    private static func clauseHead(_ token: Int, _ tree: DependencyTree) -> Int {
        var current = token
        while let head = tree.tokens[current].head {
            switch tree.tokens[current].relation {
            case .conj, .appos, .flat, .compound, .nmod, .amod, .nmodPossessive: current = head
            default: return head
            }
        }
        return current
    }

    /// The first of the coordinated nouns that a token is one of.
    static func firstConjunct(_ token: Int, _ tree: DependencyTree) -> Int {
        var current = token
        while [.conj, .flat].contains(tree.tokens[current].relation), tree.tokens[current].universalTag != .verb,
            let head = tree.tokens[current].head
        {
            current = head
        }
        return current
    }
}
