import Foundation
import RDF
import SPARQLSyntax
import TestSupport
import Testing

@Suite("The query parser")
struct ParserTests {
    @Test("keeps the projection in its order")
    func projection() throws {
        let query = try Query(parsing: "SELECT ?b ?a WHERE { ?a <http://example.org/p> ?b }")
        #expect(query.form == .select([Variable("b"), Variable("a")]))
    }

    @Test("puts filters behind the whole group, and the filter of an OPTIONAL into its left join")
    func groups() throws {
        let query = try Query(
            parsing: """
                PREFIX : <http://example.org/>
                SELECT * { FILTER(?a > 1) ?s :p ?a OPTIONAL { ?s :q ?b FILTER(?b < ?a) } }
                """)
        guard case .project(.filter(let outer, .leftJoin(let left, let right, let inner)), _) = query.algebra else {
            Issue.record("\(query.algebra)")
            return
        }
        let predicate = PatternTerm.term(.iri("http://example.org/p"))
        let s = PatternTerm.variable(Variable("s"))
        #expect(outer.count == 1)
        #expect(
            left
                == .basicGraphPattern([
                    TriplePattern(subject: s, predicate: predicate, object: .variable(Variable("a")))
                ]))
        #expect(right.variablesInScope == [Variable("s"), Variable("b")])
        #expect(inner == .comparison(.less, .variable(Variable("b")), .variable(Variable("a"))))
    }

    @Test(
        "says where and what is wrong",
        arguments: [
            ("SELECT ?x WHERE { ?x }", 1, 22, SPARQLSyntaxError.Code.syntax),
            ("SELECT ?x\nWHERE { ?x ex:p ?y }", 2, 12, .undefinedPrefix),
            ("SELECT ?x WHERE { ?x <p> ?y }", 1, 22, .invalidIRI),
            ("SELECT ?x WHERE { BIND(1 AS ?x) BIND(2 AS ?x) }", 1, 43, .scope),
            ("SELECT ?x WHERE { ?s ?p \"é }", 1, 25, .syntax),
            ("SELECT ?x (COUNT(?y) AS ?n) WHERE { ?x ?p ?y }", 1, 8, .scope),
            ("SELECT ?x WHERE { FILTER(COUNT(?x) > 1) }", 1, 26, .scope),
            ("SELECT ?x WHERE { FILTER(NOPE(?x)) }", 1, 26, .syntax),
            ("SELECT ?x WHERE { ?s ?p ?o", 1, 27, .syntax),
            ("", 1, 1, .syntax),
            ("SELECT * { _:a ?p ?o OPTIONAL { _:a ?q ?r } }", 1, 33, .scope),
            ("SELECT ?x { ?x ?p \u{1F30D} }", 1, 19, .syntax),
        ])
    func errors(text: String, line: Int, column: Int, code: SPARQLSyntaxError.Code) {
        let error = #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: text) }
        #expect(error?.code == code)
        #expect(error?.location.line == line)
        #expect(error?.location.column == column)
    }

    @Test(
        "refuses what is nested too deeply, without running out of stack",
        arguments: [
            "SELECT * { FILTER(" + String(repeating: "(", count: 10_000) + "1",
            "SELECT * " + String(repeating: "{", count: 10_000),
            "SELECT * { ?s ?p " + String(repeating: "(", count: 10_000),
            "SELECT * { ?s ?p " + String(repeating: "[ ?q ", count: 10_000),
            "SELECT * { ?s " + String(repeating: "(", count: 10_000) + "<http://example.org/p>",
            "SELECT * { FILTER(" + String(repeating: "!(", count: 10_000) + "1",
            "SELECT * { " + String(repeating: "FILTER EXISTS {", count: 10_000),
            "SELECT * { " + String(repeating: "OPTIONAL {", count: 10_000),
            "SELECT * { " + String(repeating: "OPTIONAL { ?s ?p ?o }", count: 10_000) + "}",
            "SELECT * { ?s ?p ?o FILTER(" + String(repeating: "STR(", count: 10_000),
        ])
    func depth(text: String) {
        let error = #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: text) }
        #expect(error?.code == .limit)
    }

    @Test(
        "reads long chains",
        arguments: [
            "SELECT * { FILTER(1" + String(repeating: " || 1", count: 10_000) + ") }",
            "SELECT * { FILTER(1" + String(repeating: " + 1", count: 10_000) + " > 0) }",
            "SELECT * { {}" + String(repeating: " UNION {}", count: 10_000) + "}",
            "SELECT * { " + String(repeating: "{ ?s ?p ?o }", count: 10_000) + "}",
            "SELECT * { ?s <http://p>" + String(repeating: "/<http://p>", count: 10_000) + " ?o }",
            "SELECT * { ?s ?p " + String(repeating: "?o, ", count: 10_000) + "?o }",
        ])
    func chains(text: String) throws {
        _ = try Query(parsing: text)
    }

    @Test("survives every cut and every changed byte of a query")
    func mutations() {
        let text = """
            PREFIX : <http://example.org/> SELECT DISTINCT ?a (COUNT(*) AS ?n) FROM <http://g> WHERE { ?a :p/^:q* "x\\n"@en, \
            'y'^^:t, 1.5e3, [ :r ( 1 true ) ] . OPTIONAL { GRAPH ?g { ?a !(:p|^a) ?b } } MINUS { ?a ?b ?c } \
            FILTER (?a IN (1, -2) && NOT EXISTS { ?a :p ?b }) BIND(IF(BOUND(?a), "\\u00e9", 'z') AS ?z) \
            VALUES (?x ?y) { (1 UNDEF) } } GROUP BY ?a HAVING (SUM(?x) > 3) ORDER BY DESC(?a) LIMIT 5 OFFSET 2
            """
        #expect(throws: Never.self) { try Query(parsing: text) }
        let bytes = Array(text.utf8)
        var accepted = 0
        for place in bytes.indices {
            if (try? Query(parsing: String(decoding: bytes[..<place], as: UTF8.self))) != nil { accepted += 1 }
            for replacement in "\\\"'<>{}()?@^:.é".utf8 {
                var changed = bytes
                changed[place] = replacement
                if (try? Query(parsing: String(decoding: changed, as: UTF8.self))) != nil { accepted += 1 }
            }
        }
        #expect(accepted < bytes.count * 8)
    }

    @Test("reads codepoint escapes in IRIs and strings")
    func escapes() throws {
        let query = try Query(parsing: "SELECT ?a { ?a <http://example.org/\\u00e9> '\\U0001F30D' }")
        guard case .project(.basicGraphPattern(let patterns), _) = query.algebra else { return }
        #expect(patterns[0].predicate == .term(.iri("http://example.org/é")))
        #expect(patterns[0].object == .term(.literal(Literal("🌍"))))
    }

    @Test("the fuzzer's queries are parsed or refused")
    func corpus() throws {
        let folder = SharedFolder.projectFolder.appending(path: "Tests/Fuzzing/Corpus/sparql")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files { _ = try? Query(parsing: String(decoding: Data(contentsOf: file), as: UTF8.self)) }
    }
}
