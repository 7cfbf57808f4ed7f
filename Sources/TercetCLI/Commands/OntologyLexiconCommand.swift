import ArgumentParser
import Tercet

/// `tercet ontology lexicon`: the words that are derived for the properties of an ontology, to be corrected.
struct OntologyLexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Show the words that are derived for an ontology's properties, to be corrected.",
        discussion: """
            Properties without lexical entries are found by the words of their labels and by words that express the same, such
            as "bear" for "birth place". These are written as Turtle, an OntoLex entry for each word. Delete what is wrong, add
            what is missing, and give the file to tercet extract together with the ontology: entries of a property take the place
            of what would be derived for it.

            Examples:
              tercet ontology lexicon films.ttl
              tercet ontology lexicon films.ttl -o words.ttl
              tercet extract news.txt --ontology films.ttl --ontology words.ttl
            """)

    @Argument(help: "The RDF files of the ontology.") var files: [String]
    @Option(name: .shortAndLong, help: "The file to write; standard output unless told.") var output = "-"

    func run() throws {
        let ontology = try Ontology(forTeaching: files)
        try Output.write(lexicon: ontology.derivedLexicon(), of: ontology, to: output)
    }
}
