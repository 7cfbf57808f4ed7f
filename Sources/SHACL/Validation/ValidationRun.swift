import RDF
import SPARQLEngine
import SPARQLSyntax
import TripleStore

/// One validation of a snapshot: looks at many focus nodes at a time, by the numbers of their terms.
///
/// This file holds targets, values and how shapes call each other; the constraints stand beside it.
final class ValidationRun {
    /// How many focus nodes are looked at together.
    private static let batchSize = 16_384
    /// How many where paths may lead from each of them to much of the graph.
    private static let smallBatchSize = 256

    let shapes: Shapes
    let values: TermValues
    let options: ValidationOptions
    var snapshot: Snapshot { values.snapshot }
    private(set) var results: [RawResult] = []
    /// What is known of the nodes that several constraints ask a shape about.
    private var known: [Int: (numbers: NodeNumbers, conforms: [Bool])] = [:]
    /// The classes and their subclasses, ascending.
    private var subclasses: [TermID: [UInt32]] = [:]
    /// What queries look at: the snapshot, or one that has the shapes graph too.
    private(set) lazy var queried = queriedSnapshot()

    init(_ shapes: Shapes, _ snapshot: Snapshot, _ options: ValidationOptions) {
        self.shapes = shapes
        self.options = options
        values = TermValues(snapshot, limits: options.limits)
    }

    /// Validates the targets of all shapes.
    func run() throws(ValidationError) {
        for number in shapes.all.indices where !shapes.all[number].targets.isEmpty {
            let focus = try focusNodes(of: shapes.all[number])
            try validate(number, focus)
        }
    }

    private func validate(_ number: Int, _ focus: [UInt32]) throws(ValidationError) {
        let size = shapes.haveClosures[number] ? Self.smallBatchSize : Self.batchSize
        for start in stride(from: 0, to: focus.count, by: size) {
            let batch = Array(focus[start..<min(start + size, focus.count)])
            results += try findings(of: number, batch, keepsResults: true).results
            try checkResults(results.count)
        }
    }

    func checkResults(_ count: Int) throws(ValidationError) {
        guard count <= options.maximumResults else {
            throw ValidationError(
                .limit,
                "There are more than \(options.maximumResults) results; correct the shapes, or allow more results.")
        }
        try check()
    }

    /// Throws when the time is over.
    func check() throws(ValidationError) {
        do { try values.check() } catch { throw ValidationError(error) }
    }

    // MARK: Nodes

    /// The nodes that a shape is about, each once, ascending by number.
    private func focusNodes(of shape: Shape) throws(ValidationError) -> [UInt32] {
        var nodes: Set<UInt32> = []
        for target in shape.targets {
            switch target {
            case .node(let term): nodes.insert(values.id(of: term).rawValue)
            case .instances(let term):
                for kind in try classes(below: values.id(of: term)) {
                    nodes.formUnion(subjects(of: WellKnownTerm.type.id, object: .constant(TermID(rawValue: kind))))
                }
            case .subjects(let predicate):
                nodes.formUnion(subjects(of: values.id(of: .iri(predicate)), object: .ignored))
            case .objects(let predicate):
                nodes.formUnion(
                    scan(subject: .ignored, predicate: .constant(values.id(of: .iri(predicate))), object: .output))
            }
        }
        return nodes.sorted()
    }

    private func subjects(of predicate: TermID, object: PatternExtension.Slot) -> [UInt32] {
        scan(subject: .output, predicate: .constant(predicate), object: object)
    }

    private func scan(
        subject: PatternExtension.Slot, predicate: PatternExtension.Slot, object: PatternExtension.Slot
    ) -> [UInt32] {
        var scan = PatternExtension(snapshot, subject: subject, predicate: predicate, object: object)
        var output = ExtensionOutput()
        var found: [UInt32] = []
        while scan.next(input: [], rowCount: 1, limit: 65_536, into: &output) { found += output.columns[0] }
        return found
    }

