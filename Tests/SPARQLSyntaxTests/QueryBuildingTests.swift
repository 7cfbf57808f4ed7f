import RDF
import SPARQLSyntax
import Testing

@Suite("Queries built in Swift")
struct QueryBuildingTests {
    private let who = Variable("who")
    private let place = Variable("place")
    private let visited: IRI = "http://example.org/visited"
    private let label = Vocabulary.RDFS.label

    private func parsed(_ text: String) throws -> Query {
        try Query(
            parsing: text,
            prefixes: [
                Prefix("ex", "http://example.org/"),
                Prefix("rdfs", Vocabulary.RDFS.namespace),
            ])
    }

    @Test("A query is the one that its text says")
    func select() throws {
        let built = Query.select(who) {
            TriplePattern(who, visited, place)
            TriplePattern(place, label, Variable("name"))
            OptionalGroup {
                TriplePattern(place, "http://example.org/in" as IRI, Variable("country"))
            }
            Filter(Variable("name").call(.strStarts, "Pan") && place.differs(from: "http://example.org/peru" as IRI))
        }
        .limited(to: 10, offset: 5).ordered(by: Variable("name"), isDescending: true).distinct()
        #expect(
            built
                == (try parsed(
                    """
                    SELECT DISTINCT ?who {
                      ?who ex:visited ?place . ?place rdfs:label ?name
                      OPTIONAL { ?place ex:in ?country }
                      FILTER(STRSTARTS(?name, "Pan") && ?place != ex:peru)
                    } ORDER BY DESC(?name) LIMIT 10 OFFSET 5
                    """)))
    }

    @Test("Each kind of element is what its keyword is")
    func elements() throws {
        let built = Query.select {
            PathPattern(who, .oneOrMore(.link(visited)), place)
            UnionGroup {
                TriplePattern(place, label, "a")
            } or: {
                TriplePattern(place, label, 3)
            }
            GraphGroup(Variable("graph")) { TriplePattern(who, label, true) }
            MinusGroup { TriplePattern(who, label, Literal("b", language: "en")) }
            Bind(place.call(.str), as: Variable("text"))
            Filter(exists: false) { TriplePattern(place, visited, who) }
            Filter(!who.isOne(of: [place, "x"]) || who.isLess(than: 2) || who.isGreater(than: 3) || who.equals(4))
        }
        let text = try parsed(
            """
            SELECT * {
              ?who ex:visited+ ?place
              { ?place rdfs:label "a" } UNION { ?place rdfs:label 3 }
              GRAPH ?graph { ?who rdfs:label true }
              MINUS { ?who rdfs:label "b"@en }
              BIND(STR(?place) AS ?text)
              FILTER NOT EXISTS { ?place ex:visited ?who }
              FILTER(((!(?who IN (?place, "x")) || ?who < 2) || ?who > 3) || ?who = 4)
            }
            """)
        guard case .project(let left, _) = built.algebra, case .project(let right, _) = text.algebra else {
            Issue.record("neither selects")
            return
        }
        #expect(left == right)
        #expect(built.form == text.form)
    }

    @Test("Questions and templates")
    func otherForms() throws {
        #expect(
            Query.ask { TriplePattern(who, visited, place) } == (try parsed("ASK { ?who ex:visited ?place }")))
        #expect(
            Query.construct(TriplePattern(place, label, who)) { TriplePattern(who, visited, place) }
                == (try parsed("CONSTRUCT { ?place rdfs:label ?who } WHERE { ?who ex:visited ?place }")))
    }

    @Test("What is put into a query is a value, whatever is in it")
    func values() throws {
        let name = "\" } ; DROP ALL #"
        guard case .basicGraphPattern(let patterns) = Query.ask(where: { TriplePattern(who, label, name) }).algebra
        else {
            Issue.record("there is more than a pattern")
            return
        }
        #expect(patterns.map(\.object) == [.term(.literal(Literal(name)))])
    }

    @Test("Lines may depend on conditions and loops")
    func conditions() {
        for isKnown in [true, false] {
            let query = Query.ask {
                for index in 0..<2 { TriplePattern(who, visited, index) }
                if isKnown { TriplePattern(who, label, "a") } else { TriplePattern(who, label, "b") }
                if isKnown { TriplePattern(who, label, "c") }
            }
            guard case .basicGraphPattern(let patterns) = query.algebra else { return }
            #expect(patterns.count == (isKnown ? 4 : 3))
        }
    }
}
