public import RDF
public import TripleStore

/// Looks for what is wrong with an ontology: terms that nothing defines, missing labels, classes that can have no members,
/// properties that can't be used, words that denote nothing.
///
/// Whether a class can have members is tried: a member is made up for each, and whatever clashes by the rules of OWL 2 RL
/// speaks of it. What only a complete reasoner for OWL 2 DL finds is not found.
///
/// ```swift
/// for finding in try OntologyCheck(store).findings { print(finding.message) }
/// ```
public struct OntologyCheck: Sendable {
    /// Something that is wrong.
    public struct Finding: Hashable, Sendable {
        /// The kinds of findings, in the order in which they are listed.
        public enum Kind: Int, CaseIterable, Sendable {
            /// A term that the ontology uses as its own has no triple that says what it is.
            case undefinedTerm
            /// A class or property has no `rdfs:label`.
            case missingLabel
            /// A class can have no members.
            case unsatisfiableClass
            /// A property cannot be used: the classes of its domain, its range or of what it is a part of exclude each other.
            case unusableProperty
            /// A lexical entry denotes nothing.
            case emptyEntry
            /// The ontology as it stands cannot be true.
            case inconsistency
        }

        /// What kind of finding it is.
        public let kind: Kind
        /// What it is about.
        public let term: Term
        /// The name of the rule that is broken, where one is.
        public let rule: String?
        /// The triples of the ontology that are to blame.
        public let triples: [Triple]
    }

    /// What is wrong: by kind, and by the text of the terms.
    public let findings: [Finding]

    /// Checks the default graph of a store.
    ///
    /// - Throws: as `Reasoner`.
    /// - Complexity: that of deriving what follows.
    public init(_ store: TripleStore, limits: ReasonerLimits = ReasonerLimits()) throws(ReasoningError) {
        let triples = store.snapshot().quads.lazy.filter { $0.graph == nil }.map(\.triple)
        let terms = OntologyTerms(triples)
        var findings = terms.undefined.map { Finding(kind: .undefinedTerm, term: .iri($0), rule: nil, triples: []) }
        findings += terms.unlabelled.map { Finding(kind: .missingLabel, term: .iri($0), rule: nil, triples: []) }
        findings += terms.emptyEntries.map { Finding(kind: .emptyEntry, term: $0, rule: nil, triples: []) }
        findings += try OntologyTrial(terms, triples, limits: limits).findings
        self.findings = findings.sorted {
            ($0.kind.rawValue, "\($0.term)", $0.rule ?? "") < ($1.kind.rawValue, "\($1.term)", $1.rule ?? "")
        }
    }
}
