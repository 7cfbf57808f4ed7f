import Language

/// What can be seen of a candidate and of two of them, as features that a person can read.
///
/// A feature names the end that it looks at, what of it, and what is there: `object oblique-by of: direct`.
struct CueFeatures {
    let set: CandidateSet

    // MARK: - Objects

    /// The features of a candidate as an object.
    func object(_ candidate: ArgumentCandidate) -> [String] {
        let tree = set.tree(candidate)
        var found = common(candidate, tree, end: "object")
        let head = candidate.head
        found.append("object text: \(candidate.key)")
        found.append("object last: \(lemma(candidate.tokens.upperBound - 1, tree))")
        found.append("object tag: \(tree.tokens[head].universalTag.rawValue)")
        found += governors(candidate, tree)
        found += surroundings(candidate, tree)
        return found
    }

    private func governors(_ candidate: ArgumentCandidate, _ tree: DependencyTree) -> [String] {
        let head = candidate.head
        let step = self.step(head, tree)
        let governor = tree.tokens[head].head
        let word = governor.map { self.word($0, tree) } ?? "-"
        var found = ["object is: \(step)", "object under: \(word)", "object \(step) of: \(word)"]
        var first = head
        while [.conj, .appos, .flat, .compound].contains(tree.tokens[first].relation),
            let above = tree.tokens[first].head
        {
            first = above
        }
        if first != head {
            let above = tree.tokens[first].head.map { self.word($0, tree) } ?? "-"
            found += [
                "object with \(self.step(first, tree)) of: \(above)", "object with one under: \(above)",
                "object with: \(self.word(first, tree))",
            ]
        }
        if let governor, let above = tree.tokens[governor].head {
            found.append("object \(step) of \(word) \(self.step(governor, tree)) of: \(self.word(above, tree))")
        }
        return found
    }

