import RDF
import Testing

/// A person, with what each kind of value needs.
private struct Person: Codable, Equatable {
    struct Address: Codable, Equatable {
        var street: String
        var numbers: [Int]
    }

    enum Standing: String, Codable { case member, guest }

    var id: IRI
    var name: String
    var born: Literal?
    var age: UInt8
    var height: Double
    var active: Bool
    var standing: Standing
    var homes: [Address]
    var knows: Set<IRI>
    var notes: [String: String]
}

private struct Named: Codable, Equatable { var name: String }

private final class Chain: Codable {
    var next: Chain?
    init(_ next: Chain?) { self.next = next }
}

@Suite("Swift values as resources")
struct ResourceCodingTests {
    private static let naming = PropertyNaming(
        namespace: "http://example.org/v/", ["name": "http://xmlns.com/foaf/0.1/name"])
    private let encoder = ResourceEncoder(naming)
    private let decoder = ResourceDecoder(naming)

    private let ana = Person(
        id: "http://example.org/ana", name: "Ana", born: Literal("1990-02-03", datatype: Vocabulary.XSD.date), age: 31,
        height: 1.75, active: true, standing: .guest,
        homes: [.init(street: "Main Street", numbers: [3, 5]), .init(street: "Elm Street", numbers: [])],
        knows: ["http://example.org/ben", "http://example.org/eva"], notes: ["mood": "good"])

    @Test("What is written is read again", arguments: [ResourceEncoder.ArrayForm.values, .list])
    func roundTrip(form: ResourceEncoder.ArrayForm) throws {
        var encoder = encoder
        encoder.arrays = form
        var graph = Graph()
        let subject = try encoder.encode(ana, into: &graph)
        #expect(subject == .iri("http://example.org/ana"))
        #expect(try decoder.decode(Person.self, of: subject, in: graph) == ana)
    }

