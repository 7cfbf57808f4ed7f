public import RDF
import SPARQLEngine
public import SPARQLSyntax
import TripleStore

/// What a validation found (section 3.6).
public struct ValidationReport: Hashable, Sendable {
    /// Whether nothing was found, of whatever severity.
    public var conforms: Bool { results.isEmpty }
    /// What does not conform.
    public var results: [ValidationResult]

    /// Makes a report.
    ///
    /// - Parameter results: what does not conform.
    public init(results: [ValidationResult]) { self.results = results }

    init(_ run: ValidationRun) {
        let sentences = EvidenceSentences(run.snapshot)
        results = run.results.map { ValidationResult($0, run, sentences) }
    }
}

/// A node that does not conform to a constraint.
public struct ValidationResult: Hashable, Sendable {
    /// The node that was looked at.
    public var focusNode: Term
    /// The path from it to the values.
    public var path: PropertyPath?
    /// The value that is wrong; `nil` where it is the number of values, or that something is missing.
    public var value: Term?
    /// How serious it is: `sh:Violation` unless the shape says otherwise.
    public var severity: IRI
    /// The shape that has the constraint.
    public var sourceShape: Term
    /// The constraint itself, for those of `sh:sparql`.
    public var sourceConstraint: Term?
    /// The kind of constraint, such as `sh:MinCountConstraintComponent`.
    public var component: IRI
    /// What the shape says to people; empty where it says nothing.
    public var messages: [Literal]
    /// What was expected, in words.
    public var expectation: String
    /// What was found instead, in words; `nil` where `value` says it.
    public var finding: String?
    /// The sentences that the facts came from, where the data has annotations with sentences.
    public var sentences: [String]

    /// What was found and what was expected, as a sentence.
    public var summary: String { (finding.map { "Found \($0), expected " } ?? "Expected ") + expectation + "." }
}

extension ValidationResult {
    fileprivate init(_ raw: RawResult, _ run: ValidationRun, _ evidence: EvidenceSentences) {
        let shape = run.shapes.all[raw.shape]
        let constraint = shape.constraints[raw.constraint]
        func term(_ id: UInt32) -> Term? { id == 0 ? nil : run.values.term(TermID(rawValue: id)) }
        let own: PropertyPath? = term(raw.path)?.iri.map { .link($0) }
        focusNode = term(raw.focus) ?? .blankNode(BlankNode("unknown"))
        path = own ?? shape.path
        value = term(raw.value)
        severity = shape.severity
        sourceShape = shape.node
        if case .sparql(let query) = constraint { sourceConstraint = query.node }
        component = constraint.component
        expectation = constraint.expectation(run.shapes.all, run.options.prefixes)
        finding = constraint.finding(raw.count)
        messages = raw.details.flatMap { $0.messages.isEmpty ? nil : $0.messages } ?? shape.messages
        sentences = evidence.sentences(focus: raw.focus, path: path, value: raw.value)
    }
}
