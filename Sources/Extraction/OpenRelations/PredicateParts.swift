import Language

/// The words of a predicate, and the phrases that hang on it.
struct PredicateParts {
    /// The tokens of the predicate, in no order.
    private(set) var predicate: [Int] = []
    /// In the order of the sentence.
    var arguments: [Clause.Argument] = []
    private(set) var isCopular = false
    private(set) var isExistential = false
    private(set) var hasAuxiliary = false
    /// In "the problem is that they left" the first "is", which is no part of this clause.
    private let outerCopula: Int?
    private let finder: ClauseFinder

    private var tree: DependencyTree { finder.tree }
    private var tokens: [Token] { finder.tokens }

    init(of head: Int, in finder: ClauseFinder) {
        self.finder = finder
        isExistential = finder.tree.dependents(of: head, .expl).contains {
            finder.tokens[$0].lemma.lowercased() == "there"
        }
        outerCopula = finder.outerCopula(of: head)
        if let copula = ownCopula(of: head) {
            readCopular(head, copula: copula)
        } else {
            readVerb(head, depth: 0)
        }
        if !hasAuxiliary { inheritAuxiliaries(head) }
        shareArguments(head)
        arguments.sort { $0.head < $1.head }
    }

    // MARK: - Verbs

    private mutating func readVerb(_ verb: Int, depth: Int) {
        predicate.append(verb)
        for index in tree.dependents(of: verb) {
            switch tokens[index].relation {
            case .aux, .auxPassive:
                predicate.append(index)
                hasAuxiliary = true
            case .compoundParticle: predicate.append(index)
            case .mark where depth > 0: predicate.append(index)
            case .advmod: readAdverb(index, of: verb)
            case .xcomp: readComplement(index, of: verb, depth: depth)
            default: readArgument(index)
            }
        }
    }

    private mutating func readArgument(_ index: Int) {
        switch tokens[index].relation {
        case .obj: add(.object, index)
        case .iobj: add(.indirectObject, index)
        case .obl: add(tree.dependent(of: index, .case) == nil ? .unmarked : .oblique, index)
        case .oblAgent: add(.agent, index)
        case .oblUnmarked: add(.unmarked, index)
        case .ccomp: add(.clause, index)
        case .advcl: add(.adverbialClause, index)
        case .nsubj, .nsubjPassive:
            if isExistential { add(.object, index) }
        default: break
        }
    }

    /// A complement is part of the predicate where it is a verb without another subject, and fills a place elsewhere.
    private mutating func readComplement(_ index: Int, of verb: Int, depth: Int) {
        if let copula = tree.dependent(of: index, .cop), finder.isMerged(index) {
            readCopular(index, copula: copula)
            predicate += tree.dependents(of: index, .mark)
            isCopular = false
        } else if tokens[index].universalTag == .verb, finder.isMerged(index), depth < 4 {
            readVerb(index, depth: depth + 1)
        } else {
            add(tokens[index].universalTag == .verb ? .clause : .predicative, index)
        }
    }

    private mutating func readAdverb(_ index: Int, of verb: Int) {
        guard !["WRB", "WDT"].contains(tokens[index].pennTag), !finder.phrases.isCutOff(index) else { return }
        let words = tree.subtree(of: index)
        guard let first = words.first, let last = words.last else { return }
        if last < verb {
            let isInside = (last + 1...verb).allSatisfy { token in
                token == verb
                    || tokens[token].head == verb && [.aux, .auxPassive, .advmod].contains(tokens[token].relation)
            }
            if isInside, words.count < 3 { predicate += words } else { add(.adverb, index) }
        } else if first == verb + 1, words.count < 3 {
            predicate += words
        } else {
            add(.adverb, index)
        }
    }

    private mutating func add(_ role: Clause.Argument.Role, _ index: Int) {
        guard !["WDT", "WP", "WRB"].contains(tokens[index].pennTag), role != .adverb || !isConnective(index) else {
            return
        }
        if tree.dependents(of: index, .nmodPossessive, .det).contains(where: {
            tokens[$0].lemma.lowercased() == "whose"
        }) {
            return
        }
        guard !isDiscourse(index) else { return }
        let clausal = role == .clause || role == .adverbialClause
        let marks = clausal ? tree.dependents(of: index, .mark) : []
        let marker = finder.marker(of: index, marks)
        let words = finder.phrases.words(of: index, clausal ? .full : .plain, without: Set(marks + marker.tokens))
        guard !words.pieces.isEmpty else { return }
        arguments.append(
            Clause.Argument(role: role, head: index, marker: marker, words: words))
    }

    /// Whether a phrase ties the sentence to what stands before it: "for example".
    private func isDiscourse(_ index: Int) -> Bool {
        let words = tree.subtree(of: index).filter { tokens[$0].universalTag != .punctuation }
        guard words.count == 2 else { return false }
        let text = words.map { tokens[$0].form.lowercased() }.joined(separator: " ")
        return [
            "for example", "for instance", "in particular", "in fact", "in addition", "of course", "in general",
            "in turn", "in contrast", "by contrast",
        ].contains(text)
    }

