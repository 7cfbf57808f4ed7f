import ArgumentParser
import RDF

/// Which graphs of a dataset go into formats that have one graph only.
struct GraphSelection: ParsableArguments {
    @Option(help: "Take the triples of this named graph only.") var graph: String?
    @Flag(help: "Take the triples of the default graph only.") var defaultGraph = false
    @Flag(help: "Take the triples of all graphs as one graph.") var allGraphs = false

    func validate() throws {
        let chosen = [graph != nil, defaultGraph, allGraphs]
        guard chosen.count(where: { $0 }) <= 1 else {
            throw ValidationError("Give one of --graph, --default-graph and --all-graphs.")
        }
        if let graph, !IRI.isValid(graph) {
            throw ValidationError("--graph takes an absolute IRI such as https://example.org/graph.")
        }
    }

    /// Whether graphs have been chosen.
    var isGiven: Bool { graph != nil || defaultGraph || allGraphs }

    /// Keeps the quads that were chosen, as triples of the default graph.
    func apply(to batch: inout QuadBatch) {
        guard isGiven else { return }
        if !allGraphs { batch.quads = chosenQuads(of: batch) }
        for index in batch.quads.indices { batch.quads[index].graph = QuadBatch.defaultGraph }
    }

    /// Refuses a named graph that a format has no place for.
    ///
    /// - Parameters:
    ///   - batch: the quads to write.
    ///   - input: the name of the input.
    ///   - format: the name of the format.
    func check(_ batch: QuadBatch, of input: String, for format: String) throws {
        guard let quad = batch.quads.first(where: { $0.graph != QuadBatch.defaultGraph }) else { return }
        throw CommandFailure(
            "\(input) has named graphs, such as \(batch.term(at: quad.graph)), and \(format) has none; choose with "
                + "--graph IRI, --default-graph or --all-graphs, or write N-Quads or TriG")
    }

    private func chosenQuads(of batch: QuadBatch) -> [QuadBatch.QuadRecord] {
        let wanted = graph.map { Array($0.utf8) }
        // Quads of one graph mostly follow each other.
        var last: (graph: UInt32, isChosen: Bool)?
        return batch.quads.filter { quad in
            if let last, last.graph == quad.graph { return last.isChosen }
            let isChosen = GraphSelection.isGraph(quad.graph, wanted, of: batch)
            last = (graph: quad.graph, isChosen: isChosen)
            return isChosen
        }
    }

    private static func isGraph(_ graph: UInt32, _ wanted: [UInt8]?, of batch: QuadBatch) -> Bool {
        guard let wanted else { return graph == QuadBatch.defaultGraph }
        guard graph != QuadBatch.defaultGraph, batch.terms[Int(graph)].kind == .iri else { return false }
        let record = batch.terms[Int(graph)]
        return batch.bytes[Int(record.offset)..<Int(record.offset + record.length)].elementsEqual(wanted)
    }
}
