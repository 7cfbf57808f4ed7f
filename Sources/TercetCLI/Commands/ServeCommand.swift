#if Server
import ArgumentParser
import RDF
import RDFIO
import Server
import StoreFolder
import SystemPackage
import Tercet
import TripleStore

/// `tercet serve`: SPARQL and the explorer over HTTP.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a store over HTTP: SPARQL, graphs, extraction, and a page to explore it.",
        discussion: """
            The page is at http://127.0.0.1:7878/, SPARQL at /sparql, graphs at /data; /openapi.json lists all.

            Examples:
              tercet serve -d facts.ttl                   in memory: what is changed is gone at the end
              tercet serve --store kb                     changes are on the disk before they are answered
              tercet serve --store kb --read-only
              tercet serve --new-token write=ana --tokens tokens.txt
              tercet serve --store kb --tokens tokens.txt --host 0.0.0.0 --certificate chain.pem --key key.pem

            Control-C or kill ends it when the requests that have begun are answered.
            """)

    @OptionGroup var data: DataOptions
    @OptionGroup var network: NetworkOptions
    @OptionGroup var limits: LimitOptions
    @OptionGroup var access: AccessOptions
    @Option(help: "An ontology to read documents with instead of Tercet's own; may be given several times.")
    var ontology: [String] = []

    func validate() throws {
        if data.store != nil, !access.readOnly, !data.data.isEmpty || !data.namedGraph.isEmpty {
            throw ValidationError(
                "-d goes with --store only where it is --read-only; tercet load brings files into a store.")
        }
    }

    func run() async throws {
        if let wish = access.newToken { return try access.makeToken(wish) }
        var options = ServiceOptions()
        try access.apply(to: &options)
        limits.apply(to: &options)
        try network.apply(to: &options)
        options.joinsGraphs = data.unionGraphs
        guard options.isLocal || !options.tokens.isEmpty || options.allowsEverybody else {
            throw CommandFailure(
                "\(options.host) can be reached from other machines: give --tokens, or --allow-everybody if that is meant"
            )
        }
        let (store, declared) = try served()
        options.prefixes = try [Prefix].forQueries(data: declared)
        let (known, batches) = try loadOntology()
        let service = HTTPService(store: store, options: options, ontology: known, ontologyBatches: batches)
        let place = "\(options.certificate == nil ? "http" : "https")://\(options.host)"
        do {
            try await service.run { port in Terminal.writeError("tercet: listening on \(place):\(port)/\n") }
        } catch {
            throw CommandFailure("cannot serve at \(place):\(options.port): \(error)")
        }
    }

    private func served() throws -> (ServedStore, [Prefix]) {
        guard let folder = data.store, !access.readOnly else {
            let (store, declared) = try data.load()
            return (ServedStore(store, joinsGraphs: data.unionGraphs), declared)
        }
        return (ServedStore(try StoredGraph.open(folder), joinsGraphs: data.unionGraphs), [])
    }

    private func loadOntology() throws -> (Ontology, [QuadBatch]) {
        do {
            guard !ontology.isEmpty else { return (try .standard(), try Ontology.standardQuads()) }
            var batches: [QuadBatch] = []
            for (index, file) in ontology.enumerated() {
                var reader = try RDFReader(
                    file: FilePath(file), options: ReaderOptions(blankNodePrefix: "o\(index)_"))
                try reader.readAll { batches.append($0) }
            }
            return (try Ontology(files: ontology.map { FilePath($0) }), batches)
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}
#endif
