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

    @Test(
        "values are put into every place of the pattern of EXISTS (section 18.6)",
        arguments: [
            // The optional part has no solution for the value, and the pattern around it has one nevertheless.
            ("?x ?u ?v FILTER EXISTS { FILTER(?v) OPTIONAL { ?y :q ?u } :c :p ?x }", ["x"]),
            ("?s :r ?u FILTER EXISTS { OPTIONAL { ?y :q ?u } }", ["s", "t"]),
            ("?s :r ?u FILTER EXISTS { :c :p ?z OPTIONAL { ?y :q ?u } FILTER(BOUND(?y)) }", ["t"]),
            ("?s :r ?u FILTER NOT EXISTS { OPTIONAL { ?y :q ?u } FILTER(BOUND(?y)) }", ["s"]),
            // A filter of an inner group sees the values, and so does what an inner OPTIONAL holds.
            ("?s :r ?u FILTER EXISTS { ?y :q ?z { ?c :p ?w FILTER(?u = 4) } }", ["t"]),
            ("?s :r ?u FILTER EXISTS { { :c :p ?w BIND(?u = 4 AS ?n) } FILTER(?n) }", ["t"]),
            ("?s :r ?u FILTER EXISTS { { :c :p ?w FILTER(?u = 4) } MINUS { ?w :none ?n } }", ["t"]),
            ("?s :r ?u FILTER(EXISTS { { :c :p ?w FILTER(?u = 4) } MINUS { ?w :none ?n } } || ?u = 3)", ["s", "t"]),
            ("?s :r ?u FILTER EXISTS { OPTIONAL { ?a :none ?b } OPTIONAL { { ?b :q ?u } } FILTER(BOUND(?b)) }", ["t"]),
            ("?s :r ?u OPTIONAL { ?s :none ?o } FILTER EXISTS { OPTIONAL { ?o :q ?u } FILTER(BOUND(?o)) }", ["t"]),
        ])
    func valuesInExists(pattern: String, expected: [String]) throws {
        let data = ":x :p2 3 . :c :p :x . :y :q 4 . :s :r 3 . :t :r 4 ."
        let variable = pattern.hasPrefix("?x") ? "?x" : "?s"
        let found = try rows("SELECT DISTINCT \(variable) { \(pattern) }", data)
        #expect(found == expected.map { ["<\($0)>"] })
    }

    @Test("IRIs have no order, and comparing them by it is an error (section 17.3)")
    func orderOfIRIs() throws {
        #expect(try rows("SELECT ?s { ?s :p ?o FILTER(:e >= :e) }", ":a :p 1 .").isEmpty)
    }
}
