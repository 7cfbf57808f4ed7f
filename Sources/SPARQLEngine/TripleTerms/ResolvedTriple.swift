import SPARQLSyntax
import TripleStore

/// A triple term of a pattern, with its terms as numbers.
struct ResolvedTriple: Hashable {
    indirect enum Part: Hashable {
        case term(TermID)
        case variable(Variable)
        case triple(ResolvedTriple)
    }

    let subject: Part
    let predicate: Part
    let object: Part
    let variables: Set<Variable>

    init(_ pattern: TriplePattern, context: EvaluationContext) {
        subject = Part(pattern.subject, context)
        predicate = Part(pattern.predicate, context)
        object = Part(pattern.object, context)
        variables = Set(pattern.variables)
    }
}

extension ResolvedTriple.Part {
    init(_ term: PatternTerm, _ context: EvaluationContext) {
        switch term {
        case .variable(let variable): self = .variable(variable)
        case .term(let term): self = .term(context.id(of: term))
        case .triple(let pattern): self = .triple(ResolvedTriple(pattern, context: context))
        }
    }
}

/// The triple terms with variables that stand in the patterns of a join, each with a variable in its place.
///
/// So a pattern with a triple term becomes one without, and a condition on the new variable; the same triple term gets the
/// same variable everywhere in the join.
struct NestedTriples {
    private let context: EvaluationContext
    private(set) var all: [(variable: Variable, triple: ResolvedTriple)] = []
    private var known: [TriplePattern: Variable] = [:]

    init(_ context: EvaluationContext) { self.context = context }

    /// A place of a pattern, with a variable for a triple term.
    mutating func part(_ term: PatternTerm) -> ResolvedPattern.Part {
        switch term {
        case .variable(let variable): return .variable(variable)
        case .term(let term): return .term(context.id(of: term))
        case .triple(let pattern):
            if let variable = known[pattern] { return .variable(variable) }
            let variable = context.freshTripleVariable()
            known[pattern] = variable
            all.append((variable, ResolvedTriple(pattern, context: context)))
            return .variable(variable)
        }
    }
}
