import RDF
import SPARQLSyntax
import TripleStore

/// A property path whose predicates are numbers.
indirect enum ResolvedPath {
    case link(TermID)
    case inverse(ResolvedPath)
    case sequence([ResolvedPath])
    case alternative([ResolvedPath])
    case zeroOrMore(ResolvedPath)
    case oneOrMore(ResolvedPath)
    case zeroOrOne(ResolvedPath)
    case negated(forward: Set<UInt32>?, backward: Set<UInt32>?)

    init(_ path: PropertyPath, context: EvaluationContext) {
        func id(_ iri: IRI) -> TermID { context.id(of: Term.iri(iri)) }
        switch path {
        case .link(let iri): self = .link(id(iri))
        case .inverse(let inner): self = ResolvedPath(inner, context: context).reversed
        case .sequence(let steps): self = .sequence(steps.map { ResolvedPath($0, context: context) })
        case .alternative(let parts): self = .alternative(parts.map { ResolvedPath($0, context: context) })
        case .zeroOrMore(let inner):
            self = .closure(of: ResolvedPath(inner, context: context), includesStart: true)
        case .oneOrMore(let inner):
            self = .closure(of: ResolvedPath(inner, context: context), includesStart: false)
        case .zeroOrOne(let inner): self = .zeroOrOne(ResolvedPath(inner, context: context))
        case .negated(let forward, let backward):
            // Only backward predicates leave the forward direction out, and the other way round.
            self = .negated(
                forward: forward.isEmpty && !backward.isEmpty ? nil : Set(forward.map { id($0).rawValue }),
                backward: backward.isEmpty ? nil : Set(backward.map { id($0).rawValue }))
        }
    }

    /// Whether the path has a form of length zero.
    var canBeEmpty: Bool {
        switch self {
        case .link, .negated: false
        case .inverse(let inner), .oneOrMore(let inner): inner.canBeEmpty
        case .sequence(let steps): steps.allSatisfy(\.canBeEmpty)
        case .alternative(let parts): parts.contains(where: \.canBeEmpty)
        case .zeroOrMore, .zeroOrOne: true
        }
    }

    /// The same path from its end to its start.
    var reversed: ResolvedPath {
        switch self {
        case .link: .inverse(self)
        case .inverse(let inner): inner
        case .sequence(let steps): .sequence(steps.reversed().map(\.reversed))
        case .alternative(let parts): .alternative(parts.map(\.reversed))
        case .zeroOrMore(let inner): .zeroOrMore(inner.reversed)
        case .oneOrMore(let inner): .oneOrMore(inner.reversed)
        case .zeroOrOne(let inner): .zeroOrOne(inner.reversed)
        case .negated(let forward, let backward): .negated(forward: backward, backward: forward)
        }
    }
}

/// Follows paths in one graph: `eval` of section 18.5 and `ALP` of section 18.4, with whole frontiers at a time.
struct PathSearch {
    private let snapshot: Snapshot
    private let graph: PatternExtension.GraphSlot
    private let budget: EvaluationBudget

    /// - Parameter graph: the name of the graph; `nil` for the default graph.
    init(_ context: EvaluationContext, graph: TermID?) {
        snapshot = context.snapshot
        budget = context.budget
        self.graph = graph.map { .named(.constant($0)) } ?? .defaultGraph
    }

