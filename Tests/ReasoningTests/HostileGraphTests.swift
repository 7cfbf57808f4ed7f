import RDF
import Reasoning
import SPARQLSyntax
import Testing
import TripleStore

/// Graphs and rules from which too much follows end with an answer or an error that says so.
struct HostileGraphTests {
    /// A store with triples of numbered names.
    private func store(_ count: Int, _ triple: (Int) -> (String, IRI, String)) throws -> TripleStore {
        var batch = QuadBatch()
        for index in 0..<count {
            let (subject, predicate, object) = triple(index)
            batch.append(
                Quad(
                    Triple(
                        subject: .iri("http://example.org/" + subject), predicate: predicate,
                        object: .iri("http://example.org/" + object))))
        }
        let store = TripleStore()
        try store.insert(batch)
        return store
    }

    @Test("Ten thousand equal things are one class; their hundred million pairs are refused, and not made")
    func equalThings() throws {
        let store = try store(10_000) { ("i\($0)", Vocabulary.OWL.sameAs, "i\($0 + 1)") }
        var limits = ReasonerLimits()
        limits.maximumFacts = 1_000_000
        let reasoner = try Reasoner(.owlRL, over: store, limits: limits)
        #expect(reasoner.inferredOfRepresentatives().count <= 20_000)
        #expect { try reasoner.inferred() } throws: { ($0 as? ReasoningError)?.code == .limit }
        let ends = Triple(
            subject: .iri("http://example.org/i0"), predicate: Vocabulary.OWL.sameAs,
            object: .iri("http://example.org/i9"))
        #expect(reasoner.proof(of: ends)?.stated.count == 9)
    }

    @Test("A functional property with ten thousand values makes them one")
    func functionalProperty() throws {
        let store = try store(10_000) { ("i", "http://example.org/p", "v\($0)") }
        try store.insert(
            Quad(
                Triple(
                    subject: .iri("http://example.org/p"), predicate: Vocabulary.RDF.type,
                    object: .iri("http://www.w3.org/2002/07/owl#FunctionalProperty"))))
        let reasoner = try Reasoner(.owlRL, over: store)
        #expect(reasoner.inferredOfRepresentatives().count == 9999)
    }

    @Test("A hierarchy 100,000 deep, of which five billion triples would follow, is refused")
    func deepHierarchy() throws {
        let store = try store(100_000) { ("C\($0)", "http://www.w3.org/2000/01/rdf-schema#subClassOf", "C\($0 + 1)") }
        var limits = ReasonerLimits()
        limits.maximumFacts = 500_000
        for rules in [RuleSet.rdfs, .owlRL] {
            #expect { try Reasoner(rules, over: store, limits: limits) } throws: {
                ($0 as? ReasoningError)?.code == .limit
            }
        }
    }

    /// Besides the classes, three properties are said to be properties, and below themselves.
    @Test("A hierarchy a thousand deep is closed in time proportional to what follows")
    func hierarchy() throws {
        let store = try store(1000) { ("C\($0)", "http://www.w3.org/2000/01/rdf-schema#subClassOf", "C\($0 + 1)") }
        #expect(try Reasoner(.rdfs, over: store).inferred().count == 1000 * 999 / 2 + 6)
    }

    @Test("A cycle of classes makes all of them equivalent")
    func cycle() throws {
        let store = try store(300) {
            ("C\($0)", "http://www.w3.org/2000/01/rdf-schema#subClassOf", "C\(($0 + 1) % 300)")
        }
        let reasoner = try Reasoner(.owlRL, over: store)
        // All pairs twice, without those that are stated.
        #expect(try reasoner.inferred().count == 2 * 300 * 300 - 300)
    }

    @Test("A list that bites its tail ends")
    func cyclicList() throws {
        let world = try World(
            ":C owl:intersectionOf :l . :l rdf:first :A ; rdf:rest :m . :m rdf:first :B ; rdf:rest :l . :x a :A , :B .")
        #expect(try world.contains(":C rdfs:subClassOf :A , :B ."))
        #expect(try !world.contains(":x a :C ."))
    }

    @Test("A query that makes new things for ever is stopped")
    func endlessQuery() throws {
        let query = try Query(
            parsing: "PREFIX : <http://example.org/> CONSTRUCT { ?x :next [ a :Thing ] } WHERE { ?x a :Thing }")
        let limits = ReasonerLimits(maximumRounds: 8)
        #expect {
            try World(":a a :Thing .", try RuleSet(query, name: "next.rq"), limits: limits)
        } throws: { ($0 as? ReasoningError)?.code == .limit }
        let counting = try Query(
            parsing: "PREFIX : <http://example.org/> CONSTRUCT { ?x :n ?m } WHERE { ?x :n ?o BIND(?o + 1 AS ?m) }")
        #expect {
            try World(":a :n 1 .", try RuleSet(counting, name: "count.rq"), limits: limits)
        } throws: { ($0 as? ReasoningError)?.code == .limit }
    }

    @Test("Vocabulary that is said to be the same is refused")
    func sameVocabulary() throws {
        #expect { try World("rdf:type owl:sameAs rdfs:subClassOf .") } throws: {
            ($0 as? ReasoningError)?.code == .vocabulary
        }
    }

    @Test("A class that a million facts would clash in is reported a thousand times")
    func manyClashes() throws {
        let store = try store(3000) { ("i\($0)", Vocabulary.RDF.type, "C") }
        var batch = QuadBatch()
        for triple in try World.triples(":C owl:disjointWith :C .") { batch.append(Quad(triple)) }
        try store.insert(batch)
        #expect(try Reasoner(.owlRL, over: store).inconsistencies.count == 1000)
    }
}
