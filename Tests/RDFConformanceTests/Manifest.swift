import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

/// A test of a W3C manifest.
struct ManifestEntry: Sendable, CustomTestStringConvertible {
    let iri: String
    let name: String
    /// The class of the test, such as `TestTurtleEval`.
    let kind: String
    let action: FilePath
    let result: FilePath?
    /// The IRI that the action is taken to come from.
    let base: IRI
    /// The hash function of a test of canonicalization, when it names one.
    let hashAlgorithm: String?
    /// What an entailment follows by, such as `RDFS`, when the test is about one.
    let entailmentRegime: String?
    /// The datatypes that an entailment takes into account.
    let recognizedDatatypes: Set<IRI>

    var testDescription: String { iri.split(separator: "/").suffix(2).joined(separator: "/") + " " + name }

    /// The format of the action.
    var format: RDFFormat? { RDFFormat(fileName: action.string) }

    var isNegative: Bool { kind.contains("Negative") }
}

/// A folder of manifests, as the W3C has it on the web.
struct ManifestFolder: Sendable {
    /// The folder, or `nil` where it is not there.
    let path: FilePath?
    /// Where the folder is on the web.
    let web: String

    /// The syntaxes of RDF.
    static let rdf = ManifestFolder(
        path: SharedFolder.file("data/w3c/rdf-tests/rdf").map { FilePath($0.path) },
        web: "https://w3c.github.io/rdf-tests/rdf/")
    /// RDF Dataset Canonicalization.
    static let canonicalization = ManifestFolder(
        path: SharedFolder.file("data/w3c/rdf-canon/tests").map { FilePath($0.path) },
        web: "https://w3c.github.io/rdf-canon/tests/")
}

/// Reads the manifests of the W3C test suites with Tercet's own Turtle reader.
enum Manifest {
    private static let rdfc = "https://w3c.github.io/rdf-canon/tests/vocab#"
    private static let mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"

    /// The entries of a manifest below the folder; none when the folder is not there.
    static func entries(_ path: String, in folder: ManifestFolder = .rdf) throws -> [ManifestEntry] {
        guard let file = folder.path?.appending(path) else { return [] }
        // The manifest is read as if it were at its place on the web, and what it names is looked for beside it.
        let base = IRI(folder.web + path)
        let graph = try Graph(file: file, format: .turtle, options: ReaderOptions(base: base))
        let directory = file.removingLastComponent()
        let webFolder = String(base.string.prefix(through: base.string.lastIndex(of: "/") ?? base.string.startIndex))
        let assumed = graph.first { $0.predicate.string == mf + "assumedTestBase" }?.object.iri?.string
        func local(_ iri: IRI) -> FilePath { directory.appending(String(iri.string.dropFirst(webFolder.count))) }

        var entries: [ManifestEntry] = []
        var node = graph.first { $0.predicate.string == mf + "entries" }?.object
        while let current = node, current != .iri(Vocabulary.RDF.nil) {
            if let entry = graph.objects(of: current, Vocabulary.RDF.first).first,
                let kind = graph.objects(of: entry, Vocabulary.RDF.type).first?.iri,
                let action = graph.objects(of: entry, IRI(mf + "action")).first?.iri
            {
                let result = graph.objects(of: entry, IRI(mf + "result")).first?.iri
                let relative = String(action.string.dropFirst(webFolder.count))
                entries.append(
                    ManifestEntry(
                        iri: entry.iri?.string ?? "",
                        name: graph.objects(of: entry, IRI(mf + "name")).first?.literal?.lexicalForm ?? "",
                        kind: String(kind.string.split(separator: "#").last ?? ""), action: local(action),
                        result: result.map(local), base: IRI((assumed ?? webFolder) + relative),
                        hashAlgorithm: graph.objects(of: entry, IRI(rdfc + "hashAlgorithm")).first?.literal?
                            .lexicalForm,
                        entailmentRegime: graph.objects(of: entry, IRI(mf + "entailmentRegime")).first?.literal?
                            .lexicalForm,
                        recognizedDatatypes: datatypes(of: entry, in: graph)))
            }
            node = graph.objects(of: current, Vocabulary.RDF.rest).first
        }
        return entries
    }

    private static func datatypes(of entry: Term, in graph: Graph) -> Set<IRI> {
        var datatypes: Set<IRI> = []
        var node = graph.objects(of: entry, IRI(mf + "recognizedDatatypes")).first
        while let current = node {
            if let datatype = graph.objects(of: current, Vocabulary.RDF.first).first?.iri { datatypes.insert(datatype) }
            node = graph.objects(of: current, Vocabulary.RDF.rest).first
        }
        return datatypes
    }
}
