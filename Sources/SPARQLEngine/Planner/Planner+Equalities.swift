import SPARQLSyntax
import TripleStore

extension Planner {
    /// Triple patterns in which a filter `?a = ?b` has made one variable of two.
    struct Unified {
        var patterns: [TriplePattern]
        /// The variable that is left, and the one that has gone.
        let kept: Variable
        let gone: Variable
        /// The other conditions.
        let conditions: [Expression]

        /// The patterns, with the variable that has gone.
        var algebra: Algebra { .extend(.basicGraphPattern(patterns), gone, .variable(kept)) }
    }

    /// Makes one variable of two that a condition says are equal, so that an index is searched instead of comparing all rows.
    ///
    /// That is right where `=` means the same term: one of the two is never a literal with a datatype.
    ///
    /// - Parameters:
    ///   - patterns: where one of the two must stand.
    ///   - conditions: the conditions, all of which must hold.
    ///   - outer: variables that are bound before the patterns are searched; the other one may be among them.
    ///   - taken: variables that have to stay as they are.
    func unify(
        _ patterns: [TriplePattern], _ conditions: [Expression], outer: Set<Variable>, taken: Set<Variable>
    ) -> Unified? {
        let inner = Set(patterns.flatMap(\.variables))
        for (index, condition) in conditions.enumerated() {
            guard case .comparison(.equal, .variable(let first), .variable(let second)) = condition else { continue }
            for (kept, gone) in [(first, second), (second, first)] {
                guard kept != gone, inner.contains(gone), !taken.contains(gone),
                    outer.contains(kept) || inner.contains(kept), isComparedByIdentity(gone, patterns)
                else { continue }
                let renamed = patterns.map { $0.renaming(gone, to: kept) }
                guard !renamed.contains(where: { $0.variables.contains(gone) }) else { continue }
                var rest = conditions
                rest.remove(at: index)
                return Unified(patterns: renamed, kept: kept, gone: gone, conditions: rest)
            }
        }
        return nil
    }

    /// Whether a variable is only ever bound to terms that equal no other term.
    private func isComparedByIdentity(_ variable: Variable, _ patterns: [TriplePattern]) -> Bool {
        patterns.contains { pattern in
            if pattern.subject.variable == variable || pattern.predicate.variable == variable { return true }
            guard pattern.object.variable == variable, case .term(let predicate) = pattern.predicate else {
                return false
            }
            return context.snapshot.comparesObjectsByIdentity(of: context.id(of: predicate))
        }
    }
}

extension TriplePattern {
    /// The pattern with another variable in the places of one.
    fileprivate func renaming(_ variable: Variable, to other: Variable) -> TriplePattern {
        func renamed(_ term: PatternTerm) -> PatternTerm { term == .variable(variable) ? .variable(other) : term }
        var result = self
        result.subject = renamed(subject)
        result.predicate = renamed(predicate)
        result.object = renamed(object)
        return result
    }
}