    @Test("Keys are properties, values literals of their types, and a value within a blank node")
    func triples() throws {
        var graph = Graph()
        var encoder = encoder
        encoder.setClass(of: Person.Address.self, "http://example.org/v/Address")
        let subject = try encoder.encode(ana, into: &graph)
        let xsd = "http://www.w3.org/2001/XMLSchema#"
        #expect(graph.objects(of: subject, "http://xmlns.com/foaf/0.1/name") == [.literal(Literal("Ana"))])
        #expect(
            graph.objects(of: subject, "http://example.org/v/age")
                == [.literal(Literal("31", datatype: IRI(xsd + "integer")))])
        #expect(
            graph.objects(of: subject, "http://example.org/v/height")
                == [.literal(Literal("1.75E0", datatype: IRI(xsd + "double")))])
        #expect(graph.objects(of: subject, "http://example.org/v/id").isEmpty)
        let homes = graph.objects(of: subject, "http://example.org/v/homes")
        #expect(homes.count == 2)
        for home in homes {
            #expect(graph.objects(of: home, Vocabulary.RDF.type) == [.iri("http://example.org/v/Address")])
        }
    }

    @Test("Values written one after the other keep their blank nodes apart")
    func blankNodes() throws {
        var graph = Graph()
        let nodes = try ["Ana", "Ben"].map { try encoder.encode(Named(name: $0), into: &graph) }
        #expect(Set(nodes).count == 2)
        #expect(try decoder.decode(Named.self, of: nodes[1], in: graph) == Named(name: "Ben"))
    }

    @Test("An empty array is read where there is none, and a missing value is named")
    func missing() throws {
        struct Tagged: Codable { var tags: [String] }
        let subject = Term.iri("http://example.org/x")
        #expect(try decoder.decode(Tagged.self, of: subject, in: Graph()).tags.isEmpty)
        let error = #expect(throws: DecodingError.self) { try decoder.decode(Named.self, of: subject, in: Graph()) }
        guard case .keyNotFound(let key, let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(key.stringValue == "name")
        #expect(context.debugDescription == "<http://example.org/x> has no <http://xmlns.com/foaf/0.1/name>.")
    }

    @Test("Of several texts that in the wanted language is taken; several values where one is asked are refused")
    func languages() throws {
        let subject = Term.iri("http://example.org/peru")
        let graph = Graph(
            [Literal("Perú", language: "es"), Literal("Peru", language: "en"), Literal("PE")].map {
                Triple(subject: subject, predicate: "http://xmlns.com/foaf/0.1/name", object: .literal($0))
            })
        var decoder = decoder
        #expect(try decoder.decode(Named.self, of: subject, in: graph).name == "PE")
        decoder.languages = ["fr", "EN"]
        #expect(try decoder.decode(Named.self, of: subject, in: graph).name == "Peru")
        decoder.languages = []
        #expect(throws: DecodingError.self) { try decoder.decode(Named.self, of: subject, in: graph) }
    }

    @Test("All of a class are read in the order of the graph")
    func classes() throws {
        var encoder = encoder
        encoder.setClass(of: Named.self, "http://example.org/v/Thing")
        var graph = Graph()
        for name in ["Eva", "Ana", "Ben"] { try encoder.encode(Named(name: name), into: &graph) }
        let names = try decoder.decode(Named.self, ofClass: "http://example.org/v/Thing", in: graph).map(\.name)
        #expect(names == ["Eva", "Ana", "Ben"])
    }

    @Test("Types with literals of their own are written and read as these")
    func literals() throws {
        struct Day: Codable, Equatable {
            var number: Int
        }
        struct Event: Codable, Equatable {
            var day: Day
        }
        var encoder = encoder
        encoder.literal = { value in
            (value as? Day).map { Literal("2019-08-0\($0.number)", datatype: Vocabulary.XSD.date) }
        }
        var decoder = decoder
        decoder.value = { literal, type in
            type == Day.self ? literal.lexicalForm.last?.wholeNumberValue.map { Day(number: $0) } : nil
        }
        var graph = Graph()
        let subject = try encoder.encode(Event(day: Day(number: 7)), into: &graph)
        #expect(
            graph.objects(of: subject, "http://example.org/v/day")
                == [.literal(Literal("2019-08-07", datatype: Vocabulary.XSD.date))])
        #expect(try decoder.decode(Event.self, of: subject, in: graph) == Event(day: Day(number: 7)))
    }

    @Test("What has no keys, a name that is no IRI, numbers too large and values of another kind are refused")
    func refused() throws {
        struct Wrong: Codable { var id: String }
        struct Small: Codable { var age: Int8 }
        var graph = Graph()
        #expect(throws: EncodingError.self) { try encoder.encode(3, into: &graph) }
        #expect(throws: EncodingError.self) { try encoder.encode(["a"], into: &graph) }
        #expect(throws: EncodingError.self) { try encoder.encode(Wrong(id: "no name"), into: &graph) }
        #expect(graph.isEmpty)
        let subject = Term.iri("http://example.org/x")
        for age in [Literal("300", datatype: Vocabulary.XSD.integer), Literal("old")] {
            let graph = Graph([Triple(subject: subject, predicate: "http://example.org/v/age", object: .literal(age))])
            #expect(throws: DecodingError.self) { try decoder.decode(Small.self, of: subject, in: graph) }
        }
    }

    @Test("Rings of resources and rings of lists end in an error")
    func rings() throws {
        let node = Term.iri("http://example.org/x")
        let ring = Graph([Triple(subject: node, predicate: "http://example.org/v/next", object: node)])
        #expect(throws: DecodingError.self) { try decoder.decode(Chain.self, of: node, in: ring) }
        struct Listed: Codable { var items: [String] }
        let list = Graph([
            Triple(subject: node, predicate: "http://example.org/v/items", object: node),
            Triple(subject: node, predicate: Vocabulary.RDF.first, object: .literal(Literal("a"))),
            Triple(subject: node, predicate: Vocabulary.RDF.rest, object: node),
        ])
        #expect(try decoder.decode(Listed.self, of: node, in: list).items == ["http://example.org/x"])
        var chain = Chain(nil)
        for _ in 0..<1000 { chain = Chain(chain) }
        var graph = Graph()
        #expect(throws: EncodingError.self) { try encoder.encode(chain, into: &graph) }
    }
}
