import JSONLD
import RDF
import RDFIO
import SystemPackage
import Tercet
import TripleStore

/// Where the shapes of a validation come from: files and those that they import, or the data.
struct ShapesSource {
    private static let shapesGraph: IRI = "http://www.w3.org/ns/shacl#shapesGraph"

    private let snapshot: Snapshot
    private let graph: Term?
    /// The prefixes that the files declare.
    private(set) var prefixes: [Prefix] = []

    /// - Parameters:
    ///   - files: the files; where there are none, the data says where shapes are.
    ///   - data: the data.
    init(files: [String], data: Snapshot, contexts: KnownContexts) throws {
        let named = files.isEmpty ? data.iris(at: Self.shapesGraph) : []
        guard !files.isEmpty || !named.isEmpty else {
            (snapshot, graph) = (data, nil)
            return
        }
        if let name = named.first, let id = data.id(for: .iri(name)), data.graphNames.contains(id) {
            (snapshot, graph) = (data, .iri(name))
            return
        }
        var loading = ShapesLoading(contexts: contexts)
        for file in files { try loading.load(file) }
        for name in named {
            guard let file = FileLocation.path(of: name) else {
                throw CommandFailure(
                    "the data names the shapes \(name), which is no local file; give them with --shapes")
            }
            try loading.load(file.string)
        }
        (snapshot, graph, prefixes) = (loading.store.snapshot(), nil, loading.prefixes)
    }

    /// Reads the shapes.
    func read() throws(ShapesError) -> Shapes {
        let shapes = try Shapes(reading: snapshot, graph: graph)
        guard !shapes.isEmpty else {
            throw ShapesError(problems: [
                "There is no shape with a target; give shapes with --shapes, and each of them a sh:targetClass, "
                    + "sh:targetNode, sh:targetSubjectsOf or sh:targetObjectsOf."
            ])
        }
        return shapes
    }

    /// Adds what an ontology says of subclasses to the default graph of a store.
    static func loadSubclasses(of file: String, into store: TripleStore) throws {
        try Input.read(file) { batch in
            var kept = QuadBatch()
            for index in batch.quads.indices {
                let quad = batch.quad(at: index)
                if quad.triple.predicate == Vocabulary.RDFS.subClassOf { kept.append(Quad(quad.triple)) }
            }
            try store.insert(kept)
        }
    }
}

/// Loads files of shapes and the local files that they import, each once.
private struct ShapesLoading {
    let store = TripleStore()
    let contexts: KnownContexts
    private(set) var prefixes: [Prefix] = []
    private var seen: Set<String> = []

    init(contexts: KnownContexts) { self.contexts = contexts }

    mutating func load(_ file: String) throws {
        var waiting = [file]
        while let next = waiting.popLast() {
            let place = FileLocation.iri(of: FilePath(next))?.string ?? next
            guard next == "-" || seen.insert(place).inserted else { continue }
            var reader = try Input.reader(next, blankNodePrefix: "s\(seen.count)_", contexts: contexts)
            do {
                try store.load(&reader)
            } catch let error as RDFSyntaxError {
                throw CommandFailure(file: Input.name(next), error)
            } catch {
                throw CommandFailure("\(Input.name(next)): \(error)")
            }
            prefixes.addMissing(reader.prefixes)
            waiting += store.snapshot().iris(at: Vocabulary.OWL.imports).compactMap {
                FileLocation.path(of: $0)?.string
            }
        }
    }
}

extension Snapshot {
    /// The IRIs that are objects of a predicate.
    fileprivate func iris(at predicate: IRI) -> [IRI] {
        guard let predicate = id(for: .iri(predicate)) else { return [] }
        var scan = PatternExtension(self, subject: .ignored, predicate: .constant(predicate), object: .output)
        var output = ExtensionOutput()
        var iris: [IRI] = []
        while scan.next(input: [], rowCount: 1, limit: 1024, into: &output) {
            iris += output.columns[0].compactMap { term(for: TermID(rawValue: $0))?.iri }
        }
        return iris
    }
}
