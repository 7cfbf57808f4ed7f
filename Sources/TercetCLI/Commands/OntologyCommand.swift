import ArgumentParser

/// `tercet ontology`: work on ontologies.
struct OntologyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ontology", abstract: "Work on ontologies.",
        subcommands: [OntologyCheckCommand.self, OntologyLexiconCommand.self, OntologySwiftCommand.self])
}
