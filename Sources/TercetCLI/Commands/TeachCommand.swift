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
        var progress = Progress()
        let lexicon = teacher.lexicon(from: read) { step in
            switch step {
            case .analyzed(let count, let all): progress.show("\(count) of \(all) examples analysed")
            case .learnt(let count, let all): progress.show("round \(count + 1) of \(all)")
            }
        }
        progress.clear()
        try Output.write(lexicon: lexicon, of: ontology, to: output)
    }
}

extension Ontology {
    /// Reads an ontology that has properties to derive or learn words for.
    init(forTeaching files: [String]) throws {
        do {
            self = try Ontology(files: files.map { FilePath($0) })
        } catch {
            throw CommandFailure("\(error)")
        }
        guard hasCuedProperties else {
            throw CommandFailure(
                "\(files.joined(separator: ", ")): no property without lexical entries; "
                    + "what has entries of its own is used as it stands")
        }
    }
}

extension Output {
    /// Writes entries for an ontology as Turtle with its prefixes.
    static func write(lexicon: [Triple], of ontology: Ontology, to output: String) throws {
        let usual = [
            Prefix("core", "https://w3id.org/tercet/core#"), Prefix("ontolex", "http://www.w3.org/ns/lemon/ontolex#"),
            Prefix("owl", Vocabulary.OWL.namespace), Prefix("rdfs", Vocabulary.RDFS.namespace),
        ]
        let known = Set(ontology.prefixes.map(\.name))
        try write(
            Dataset(lexicon.map { Quad($0) }), to: output, as: .turtle,
            prefixes: ontology.prefixes + usual.filter { !known.contains($0.name) })
    }
}
