import Extraction
import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

@Suite("The ontologies that come with Tercet")
struct OntologyFileTests {
    static let graph = Result {
        var triples: [Triple] = []
        for (index, name) in ["core", "security"].enumerated() {
            let file = FilePath(SharedFolder.projectFolder.appending(path: "Ontology/\(name).ttl").path)
            triples += try Graph(file: file, options: ReaderOptions(blankNodePrefix: "f\(index)")).triples
        }
        return Graph(triples)
    }

    static let core = "https://w3id.org/tercet/core#"
    static let security = "https://w3id.org/tercet/security#"

    private func subjects(of type: IRI, in graph: Graph) -> [Term] {
        graph.triples.filter { $0.predicate == Vocabulary.RDF.type && $0.object == .iri(type) }.map(\.subject)
            .filter { $0.iri != nil }
    }

    @Test("every class and property has a label and a comment, every property domain and range")
    func documented() throws {
        let graph = try Self.graph.get()
        let properties =
            subjects(of: Vocabulary.OWL.objectProperty, in: graph)
            + subjects(of: Vocabulary.OWL.datatypeProperty, in: graph)
        #expect(properties.count > 30)
        for term in properties + subjects(of: Vocabulary.OWL.class, in: graph) {
            #expect(!graph.objects(of: term, Vocabulary.RDFS.label).isEmpty, "\(term)")
            #expect(!graph.objects(of: term, Vocabulary.RDFS.comment).isEmpty, "\(term)")
        }
        for property in properties {
            #expect(!graph.objects(of: property, Vocabulary.RDFS.domain).isEmpty, "\(property)")
            #expect(!graph.objects(of: property, Vocabulary.RDFS.range).isEmpty, "\(property)")
        }
    }

    @Test("what every entry denotes, and every frame it has, is defined")
    func entries() throws {
        let graph = try Self.graph.get()
        let defined = Set(graph.triples.map(\.subject))
        let denotes = IRI("http://www.w3.org/ns/lemon/ontolex#denotes")
        let frames = IRI("http://www.w3.org/ns/lemon/synsem#synBehavior")
        var entryCount = 0
        for triple in graph.triples where triple.predicate == denotes || triple.predicate == frames {
            #expect(defined.contains(triple.object) || triple.object == .iri(Vocabulary.RDF.type), "\(triple)")
            entryCount += 1
        }
        #expect(entryCount > 400)
    }

    @Test(
        "the properties that people rely on are there, under exactly these names",
        arguments: [
            "metWith", "participatedIn", "tookPlaceIn", "onDate", "hasTopic", "discussed", "visited", "locatedIn",
            "partOf",
            "borders", "hasRole", "memberOf", "represents", "leads", "said", "describedAs", "calledFor", "agreedTo",
            "agreementWith", "supports", "criticized", "condemned", "transitFor", "originatesFrom", "headedFor",
            "fleeing",
            "tackles", "involvedIn", "affectedBy", "follows",
        ])
    func property(name: String) throws {
        let graph = try Self.graph.get()
        let term = [Term.iri(Self.core + name), .iri(Self.security + name)]
        #expect(term.contains { !graph.objects(of: $0, Vocabulary.RDFS.domain).isEmpty })
        let isSymmetric = term.contains {
            graph.objects(of: $0, Vocabulary.RDF.type).contains(.iri(Vocabulary.OWL.symmetricProperty))
        }
        #expect(isSymmetric == ["metWith", "agreementWith", "borders"].contains(name))
        let denotes = IRI("http://www.w3.org/ns/lemon/ontolex#denotes")
        #expect(graph.triples.contains { $0.predicate == denotes && term.contains($0.object) }, "no words")
    }

    @Test(
        "the classes that people rely on are there",
        arguments: [
            "Person", "Organization", "Country", "Region", "Settlement", "Place", "Role", "Group", "Official",
            "Meeting",
            "Agreement", "Statement", "Activity", "CriminalActivity", "Substance", "MigrantGroup",
        ])
    func classes(name: String) throws {
        let classes = subjects(of: Vocabulary.OWL.class, in: try Self.graph.get())
        #expect(classes.contains(.iri(Self.core + name)) || classes.contains(.iri(Self.security + name)))
    }
}
