import ArgumentParser
import RDF
import RDFIO
import SystemPackage
import Tercet

/// `tercet teach`: a lexicon for an ontology from sentences with their facts.
struct TeachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "teach",
        abstract: "Learn from examples which words express the properties of an ontology.",
        discussion: """
            An example is a line of JSON: a sentence with the facts that it tells, in words.
            {"sent": "Ana was born in Lima.", "triples": [{"sub": "Ana", "rel": "birth place", "obj": "Lima"}]}
            Where a line has but one fact, as "sub_label", "rel_label" and "obj_label", the sentence may tell more.

            The lexicon is Turtle: each cue with its property, weight, precision and how many examples it rests on. Read it,
            delete what is wrong, and give it to tercet extract together with the ontology.

            Examples:
              tercet teach --ontology films.ttl --examples train.jsonl -o lexicon.ttl
              tercet extract news.jsonl --ontology films.ttl --ontology lexicon.ttl --format jsonl
            """)

    @Option(help: "The ontology; may be given several times.") var ontology: [String]
    @Option(help: "A file of examples (JSON Lines); may be given several times.") var examples: [String]
    @Option(name: .shortAndLong, help: "The file to write; standard output unless told.") var output = "-"

    func run() throws {
        let ontology = try Ontology(forTeaching: ontology)
        var read: [TeachingExample] = []
        for file in examples { read += try ExampleFile(path: file).examples() }
        guard !read.isEmpty else { throw CommandFailure("\(examples.joined(separator: ", ")): no examples") }
        let teacher = Teacher(analyzer: try English.analyzer(), ontology: ontology)
        try write(teacher.lexicon(from: read), prefixes: ontology.prefixes)
    }

    private func write(_ triples: [Triple], prefixes: [Prefix]) throws {
        let dataset = Dataset(triples.map { Quad($0) })
        let usual = [
            Prefix("core", "https://w3id.org/tercet/core#"), Prefix("ontolex", "http://www.w3.org/ns/lemon/ontolex#"),
            Prefix("owl", Vocabulary.OWL.namespace), Prefix("rdfs", Vocabulary.RDFS.namespace),
        ]
        let known = Set(prefixes.map(\.name))
        var bytes: [UInt8]
        do {
            let all = prefixes + usual.filter { !known.contains($0.name) }
            bytes = try dataset.bytes(as: .turtle, prefixes: all.used(in: dataset))
        } catch {
            throw CommandFailure("cannot write \(output): \(error.message)")
        }
        var sink = try Output(output)
        try sink.write(&bytes)
        try sink.commit()
    }
}

extension Ontology {
    /// Reads an ontology that has properties to learn words for.
    init(forTeaching files: [String]) throws {
        do {
            self = try Ontology(files: files.map { FilePath($0) })
        } catch {
            throw CommandFailure("\(error)")
        }
        guard hasCuedProperties else {
            throw CommandFailure(
                "\(files.joined(separator: ", ")): no property without lexical entries; "
                    + "what has entries of its own is not learnt")
        }
    }
}
