import RDF
import TripleStore

/// Makes a member up for each class and a pair for each property, and looks at what clashes.
struct OntologyTrial {
    private(set) var findings: [OntologyCheck.Finding] = []
    private let made: [Term: Subject]

    /// What something was made up for.
    private enum Subject: Hashable { case member(IRI), pair(IRI) }

    init(_ terms: OntologyTerms, _ triples: some Sequence<Triple>, limits: ReasonerLimits) throws(ReasoningError) {
        var made: [Term: Subject] = [:]
        var batch = QuadBatch()
        for triple in triples { batch.append(Quad(triple)) }
        func makeUp(_ subject: Subject, _ number: Int) -> Term {
            // No label that a document writes has a space.
            let node = Term.blankNode(BlankNode("made up \(made.count).\(number)"))
            made[node] = subject
            return node
        }
        let nothing = IRI(Vocabulary.OWL.namespace + "Nothing")
        for iri in terms.classes.sorted(by: { $0.string < $1.string }) where iri != nothing {
            let member = makeUp(.member(iri), 0)
            batch.append(Quad(Triple(subject: member, predicate: Vocabulary.RDF.type, object: .iri(iri))))
        }
        for iri in terms.properties.sorted(by: { $0.string < $1.string }) where !Self.isBuiltIn(iri) {
            let first = makeUp(.pair(iri), 0)
            let second = makeUp(.pair(iri), 1)
            if terms.literalProperties.contains(iri) {
                batch.append(
                    Quad(Triple(subject: first, predicate: iri, object: .literal(Literal("", datatype: Self.any)))))
            } else {
                batch.append(Quad(Triple(subject: first, predicate: iri, object: second)))
            }
        }
        self.made = made
        let store = TripleStore()
        do {
            try store.insert(batch)
        } catch {
            throw ReasoningError(.limit, error.message)
        }
        let reasoner = try Reasoner(.owlRL, over: store, limits: limits)
        var seen = Set<String>()
        for clash in reasoner.inconsistencies {
            let finding = finding(clash, reasoner)
            if seen.insert("\(finding.kind) \(finding.term) \(clash.rule)").inserted { findings.append(finding) }
        }
    }

    /// A datatype that nothing knows, so that the literal may be of any type.
    private static let any = IRI(OwnTerm.namespace + "any")

    private static func isBuiltIn(_ iri: IRI) -> Bool {
        [Vocabulary.RDF.namespace, Vocabulary.RDFS.namespace, Vocabulary.OWL.namespace].contains {
            iri.string.hasPrefix($0)
        }
    }

    /// What a clash says: of the class or property that something was made up for, or of the ontology itself.
    private func finding(_ clash: Inconsistency, _ reasoner: Reasoner) -> OntologyCheck.Finding {
        let subject = clash.triples.lazy.flatMap { [$0.subject, $0.object] }.compactMap { made[$0] }.first
        let proofs = clash.triples.compactMap { reasoner.proof(of: $0) }
        let blamed = proofs.flatMap(\.stated).filter { made[$0.subject] == nil }
        var seen = Set<Triple>()
        let triples = blamed.filter { seen.insert($0).inserted }
        switch subject {
        case .member(let iri):
            return OntologyCheck.Finding(kind: .unsatisfiableClass, term: .iri(iri), rule: clash.rule, triples: triples)
        case .pair(let iri):
            return OntologyCheck.Finding(kind: .unusableProperty, term: .iri(iri), rule: clash.rule, triples: triples)
        case nil:
            let term = clash.triples.first?.subject ?? .iri(Vocabulary.OWL.ontology)
            return OntologyCheck.Finding(kind: .inconsistency, term: term, rule: clash.rule, triples: triples)
        }
    }
}