    private func surroundings(_ candidate: ArgumentCandidate, _ tree: DependencyTree) -> [String] {
        let (start, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
        func lemma(_ index: Int) -> String { self.lemma(index, tree) }
        var found = [
            "object after: \(lemma(start - 1))", "object after: \(lemma(start - 2)) \(lemma(start - 1))",
            "object after: \(lemma(start - 3)) \(lemma(start - 2)) \(lemma(start - 1))",
            "object before: \(lemma(end))", "object before: \(lemma(end)) \(lemma(end + 1))",
            "object at: \(min(4, start / 6))",
        ]
        for index in max(0, start - 6)..<start where isContent(index, tree) {
            found.append("object behind: \(lemma(index))")
        }
        for index in end..<min(tree.tokens.count, end + 4) where isContent(index, tree) {
            found.append("object ahead of: \(lemma(index))")
        }
        return found
    }

    private func isContent(_ token: Int, _ tree: DependencyTree) -> Bool {
        [.verb, .noun].contains(tree.tokens[token].universalTag)
    }

    // MARK: - Subjects

    /// The features of a candidate as a subject.
    func subject(_ candidate: ArgumentCandidate) -> [String] {
        let tree = set.tree(candidate)
        var found = common(candidate, tree, end: "subject")
        let head = candidate.head
        found.append("subject is: \(step(head, tree))")
        found.append("subject under: \(tree.tokens[head].head.map { word($0, tree) } ?? "-")")
        found.append("subject after: \(lemma(candidate.tokens.lowerBound - 1, tree))")
        found.append("subject before: \(lemma(candidate.tokens.upperBound, tree))")
        found.append("subject at: \(min(3, candidate.tokens.lowerBound))")
        found.append("subject in sentence: \(min(3, candidate.sentence))")
        found.append("subject text: \(candidate.key)")
        return found
    }

    /// What tells that the subject of an object does not stand in the text.
    func noSubject(of object: ArgumentCandidate) -> [String] {
        let tree = set.tree(object)
        guard
            let subject = tree.tokens.indices.prefix(12).first(where: { tree.tokens[$0].relation.universal == .nsubj })
        else { return ["no subject", "no subject: none"] }
        var found = ["no subject", "no subject: \(word(subject, tree))"]
        if tree.tokens[subject].universalTag == .pronoun { found.append("no subject: pronoun") }
        let isPointed = tree.dependents(of: subject).contains {
            ["the", "this", "it"].contains(tree.tokens[$0].lemma.lowercased())
        }
        if isPointed { found.append("no subject: definite") }
        return found
    }

    // MARK: - Both

    /// The features of two candidates as subject and object.
    func pair(_ subject: ArgumentCandidate, _ object: ArgumentCandidate) -> [String] {
        var found: [String] = []
        if subject.sentence == object.sentence {
            found += path(subject, object)
        } else {
            found.append("pair in two sentences")
        }
        let isInOrder = subject.isBefore(object)
        found.append("pair order: \(isInOrder ? "subject" : "object") first")
        let (left, right) = isInOrder ? (subject, object) : (object, subject)
        let distance = set.position(right) - set.end(left)
        found.append("pair apart: \(min(5, max(0, distance) / 3))")
        found.append("pair of: \(entity(subject)) \(entity(object))")
        found.append("pair of: \(subject.place.rawValue) \(object.place.rawValue)")
        found.append("pair of: \(subject.shape.rawValue) \(object.shape.rawValue)")
        if left.sentence == right.sentence, (0...6).contains(distance) {
            let tree = set.tree(left)
            let words = (left.tokens.upperBound..<right.tokens.lowerBound).map { lemma($0, tree) }
            found.append("pair around: \(words.joined(separator: " "))")
        }
        return found
    }

    private func path(_ subject: ArgumentCandidate, _ object: ArgumentCandidate) -> [String] {
        let tree = set.tree(subject)
        let (fromSubject, fromObject) = (way(subject.head, tree), way(object.head, tree))
        guard let meeting = fromObject.firstIndex(where: { fromSubject.contains($0) }),
            let rise = fromSubject.firstIndex(of: fromObject[meeting])
        else { return [] }
        let up = fromSubject[..<rise]
        let down = fromObject[..<meeting]
        let top = fromObject[meeting]
        func steps(_ tokens: ArraySlice<Int>, withWords: Bool) -> String {
            tokens.enumerated().map { position, token in
                step(token, tree) + (withWords && position > 0 ? "|" + word(token, tree) : "")
            }.joined(separator: "<")
        }
        let downWords = steps(down, withWords: true)
        var found = [
            "pair path: \(steps(up, withWords: true))^\(word(top, tree))^\(downWords)",
            "pair way: \(steps(up, withWords: false))^\(steps(down, withWords: false))",
            "pair top: \(word(top, tree))^\(downWords)", "pair steps: \(min(6, up.count + down.count))",
            "pair rise: \(min(3, up.count))",
        ]
        let inner = Array(up.dropFirst()) + (up.isEmpty || down.isEmpty ? [] : [top]) + Array(down.dropFirst())
        found += inner.map { "pair through: \(word($0, tree))" }
        return found
    }

    /// A token and those above it.
    private func way(_ token: Int, _ tree: DependencyTree) -> [Int] {
        var way = [token]
        while let head = tree.tokens[way[way.count - 1]].head, way.count < 30 { way.append(head) }
        return way
    }

    // MARK: - Words

    private func common(_ candidate: ArgumentCandidate, _ tree: DependencyTree, end: String) -> [String] {
        let ends =
            (candidate.continuesBefore ? "<" : "") + (candidate.continuesAfter ? ">" : "")
            + (candidate.isFirst ? "1" : "")
        return [
            "\(end) found as: \(candidate.origin.rawValue)\(ends)", "\(end) shape: \(candidate.shape.rawValue)",
            "\(end) entity: \(entity(candidate))", "\(end) place: \(candidate.place.rawValue)",
            "\(end) noun: \(word(candidate.head, tree))", "\(end) length: \(min(5, candidate.tokens.count))",
            "\(end) between: \(neighbours(candidate, tree))",
        ]
    }

    private func neighbours(_ candidate: ArgumentCandidate, _ tree: DependencyTree) -> String {
        let nominal: Set<UniversalTag> = [.noun, .properNoun, .numeral]
        let (start, end) = (candidate.tokens.lowerBound, candidate.tokens.upperBound)
        let isBefore =
            start > 0
            && (nominal.contains(tree.tokens[start - 1].universalTag)
                || tree.tokens[start - 1].universalTag == .adjective)
        let isAfter = end < tree.tokens.count && nominal.contains(tree.tokens[end].universalTag)
        return (isBefore ? "noun" : "-") + " " + (isAfter ? "noun" : "-")
    }

    private func entity(_ candidate: ArgumentCandidate) -> String {
        candidate.entity.map { "\($0.rawValue) \(candidate.fit.rawValue)" } ?? "-"
    }

    /// The lemma of a token; a dash beyond the sentence.
    private func lemma(_ index: Int, _ tree: DependencyTree) -> String {
        tree.tokens.indices.contains(index) ? tree.tokens[index].lemma.lowercased() : "-"
    }

    /// The lemma of a token, one mark for all names.
    private func word(_ token: Int, _ tree: DependencyTree) -> String {
        tree.tokens[token].universalTag == .properNoun ? "~" : tree.tokens[token].lemma.lowercased()
    }

    /// How a token depends on its head, with its preposition.
    private func step(_ token: Int, _ tree: DependencyTree) -> String {
        let relation = tree.tokens[token].relation
        let name =
            relation == .nsubjPassive || relation == .oblAgent ? relation.rawValue : relation.universal.rawValue
        let preposition = tree.dependent(of: token, .case).map { "_" + lemma($0, tree) } ?? ""
        return name + preposition
    }
}
