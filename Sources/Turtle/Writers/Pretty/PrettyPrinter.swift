internal import RDF

/// Prints one graph as Turtle that people like to read.
struct PrettyPrinter {
    private let graph: PrettyGraph
    private var encoder: TurtleEncoder
    private var output: [UInt8] = []

    private static let step = 4

    private init(_ graph: PrettyGraph, encoder: TurtleEncoder) {
        self.graph = graph
        self.encoder = encoder
    }

    /// The statements of a graph.
    ///
    /// - Parameter indent: how many spaces each line starts with.
    static func print(_ graph: PrettyGraph, encoder: inout TurtleEncoder, indent: Int) -> [UInt8] {
        var printer = PrettyPrinter(graph, encoder: encoder)
        for subject in graph.subjects where !graph.embedded.contains(subject) {
            if !printer.output.isEmpty { printer.output.append(UInt8(ascii: "\n")) }
            printer.appendSpaces(indent)
            if graph.isUnreferenced(subject) {
                printer.append("[]")
            } else {
                printer.appendTerm(subject)
            }
            printer.append(" ")
            printer.appendPredicates(of: subject, graph.predicates(of: subject), indent: indent + step)
            printer.append(" .\n")
        }
        encoder = printer.encoder
        return printer.output
    }

    private mutating func append(_ text: StaticString) { output.append(contentsOf: "\(text)".utf8) }

    private mutating func appendTerm(_ term: UInt32) { encoder.append(term, of: graph.batch, to: &output) }

    private mutating func appendSpaces(_ count: Int) {
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
    }

    /// Appends predicates with their objects, each predicate but the first on a line of its own.
    private mutating func appendPredicates(
        of subject: UInt32, _ predicates: [PrettyGraph.Predicate], indent: Int
    ) {
        for (place, predicate) in predicates.enumerated() {
            if place > 0 {
                append(" ;\n")
                appendSpaces(indent)
            }
            encoder.appendPredicate(predicate.term, of: graph.batch, to: &output)
            for (place, object) in predicate.objects.enumerated() {
                append(place == 0 ? " " : ", ")
                appendObject(object, indent: indent)
                appendAnnotations(graph.annotations(of: SIMD3(subject, predicate.term, object)), indent: indent)
            }
        }
    }

    private mutating func appendObject(_ object: UInt32, indent: Int) {
        if let items = graph.lists[object] {
            append("(")
            for item in items {
                append(" ")
                appendObject(item, indent: indent)
            }
            append(" )")
        } else if graph.isNested(object) {
            append("[\n")
            appendSpaces(indent + PrettyPrinter.step)
            appendPredicates(of: object, graph.predicates(of: object), indent: indent + PrettyPrinter.step)
            append("\n")
            appendSpaces(indent)
            append("]")
        } else if graph.isBlank(object), !graph.needsLabel(object), graph.predicates(of: object).isEmpty {
            append("[]")
        } else {
            appendTerm(object)
        }
    }

    /// Appends the reifiers of a triple.
    ///
    /// A block belongs to the reifier that stands right before it. So blocks without a name come first, and reifiers with
    /// neither name nor block last.
    private mutating func appendAnnotations(_ reifiers: [UInt32], indent: Int) {
        guard !reifiers.isEmpty else { return }
        let isNamed = reifiers.map { !graph.isUnreferenced($0) }
        let isBare = reifiers.map { annotation(by: $0).isEmpty }
        for place in reifiers.indices where !isNamed[place] && !isBare[place] {
            appendAnnotation(by: reifiers[place], indent: indent)
        }
        for place in reifiers.indices where isNamed[place] { appendAnnotation(by: reifiers[place], indent: indent) }
        for place in reifiers.indices where !isNamed[place] && isBare[place] { append(" ~") }
    }

    /// What is said of a reifier besides what it reifies.
    private func annotation(by reifier: UInt32) -> [PrettyGraph.Predicate] {
        graph.predicates(of: reifier).filter { $0.term != graph.vocabulary.reifies }
    }

    /// Appends a reifier and what is said of it.
    private mutating func appendAnnotation(by reifier: UInt32, indent: Int) {
        let predicates = annotation(by: reifier)
        if !graph.isUnreferenced(reifier) {
            append(" ~ ")
            appendTerm(reifier)
        }
        guard !predicates.isEmpty else { return }
        append(" {| ")
        appendPredicates(of: reifier, predicates, indent: indent + PrettyPrinter.step)
        append(" |}")
    }
}
