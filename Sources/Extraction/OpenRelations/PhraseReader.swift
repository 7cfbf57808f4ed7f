import Language

/// Reads off a tree which words belong to a phrase.
struct PhraseReader: Sendable {
    let tree: DependencyTree

    private var tokens: [Token] { tree.tokens }

    /// What of a phrase is read.
    enum Extent {
        /// All that hangs on its head.
        case full
        /// Not its relative clauses, appositions and parentheses.
        case plain
        /// Nor its further conjuncts.
        case single
    }

    /// The words of a phrase without what marks its place in the clause.
    ///
    /// - Parameters:
    ///   - head: the token at the top.
    ///   - leftOut: further dependents of the head to leave out with all below.
    func words(of head: Int, _ extent: Extent = .full, without leftOut: Set<Int> = []) -> OpenPhrase {
        let found = tree.subtree(of: head) { index in
            leftOut.contains(index) || isOutside(index, of: head, extent)
        }
        return OpenPhrase(tokens: trimmed(found))
    }

    private func isOutside(_ index: Int, of head: Int, _ extent: Extent) -> Bool {
        let token = tokens[index]
        if token.head == head {
            switch token.relation {
            case .case where token.pennTag != "POS": return true
            case .mark where index < head: return true
            case .cc where index < head, .discourse, .vocative: return true
            case .cc, .conj: return extent == .single
            default: break
            }
        }
        guard extent != .full else { return false }
        switch token.relation {
        case .aclRelative, .advclRelative, .parataxis: return true
        case .appos, .acl: return index > 0 && index > (token.head ?? 0) && isCutOff(index)
        default: return false
        }
    }

    /// A phrase and the further ones coordinated with it, but no clause that the parser hung there.
    func conjuncts(of head: Int) -> [Int] {
        tree.conjuncts(of: head).filter { index in
            index == head || tree.dependent(of: index, .cop, .nsubj, .nsubjPassive, .aux, .auxPassive) == nil
        }
    }

    /// What hangs on a noun because it is a predicate, not because it is a noun.
    func clauseLevel(of noun: Int) -> Set<Int> {
        guard tree.dependent(of: noun, .cop, .nsubj, .nsubjPassive) != nil else { return [] }
        return Set(
            tree.dependents(of: noun).filter {
                [
                    .cop, .nsubj, .nsubjPassive, .nsubjOuter, .csubj, .aux, .advmod, .advcl, .obl, .oblUnmarked, .mark,
                    .parataxis, .expl, .ccomp, .cc, .conj,
                ].contains(tokens[$0].relation)
            })
    }

    /// Whether a comma, dash or parenthesis stands between a phrase and what it hangs on.
    func isCutOff(_ index: Int) -> Bool {
        guard let first = tree.subtree(of: index).first else { return false }
        if tokens[first].universalTag == .punctuation { return true }
        return first > 0 && tokens[first - 1].universalTag == .punctuation
    }

    /// Words without punctuation at the edges, unless it closes or opens what is inside.
    func trimmed(_ words: [Int]) -> [Int] {
        var words = words[...]
        while let first = words.first, isEdge(first, closing: words.dropFirst()) { words.removeFirst() }
        while let last = words.last, isEdge(last, opening: words.dropLast()) { words.removeLast() }
        if let first = words.first, let last = words.last, words.count > 2,
            Self.pairs[tokens[first].form] == tokens[last].form,
            tokens[first].form != tokens[last].form
        {
            return trimmed(Array(words.dropFirst().dropLast()))
        }
        return Array(words)
    }

    private static let pairs: [String: String] = ["(": ")", "[": "]", "{": "}", "\"": "\"", "\u{201C}": "\u{201D}"]

    private func isEdge(_ index: Int, closing rest: ArraySlice<Int>) -> Bool {
        guard tokens[index].universalTag == .punctuation || tokens[index].relation == .cc else { return false }
        guard let close = Self.pairs[tokens[index].form] else { return true }
        return !rest.contains { tokens[$0].form == close }
    }

    private func isEdge(_ index: Int, opening rest: ArraySlice<Int>) -> Bool {
        guard tokens[index].universalTag == .punctuation else { return false }
        guard let open = Self.pairs.first(where: { $0.value == tokens[index].form })?.key else { return true }
        return !rest.contains { tokens[$0].form == open }
    }
}
