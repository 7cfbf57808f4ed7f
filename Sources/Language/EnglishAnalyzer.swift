import CLanguageModel

/// Analyses English text: sentences, words, tags, lemmas, dependency trees and named entities.
///
/// All four stages are trained on Universal Dependencies treebanks. The analyzer is a value that any number of threads may
/// use at once, and the same text gives the same result on every run and every machine.
///
/// ```swift
/// let analyzer = try EnglishAnalyzer()
/// for token in analyzer.analyze("Ana met Ben in Lima.")[0].tokens {
///     print(token.form, token.lemma, token.relation.rawValue)
/// }
/// ```
public struct EnglishAnalyzer: Analyzer {
    /// Splits text into sentences and words.
    package let tokenizer: Tokenizer
    private let network: NetworkModel
    private let lemmatizer: Lemmatizer
    private let entities: EntityTagger
    private let gazetteer = Gazetteer.english

    /// Makes an analyzer with the model that is part of the program.
    ///
    /// - Throws: ``ModelError`` where the program was built with a damaged model.
    public init() throws(ModelError) {
        let resource = tercet_english_model()
        // Safety: the bytes are a constant of the program and live as long as it does.
        try self.init(model: Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count)))
    }

    /// Makes an analyzer with a model made by `tercet-train`.
    ///
    /// - Parameter model: the bytes of the model file.
    /// - Throws: ``ModelError`` where the bytes are no model, or damaged, or of another version.
    public init(model: [UInt8]) throws(ModelError) {
        let file = try ModelFile(model)
        var reader = try file.reader(of: .tokenizer)
        tokenizer = try Tokenizer(&reader)
        reader = try file.reader(of: .network)
        network = try NetworkModel(&reader)
        reader = try file.reader(of: .lemmas)
        lemmatizer = try Lemmatizer(&reader)
        reader = try file.reader(of: .entities)
        entities = try EntityTagger(&reader)
    }

    /// Analyses a text.
    ///
    /// Blank lines always end a sentence, and so does about every two-hundredth word where no full stop comes, so that
    /// time and memory grow in line with the text.
    ///
    /// - Parameter text: the text; offsets in the result count its UTF-8 bytes.
    /// - Returns: the sentences in the order of the text; none of them is empty.
    /// - Complexity: O(n).
    public func analyze(_ text: String) -> [Sentence] {
        var sentences = trees(text)
        markEntities(&sentences)
        return sentences
    }

    /// Splits, tags, parses and lemmatizes a text: all that ``analyze(_:)`` does but for the entities.
    package func trees(_ text: String) -> [Sentence] {
        var text = text
        let ranges = tokenizer.split(text)
        let forms = text.withUTF8 { bytes in
            ranges.map { words in
                words.map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
            }
        }
        return trees(forms, ranges: ranges)
    }

    /// Tags, lemmatizes and parses words that are already split.
    func trees(_ forms: [[String]], ranges: [Tokenizer.Words]) -> [Sentence] {
        zip(zip(forms, ranges), network.parse(forms)).map { words, parse in
            Sentence(tokens: tokens(words.0, words.1, parse))
        }
    }

    /// Analyses words that are already split.
    package func annotate(_ forms: [[String]], ranges: [Tokenizer.Words]) -> [Sentence] {
        var sentences = trees(forms, ranges: ranges)
        markEntities(&sentences)
        return sentences
    }

    /// Marks the named entities of a document whose sentences are tagged and parsed.
    package func markEntities(_ sentences: inout [Sentence]) {
        let features = sentences.map { EntityFeatures($0.tokens, gazetteer: gazetteer) }
        for (index, mentions) in entities.mentions(features).enumerated() { sentences[index].entities = mentions }
        EntityRepair(gazetteer).repair(&sentences, names: features.map(\.names))
        for index in sentences.indices { Self.keepNames(&sentences[index]) }
    }

    /// Gives the words of a person's name themselves as lemmas: no plural ending is cut from "Torres".
    private static func keepNames(_ sentence: inout Sentence) {
        for mention in sentence.entities where mention.type == .person && mention.tokens.count > 1 {
            for index in mention.tokens where sentence.tokens[index].pennTag == "NNPS" {
                sentence.tokens[index].lemma = sentence.tokens[index].form
            }
        }
    }

    private func tokens(_ forms: [String], _ ranges: Tokenizer.Words, _ parse: Parse) -> [Token] {
        forms.indices.map { index in
            let tag = network.pennTags[parse.pennTags[index]]
            return Token(
                form: forms[index], range: ranges[index], lemma: lemmatizer.lemma(of: forms[index], tag: tag),
                universalTag: NetworkModel.universalTags[parse.universalTags[index]], pennTag: tag,
                head: parse.heads[index] > 0 ? parse.heads[index] - 1 : nil,
                relation: NetworkModel.relations[parse.relations[index]], confidence: parse.confidences[index])
        }
    }
}