    /// The ends of a path from each of some nodes, as pairs of the node's index and the end; with duplicates where the
    /// path says so.
    func follow(_ path: ResolvedPath, from nodes: [UInt32]) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        switch path {
        case .link(let predicate): return try step(predicate: .constant(predicate), from: nodes, isForward: true)
        case .inverse(.link(let predicate)):
            return try step(predicate: .constant(predicate), from: nodes, isForward: false)
        case .inverse(let inner): return try follow(inner.reversed, from: nodes)
        case .sequence(let steps):
            var sources = nodes.indices.map { UInt32($0) }
            var ends = nodes
            for step in steps {
                let next = try follow(step, from: ends)
                sources = Batch.gather(sources, next.sources)
                ends = next.ends
            }
            return (sources, ends)
        case .alternative(let parts):
            var sources: [UInt32] = []
            var ends: [UInt32] = []
            for part in parts {
                let found = try follow(part, from: nodes)
                sources += found.sources
                ends += found.ends
            }
            return (sources, ends)
        case .zeroOrOne(let inner):
            let found = try follow(inner, from: nodes)
            return unique(nodes.indices.map { UInt32($0) } + found.sources, nodes + found.ends)
        case .zeroOrMore(let inner): return try closure(inner, from: nodes, includesStart: true)
        case .oneOrMore(let inner): return try closure(inner, from: nodes, includesStart: false)
        case .negated(let forward, let backward):
            return try negated(forward, backward, from: nodes)
        }
    }

    /// One step along a predicate, or along any.
    private func step(
        predicate: PatternExtension.Slot, from nodes: [UInt32], isForward: Bool
    ) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        var search = PatternExtension(
            snapshot, subject: isForward ? .input(0) : .output, predicate: predicate,
            object: isForward ? .output : .input(0), graph: graph)
        var output = ExtensionOutput()
        var sources: [UInt32] = []
        var ends: [UInt32] = []
        while search.next(input: [nodes], rowCount: nodes.count, limit: 65_536, into: &output) {
            sources += output.sources
            ends += output.columns[0]
            try budget.allow(rows: ends.count)
        }
        return (sources, ends)
    }

    private func negated(
        _ forward: Set<UInt32>?, _ backward: Set<UInt32>?, from nodes: [UInt32]
    ) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        var sources: [UInt32] = []
        var ends: [UInt32] = []
        for (excluded, isForward) in [(forward, true), (backward, false)] {
            guard let excluded else { continue }
            var search = PatternExtension(
                snapshot, subject: isForward ? .input(0) : .output, predicate: .output,
                object: isForward ? .output : .input(0), graph: graph)
            var output = ExtensionOutput()
            while search.next(input: [nodes], rowCount: nodes.count, limit: 65_536, into: &output) {
                // Columns come as subject, predicate, object.
                let (predicates, others) = isForward ? (0, 1) : (1, 0)
                for row in 0..<output.count where !excluded.contains(output.columns[predicates][row]) {
                    sources.append(output.sources[row])
                    ends.append(output.columns[others][row])
                }
                try budget.allow(rows: ends.count)
            }
        }
        return (sources, ends)
    }

    /// The nodes that are reached by a path any number of times, each once for a start (`ALP`).
    private func closure(
        _ path: ResolvedPath, from nodes: [UInt32], includesStart: Bool
    ) throws(QueryError) -> (sources: [UInt32], ends: [UInt32]) {
        var sources: [UInt32] = []
        var ends: [UInt32] = []
        for (index, start) in nodes.enumerated() {
            let reached = try closure(path, from: start, includesStart: includesStart)
            sources.append(contentsOf: repeatElement(UInt32(index), count: reached.count))
            ends += reached
            try budget.allow(rows: ends.count)
        }
        return (sources, ends)
    }

    private func closure(
        _ path: ResolvedPath, from start: UInt32, includesStart: Bool
    ) throws(QueryError) -> [UInt32] {
        let first = includesStart ? [start] : try reached(path, from: [start])
        return try closure(path, including: first)
    }

    /// Some nodes and those that a path reaches from them any number of times, each once.
    private func closure(_ path: ResolvedPath, including nodes: [UInt32]) throws(QueryError) -> [UInt32] {
        var seen = NodeSet()
        var all = nodes.filter { seen.insert($0) }
        var frontier = all
        while !frontier.isEmpty {
            frontier = try reached(path, from: frontier).filter { seen.insert($0) }
            all += frontier
            try budget.allow(rows: all.count)
        }
        return all
    }

    /// The nodes that a path reaches from any of some nodes, perhaps more than once.
    ///
    /// Whence and how often a node is reached does not count inside of `*` and `+`, so that a path in a path costs no more
    /// than the graph is large.
    private func reached(_ path: ResolvedPath, from nodes: [UInt32]) throws(QueryError) -> [UInt32] {
        switch path {
        case .link, .inverse(.link), .negated: return try follow(path, from: nodes).ends
        case .inverse(let inner): return try reached(inner.reversed, from: nodes)
        case .sequence(let steps):
            var ends = nodes
            for step in steps {
                var seen = NodeSet()
                ends = try reached(step, from: ends).filter { seen.insert($0) }
            }
            return ends
        case .alternative(let parts):
            var ends: [UInt32] = []
            for part in parts { ends += try reached(part, from: nodes) }
            return ends
        case .zeroOrOne(let inner): return nodes + (try reached(inner, from: nodes))
        case .zeroOrMore(let inner): return try closure(inner, including: nodes)
        case .oneOrMore(let inner): return try closure(inner, including: try reached(inner, from: nodes))
        }
    }

    /// Pairs without duplicates, in the order of first appearance.
    private func unique(_ sources: [UInt32], _ ends: [UInt32]) -> (sources: [UInt32], ends: [UInt32]) {
        var pairs = Batch(width: 2)
        pairs.columns = [sources, ends]
        pairs.count = sources.count
        var table = KeyTable(width: 2)
        for row in 0..<pairs.count { _ = table.insert(pairs, row, [0, 1]) }
        return (table.columns[0], table.columns[1])
    }

    /// Whether a node is the subject or the object of a triple of the graph.
    func isNode(_ id: UInt32) -> Bool {
        let id = TermID(rawValue: id)
        var name = QuadPattern.Graph.defaultGraph
        if case .named(.constant(let graph)) = graph { name = .named(graph) }
        return snapshot.count(matching: QuadPattern(subject: id, graph: name)) > 0
            || snapshot.count(matching: QuadPattern(object: id, graph: name)) > 0
    }

    /// All subjects and objects of the graph: where a path without a bound end may start.
    func allNodes() throws(QueryError) -> [UInt32] {
        var seen = NodeSet()
        var nodes: [UInt32] = []
        var search = PatternExtension(
            snapshot, subject: .output, predicate: .ignored, object: .output, graph: graph)
        var output = ExtensionOutput()
        while search.next(input: [], rowCount: 1, limit: 65_536, into: &output) {
            for column in output.columns {
                for node in column where seen.insert(node) { nodes.append(node) }
            }
        }
        return nodes
    }
}

/// A set of ids.
struct NodeSet {
    private var table: [UInt32] = [UInt32](repeating: 0, count: 64)
    private var count = 0

    /// Adds an id; `false` if it was there.
    @inline(__always)
    mutating func insert(_ id: UInt32) -> Bool {
        if count &* 2 >= table.count { grow() }
        var slot = NodeSet.slot(id, table.count)
        while table[slot] != 0 {
            if table[slot] == id { return false }
            slot = (slot &+ 1) & (table.count &- 1)
        }
        table[slot] = id
        count &+= 1
        return true
    }

    private static func slot(_ id: UInt32, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: (UInt64(id) &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity &- 1)
    }

    private mutating func grow() {
        let old = table
        table = [UInt32](repeating: 0, count: old.count * 4)
        for id in old where id != 0 {
            var slot = NodeSet.slot(id, table.count)
            while table[slot] != 0 { slot = (slot &+ 1) & (table.count &- 1) }
            table[slot] = id
        }
    }
}
