import RDF
import SPARQLSyntax
import Testing

@Suite("The parser of triple terms, reified triples and annotations")
struct TripleTermParserTests {
    private func patterns(_ group: String) throws -> [TriplePattern] {
        let query = try Query(parsing: "SELECT * { \(group) }", prefixes: [Prefix("", "http://e/")])
        guard case .project(.basicGraphPattern(let patterns), _) = query.algebra else { return [] }
        return patterns
    }

    /// A pattern in the query's own words, blank nodes numbered in the order of their use.
    private func text(_ patterns: [TriplePattern]) -> String {
        var nodes: [Variable] = []
        func text(_ term: PatternTerm) -> String {
            switch term {
            case .term(.iri(let iri)) where iri.string.hasPrefix("http://e/"): return ":\(iri.string.dropFirst(9))"
            case .term(.iri(Vocabulary.RDF.reifies)): return "reifies"
            case .term(let term): return "\(term)"
            case .triple(let pattern): return "<<( \(text(pattern)) )>>"
            case .variable(let variable) where variable.isBlankNode:
                if !nodes.contains(variable) { nodes.append(variable) }
                return "_:\(nodes.firstIndex(of: variable) ?? 0)"
            case .variable(let variable): return "\(variable)"
            }
        }
        func text(_ pattern: TriplePattern) -> String {
            "\(text(pattern.subject)) \(text(pattern.predicate)) \(text(pattern.object))"
        }
        return patterns.map { text($0) }.joined(separator: " . ")
    }

    @Test(
        "writes reified triples and annotations out as triples with rdf:reifies",
        arguments: [
            ("<< ?s :p ?o >> :q ?z", "_:0 reifies <<( ?s :p ?o )>> . _:0 :q ?z"),
            ("<< ?s ?p ?o ~ :r >>", ":r reifies <<( ?s ?p ?o )>>"),
            ("?x :q << ?s :p ?o ~ ?r >>", "?r reifies <<( ?s :p ?o )>> . ?x :q ?r"),
            ("<< ?s :p ?o ~ >> :q 1", "_:0 reifies <<( ?s :p ?o )>> . _:0 :q \(Self.one)"),
            (
                "<< << :a :b ?c ~ :r >> :p << ?d :e :f >> >> :q ?z",
                ":r reifies <<( :a :b ?c )>> . _:0 reifies <<( ?d :e :f )>> . _:1 reifies <<( :r :p _:0 )>> . _:1 :q ?z"
            ),
            ("?s :p ?o ~ :r", "?s :p ?o . :r reifies <<( ?s :p ?o )>>"),
            (
                "?s :p ?o {| :q ?z ; :q2 1 |}",
                "?s :p ?o . _:0 reifies <<( ?s :p ?o )>> . _:0 :q ?z . _:0 :q2 \(Self.one)"
            ),
            (
                "?s :p ?o ~ :r1 {| :q ?z |} {| :q ?y |} ~:r2 ~ ?r3, ?w",
                "?s :p ?o . :r1 reifies <<( ?s :p ?o )>> . :r1 :q ?z . _:0 reifies <<( ?s :p ?o )>> . _:0 :q ?y . "
                    + ":r2 reifies <<( ?s :p ?o )>> . ?r3 reifies <<( ?s :p ?o )>> . ?s :p ?w"
            ),
            (
                "?s :p ?o {| ?q ?z {| :q :z |} |}",
                "?s :p ?o . _:0 reifies <<( ?s :p ?o )>> . _:0 ?q ?z . _:1 reifies <<( _:0 ?q ?z )>> . _:1 :q :z"
            ),
        ])
    func sugar(group: String, expected: String) throws {
        #expect(text(try patterns(group)) == expected)
    }

    private static let one = "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>"

