import Foundation
import GraphTools
import RDF
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite("Formats of graph tools")
struct GraphFormatTests {
    /// Text with all that any of the formats could trip over.
    static let hostile =
        "a\"b\\c&d<e>f;g,h'i\u{0}\u{1}\u{B}\u{1F}\u{7F}\u{85}\u{2028}\u{FFFE}\u{FFFF}\r\n\t\u{1F600}]]>&amp;\\N"

    static func hostileGraph() -> PropertyGraph {
        var batch = QuadBatch()
        let (one, two) = (Term.iri("http://example.org/<&\">;\n"), Term.blankNode(BlankNode("x")))
        let property = IRI("http://example.org/p:;\"&<")
        for object in [two, .literal(Literal(hostile)), .literal(Literal("other;" + hostile))] {
            batch.append(Quad(Triple(subject: one, predicate: property, object: object)))
        }
        batch.append(Quad(Triple(subject: one, predicate: Vocabulary.RDFS.label, object: .literal(Literal(hostile)))))
        batch.append(Quad(Triple(subject: two, predicate: Vocabulary.RDF.type, object: .iri("http://e/T;\"<&"))))
        return PropertyGraph([batch])
    }

    private func text(_ format: GraphFormat, _ graph: PropertyGraph) -> String {
        graph.files(as: format, title: Self.hostile).map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    }

    @Test("hostile text leaves the XML well formed", arguments: [GraphFormat.graphml, .gexf])
    func hostileXML(format: GraphFormat) throws {
        let document = try XMLDocument(data: Data(text(format, Self.hostileGraph()).utf8))
        #expect(try document.nodes(forXPath: "//*[local-name()='node']").count == 2)
        #expect(try document.nodes(forXPath: "//*[local-name()='edge']").count == 1)
        let expected = String(
            String.UnicodeScalarView(
                Self.hostile.unicodeScalars.map { scalar in
                    ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"].contains(scalar) ? "\u{FFFD}" : scalar
                }))
        let label =
            format == .graphml
            ? try document.nodes(forXPath: "//*[@key='label']").first
            : try document.nodes(forXPath: "//*[local-name()='node']/@label").first
        #expect(label?.stringValue == expected)
    }

    @Test("hostile text comes back from JSON as it was")
    func hostileJSON() throws {
        let data = Data(text(.cytoscape, Self.hostileGraph()).utf8)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let elements = try #require(object["elements"] as? [String: [[String: [String: Any]]]])
        #expect(elements["edges"]?.count == 1)
        #expect(elements["nodes"]?[0]["data"]?["name"] as? String == Self.hostile)
    }

    @Test("hostile text stays within the strings of DOT and the fields of CSV")
    func hostileText() {
        let dot = text(.dot, Self.hostileGraph())
        #expect(!dot.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(dot.contains("label=\"a\\\"b\\\\c&amp;d<e>f;g,h'i"))
        #expect(dot.split(separator: "\n").filter { $0.hasPrefix("  n1 ") }.count == 2)
        let csv = text(.neo4j, Self.hostileGraph())
        #expect(!csv.contains("\0"))
        #expect(csv.contains("\"a\"\"b\\c&d"))
        #expect(csv.contains("p_____:string[]"))
    }

    @Test("numbers, truth values and days keep their types where all values have one")
    func types() throws {
        let graph = try graph(
            """
            :a :age 41 ; :height 1.8 ; :isOld false ; :born "1978-02-03"^^xsd:date ; :note "x" ; :mixed 1 ; :many 1 , 2 .
            :b :age "07"^^xsd:integer ; :height 2 ; :isOld "1"^^xsd:boolean ; :mixed "one" ; :big 99999999999999999999 .
            """)
        let csv = text(.neo4j, graph)
        let header = csv.prefix { $0 != "\n" }
        #expect(
            header == """
                id:ID,iri:string,name:string,dates:date[],age:long,big:string,born:date,height:double,isOld:boolean,\
                many:long[],mixed:string,note:string,:LABEL
                """)
        #expect(csv.contains("n2,http://example.org/b,b,,7,99999999999999999999,,2.0,true,,one,,Resource"))
        let xml = text(.graphml, graph)
        #expect(xml.contains("attr.name=\"age\" attr.type=\"long\""))
        #expect(xml.contains("attr.name=\"many\" attr.type=\"string\""))
        #expect(text(.cytoscape, graph).contains("\"many\": [1, 2]"))
    }

    @Test("columns of one name are told apart, also from those of the formats")
    func columnNames() throws {
        let csv = text(
            .neo4j, try graph(":a <http://x/age> 1 ; <http://y/age> 2 ; <http://y/Age> 3 ; <http://x/name> 4 ."))
        #expect(csv.contains("age:long,name_2:long,Age_2:long,age_3:long"))
    }

    @Test("GEXF is dynamic where there are dates, and static where not")
    func dates() throws {
        let dated = text(.gexf, try graph(":e core:onDate \"2019-08-22\"^^xsd:date ; :in :lima ."))
        #expect(dated.contains("mode=\"dynamic\" timeformat=\"date\""))
        #expect(dated.contains("weight=\"1\" start=\"2019-08-22\" end=\"2019-08-22\""))
        #expect(text(.gexf, try graph(":a :in :lima .")).contains("mode=\"static\""))
    }

    @Test("an empty graph is a document too", arguments: GraphFormat.allCases)
    func empty(format: GraphFormat) {
        let files = PropertyGraph([]).files(as: format)
        #expect(files.count == (format == .neo4j ? 2 : 1))
        #expect(files.allSatisfy { !$0.bytes.isEmpty })
    }

    @Test(
        "formats are known by name and by extension",
        arguments: [
            ("GraphML", "a/b.graphml", GraphFormat.graphml), ("gexf", "x.GEXF", .gexf), ("gv", "x.gv", .dot),
            ("cyjs", "x.cyjs", .cytoscape),
        ])
    func names(name: String, file: String, format: GraphFormat) {
        #expect(GraphFormat(name: name) == format)
        #expect(GraphFormat(fileName: file) == format)
        #expect(GraphFormat(name: "Neo4j") == .neo4j)
        #expect(GraphFormat(fileName: "a.csv") == nil)
    }

    @Test("classes of one family have shades of one hue, others another hue; circles of classes end")
    func colors() throws {
        let graph = try graph(
            """
            :a a :Country ; :p :b . :b a :Region ; :p :c . :c a :Person ; :p :d . :d a :Loop .
            """,
            ontology: """
                :Place rdfs:subClassOf <http://other/Place> . :Region rdfs:subClassOf :Place .
                :Country rdfs:subClassOf :Region , :Agent . :Person rdfs:subClassOf :Agent .
                :Agent rdfs:subClassOf <http://other/Agent> . :Loop rdfs:subClassOf :Loop2 . :Loop2 rdfs:subClassOf :Loop .
                """)
        let dot = text(.dot, graph)
        for (label, color) in [("a", "#aec7e8"), ("b", "#d0e1f5"), ("c", "#98df8a"), ("d", "#ffbb78")] {
            #expect(dot.contains("label=\"\(label)\" fillcolor=\"\(color)\""), "\(dot)")
        }
    }
}
