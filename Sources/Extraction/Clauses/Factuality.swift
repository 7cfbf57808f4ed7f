import Language

/// Whether a clause tells what is so.
public enum Factuality: String, CaseIterable, Hashable, Sendable {
    /// It is told as a fact.
    case actual
    /// Somebody is told to have said so.
    case claimed
    /// It is wished, planned, possible or conditional.
    case planned
    /// It is denied.
    case denied

    /// Reads it off the tree: from the predicate up, until the clause hangs in a noun phrase or is the main clause.
    ///
    /// - Parameters:
    ///   - predicate: the verb, adjective or noun that is the predicate.
    ///   - tree: its sentence.
    init(of predicate: Int, in tree: DependencyTree) {
        var factuality = Factuality.actual
        var current: Int? = predicate
        climbing: while let token = current {
            if Self.isNegated(token, in: tree) {
                factuality = .denied
                break
            }
            if Self.isModal(token, in: tree) || Self.isIrrealis(token, in: tree) {
                factuality = .planned
                break
            }
            if factuality == .denied || factuality == .planned { break }
            switch tree.tokens[token].relation {
            case .ccomp: factuality = Self.ofComplement(tree.tokens[token].head.map { tree.tokens[$0] })
            case .conj, .xcomp: break
            case .advcl where Self.isAttendant(token, in: tree):
                if let head = tree.tokens[token].head, Self.isModal(head, in: tree) { factuality = .planned }
                break climbing
            case .parataxis: factuality = .claimed
            default: break climbing
            }
            current = tree.tokens[token].head
        }
        self = factuality
    }

    /// Whether what a verb takes as its object does not come about by it: "cancelled the meeting".
    static func isUnfulfilling(_ verb: Token) -> Bool {
        [
            "reject", "cancel", "plan", "propose", "postpone", "oppose", "avoid", "seek", "demand", "request", "offer",
            "refuse", "schedule", "want", "suggest", "consider", "prevent", "expect", "urge", "need",
        ].contains(verb.lemma.lowercased())
    }

    /// What a clause is by the verb that governs it: told by somebody, denied, or hoped for.
    private static func ofComplement(_ verb: Token?) -> Factuality {
        switch verb?.lemma.lowercased() {
        case "deny", "doubt", "dispute", "reject", "refute": .denied
        case "hope", "fear", "expect", "propose", "demand", "want", "wish", "suggest", "urge", "insist": .planned
        default: .claimed
        }
    }

    private static func isNegated(_ token: Int, in tree: DependencyTree) -> Bool {
        tree.dependents(of: token, .advmod, .det).contains { index in
            ["not", "n't", "n’t", "never", "no", "hardly", "neither"].contains(tree.tokens[index].form.lowercased())
        }
            || tree.dependents(of: token, .nsubj, .nsubjPassive).contains { subject in
                tree.dependents(of: subject, .det).contains { tree.tokens[$0].lemma.lowercased() == "no" }
            }
    }

    /// Whether a clause tells what goes along with another: "will travel, visiting Lima".
    private static func isAttendant(_ token: Int, in tree: DependencyTree) -> Bool {
        tree.tokens[token].pennTag == "VBG" && tree.dependent(of: token, .mark) == nil
    }

    private static func isModal(_ token: Int, in tree: DependencyTree) -> Bool {
        tree.dependents(of: token, .aux).contains { tree.tokens[$0].pennTag == "MD" }
    }

    /// Whether a clause is an infinitive of purpose or wish, or a condition.
    ///
    /// What one begins, manages or continues to do is done.
    private static func isIrrealis(_ token: Int, in tree: DependencyTree) -> Bool {
        let marks = Set(tree.dependents(of: token, .mark).map { tree.tokens[$0].lemma.lowercased() })
        let relation = tree.tokens[token].relation
        if relation == .advcl, !marks.isDisjoint(with: ["if", "unless", "until", "whether", "to", "so"]) {
            return true
        }
        if relation == .ccomp, marks.contains("whether") || marks.contains("if") { return true }
        if relation == .acl, marks.contains("to"), tree.tokens[token].pennTag != "VBG" { return true }
        guard relation == .xcomp, let head = tree.tokens[token].head else { return false }
        let implicative = ["begin", "start", "continue", "manage", "help", "stop", "keep", "come", "go", "get", "be"]
        return !implicative.contains(tree.tokens[head].lemma.lowercased())
    }
}
