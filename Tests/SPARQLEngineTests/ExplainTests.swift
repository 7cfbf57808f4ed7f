import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore
import Turtle

@Suite("Plans for people")
struct ExplainTests {
    private func store() throws -> TripleStore {
        let store = TripleStore()
        let text =
            "PREFIX : <http://e/> "
            + (0..<50).map { ":s\($0) :p \($0) ; :q :t\($0 % 5) . :t\($0 % 5) :r \($0) ." }.joined()
        var reader = TurtleReader(bytes: Array(text.utf8))
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store
    }

    private let prefixes = [Prefix("", "http://e/")]

    private func plan(_ text: String, isEvaluated: Bool = true) throws -> QueryPlan {
        try QueryEngine.explain(
            Query(parsing: text, prefixes: prefixes), over: store().snapshot(), isEvaluated: isEvaluated)
    }

    /// The steps, the last first.
    private func steps(_ plan: QueryPlan) -> [QueryPlan] { [plan] + plan.inputs.flatMap(steps) }

    @Test("each step has its rows and a time, the last step first")
    func rows() throws {
        let plan = try plan("SELECT ?s { ?s :q ?t . ?s :p ?o FILTER(?o >= 40) } ORDER BY DESC(?o) LIMIT 3")
        let steps = steps(plan)
        #expect(plan.rows == 3 && plan.operation == "first 3")
        let filter = try #require(steps.first { $0.operation.hasPrefix("filter") })
        #expect(filter.operation == "filter ?o >= 40" && filter.rows == 10)
        #expect(steps.allSatisfy { $0.rows != nil && $0.time != nil && $0.estimatedRows.isFinite })
        let lines = plan.text(prefixes: prefixes).split(separator: "\n")
        #expect(lines.count == steps.count + 1)
        #expect(lines[0].hasSuffix("step") && lines.contains { $0.hasSuffix("search ?s :q ?t") }, "\(lines)")
    }

    @Test("without evaluation there are estimates only, and nothing is searched")
    func estimates() throws {
        let plan = try plan("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }", isEvaluated: false)
        #expect(steps(plan).allSatisfy { $0.rows == nil && $0.time == nil })
        #expect(!plan.description.contains("rows"))
    }

    @Test(
        "every kind of step says what it does",
        arguments: [
            ("SELECT * { ?s :p ?o OPTIONAL { ?s :q ?t } }", "optional"),
            ("SELECT * { ?s :p ?o FILTER NOT EXISTS { ?s :q ?t } }", "not exists"),
            ("SELECT * { ?s :p ?o FILTER EXISTS { ?s :q ?t } }", "exists"),
            ("SELECT * { ?s (:p|^:q)+ ?o }", "path ?s (:p|^:q)+ ?o"),
            ("SELECT * { { ?s :p ?o } UNION { ?s :q ?o } }", "union"),
            ("SELECT * { { SELECT ?s { ?s :p ?o } LIMIT 2 } { SELECT ?s { ?s :q ?o } LIMIT 3 } }", "hash join by ?s"),
            ("SELECT * { { SELECT ?s { ?s :p ?o } LIMIT 2 } { SELECT ?t { ?t :q ?o } LIMIT 3 } }", "cross product"),
            ("SELECT DISTINCT ?t { ?s :q ?t }", "distinct"),
            ("SELECT ?t (SUM(?o) AS ?n) { ?s :q ?t ; :p ?o } GROUP BY ?t", "group ?t SUM(?o)"),
            ("SELECT * { ?s :p ?o BIND(STRLEN(STR(?o)) + 1 AS ?x) }", "compute ?x as STRLEN(STR(?o)) + 1"),
            ("SELECT * { VALUES ?o { 1 2 } ?s :p ?o }", "values"), ("SELECT * { ?s :none ?o }", "search ?s :none ?o"),
            ("ASK { GRAPH ?g { ?s :p ?o } }", "search ?s :p ?o in ?g"),
            ("SELECT * { ?s :p ?o } OFFSET 5 LIMIT 2", "skip 5, first 2"),
        ])
    func operations(_ query: String, _ operation: String) throws {
        let text = try plan(query).text(prefixes: prefixes)
        #expect(text.split(separator: "\n").contains { $0.hasSuffix("  " + operation) }, "\(text)")
    }
}
