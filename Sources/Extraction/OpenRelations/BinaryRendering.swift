import Language

/// Many small facts of two arguments, as BenchIE and WiRe57 tell them and a knowledge graph keeps them: one for each
/// subject and each argument, coordinated phrases told one by one.
///
/// Source: K. Gashteovski et al., "BenchIE: A Framework for Multi-Faceted Fact-Based Open Information Extraction
/// Evaluation", ACL 2022.
struct BinaryRendering {
    let finder: ClauseFinder

    var tree: DependencyTree { finder.tree }
    var phrases: PhraseReader { finder.phrases }

    /// A phrase by its head.
    struct Member {
        var head: Int
        var words: OpenPhrase
    }

    /// How many facts one argument may become before coordinated subjects are told together.
    private static let mostCombinations = 48

    /// The facts that a clause tells.
    func tuples(_ clause: Clause) -> [OpenTuple] {
        var told = clause
        // A participle goes without the "is" that it lacks.
        if [.participle, .participleClause].contains(clause.construction) {
            told.predicate = OpenPhrase(tokens: clause.predicate.tokens)
        }
        guard clause.construction == .existential else {
            return told.arguments.indices.flatMap { tuples(told, argument: $0) }
        }
        return existential(told)
    }

    /// "There is a school in Lima" tells that there is a school, and that the school is in Lima.
    private func existential(_ clause: Clause) -> [OpenTuple] {
        guard let number = clause.arguments.firstIndex(where: { $0.role == .object }) else { return [] }
        var placed = clause
        let object = placed.arguments.remove(at: number)
        (placed.subjectHead, placed.subject) = (object.head, object.words)
        return tuples(clause, argument: number) + placed.arguments.indices.flatMap { tuples(placed, argument: $0) }
    }

    private func tuples(_ clause: Clause, argument number: Int) -> [OpenTuple] {
        let argument = clause.arguments[number]
        let predicates = predicates(clause, argument: number)
        let members = members(of: argument)
        var subjects = subjects(of: clause)
        if subjects.count * predicates.count * members.count > Self.mostCombinations {
            subjects = [Member(head: clause.subjectHead, words: clause.subject)]
        }
        var found: [OpenTuple] = []
        for predicate in predicates.prefix(Self.mostCombinations) {
            for member in members {
                let short = shortened(member)
                for subject in subjects {
                    var single = clause
                    (single.subjectHead, single.subject) = (subject.head, subject.words)
                    let words = unquoted(short)
                    let tuple = OpenTuple(
                        predicate: predicate.words, arguments: [subject.words, words], clause: single,
                        argument: argument.told(as: Member(head: member.head, words: words)), shape: predicate.shape)
                    found.append(tuple)
                    found += nested(below: member, tuple)
                }
            }
        }
        return found
    }

    // MARK: - Predicates

    /// The predicate with the preposition of an argument, and with the object before it: "handcuffed him to".
    private func predicates(
        _ clause: Clause, argument number: Int
    ) -> [(words: OpenPhrase, shape: OpenTuple.Shape)] {
        let argument = clause.arguments[number]
        let objectRoles: [Clause.Argument.Role] = [.object, .indirectObject, .predicative]
        let object =
            objectRoles.contains(argument.role)
            ? clause.arguments[..<number].first { objectRoles.contains($0.role) }
            : clause.arguments.first { $0.role == .object || $0.role == .predicative }
        guard let object else { return [(clause.predicate + argument.marker, .direct)] }
        return members(of: object).map { member in
            let kept = object.marker + unquoted(core(of: member, in: object.words))
            return (clause.predicate + kept + argument.marker, .further)
        }
    }

    /// A noun with what stands before it.
    private func core(of member: Member, in whole: OpenPhrase) -> OpenPhrase {
        let behind = tree.dependents(of: member.head).filter {
            $0 > member.head && tree.tokens[$0].relation != .flat
        }
        return restricted(phrases.words(of: member.head, .single, without: Set(behind)), to: whole)
    }

    // MARK: - Coordination

    private func subjects(of clause: Clause) -> [Member] {
        let whole = Member(head: clause.subjectHead, words: clause.subject)
        let conjuncts = phrases.conjuncts(of: whole.head).filter { whole.words.tokens.contains($0) }
        guard conjuncts.count > 1 else { return [Member(head: whole.head, words: unquoted(whole.words))] }
        return conjuncts.map {
            Member(head: $0, words: unquoted(restricted(phrases.words(of: $0, .single), to: whole.words)))
        }
    }

    /// The phrases coordinated in an argument, each with its words.
    func members(of argument: Clause.Argument) -> [Member] {
        let isClause = argument.role == .clause || argument.role == .adverbialClause
        let conjuncts = phrases.conjuncts(of: argument.head).filter { argument.words.tokens.contains($0) }
        if isClause { return clauses(of: argument) }
        guard conjuncts.count > 1 else { return [Member(head: argument.head, words: argument.words)] }
        return conjuncts.map {
            Member(head: $0, words: restricted(phrases.words(of: $0, .single), to: argument.words))
        }
    }

    /// The clauses coordinated in an argument: what was said, one by one.
    private func clauses(of argument: Clause.Argument) -> [Member] {
        let clauses = tree.conjuncts(of: argument.head).filter { index in
            argument.words.tokens.contains(index)
                && (index == argument.head || tree.dependent(of: index, .nsubj, .nsubjPassive) != nil)
        }
        guard clauses.count > 1 else { return [Member(head: argument.head, words: argument.words)] }
        return clauses.map { index in
            let others = Set(clauses.filter { $0 != index } + tree.dependents(of: index, .cc, .mark))
            return Member(head: index, words: restricted(phrases.words(of: index, without: others), to: argument.words))
        }
    }

    // MARK: - Words

    /// The words of one phrase that another one has too.
    func restricted(_ words: OpenPhrase, to whole: OpenPhrase) -> OpenPhrase {
        let kept = Set(whole.tokens)
        return OpenPhrase(tokens: words.tokens.filter { kept.contains($0) })
    }

    /// A phrase without what stands behind other prepositions than "of".
    func shortened(_ member: Member) -> OpenPhrase {
        let cut = tree.dependents(of: member.head, .nmod).filter { index in
            index > member.head && tree.preposition(of: index) != "of" && !isInOneName(member.head, index)
        }
        guard !cut.isEmpty else { return member.words }
        let left = Set(cut.flatMap { tree.subtree(of: $0) })
        return OpenPhrase(tokens: phrases.trimmed(member.words.tokens.filter { !left.contains($0) }))
    }

    func isInOneName(_ left: Int, _ right: Int) -> Bool {
        tree.sentence.entities.contains { $0.tokens.contains(left) && $0.tokens.contains(right) }
    }

    /// A phrase without quotation marks, and without the comma before the closing one.
    func unquoted(_ words: OpenPhrase) -> OpenPhrase {
        let marks: Set<String> = ["\"", "\u{201C}", "\u{201D}"]
        func isMark(_ piece: OpenPhrase.Piece) -> Bool {
            if case .token(let index) = piece { marks.contains(tree.tokens[index].form) } else { false }
        }
        guard words.pieces.contains(where: isMark) else { return words }
        let kept = OpenPhrase(words.pieces.filter { !isMark($0) })
        guard kept.tokens.count == kept.pieces.count else { return kept }
        return OpenPhrase(tokens: phrases.trimmed(kept.tokens))
    }
}

extension Clause.Argument {
    /// The argument with one of its phrases alone.
    func told(as member: BinaryRendering.Member) -> Clause.Argument {
        var argument = self
        (argument.head, argument.words) = (member.head, member.words)
        return argument
    }
}
