#if Server
import Foundation
import RDF
import RDFIO
import SystemPackage

/// The tests of a manifest of the W3C that tells requests and what they are to be answered with, in the vocabulary of HTTP in RDF.
struct ProtocolManifest {
    struct Request {
        var method: String
        var path: String
        var headers: [(String, String)]
        var body: String?
        var statuses: [String]
        var boolean: Bool?
        var format: String?
        var location: String?
        var answer: (type: String, text: String)?
    }

    struct Entry: CustomStringConvertible {
        var name: String
        var requests: [Request]
        var description: String { name }
    }

    let entries: [Entry]

    private static let http = "http://www.w3.org/2011/http#"
    private static let content = "http://www.w3.org/2011/content#chars"
    private static let manifest = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"

    init(_ file: URL) throws {
        let graph = try Graph(file: FilePath(file.path))
        var objects: [Term: [IRI: [Term]]] = [:]
        for triple in graph.triples {
            objects[triple.subject, default: [:]][triple.predicate, default: []].append(triple.object)
        }
        func all(_ subject: Term?, _ predicate: String) -> [Term] {
            subject.flatMap { objects[$0]?[IRI(predicate)] } ?? []
        }
        func text(_ subject: Term?, _ predicate: String) -> String? {
            all(subject, predicate).first?.literal?.lexicalForm
        }
        func list(_ head: Term?) -> [Term] {
            guard let head, let first = all(head, Vocabulary.RDF.first.string).first else { return [] }
            return [first] + list(all(head, Vocabulary.RDF.rest.string).first)
        }
        func headers(_ subject: Term?) -> [(String, String)] {
            list(all(subject, Self.http + "headers").first).map {
                (text($0, Self.http + "fieldName") ?? "", text($0, Self.http + "fieldValue") ?? "")
            }
        }
        func request(_ node: Term) -> Request {
            let response = all(node, Self.http + "resp").first
            let type = headers(response).first { $0.0.lowercased() == "content-type" }?.1
            let body = text(all(response, Self.http + "body").first, Self.content)
            return Request(
                method: text(node, Self.http + "methodName") ?? "GET",
                path: text(node, Self.http + "absolutePath") ?? "",
                headers: headers(node), body: text(all(node, Self.http + "body").first, Self.content),
                statuses: all(response, Self.manifest + "expectedStatus").compactMap {
                    $0.iri?.string.split(separator: "#").last.map(String.init)
                },
                boolean: text(response, Self.manifest + "expectedBoolean").map { $0 == "true" },
                format: text(response, Self.manifest + "expectedFormat"),
                location: text(response, Self.manifest + "expectedLocation"),
                answer: body.map { (type ?? "text/turtle", $0) })
        }
        let listed = objects.values.flatMap { $0[IRI(Self.manifest + "entries")] ?? [] }.flatMap { list($0) }
        entries = listed.map { node in
            let connections = all(node, Self.manifest + "action")
            return Entry(
                name: text(node, Self.manifest + "name") ?? "\(node)",
                requests: connections.flatMap { list(all($0, Self.http + "requests").first) }.map { request($0) })
        }.sorted { $0.name < $1.name }
    }
}
#endif
