import Documents
import Extraction
import Language
import RDF
import RDFIO
import Synchronization
import Tercet
import TripleStore

/// Reads documents for clients; the language model is loaded with the first one.
final class DocumentReading: Sendable {
    /// The ontology that facts are aligned to.
    let ontology: Ontology
    /// Its triples.
    let ontologyBatches: [QuadBatch]
    private let base: IRI
    private let tools = Mutex<(analyzer: EnglishAnalyzer, extractor: Extractor)?>(nil)

    init(ontology: Ontology, batches: [QuadBatch], base: IRI) {
        self.ontology = ontology
        ontologyBatches = batches
        self.base = base
    }

    /// What a document says, where its sentences stand, and what it is called.
    struct Reading: Sendable {
        let document: Document
        let extraction: Extraction
        /// The sentences, as byte offsets of the text.
        let sentences: [Range<Int>]
    }

    /// Reads a document.
    ///
    /// - Parameter name: an IRI, or what people call the document.
    /// - Throws: `ModelError` where the program is damaged.
    func read(_ document: Document, name: String?) throws -> Reading {
        let (analyzer, extractor) = try loaded()
        var extraction = extractor.extract(document)
        if let name, IRI.isValid(name) { extraction.document = IRI(name) }
        let sentences = document.sections().flatMap { section in
            analyzer.tokenizer.split(document.text(in: section)).compactMap { words -> Range<Int>? in
                guard let first = words.first, let last = words.last else { return nil }
                return section.lowerBound + first.lowerBound..<section.lowerBound + last.upperBound
            }
        }
        return Reading(document: document, extraction: extraction, sentences: sentences)
    }

    private func loaded() throws -> (analyzer: EnglishAnalyzer, extractor: Extractor) {
        try tools.withLock { tools in
            if let tools { return tools }
            let analyzer = try EnglishAnalyzer()
            let extractor = Extractor(
                analyzer: analyzer, ontology: ontology, options: Extractor.Options(base: base))
            tools = (analyzer, extractor)
            return (analyzer, extractor)
        }
    }
}

extension Extraction {
    /// The quads of a document in its own named graph, with their evidence and its name.
    var storedQuads: QuadBatch {
        let label = Triple(
            subject: .iri(document), predicate: Vocabulary.RDFS.label, object: .literal(Literal(documentName)))
        var batch = QuadBatch()
        for triple in quads(evidence: .annotation).map(\.triple) + [label] {
            batch.append(Quad(triple, graph: .iri(document)))
        }
        return batch
    }
}
