import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

/// Cases in which engines differ, with what the specification says (SPARQL 1.1 Query); `make peers` finds such cases.
@Suite("Where engines differ")
struct DifferentialFindingsTests {
    private func rows(_ query: String, _ data: String) throws -> [[String]] {
        let store = TripleStore()
        var reader = TriGReader(bytes: Array(("PREFIX : <http://e/> " + data).utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        let parsed = try Query(parsing: query, prefixes: [Prefix("", "http://e/")])
        guard case .solutions(let solutions) = try QueryEngine.evaluate(parsed, over: store.snapshot()) else {
            return []
        }
        return solutions.map { $0.terms.map { $0.map { "\($0)".replacing("http://e/", with: "") } ?? "" } }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test("MIN and MAX of a group with an error have no value, as SUM and AVG have none (section 18.5.1, ListEval)")
    func extremesWithErrors() throws {
        let data = ":a :p 1 . :a :p :x . :b :p 2 ."
        for aggregate in ["MIN", "MAX", "SUM", "AVG"] {
            let found = try rows("SELECT ?s (\(aggregate)(?o + 0) AS ?n) { ?s :p ?o } GROUP BY ?s", data)
            #expect(found.map { $0[1].isEmpty } == [true, false], "\(aggregate): \(found)")
        }
        #expect(try rows("SELECT (MIN(?o) AS ?n) { ?s :p ?o }", data) == [["<x>"]])
    }

    @Test("the name of a graph is joined to what is found in it, even where that is no triple (section 18.6)")
    func graphOfValues() throws {
        let data = "GRAPH :g { :a :p 1 }"
        #expect(try rows("SELECT ?g ?x { GRAPH ?g { VALUES ?x { :y } } }", data) == [["<g>", "<y>"]])
        #expect(try rows("SELECT ?g { GRAPH ?g { VALUES ?g { :other } } }", data).isEmpty)
        #expect(try rows("SELECT ?x { GRAPH :none { VALUES ?x { :y } } }", data).isEmpty)
        let lateral = "SELECT ?g { GRAPH ?g { ?a :p ?b OPTIONAL { ?a ?g ?b } } }"
        #expect(try rows(lateral, data).isEmpty)
    }

    @Test("alternatives keep duplicates, and so do negated predicates in both directions (section 18.4)")
    func pathDuplicates() throws {
        let data = ":a :p :b . :a :q :b . :b :r :a ."
        #expect(try rows("SELECT ?x { :a (:p|:q|:p) ?x }", data).count == 3)
        #expect(try rows("SELECT ?x { :a !(:p|^:q) ?x }", data) == [["<b>"], ["<b>"]])
    }

    @Test("a path of length zero joins a term to itself, whether it is in the graph or not (section 18.4)")
    func zeroLength() throws {
        #expect(try rows("SELECT ?x { :nowhere :p? ?x }", ":a :p :b .") == [["<nowhere>"]])
        #expect(try rows("SELECT ?x { ?x :p* :nowhere }", ":a :p :b .") == [["<nowhere>"]])
    }

    @Test("values are put into the pattern of EXISTS, which leaves an inner MINUS nothing to share (section 18.6)")
    func minusInExists() throws {
        let found = try rows(
            "SELECT ?s { ?s :p ?o FILTER EXISTS { MINUS { ?s :q ?x } } }", ":a :p 1 ; :q 2 . :b :p 3 .")
        #expect(found == [["<a>"], ["<b>"]])
    }

    @Test("IRIs have no order, and comparing them by it is an error (section 17.3)")
    func orderOfIRIs() throws {
        #expect(try rows("SELECT ?s { ?s :p ?o FILTER(:e >= :e) }", ":a :p 1 .").isEmpty)
    }
}
