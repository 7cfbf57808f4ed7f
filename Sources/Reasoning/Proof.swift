public import RDF

/// Why a triple holds: a tree from the triple down to what was stated.
public struct Proof: Hashable, Sendable {
    /// What a step rests on.
    public enum Step: Hashable, Sendable {
        /// The triple was stated.
        case stated
        /// It holds of itself, as the type of a literal does.
        case axiom
        /// A rule gives it from the premises.
        case rule(String)
        /// A query makes it, whose matches are not kept.
        case query
        /// It is proved elsewhere in the same tree.
        case shown
        /// The tree would be deeper than anyone reads.
        case omitted
    }

    /// The triple.
    public let triple: Triple
    /// What it rests on.
    public let step: Step
    /// What the rule needs.
    public let premises: [Proof]

    /// The stated triples that the proof rests on, each once, in the order in which they are met.
    public var stated: [Triple] {
        var seen = Set<Triple>()
        var result: [Triple] = []
        var waiting = [self]
        while let proof = waiting.popLast() {
            if proof.step == .stated, seen.insert(proof.triple).inserted { result.append(proof.triple) }
            waiting += proof.premises.reversed()
        }
        return result
    }
}
