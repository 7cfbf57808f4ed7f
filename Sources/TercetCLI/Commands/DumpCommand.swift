import ArgumentParser
import RDF
import RDFIO
import SPARQLClient
import Tercet
import TripleStore

/// `tercet dump`: what a store holds, as RDF.
struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump",
        abstract: "Write what a store or a SPARQL endpoint holds as RDF.",
        discussion: """
            Without -o it goes to standard output, as N-Quads unless --format tells another format. Formats with one graph take
            --graph IRI, --default-graph or --all-graphs.

            Examples:
              tercet dump --store kb > kb.nq
              tercet dump --store kb -o kb.trig.gz
              tercet dump --store kb --all-graphs -o facts.ttl
              tercet dump --endpoint http://localhost:8890/sparql --graph https://example.org/a -o a.nt
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "folder")) var store: String?
    @OptionGroup var remote: EndpointOption
    @Option(name: .shortAndLong, help: "The file to write; its name tells the format.") var output = "-"
    @Option(help: "The format of the output.") var format: FormatName?
    @OptionGroup var selection: GraphSelection

    func validate() throws {
        guard (store == nil) != (remote.endpoint == nil) else {
            throw ValidationError("Give one of --store and --endpoint.")
        }
        if output != "-", format == nil, RDFFormat(fileName: output) == nil {
            throw ValidationError("The name \(output) tells no format; give --format. \(FormatName.list)")
        }
    }

    func run() throws {
        if let endpoint = try remote.connect() {
            let graphs: [IRI?]? = selection.defaultGraph ? [nil] : selection.graph.map { [IRI($0)] }
            var reader = try EndpointOption.attempt { try EndpointReader(endpoint, graphs: graphs) }
            return try write(from: endpoint.url, prefixes: try [Prefix].forQueries(data: [])) { batch in
                guard let quads = try EndpointOption.attempt({ try reader.next() }) else { return false }
                batch.removeAll()
                for quad in quads { batch.append(quad) }
                return true
            }
        }
        guard let store else { return }
        let snapshot = try StoredGraph.read(store).store.snapshot()
        var position = QuadPosition()
        try write(from: store, prefixes: try prefixes(snapshot)) { snapshot.fill(&$0, from: &position) }
    }

    /// Writes the quads that batches are filled with.
    private func write(
        from source: String, prefixes: [Prefix], _ fill: (inout QuadBatch) throws -> Bool
    ) throws {
        let format = format?.format ?? RDFFormat(fileName: output) ?? .nquads
        var writer = RDFWriter(format: format, prefixes: prefixes)
        var sink = try Output(output)
        var bytes: [UInt8] = []
        var batch = QuadBatch()
        do {
            while try fill(&batch) {
                selection.apply(to: &batch)
                if !format.hasNamedGraphs { try selection.check(batch, of: source, for: format.name) }
                try writer.write(batch, to: &bytes)
                try sink.write(&bytes)
            }
            try writer.finish(to: &bytes)
        } catch let error as RDFSyntaxError {
            throw CommandFailure("cannot write \(output == "-" ? "standard output" : output): \(error.message)")
        }
        try sink.write(&bytes)
        try sink.commit()
    }

    /// The known prefixes that some term of the store begins with.
    private func prefixes(_ snapshot: Snapshot) throws -> [Prefix] {
        let known = try [Prefix].forQueries(data: [])
        var used = Set<Prefix>()
        for number in 1...UInt32(max(snapshot.termCount, 1)) {
            let id = TermID(rawValue: number)
            guard snapshot.kind(of: id) == .iri, WellKnownTerm(rawValue: number) == nil else { continue }
            snapshot.withText(of: id) { text in
                for prefix in known where !used.contains(prefix) && text.starts(with: prefix.iri.utf8) {
                    used.insert(prefix)
                }
            }
        }
        return known.filter { used.contains($0) || $0.iri == Vocabulary.XSD.namespace }
    }
}
