import Language

/// How the words around a candidate match the labels and cue words of properties: features that say the same of every
/// property, so that what is learnt of one helps the others.
struct CueMatches {
    /// What is matched.
    enum Feature: Int, CaseIterable {
        case labelGoverns, labelAbove, labelBefore, labelNear, labelInside, labelAfter, labelIsSubject, labelAnywhere
        case wholeLabelNear, isLabel
        case cueGoverns, cueAbove, cueBefore, cueNear, cueAnywhere
        case kindAgrees, kindDiffers, kindUnknown
        case reading, strongReading

        /// The name in a lexicon.
        var name: String { "match: \(self)" }
    }

    let set: CandidateSet
    let vocabulary: PropertyVocabulary

    /// The features of a candidate for each property.
    ///
    /// - Parameters:
    ///   - candidate: the candidate.
    ///   - readings: what is read off the tree for it.
    /// - Returns: a vector, indexed by ``Feature``, for each property.
    /// - Complexity: O(tokens + properties).
    func features(_ candidate: ArgumentCandidate, readings: [CueReading]) -> [SIMD32<Float>] {
        var rows = [SIMD32<Float>](repeating: .zero, count: vocabulary.profiles.count)
        let tree = set.tree(candidate)
        let first = Self.firstPart(candidate.head, tree)
        addLabels(candidate, tree, first, to: &rows)
        addCues(candidate, tree, first, to: &rows)
        let evident = ValueKind.evident(candidate)
        let isUnknown = evident == nil && candidate.place != .nationality && candidate.shape != .lower
        for (index, profile) in vocabulary.profiles.enumerated() {
            let agreement = profile.valueKind?.agreement(candidate) ?? 0
            if agreement > 0 { rows[index][Feature.kindAgrees.rawValue] = agreement }
            if agreement < 0 { rows[index][Feature.kindDiffers.rawValue] = -agreement }
            if isUnknown { rows[index][Feature.kindUnknown.rawValue] = 1 }
        }
        for reading in readings {
            rows[reading.property][Feature.reading.rawValue] = max(0, min(reading.score, 3)) / 2
            rows[reading.property][Feature.strongReading.rawValue] = reading.score >= 1.6 ? 1 : 0
        }
        return rows
    }

    private func addLabels(
        _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int, to rows: inout [SIMD32<Float>]
    ) {
        func note(_ feature: Feature, _ token: Int) {
            for match in vocabulary.matches(tree.tokens[token].lemma.lowercased()) where match.share > 0 {
                rows[match.property][feature.rawValue] = max(rows[match.property][feature.rawValue], match.share)
            }
        }
        let range = candidate.tokens
        if let governor = tree.tokens[first].head {
            note(.labelGoverns, governor)
            for other in tree.dependents(of: governor) where !range.contains(other) {
                switch tree.tokens[other].relation {
                case .nsubj, .nsubjPassive, .nsubjOuter, .compound, .amod, .nummod, .obj, .nmod:
                    noteWithModifiers(other, tree, note)
                default: continue
                }
            }
            if let above = tree.tokens[governor].head { note(.labelAbove, above) }
        }
        for subject in tree.dependents(of: candidate.head, .nsubj, .nsubjPassive, .nsubjOuter)
        where !range.contains(subject) {
            noteWithModifiers(subject, tree, note)
        }
        for token in max(0, range.lowerBound - 4)..<range.lowerBound {
            note(token >= range.lowerBound - 2 ? .labelBefore : .labelNear, token)
        }
        for token in range.upperBound..<min(tree.tokens.count, range.upperBound + 2) { note(.labelAfter, token) }
        for token in range {
            let isName = range.count > 1 || tree.tokens[token].form.first?.isUppercase == true
            note(isName ? .labelInside : .isLabel, token)
        }
        for token in tree.tokens.indices where !range.contains(token) { note(.labelAnywhere, token) }
        addWholeLabels(candidate, tree, to: &rows)
    }

    private func noteWithModifiers(_ token: Int, _ tree: DependencyTree, _ note: (Feature, Int) -> Void) {
        note(.labelIsSubject, token)
        for modifier in tree.dependents(of: token, .compound, .amod) { note(.labelIsSubject, modifier) }
    }

    /// Notes the labels all of whose words stand near.
    private func addWholeLabels(
        _ candidate: ArgumentCandidate, _ tree: DependencyTree, to rows: inout [SIMD32<Float>]
    ) {
        var shares: [Int: Float] = [:]
        let near =
            max(0, candidate.tokens.lowerBound - 7)..<min(tree.tokens.count, candidate.tokens.upperBound + 4)
        var seen: Set<String> = []
        for token in near where !candidate.tokens.contains(token) {
            let lemma = tree.tokens[token].lemma.lowercased()
            guard seen.insert(lemma).inserted else { continue }
            for match in vocabulary.matches(lemma) { shares[match.property, default: 0] += match.share }
        }
        for (property, share) in shares where share >= 0.999 {
            rows[property][Feature.wholeLabelNear.rawValue] = 1
        }
    }

    private func addCues(
        _ candidate: ArgumentCandidate, _ tree: DependencyTree, _ first: Int, to rows: inout [SIMD32<Float>]
    ) {
        func note(_ feature: Feature, _ token: Int) {
            for match in vocabulary.matches(tree.tokens[token].lemma.lowercased()) where match.isCue {
                rows[match.property][feature.rawValue] = 1
            }
        }
        let range = candidate.tokens
        if let governor = tree.tokens[first].head {
            note(.cueGoverns, governor)
            if let above = tree.tokens[governor].head { note(.cueAbove, above) }
            for other in tree.dependents(of: governor, .compound, .amod, .obj, .nsubj, .nsubjPassive, .advmod)
            where !range.contains(other) {
                note(.cueAbove, other)
            }
        }
        for subject in tree.dependents(of: candidate.head, .nsubj, .nsubjPassive) where !range.contains(subject) {
            note(.cueGoverns, subject)
        }
        if first != candidate.head { note(.cueGoverns, first) }
        for token in max(0, range.lowerBound - 2)..<range.lowerBound { note(.cueBefore, token) }
        for token in max(0, range.lowerBound - 6)..<min(tree.tokens.count, range.upperBound + 3)
        where !range.contains(token) {
            note(.cueNear, token)
        }
        for token in tree.tokens.indices where !range.contains(token) { note(.cueAnywhere, token) }
    }

    /// The token above the coordinations, appositions and compounds that a token is in.
    private static func firstPart(_ token: Int, _ tree: DependencyTree) -> Int {
        var current = token
        while [.conj, .appos, .flat, .compound].contains(tree.tokens[current].relation),
            let head = tree.tokens[current].head
        {
            current = head
        }
        return current
    }
}
