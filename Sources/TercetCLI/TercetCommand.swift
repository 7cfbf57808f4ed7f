import ArgumentParser

/// The command `tercet`.
struct TercetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tercet",
        abstract: "Turn documents into a knowledge graph, and query it.",
        discussion: """
            Examples:
              tercet extract article.txt                  facts as Turtle
              tercet extract *.txt -o facts.rdf           RDF/XML for Protégé and its like
              tercet teach --ontology mine.ttl --examples train.jsonl
              tercet analyze article.txt                  sentences, trees, entities
              tercet query -d facts.rdf 'SELECT * WHERE { ?who core:metWith ?whom }'
              tercet explain 'id:Ana_Ruiz a core:Agent' -d facts.rdf -d Ontology/core.ttl --infer owl-rl
              tercet validate -d facts.rdf --shapes shapes.ttl
              tercet convert facts.rdf facts.nt
              tercet draw facts.rdf -o facts.svg
              tercet diff facts.rdf facts.nt
              tercet extract --store kb *.txt             into a store that stays
              tercet query --store kb --union-graphs 'SELECT * WHERE { ?who core:metWith ?whom }'

            Exit codes: 0 success, 1 something in the input is wrong, 2 wrong usage; those of diff and validate are their own.
            """,
        version: "0.1.0",
        subcommands: [
            ExtractCommand.self, TeachCommand.self, AnalyzeCommand.self, QueryCommand.self, UpdateCommand.self,
            ValidateCommand.self, InferCommand.self, ExplainCommand.self, OntologyCommand.self, LoadCommand.self,
            DumpCommand.self, BackupCommand.self, CompactStoreCommand.self, ConvertCommand.self,
            StatsCommand.self, DrawCommand.self, CanonicalizeCommand.self, DiffCommand.self, JSONLDCommand.self,
        ] + servers)

    /// The commands that the trait `Server` brings.
    private static var servers: [any ParsableCommand.Type] {
        #if Server
        [ServeCommand.self]
        #else
        []
        #endif
    }
}
