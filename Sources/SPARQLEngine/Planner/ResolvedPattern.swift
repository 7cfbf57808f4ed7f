import SPARQLSyntax
import TripleStore

/// A triple pattern in a graph, with its terms as numbers.
struct ResolvedPattern {
    enum Part: Hashable {
        case term(TermID)
        case variable(Variable)

        var variable: Variable? {
            if case .variable(let variable) = self { variable } else { nil }
        }
    }

    let subject: Part
    let predicate: Part
    let object: Part
    /// The name of the graph; `nil` for the default graph.
    let graph: Part?

    init(_ pattern: TriplePattern, graph: PatternTerm?, context: EvaluationContext) {
        func part(_ term: PatternTerm) -> Part {
            switch term {
            case .variable(let variable): .variable(variable)
            case .term(let term): .term(context.id(of: term))
            }
        }
        subject = part(pattern.subject)
        predicate = part(pattern.predicate)
        object = part(pattern.object)
        self.graph = graph.map(part)
    }

    var variables: Set<Variable> {
        Set([subject, predicate, object].compactMap(\.variable) + [graph?.variable].compactMap { $0 })
    }

    /// The pattern with its variables open.
    var quadPattern: QuadPattern {
        func id(_ part: Part) -> TermID? {
            if case .term(let id) = part { id } else { nil }
        }
        var pattern = QuadPattern(subject: id(subject), predicate: id(predicate), object: id(object))
        if let graph { pattern.graph = id(graph).map { .named($0) } ?? .anyNamed }
        return pattern
    }

    /// How many rows the pattern makes of one row that binds some variables, by exact counts and distinct values.
    func estimate(bound: Set<Variable>, snapshot: Snapshot) -> Double {
        let total = Double(snapshot.count(matching: quadPattern))
        guard total > 0 else { return 0 }
        let isNamed = graph != nil
        func isBound(_ part: Part) -> Bool { part.variable.map(bound.contains) ?? false }
        func distinct(_ component: QuadComponent) -> Double {
            if case .term(let id) = predicate, component != .predicate {
                return Double(max(snapshot.distinctCount(of: component, predicate: id, named: isNamed), 1))
            }
            return Double(max(snapshot.distinctCount(of: component, named: isNamed), 1))
        }
        var rows = total
        if isBound(subject) { rows /= min(distinct(.subject), max(total, 1)) }
        if isBound(object) { rows /= min(distinct(.object), max(total, 1)) }
        if isBound(predicate) { rows /= min(distinct(.predicate), max(total, 1)) }
        if let graph, isBound(graph) { rows /= min(distinct(.graph), max(total, 1)) }
        return rows
    }
}