    /// A class and its subclasses in the data, over any number of steps; ascending by number.
    func classes(below root: TermID) throws(ValidationError) -> [UInt32] {
        if let known = subclasses[root] { return known }
        let path = PropertyPath.zeroOrMore(.inverse(.link(Vocabulary.RDFS.subClassOf)))
        let found = try follow(path, from: [root.rawValue]).ends.sorted()
        subclasses[root] = found
        return found
    }

    func follow(
        _ path: PropertyPath, from nodes: [UInt32]
    ) throws(ValidationError) -> (sources: [UInt32], ends: [UInt32]) {
        do { return try values.follow(path, from: nodes) } catch { throw ValidationError(error) }
    }

    /// What a path leads to from some focus nodes.
    func table(_ path: PropertyPath, from focus: [UInt32]) throws(ValidationError) -> ValueTable {
        let found = try follow(path, from: focus)
        return ValueTable(focus: focus, sources: found.sources, values: found.ends, isSet: path.isSingleStep)
    }

    // MARK: Shapes

    /// What a shape finds wrong with some nodes, each of which comes once.
    func findings(of number: Int, _ focus: [UInt32], keepsResults: Bool) throws(ValidationError) -> Findings {
        let shape = shapes.all[number]
        var findings = Findings(number, count: focus.count, keepsResults: keepsResults)
        guard !shape.isDeactivated, !focus.isEmpty else { return findings }
        try check()
        let table =
            if let path = shape.path { try table(path, from: focus) } else { ValueTable(focus: focus) }
        for (place, constraint) in shape.constraints.enumerated() {
            findings.constraint = place
            try check(constraint, table, &findings)
            if keepsResults { try checkResults(findings.results.count) }
        }
        return findings
    }

    /// Which of some nodes conform to a shape; each node comes once.
    func conform(_ nodes: [UInt32], to number: Int) throws(ValidationError) -> [Bool] {
        guard shapes.referenceCounts[number] > 1 else {
            return try findings(of: number, nodes, keepsResults: false).failed.map { !$0 }
        }
        var (numbers, conforms) = known[number] ?? (NodeNumbers(), [])
        known[number] = nil
        let before = numbers.nodes.count
        let places = nodes.map { numbers.insert($0) }
        let new = Array(numbers.nodes[before...])
        conforms += try findings(of: number, new, keepsResults: false).failed.map { !$0 }
        known[number] = (numbers, conforms)
        return places.map { conforms[$0] }
    }

    private func check(
        _ constraint: Constraint, _ table: ValueTable, _ findings: inout Findings
    ) throws(ValidationError) {
        switch constraint {
        case .class, .datatype, .nodeKind, .range, .minLength, .maxLength, .pattern, .languageIn, .in:
            try checkValues(constraint, table, &findings)
        case .minCount, .maxCount, .uniqueLanguage, .hasValue: checkSets(constraint, table, &findings)
        case .equals, .disjoint, .less, .closed: try checkProperties(constraint, table, &findings)
        case .not, .and, .or, .exactlyOne, .node, .property, .qualified:
            try checkShapes(constraint, table, &findings)
        case .sparql(let constraint): try check(constraint, table, &findings)
        case .component(let constraint): try check(constraint, table, &findings)
        }
    }
}

extension PropertyPath {
    /// Whether the path is one predicate, forwards or backwards, so that no value comes twice.
    var isSingleStep: Bool {
        switch self {
        case .link, .inverse(.link): true
        default: false
        }
    }

    /// Whether the path has a part that may be followed any number of times.
    var hasClosure: Bool {
        switch self {
        case .link, .negated: false
        case .zeroOrMore, .oneOrMore: true
        case .inverse(let inner), .zeroOrOne(let inner): inner.hasClosure
        case .sequence(let parts), .alternative(let parts): parts.contains(where: \.hasClosure)
        }
    }
}
