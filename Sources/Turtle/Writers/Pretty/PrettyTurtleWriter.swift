public import RDF

/// Writes Turtle or TriG as people like to read it; the graph is held in memory until the document is finished.
///
/// One statement for each subject, in the order of their first appearance, `a` first; blank nodes that are referred to
/// once are nested, lists are written in parentheses, reifiers of stated triples as annotations. Only the prefixes that
/// are used are declared. The same quads in the same order always give the same bytes.
public struct PrettyTurtleWriter: QuadWriter, Sendable {
    private let map: PrefixMap
    private let allowsGraphs: Bool
    private var collection = QuadCollection()

    /// Makes a writer.
    ///
    /// - Parameters:
    ///   - prefixes: the prefixes to use, besides `rdf`, `rdfs`, `owl` and `xsd`.
    ///   - allowsGraphs: whether to write TriG, which has named graphs.
    public init(prefixes: [Prefix] = [], allowsGraphs: Bool = false) {
        let known = [
            Prefix("rdf", Vocabulary.RDF.namespace), Prefix("rdfs", Vocabulary.RDFS.namespace),
            Prefix("owl", Vocabulary.OWL.namespace), Prefix("xsd", Vocabulary.XSD.namespace),
        ]
        map = PrefixMap(prefixes + known.filter { known in !prefixes.contains { $0.iri == known.iri } })
        self.allowsGraphs = allowsGraphs
    }

    /// Takes a batch in; nothing is written yet.
    ///
    /// - Throws: `unsupported` for a quad in a named graph when Turtle is written.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        if !allowsGraphs, batch.quads.contains(where: { $0.graph != QuadBatch.defaultGraph }) {
            throw .namedGraph(in: "Turtle", write: "TriG or N-Quads")
        }
        collection.insert(batch)
    }

    /// Writes the document.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        let vocabulary = PrettyVocabulary(collection)
        let batch = collection.batch
        collection = QuadCollection()
        var graphs: [UInt32: [QuadBatch.QuadRecord]] = [:]
        var names: [UInt32] = []
        for quad in batch.quads {
            if graphs[quad.graph] == nil { names.append(quad.graph) }
            graphs[quad.graph, default: []].append(quad)
        }
        let labelled = PrettyTurtleWriter.sharedBlankNodes(of: batch)
        var encoder = TurtleEncoder(map: map)
        var body: [UInt8] = []
        for name in names {
            let graph = PrettyGraph(graphs[name] ?? [], of: batch, vocabulary: vocabulary, labelled: labelled)
            if !body.isEmpty { body.append(UInt8(ascii: "\n")) }
            guard name != QuadBatch.defaultGraph else {
                body.append(contentsOf: PrettyPrinter.print(graph, encoder: &encoder, indent: 0))
                continue
            }
            encoder.append(name, of: batch, to: &body)
            body.append(contentsOf: " {\n".utf8)
            body.append(contentsOf: PrettyPrinter.print(graph, encoder: &encoder, indent: 4))
            body.append(contentsOf: "}\n".utf8)
        }
        TurtleEncoder.appendHeader(encoder.map.usedPrefixes, to: &output)
        output.append(contentsOf: body)
    }

    /// Blank nodes that need a label: those in triple terms, names of graphs, and those of more than one graph.
    private static func sharedBlankNodes(of batch: QuadBatch) -> Set<UInt32> {
        var shared: Set<UInt32> = []
        var graphs: [UInt32: UInt32] = [:]
        for term in batch.components where batch.terms[Int(term)].kind == .blankNode { shared.insert(term) }
        for quad in batch.quads {
            if quad.graph != QuadBatch.defaultGraph, batch.terms[Int(quad.graph)].kind == .blankNode {
                shared.insert(quad.graph)
            }
            for term in [quad.subject, quad.object] where batch.terms[Int(term)].kind == .blankNode {
                if let graph = graphs[term], graph != quad.graph { shared.insert(term) }
                graphs[term] = quad.graph
            }
        }
        return shared
    }
}
