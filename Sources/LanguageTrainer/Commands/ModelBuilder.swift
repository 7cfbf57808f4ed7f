import Foundation
import Language

/// Trains the parts of a model and joins them.
struct ModelBuilder {
    private var sections: [ModelFile.Section: [UInt8]] = [:]

    /// Starts from a model, whose parts are kept until they are trained anew, or from nothing.
    init(_ existing: URL?) throws {
        guard let existing, FileManager.default.fileExists(atPath: existing.path) else { return }
        let file = try ModelFile([UInt8](Data(contentsOf: existing)))
        for section in ModelFile.Section.allCases { sections[section] = file.bytes(of: section) }
    }

    /// Puts a part in place.
    mutating func set(_ section: ModelFile.Section, _ bytes: [UInt8]) {
        sections[section] = bytes
    }

    /// Trains the tokenizer.
    mutating func trainTokenizer(_ treebank: [TreebankSentence]) {
        var writer = ModelWriter()
        TokenizerTrainer.train(treebank, epochs: 10).write(to: &writer)
        set(.tokenizer, writer.bytes)
    }

    /// Trains the lemmatizer.
    mutating func trainLemmatizer(_ treebank: [TreebankSentence]) {
        var writer = ModelWriter()
        LemmatizerTrainer.train(treebank).write(to: &writer)
        set(.lemmas, writer.bytes)
    }

    /// Trains the entity tagger on the sentences that have entities, tagged and parsed by the other parts.
    mutating func trainEntities(_ treebank: [TreebankSentence]) throws {
        let annotated = Self.documentsWithEntities(treebank)
        var placeholder = ModelWriter()
        HashedLinearModel(
            classes: EntityLabel.count, bits: 1, exact: [Float](repeating: 0, count: EntityLabel.count * 2)
        ).write(to: &placeholder)
        var parts = sections
        parts[.entities] = placeholder.bytes
        let analyzer = try EnglishAnalyzer(model: Self.join(parts))
        let documents = annotated.documents.map { document in
            var sentences = analyzer.annotate(document.map(\.forms), ranges: document.map(\.nominalRanges))
            for (index, sentence) in document.enumerated() {
                sentences[index].entities = EntityGold.mentions(sentence, gazetteer: .english)
            }
            return sentences
        }
        var writer = ModelWriter()
        EntityTrainer.train(documents, gazetteer: .english, epochs: 12).write(to: &writer)
        set(.entities, writer.bytes)
    }

    /// Trains coreference on the documents in which it is marked, analysed by the other parts.
    mutating func trainCoreference(_ treebank: [TreebankSentence]) throws {
        let analyzer = try EnglishAnalyzer(model: bytes)
        let documents = Self.documentsWithEntities(treebank).documents.map { gold in
            CoreferenceTrainer.Document(
                gold, analyzer.annotate(gold.map(\.forms), ranges: gold.map(\.nominalRanges)), gazetteer: .english)
        }
        var writer = ModelWriter()
        CoreferenceTrainer.train(documents, gazetteer: .english, epochs: 12).write(to: &writer)
        set(.coreference, writer.bytes)
    }

    /// The sentences of documents in which entities are marked.
    static func documentsWithEntities(_ treebank: [TreebankSentence]) -> [TreebankSentence] {
        let documents = Set(treebank.filter { $0.entities.contains { !$0.isEmpty } }.map(\.document))
        return treebank.filter { documents.contains($0.document) }
    }

    /// The model.
    var bytes: [UInt8] { Self.join(sections) }

    private static func join(_ sections: [ModelFile.Section: [UInt8]]) -> [UInt8] {
        ModelFile.join(ModelFile.Section.allCases.compactMap { name in sections[name].map { (name, $0) } })
    }
}

extension TreebankSentence {
    /// Byte ranges of the words as they stand in the text.
    var nominalRanges: [Range<Int>] {
        var end = 0
        return forms.indices.map { index in
            let start = end
            end = start + forms[index].utf8.count
            defer { if surfaces[index].part + 1 == surfaces[index].parts, surfaces[index].spaceAfter { end += 1 } }
            return start..<end
        }
    }
}
