import ArgumentParser
import RDF
import Reasoning
import SPARQLEngine
import SPARQLSyntax
import Tercet
import TripleStore

/// `tercet explain`: why a triple holds.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show why a triple holds: the rules that give it, the triples that were stated, and their sentences.",
        discussion: """
            The sentences are those of the evidence in the data, as --evidence of tercet extract writes it, with the words for
            the subject (ˢ), the predicate (ᵖ) and the object (ᵒ) in brackets. All graphs of the data are taken together. The
            exit code is 1 if the triple does not follow.

            Examples:
              tercet extract article.txt --evidence annotation -o facts.ttl
              tercet explain '?who core:metWith ?whom' -d facts.ttl
              tercet explain 'id:Ana_Ruiz a core:Agent' -d facts.ttl -d Ontology/core.ttl --infer owl-rl
            """)

    @Argument(
        help: ArgumentHelp(
            "The triple, as SPARQL writes it; with variables, the first that matches is explained.",
            valueName: "SUBJECT PREDICATE OBJECT"))
    var triple: String
    @OptionGroup var data: DataOptions
    @OptionGroup var inference: InferenceOptions

    func run() throws {
        let (store, declared) = try data.load()
        let prefixes = try [Prefix].forQueries(data: declared)
        try mergeGraphs(of: store)
        let reasoner = try inference.reasoner(over: store, prefixes: prefixes)
        let texts = TripleText(prefixes)
        guard let wanted = try triple(in: reasoner, prefixes), let proof = reasoner.proof(of: wanted) else {
            let hint = inference.isUsed ? "" : "; --infer tells what to derive by"
            throw CommandFailure("\(triple) does not follow from the data\(hint)")
        }
        try Terminal.write(Array(ProofText(texts, store.snapshot()).text(proof).utf8))
    }

    /// Puts what named graphs state into the default graph too, which is reasoned about.
    private func mergeGraphs(of store: TripleStore) throws {
        let snapshot = store.snapshot()
        var batch = QuadBatch()
        for name in snapshot.graphNames {
            for quad in snapshot.quads(matching: QuadPattern(graph: .named(name))) { batch.append(Quad(quad.triple)) }
        }
        do {
            try store.insert(batch)
        } catch {
            throw CommandFailure(error.message)
        }
    }

    /// The triple, or the first that matches where there are variables.
    private func triple(in reasoner: Reasoner, _ prefixes: [Prefix]) throws -> Triple? {
        let text = "CONSTRUCT { \(triple) } WHERE { \(triple) } LIMIT 1"
        let query: Query
        do {
            query = try Query(parsing: text, prefixes: prefixes)
        } catch {
            throw CommandFailure("\(triple) is no triple: \(error.message)")
        }
        guard case .construct(let template) = query.form, template.count == 1, let pattern = template.first else {
            throw CommandFailure("\(triple) is no single triple")
        }
        if case .term(let subject) = pattern.subject, case .term(.iri(let predicate)) = pattern.predicate,
            case .term(let object) = pattern.object
        {
            return Triple(subject: subject, predicate: predicate, object: object)
        }
        do {
            guard case .graph(let triples) = try QueryEngine.evaluate(query, over: try reasoner.snapshot()) else {
                return nil
            }
            return triples.first
        } catch {
            throw CommandFailure("\(error)")
        }
    }
}
