import ArgumentParser
import RDF
import Reasoning
import Tercet
import TripleStore

/// `tercet ontology check`: what is wrong with an ontology.
struct OntologyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for what is wrong with an ontology.",
        discussion: """
            Terms of the ontology's own namespaces of which nothing is said; classes and properties without a label; classes
            that can have no members and properties that cannot be used, because their domains, ranges or superclasses exclude
            each other; lexical entries (OntoLex) that denote nothing. Give all files that belong together. The exit code is 1 if
            something is wrong.

            Examples:
              tercet ontology check Ontology/core.ttl Ontology/security.ttl
              tercet ontology check Ontology/core.ttl trade.ttl
            """)

    @Argument(help: "The RDF files of the ontology, or - for standard input.") var files: [String]
    @Option(help: "The format of standard input.") var from: FormatName?
    @OptionGroup var contexts: ContextOptions

    func run() throws {
        let store = TripleStore()
        let data = DataFiles(
            files.map { DataFiles.File($0) }, from: from?.format, isLenient: false, contexts: try contexts.source())
        let prefixes = try [Prefix].forQueries(data: try data.read { try store.insert($0) })
        let findings: [OntologyCheck.Finding]
        do {
            findings = try OntologyCheck(store).findings
        } catch {
            throw CommandFailure(error.message)
        }
        let texts = TripleText(prefixes)
        var lines = findings.map { text($0, texts) }
        lines.append(
            findings.isEmpty ? "nothing is wrong" : "\(findings.count) \(findings.count == 1 ? "finding" : "findings")")
        try Terminal.write(Array(lines.map { $0 + "\n" }.joined().utf8))
        if !findings.isEmpty { throw ExitCode(1) }
    }

    private func text(_ finding: OntologyCheck.Finding, _ texts: TripleText) -> String {
        let reasons = finding.triples.map { "\n    " + texts.text($0).replacingControlCharacters }.joined()
        let rule = finding.rule.map { " (\($0))" } ?? ""
        return texts.text(finding.term).replacingControlCharacters + " " + message(finding.kind) + rule
            + (reasons.isEmpty ? "" : ":" + reasons)
    }

    private func message(_ kind: OntologyCheck.Finding.Kind) -> String {
        switch kind {
        case .undefinedTerm: "is not defined"
        case .missingLabel: "has no label"
        case .unsatisfiableClass: "can have no members"
        case .unusableProperty: "cannot be used"
        case .emptyEntry: "denotes nothing"
        case .inconsistency: "cannot be as the ontology says"
        }
    }
}