    /// Whether an adverb ties the sentence to what stands before it.
    private func isConnective(_ index: Int) -> Bool {
        [
            "thus", "however", "moreover", "therefore", "furthermore", "nevertheless", "nonetheless", "hence",
            "meanwhile",
            "instead", "otherwise", "besides", "indeed", "then", "so", "accordingly", "consequently", "similarly",
        ].contains(tokens[index].form.lowercased())
    }

    // MARK: - Copulas

    private func ownCopula(of head: Int) -> Int? {
        tree.dependents(of: head, .cop).first { $0 != outerCopula }
    }

    private mutating func readCopular(_ head: Int, copula: Int) {
        hasAuxiliary = true
        if tokens[head].pennTag == "VB" {
            // "The aim is to win games."
            readVerb(head, depth: 1)
            predicate.append(copula)
            return
        }
        isCopular = true
        let isAdjective = tokens[head].universalTag == .adjective
        var outside: Set<Int> = []
        for index in tree.dependents(of: head) {
            switch tokens[index].relation {
            case _ where outerCopula.map { index <= $0 } ?? false: outside.insert(index)
            case .cop, .aux:
                predicate.append(index)
                outside.insert(index)
            case .nsubj, .nsubjPassive, .nsubjOuter, .csubj, .expl, .parataxis, .dislocated: outside.insert(index)
            case .mark where index < copula: outside.insert(index)
            case .advmod where isSentenceAdverb(index, head: head, copula: copula):
                if index > copula || index == copula - 1 { predicate += tree.subtree(of: index) }
                outside.insert(index)
            case .obl, .oblUnmarked, .ccomp, .advcl:
                outside.insert(index)
                readArgument(index)
            case .xcomp where isAdjective:
                outside.insert(index)
                readComplement(index, of: head, depth: 0)
            case .conj where finder.isPredicate(index): outside.insert(index)
            default: break
            }
        }
        addPredicative(head, outside, isAdjective: isAdjective)
    }

    /// The adjective is part of the predicate where something hangs on it, and an argument elsewhere.
    private mutating func addPredicative(_ head: Int, _ outside: Set<Int>, isAdjective: Bool) {
        let words = finder.phrases.words(of: head, .plain, without: outside)
        let takesPhrase = arguments.contains { [.oblique, .clause].contains($0.role) && $0.head > head }
        if isAdjective, takesPhrase || predicate.contains(where: { $0 > head }) {
            predicate += words.tokens
            return
        }
        arguments.append(
            Clause.Argument(role: .predicative, head: head, marker: finder.marker(of: head), words: words))
    }

    /// Whether an adverb belongs to the clause, not to the adjective behind it.
    private func isSentenceAdverb(_ index: Int, head: Int, copula: Int) -> Bool {
        if index < copula || index > head { return true }
        let degrees: Set<String> = [
            "very", "so", "too", "more", "most", "as", "quite", "rather", "less", "least", "highly", "extremely", "how",
            "almost", "nearly", "about", "only", "particularly", "relatively", "fairly",
        ]
        return !degrees.contains(tokens[index].form.lowercased())
    }

    // MARK: - Coordination

    /// A participle behind "and" shares the auxiliaries of the first: "were mobilized and recalled".
    private mutating func inheritAuxiliaries(_ head: Int) {
        let first = tree.firstConjunct(of: head)
        guard first != head, ["VBN", "VBG", "VB"].contains(tokens[head].pennTag),
            tokens[head].pennTag == tokens[first].pennTag, tree.dependent(of: head, .nsubj, .nsubjPassive) == nil
        else { return }
        let shared = tree.dependents(of: first, .aux, .auxPassive)
        predicate += shared
        hasAuxiliary = !shared.isEmpty
    }

    /// What stands before the subject is told of all verbs of a coordination, and what stands behind the last one is
    /// told of a verb that has nothing behind it: "is known and governed as a prefecture".
    private mutating func shareArguments(_ head: Int) {
        let first = tree.firstConjunct(of: head)
        if first != head, finder.isPredicate(first), tree.dependent(of: head, .nsubj, .nsubjPassive) == nil,
            let subject = tree.dependent(of: first, .nsubj, .nsubjPassive)
        {
            for index in tree.dependents(of: first, .obl, .oblUnmarked) where index < subject { readArgument(index) }
        }
        guard first == head, !isCopular,
            let next = tree.dependents(of: head, .conj).first(where: { finder.isPredicate($0) }),
            tree.dependent(of: next, .nsubj, .nsubjPassive, .cop) == nil
        else { return }
        // "sell or merge thrifts over the years": what stands behind the last verb belongs to both.
        let isAdjacent = next == head + 2 && !arguments.contains { $0.role == .object }
        guard isAdjacent || arguments.allSatisfy({ $0.head < head }) else { return }
        for index in tree.dependents(of: next, .obj, .obl, .oblAgent) where index > next { readArgument(index) }
    }
}
