import SPARQLSyntax
import TripleStore

/// A triple pattern in a graph, with its terms as numbers.
struct ResolvedPattern: Hashable {
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
    /// Ids outside of which no object passes the filters of the query.
    private(set) var objects: TermIDRanges?
    private var statistics: PatternStatistics

    /// - Parameter triples: gets the triple terms with variables, and gives variables for them.
    init(_ pattern: TriplePattern, graph: PatternTerm?, triples: inout NestedTriples, context: EvaluationContext) {
        subject = triples.part(pattern.subject)
        predicate = triples.part(pattern.predicate)
        object = triples.part(pattern.object)
        self.graph = graph.map { triples.part($0) }
        statistics = PatternStatistics(
            ResolvedPattern.quadPattern(subject, predicate, object, self.graph), snapshot: context.snapshot)
    }

    var variables: Set<Variable> {
        Set([subject, predicate, object].compactMap(\.variable) + [graph?.variable].compactMap { $0 })
    }

    /// The pattern with its variables open.
    var quadPattern: QuadPattern { ResolvedPattern.quadPattern(subject, predicate, object, graph) }

    private static func quadPattern(_ subject: Part, _ predicate: Part, _ object: Part, _ graph: Part?) -> QuadPattern {
        func id(_ part: Part) -> TermID? {
            if case .term(let id) = part { id } else { nil }
        }
        var pattern = QuadPattern(subject: id(subject), predicate: id(predicate), object: id(object))
        if let graph { pattern.graph = id(graph).map { .named($0) } ?? .anyNamed }
        return pattern
    }

    /// The pattern with objects of some ids only, if these are much fewer than all.
    ///
    /// - Parameter isAlone: whether nothing is joined with the pattern, so that the order of its rows does not count.
    func limited(to objects: TermIDRanges, isAlone: Bool, context: EvaluationContext) -> ResolvedPattern {
        let total = Double(context.snapshot.count(matching: quadPattern, objects: objects))
        guard total < statistics.total * (isAlone ? 1 : 0.5) else { return self }
        var result = self
        result.objects = objects
        result.statistics.total = total
        return result
    }

    /// How many rows the pattern makes of one row that binds some variables, by exact counts and distinct values.
    func estimate(bound: Set<Variable>) -> Double {
        var rows = statistics.total
        func reduce(_ part: Part, _ distinct: Double) {
            if let variable = part.variable, bound.contains(variable) { rows /= distinct }
        }
        reduce(subject, statistics.subjects)
        reduce(object, statistics.objects)
        reduce(predicate, statistics.predicates)
        if let graph { reduce(graph, statistics.graphs) }
        return rows
    }
}

/// What is known of the quads that match a pattern: how many there are, and how many distinct values each place has.
struct PatternStatistics: Hashable {
    var total: Double
    let subjects: Double
    let predicates: Double
    let objects: Double
    let graphs: Double

    init(_ pattern: QuadPattern, snapshot: Snapshot) {
        let isNamed = pattern.graph != .defaultGraph
        let total = Double(snapshot.count(matching: pattern))
        func distinct(_ component: QuadComponent) -> Double {
            guard total > 0 else { return 1 }
            guard let predicate = pattern.predicate, component == .subject || component == .object else {
                return max(min(Double(snapshot.distinctCount(of: component, named: isNamed)), total), 1)
            }
            let count = Double(snapshot.distinctCount(of: component, predicate: predicate, named: isNamed))
            // Rows to join come with frequent values more often than with rare ones, but not always: the truth lies
            // between the average repetition and that of a quad chosen at random.
            let average = total / max(min(count, total), 1)
            let typical = snapshot.typicalRepetition(of: component, predicate: predicate, named: isNamed)
            return max(total / (average * max(typical, average)).squareRoot(), 1)
        }
        self.total = total
        subjects = distinct(.subject)
        predicates = distinct(.predicate)
        objects = distinct(.object)
        graphs = isNamed ? distinct(.graph) : 1
    }
}
