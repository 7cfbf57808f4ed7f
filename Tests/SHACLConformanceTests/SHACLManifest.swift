import Foundation
import RDF
import RDFIO
import SystemPackage
import TestSupport
import Testing

/// A test of the W3C suite for SHACL.
struct ValidationTestEntry: Sendable, CustomTestStringConvertible {
    /// The folder and the name, such as `core/node/and-001`.
    let identifier: String
    let data: FilePath
    let shapes: FilePath
    /// The triples of the report that is expected; `nil` where validation has to fail.
    let report: Graph?

    var testDescription: String { identifier }
}

/// Reads the manifests of the suite.
enum SHACLManifest {
    private static let mf = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
    private static let sht = "http://www.w3.org/ns/shacl-test#"
    private static let sh = "http://www.w3.org/ns/shacl#"
    /// Where the suite stands for the base of its documents.
    static let web = "https://w3c.github.io/data-shapes/data-shapes-test-suite/tests/"

    /// The folder of the suite, if it is there.
    static let folder = ["data-shapes-test-suite/tests", "tests"].lazy
        .compactMap { SharedFolder.file("data/w3c/data-shapes/\($0)") }.first.map { FilePath($0.path) }

    /// All tests below a folder of the suite: those of files that no manifest includes too.
    static func entries(_ part: String) throws -> [ValidationTestEntry] {
        guard let folder else { return [] }
        let paths = FileManager.default.enumerator(atPath: folder.appending(part).string)?.compactMap { $0 as? String }
        return try (paths ?? []).filter { $0.hasSuffix(".ttl") }.sorted().flatMap { try tests(in: "\(part)/\($0)") }
    }

    static func graph(_ file: FilePath) throws -> Graph {
        let path = file.string.dropFirst((folder?.string.count ?? 0) + 1)
        return try Graph(file: file, format: .turtle, options: ReaderOptions(base: IRI(web + path)))
    }

    private static func tests(in path: String) throws -> [ValidationTestEntry] {
        guard let folder else { return [] }
        let graph = try graph(folder.appending(path))
        return graph.filter { $0.object == .iri(IRI(sht + "Validate")) }.compactMap { triple in
            guard let action = graph.objects(of: triple.subject, IRI(mf + "action")).first,
                let data = file(graph.objects(of: action, IRI(sht + "dataGraph")).first),
                let shapes = file(graph.objects(of: action, IRI(sht + "shapesGraph")).first),
                let result = graph.objects(of: triple.subject, IRI(mf + "result")).first
            else { return nil }
            return ValidationTestEntry(
                identifier: String(path.dropLast(4)), data: data, shapes: shapes,
                report: result == .iri(IRI(sht + "Failure")) ? nil : report(result, in: graph))
        }
    }

    private static func file(_ term: Term?) -> FilePath? {
        guard case .iri(let iri)? = term, iri.string.hasPrefix(web) else { return nil }
        return folder?.appending(String(iri.string.dropFirst(web.count)))
    }

    /// The triples of a report: those of its results, and of their paths.
    private static func report(_ node: Term, in graph: Graph) -> Graph {
        var report = Graph()
        var waiting = [node]
        while let next = waiting.popLast() {
            for triple in graph where triple.subject == next {
                report.insert(triple)
                let name = String(triple.predicate.string.dropFirst(sh.count))
                let isPart = !["focusNode", "value", "sourceShape", "sourceConstraint"].contains(name)
                if isPart, case .blankNode = triple.object { waiting.append(triple.object) }
            }
        }
        return report
    }
}
