import ArgumentParser
import RDF
import RDFIO
import Tercet
import TripleStore

/// The RDF that queries and updates work on.
struct DataOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "An RDF file to load, or - for standard input; may be given several times.")
    var data: [String] = []
    @Option(
        help: ArgumentHelp(
            "An RDF file to load into the named graph of an IRI; may be given several times.", valueName: "IRI=FILE"))
    var namedGraph: [String] = []
    @Option(help: ArgumentHelp("The folder of a store to read.", valueName: "folder")) var store: String?
    @Flag(help: "What stands in named graphs counts as a part of the default graph too.") var unionGraphs = false
    @Option(help: "The format of data from standard input.") var from: FormatName?
    @Flag(help: "Leave out what is wrong in the data, and say what that was.") var lenient = false
    @OptionGroup var contexts: ContextOptions

    func validate() throws {
        for entry in namedGraph where IRIAssignment(entry) == nil {
            throw ValidationError(
                "--named-graph takes an absolute IRI and a file, as in https://example.org/graph=facts.ttl.")
        }
        if files.count(where: { $0.path == "-" }) > 1 {
            throw ValidationError("Standard input can be read only once.")
        }
    }

    /// Whether standard input is data.
    var readsStandardInput: Bool { files.contains { $0.path == "-" } }

    private var files: [DataFiles.File] {
        data.map { DataFiles.File($0) }
            + namedGraph.compactMap { IRIAssignment($0) }.map { DataFiles.File($0.file, graph: $0.iri) }
    }

    /// Whether there is anything to read.
    var areGiven: Bool { store != nil || !files.isEmpty }

    /// Reads the folder and the files into memory.
    ///
    /// - Returns: the quads, and the prefixes that the files declare, the names of each once, the first first.
    func load() throws -> (store: TripleStore, prefixes: [Prefix]) {
        let reading = try store.map { try StoredGraph.read($0) }
        let store = reading?.store ?? TripleStore()
        let data = DataFiles(
            files, from: from?.format, isLenient: lenient, contexts: try contexts.source(),
            blankNodePrefix: reading.map { StoredGraph.blankNodePrefix(behind: $0.sequence) } ?? "f")
        return (store, try data.read { try store.insert($0) })
    }

    /// The quads as queries see them.
    func snapshot(of store: TripleStore) -> Snapshot { selected(store.snapshot()) }

    /// The quads of a snapshot as queries see them.
    func selected(_ snapshot: Snapshot) -> Snapshot {
        guard unionGraphs else { return snapshot }
        let names = snapshot.graphNames
        return snapshot.selecting(defaultGraphs: [.none] + names, namedGraphs: names)
    }
}

/// `IRI=FILE`, as options take it: an IRI may have `=` itself, so that the last one counts.
struct IRIAssignment {
    let iri: IRI
    let file: String

    init?(_ text: String) {
        guard let mark = text.lastIndex(of: "="), IRI.isValid(String(text[..<mark])) else { return nil }
        file = String(text[text.index(after: mark)...])
        guard !file.isEmpty else { return nil }
        iri = IRI(String(text[..<mark]))
    }
}

extension [Prefix] {
    /// The prefixes that queries need not declare: those of the data, the common ones, and those of Tercet's ontologies.
    static func forQueries(data: [Prefix]) throws -> [Prefix] {
        var prefixes = Vocabulary.commonPrefixes
        prefixes.addMissing(data)
        let entities = Extractor.Options().base.string
        prefixes.addMissing([
            Prefix("id", entities), Prefix("role", entities + "role/"), Prefix("open", Ontology.openNamespace),
            Prefix("text", TextSearch.namespace),
        ])
        prefixes.addMissing(try Ontology.standard().prefixes)
        return prefixes
    }

    /// Adds the prefixes whose names are not taken.
    mutating func addMissing(_ more: [Prefix]) {
        for prefix in more where !contains(where: { $0.name == prefix.name }) { append(prefix) }
    }
}
