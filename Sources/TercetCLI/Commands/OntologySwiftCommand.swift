import ArgumentParser
import RDF
import Tercet

/// `tercet ontology swift`: the terms of an ontology as constants of Swift.
struct OntologySwiftCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "swift",
        abstract: "Write the terms of an ontology as constants of Swift.",
        discussion: """
            An enumeration with the classes, properties and individuals of one namespace, documented by their labels and comments.

            Examples:
              tercet ontology swift Ontology/core.ttl --name Core > Core.swift
              tercet ontology swift trade.ttl --namespace https://example.org/trade# -o Trade.swift
            """)

    @Argument(help: "The RDF files of the ontology, or - for standard input.") var files: [String]
    @Option(help: "What the enumeration is called; made of the namespace where it is not given.") var name: String?
    @Option(help: "The namespace; that with most terms where it is not given.") var namespace: String?
    @Option(name: .shortAndLong, help: "The file to write; standard output unless told.") var output = "-"
    @Option(help: "The format of standard input.") var from: FormatName?
    @OptionGroup var contexts: ContextOptions

    func validate() throws {
        if let name, SwiftVocabulary.identifier(name).lowercased() != name.lowercased() {
            throw ValidationError("--name takes a name of letters and digits, such as Trade.")
        }
    }

    func run() throws {
        var triples: [Triple] = []
        let data = DataFiles(
            files.map { DataFiles.File($0) }, from: from?.format, isLenient: false, contexts: try contexts.source())
        try data.read { batch in triples += batch.quads.indices.map { batch.quad(at: $0).triple } }
        guard let namespace = namespace ?? Self.mainNamespace(triples) else {
            throw CommandFailure("\(files.joined(separator: ", ")): there are no classes or properties")
        }
        let vocabulary = SwiftVocabulary(name: name ?? Self.name(of: namespace), namespace: namespace, triples)
        guard !vocabulary.terms.isEmpty else {
            throw CommandFailure("\(files.joined(separator: ", ")): there are no terms of \(namespace)")
        }
        var bytes = Array(vocabulary.source.utf8)
        var sink = try Output(output)
        try sink.write(&bytes)
        try sink.commit()
    }

    /// The namespace of most classes and properties.
    private static func mainNamespace(_ triples: [Triple]) -> String? {
        var counts: [String: Int] = [:]
        for triple in triples where triple.predicate == Vocabulary.RDF.type {
            guard let subject = triple.subject.iri?.string, let type = triple.object.iri,
                [.classes, .properties].contains(SwiftVocabulary.kind(type)),
                let end = subject.lastIndex(where: { $0 == "#" || $0 == "/" })
            else { continue }
            counts[String(subject[...end]), default: 0] += 1
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// `Trade` for `https://example.org/trade#`.
    private static func name(of namespace: String) -> String {
        let part = namespace.split { "#/".contains($0) }.last.map(String.init) ?? "Terms"
        let name = SwiftVocabulary.identifier(part)
        return name.prefix(1).uppercased() + name.dropFirst()
    }
}
