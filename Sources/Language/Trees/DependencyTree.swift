/// The dependency tree of a sentence, with the way down as well as the way up.
///
/// A sentence knows the head of each token; a tree knows its dependents too. Making one takes time linear in the
/// number of tokens.
public struct DependencyTree: Sendable {
    /// The sentence.
    public let sentence: Sentence
    /// The dependents of all tokens, token after token.
    private let dependents: [Int32]
    /// Where the dependents of each token start in `dependents`; one longer than the tokens.
    private let starts: [Int32]

    /// Makes the tree of a sentence.
    ///
    /// - Parameter sentence: a sentence whose heads form a tree: one root, no cycle, all heads in the sentence.
    public init(_ sentence: Sentence) {
        let count = sentence.tokens.count
        var starts = [Int32](repeating: 0, count: count + 1)
        for token in sentence.tokens {
            if let head = token.head { starts[head + 1] += 1 }
        }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        var dependents = [Int32](repeating: 0, count: Int(starts[count]))
        for (index, token) in sentence.tokens.enumerated() {
            guard let head = token.head else { continue }
            dependents[Int(next[head])] = Int32(index)
            next[head] += 1
        }
        self.sentence = sentence
        self.starts = starts
        self.dependents = dependents
    }

    /// The tokens of the sentence.
    public var tokens: [Token] { sentence.tokens }

    /// The dependents of a token, from left to right.
    public func dependents(of token: Int) -> some RandomAccessCollection<Int> & Sendable {
        dependents[Int(starts[token])..<Int(starts[token + 1])].lazy.map(Int.init)
    }

    /// The dependents of a token that stand in one of some relations to it.
    public func dependents(of token: Int, _ relations: DependencyRelation...) -> [Int] {
        dependents(of: token).filter { relations.contains(tokens[$0].relation) }
    }

    /// The first dependent of a token that stands in one of some relations to it.
    public func dependent(of token: Int, _ relations: DependencyRelation...) -> Int? {
        dependents(of: token).first { relations.contains(tokens[$0].relation) }
    }

    /// Whether a token is another one or stands below it.
    public func isInSubtree(_ token: Int, of ancestor: Int) -> Bool {
        var current: Int? = token
        while let token = current {
            if token == ancestor { return true }
            current = tokens[token].head
        }
        return false
    }

    /// All tokens of a subtree, from left to right, leaving out the subtrees of some dependents.
    ///
    /// - Parameters:
    ///   - root: the token at the top.
    ///   - isLeftOut: tells which dependents, at any depth, to leave out together with what depends on them.
    public func subtree(of root: Int, without isLeftOut: (Int) -> Bool = { _ in false }) -> [Int] {
        var found: [Int] = []
        var pending = [root]
        while let token = pending.popLast() {
            found.append(token)
            pending.append(contentsOf: dependents(of: token).filter { !isLeftOut($0) })
        }
        return found.sorted()
    }

    /// For each token the range from the first to the last token of its subtree.
    ///
    /// - Complexity: O(n).
    func subtreeRanges() -> [Range<Int>] {
        var ranges = tokens.indices.map { $0..<$0 + 1 }
        // Dependents before their heads: the order of a walk from the root, read backwards.
        var order = tokens.indices.filter { tokens[$0].head == nil }
        var next = 0
        while next < order.count {
            order.append(contentsOf: dependents(of: order[next]))
            next += 1
        }
        for token in order.reversed() {
            guard let head = tokens[token].head else { continue }
            let (below, above) = (ranges[token], ranges[head])
            ranges[head] =
                min(below.lowerBound, above.lowerBound)..<max(below.upperBound, above.upperBound)
        }
        return ranges
    }

    /// A token and its further conjuncts, from left to right: "Peru", "Chile" and "Bolivia" in "Peru, Chile and Bolivia".
    public func conjuncts(of token: Int) -> [Int] {
        [token] + dependents(of: token, .conj)
    }

    /// The first conjunct of the coordination that a token belongs to; the token itself where there is none.
    public func firstConjunct(of token: Int) -> Int {
        var current = token
        while tokens[current].relation == .conj, let head = tokens[current].head { current = head }
        return current
    }

    /// The lemmas of the prepositions of a token, joined by blanks: `from`, `such as`.
    public func preposition(of token: Int) -> String? {
        let marks = dependents(of: token, .case).filter { tokens[$0].pennTag != "POS" }
        guard let first = marks.first else { return nil }
        let words = [first] + dependents(of: first, .fixed)
        // A participle that serves as a preposition, "including", is no form of its verb.
        return words.map { word in
            (tokens[word].pennTag == "VBG" ? tokens[word].form : tokens[word].lemma).lowercased()
        }
        .joined(separator: " ")
    }
}
