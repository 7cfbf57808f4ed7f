import RDF
import RDFIO
import SPARQLSyntax
import TripleStore

/// What a SPARQL service says of itself (SPARQL 1.1 Service Description).
struct ServiceDescription {
    private static let namespace = "http://www.w3.org/ns/sparql-service-description#"
    private static let formats = "http://www.w3.org/ns/formats/"

    let endpoint: IRI
    let isReadOnly: Bool
    let joinsGraphs: Bool

    /// The triples of the description.
    func quads(of snapshot: Snapshot) -> [Quad] {
        let service = Term.blankNode(BlankNode("service"))
        let dataset = Term.blankNode(BlankNode("dataset"))
        let graph = Term.blankNode(BlankNode("graph"))
        var triples = [
            triple(service, Vocabulary.RDF.type, term("Service")),
            triple(service, IRI(Self.namespace + "endpoint"), .iri(endpoint)),
            triple(service, IRI(Self.namespace + "defaultDataset"), dataset),
            triple(dataset, Vocabulary.RDF.type, term("Dataset")),
            triple(dataset, IRI(Self.namespace + "defaultGraph"), graph),
            triple(graph, Vocabulary.RDF.type, term("Graph")),
            triple(
                graph, "http://rdfs.org/ns/void#triples",
                .literal(
                    Literal("\(snapshot.count(matching: QuadPattern()))", datatype: Vocabulary.XSD.integer))),
        ]
        let languages = ["SPARQL10Query", "SPARQL11Query"] + (isReadOnly ? [] : ["SPARQL11Update"])
        triples += languages.map { triple(service, IRI(Self.namespace + "supportedLanguage"), term($0)) }
        if joinsGraphs {
            triples.append(triple(service, IRI(Self.namespace + "feature"), term("UnionDefaultGraph")))
        }
        triples += ResultsFormat.allCases.map { result(service, Self.name(of: $0)) }
        triples += RDFFormat.allCases.map { result(service, Self.name(of: $0)) }
        if !isReadOnly {
            triples += RDFFormat.allCases.map {
                triple(service, IRI(Self.namespace + "inputFormat"), .iri(IRI(Self.formats + Self.name(of: $0))))
            }
        }
        return triples.map { Quad($0) }
    }

    private func triple(_ subject: Term, _ predicate: IRI, _ object: Term) -> Triple {
        Triple(subject: subject, predicate: predicate, object: object)
    }

    private func term(_ name: String) -> Term { .iri(IRI(Self.namespace + name)) }

    private func result(_ service: Term, _ format: String) -> Triple {
        triple(service, IRI(Self.namespace + "resultFormat"), .iri(IRI(Self.formats + format)))
    }

    /// The names that the W3C gives formats.
    private static func name(of format: ResultsFormat) -> String {
        switch format {
        case .json: "SPARQL_Results_JSON"
        case .xml: "SPARQL_Results_XML"
        case .csv: "SPARQL_Results_CSV"
        case .tsv: "SPARQL_Results_TSV"
        }
    }

    private static func name(of format: RDFFormat) -> String {
        switch format {
        case .ntriples: "N-Triples"
        case .nquads: "N-Quads"
        case .turtle: "Turtle"
        case .trig: "TriG"
        case .rdfxml: "RDF_XML"
        case .jsonld: "JSON-LD"
        }
    }
}