    @Test("takes a triple term without variables for a term, and one that RDF does not have for a pattern")
    func ground() throws {
        let triple = Triple(subject: .iri("http://e/s"), predicate: Vocabulary.RDF.type, object: .literal(Literal("x")))
        #expect(try patterns("?s :p <<( :s a 'x' )>>")[0].object == .term(.triple(triple)))
        guard case .triple = try patterns("?s :p <<( 'x' a 'x' )>>")[0].object else {
            Issue.record("a literal as subject makes no triple")
            return
        }
    }

    @Test("finds the variables inside of triple terms")
    func variables() throws {
        let query = try Query(parsing: "SELECT * { ?r ?q <<( ?s ?p <<( ?a ?b ?c )>> )>> }")
        #expect(query.form == .select(["r", "q", "s", "p", "a", "b", "c"].map { Variable($0) }))
    }

    @Test("makes calls of triple terms in expressions, and values of triple terms in data")
    func expressions() throws {
        let query = try Query(
            parsing: "SELECT * { VALUES ?v { <<( :s a 1 )>> UNDEF } BIND(<<( ?v :p 'x'@en--ltr )>> AS ?t) }",
            prefixes: [Prefix("", "http://e/")])
        guard case .project(.extend(.values(_, let rows), _, let value), _) = query.algebra else {
            Issue.record("\(query.algebra)")
            return
        }
        #expect(rows.count == 2)
        let object = Literal("x", language: "en", direction: .leftToRight)
        #expect(
            value
                == .call(.triple, [.variable(Variable("v")), .term(.iri("http://e/p")), .term(.literal(object))]))
    }

    @Test(
        "says where a triple term is wrong",
        arguments: [
            ("?s :p <<( ?s :p )>>", 28, SPARQLSyntaxError.Code.syntax), ("?s :p << ?s [] ?o >>", 24, .syntax),
            ("?s :p <<( ?s :p () )>>", 28, .syntax), ("?s :p <<( ?s :p << ?a ?b ?c >> )>>", 28, .syntax),
            ("?s :p+ ?o {| :q 1 |}", 22, .syntax), ("?s :p ?o {| |}", 24, .syntax), ("<<( ?s :p ?o )>> .", 29, .syntax),
            ("VALUES ?x { <<( ?s :p 1 )>> }", 28, .syntax), ("VALUES ?x { <<( 'a' :p 1 )>> }", 28, .syntax),
            ("BIND(<< ?s :p ?o >> AS ?t)", 17, .syntax), ("BIND(<<( [] :p 1 )>> AS ?t)", 21, .syntax),
            ("?s :p 'x'@en--up", 21, .syntax), ("?s :p '\\uD800'", 19, .syntax), ("?s :p '\\u12'", 19, .syntax),
            ("?s :p\\u0061 ?o", 17, .syntax), ("?s <http://\\uDC00> ?o", 23, .syntax),
        ])
    func errors(group: String, column: Int, code: SPARQLSyntaxError.Code) {
        let error = #expect(throws: SPARQLSyntaxError.self) { try patterns(group) }
        #expect(error?.code == code)
        #expect(error?.location.column == column, "\(error?.description ?? "")")
    }

    @Test("shows the line of an error with a caret under the place")
    func excerpt() throws {
        let text = "SELECT *\n{ ?s\t?p ü }\n"
        let error = #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: text) }
        #expect(error?.excerpt(of: text) == "{ ?s\t?p ü }\n    \t   ^")
        let missing = #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: "ASK { ?s ?p ?o ") }
        #expect(missing?.excerpt(of: "ASK { ?s ?p ?o ") == "ASK { ?s ?p ?o \n               ^")
        #expect(missing?.found == "the end of the text")
        #expect(missing?.expected == "“.” or “}”")
        let long = "ASK {" + String(repeating: " ?s ?p ?o .", count: 40) + " ?x }"
        let far = #expect(throws: SPARQLSyntaxError.self) { try Query(parsing: long) }
        let lines = far?.excerpt(of: long).split(separator: "\n")
        #expect(lines?.first?.hasPrefix("…") == true)
        #expect(lines?.last?.count == 62)
    }
}
