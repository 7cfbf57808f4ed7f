import JSONLD
import RDF
import Tercet
import TripleStore

/// The shapes that extracted facts have to conform to.
struct FactShapes: Sendable {
    private let validator: Validator
    /// What the ontology says of subclasses.
    private let schema: [Triple]
    private let prefixes: [Prefix]

    /// - Parameters:
    ///   - files: the files of shapes; there is nothing to conform to where there are none.
    ///   - ontologies: the files of the ontology; Tercet's own where there are none.
    init?(files: [String], ontologies: [String], prefixes: [Prefix]) throws {
        guard !files.isEmpty else { return nil }
        let source = try ShapesSource(files: files, data: TripleStore().snapshot(), contexts: .init())
        do {
            validator = try Validator(source.read(), options: ValidationOptions(prefixes: prefixes))
        } catch {
            throw CommandFailure(error.problems.joined(separator: "\ntercet: "))
        }
        var schema: [Triple] = []
        func collect(_ batch: QuadBatch) {
            schema += batch.quads.indices.lazy.map { batch.quad(at: $0).triple }
                .filter { $0.predicate == Vocabulary.RDFS.subClassOf }
        }
        if ontologies.isEmpty { for batch in try Ontology.standardQuads() { collect(batch) } }
        for file in ontologies { try Input.read(file) { collect($0) } }
        self.schema = schema
        self.prefixes = prefixes
    }

    /// Leaves out the facts that do not conform.
    ///
    /// - Returns: what to say of them: the fact, what was expected, and the sentence.
    func apply(to extraction: inout Extraction) throws(CommandFailure) -> String {
        let refusals: [Refusal]
        do {
            refusals = try extraction.refuse(by: validator, schema: schema)
        } catch {
            throw CommandFailure("\(extraction.documentName): \(error.message)")
        }
        return refusals.map { text($0, in: extraction.documentName) }.joined()
    }

    private func text(_ refusal: Refusal, in document: String) -> String {
        let triple = refusal.statement.triple
        let fact = [triple.subject, .iri(triple.predicate), triple.object].map { term in
            term.iri.map { prefixes.abbreviate($0) } ?? term.description
        }
        let said = refusal.result.messages.map { "  \($0.lexicalForm)\n" }.joined()
        let sentences = refusal.statement.evidence.map { "  “\($0.sentence)”\n" }.joined()
        return
            "\(document): left out \(fact.joined(separator: " ")), expected \(refusal.result.expectation)\n\(said)\(sentences)"
    }
}
