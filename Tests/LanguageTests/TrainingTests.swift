import Foundation
import TestSupport
import Testing

@testable import Language
@testable import LanguageTrainer

/// Training is repeatable, and the model is as good as it is said to be.
struct TrainingTests {
    /// Sentences of one pattern.
    private static let treebank: [TreebankSentence] = (0..<12).map { number in
        var sentence = TreebankSentence()
        sentence.forms = [["He", "She"][number % 2], ["sleeps", "sings", "left"][number % 3], "."]
        sentence.lemmas = sentence.forms
        sentence.universalTags = [.pronoun, .verb, .punctuation]
        sentence.pennTags = ["PRP", "VBZ", "."]
        sentence.heads = [2, 0, 2]
        sentence.relations = [.nsubj, .root, .punct]
        sentence.entities = ["", "", ""]
        return sentence
    }

    private static let lexicon = Lexicon([
        "he": Lexicon.Entry(parts: 1, noun: 16), "sleep": Lexicon.Entry(parts: 3, noun: 24, verb: 1),
    ])

    private static func train(steps: Int? = nil, checkpoint: URL? = nil) throws -> NetworkEncoder {
        let options = NetworkTrainer.Options(
            epochs: 4, decayEpochs: 2, stepLimit: steps, width: 32, layers: 1, arcWidth: 16, labelWidth: 16, seed: 1,
            dropout: Dropout(words: 0.1, embeddings: 0.2, layers: 0.2, arcs: 0.2, labels: 0.2))
        let trainer = NetworkTrainer(treebank, lexicon: lexicon, options: options) { _ in }
        try trainer.train(checkpoint: checkpoint) { _ in "" }
        return trainer.encoder
    }

    @Test("The same training gives the same bytes")
    func repeatable() throws {
        #expect(try Self.train().encoded() == Self.train().encoded())
    }

    @Test("A training that was interrupted goes on from its checkpoint to the same bytes")
    func resumed() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString).checkpoint")
        defer { try? FileManager.default.removeItem(at: file) }
        let interrupted = try Self.train(steps: 2, checkpoint: file).encoded()
        #expect(try interrupted != Self.train().encoded())
        #expect(try Self.train(checkpoint: file).encoded() == Self.train().encoded())
    }

    @Test("A network that was written is read whole and parses; one that is cut short is not read")
    func encoding() throws {
        let encoder = try Self.train()
        let bytes = encoder.encoded()
        var reader = ModelReader(bytes)
        let copy = try NetworkModel(&reader)
        #expect(reader.isAtEnd)
        #expect(copy.pennTags == encoder.pennTags)
        #expect(copy.features.vocabulary == encoder.features.vocabulary)
        for (parse, sentence) in zip(copy.parse(Self.treebank.map(\.forms)), Self.treebank) {
            #expect(parse.heads.count == sentence.forms.count && SpanningTree.isTree(parse.heads))
            #expect(parse.confidences.allSatisfy { 0...1 ~= $0 })
        }
        for length in stride(from: 0, to: bytes.count, by: bytes.count / 50) {
            var short = ModelReader(Array(bytes.prefix(length)))
            #expect(throws: ModelError.self) { try NetworkModel(&short) }
        }
    }

    @Test("The lexicon knows words and what they are inflected from")
    func lexicon() throws {
        let written = Lexicon([
            "stop": Lexicon.Entry(parts: 3, noun: 4, verb: 9), "city": Lexicon.Entry(parts: 1, noun: 15),
        ])
        var writer = ModelWriter()
        written.write(to: &writer)
        var reader = ModelReader(writer.bytes)
        let read = try Lexicon(&reader)
        for (word, parts, fields) in [
            ("stop", 3, 4 | 9 << 5), ("stopped", 3 << 4, 4 | 9 << 5), ("cities", 1 << 4, 15), ("xyzzy", 0, 0),
            ("s", 0, 0),
        ] {
            for lexicon in [written, read] {
                let rows = lexicon.rows(Array(word.unicodeScalars))
                #expect(rows.parts == Int32(parts) && rows.fields == Int32(fields), "\(word)")
            }
        }
    }

    @Test("An altered network gives an error or another network, never a crash")
    func alteredNetwork() throws {
        let bytes = try Self.train().encoded()
        var random = RandomSource(seed: 3)
        var refused = 0
        for _ in 0..<15 {
            var altered = bytes
            for _ in 0..<3 { altered[random.next(below: 400)] = UInt8(truncatingIfNeeded: random.next()) }
            var reader = ModelReader(altered)
            do throws(ModelError) { _ = try NetworkModel(&reader) } catch { refused += 1 }
        }
        #expect(refused > 0)
    }

    @Test("Rules for lemmas come from examples")
    func lemmas() {
        var sentence = TreebankSentence()
        sentence.forms = ["cities", "parties", "dogs", "cats", "mice"]
        sentence.lemmas = ["city", "party", "dog", "cat", "mouse"]
        sentence.pennTags = Array(repeating: "NNS", count: 5)
        let lemmatizer = LemmatizerTrainer.train([sentence])
        #expect(lemmatizer.lemma(of: "Berries", tag: "NNS") == "berry")
        #expect(lemmatizer.lemma(of: "cows", tag: "NNS") == "cow")
        #expect(lemmatizer.lemma(of: "mice", tag: "NNS") == "mouse")
        #expect(lemmatizer.lemma(of: "blue", tag: "JJ") == "blue")
    }

    @Test("Contractions are read with their parts and places")
    func conllu() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString).conllu")
        defer { try? FileManager.default.removeItem(at: file) }
        let rows = [
            "# newdoc id = d", "# text = I don't.", "1\tI\tI\tPRON\tPRP\t_\t2\tnsubj\t_\t_",
            "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No", "2\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_",
            "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_", "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_", "", "",
        ]
        try rows.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        let sentences = try ConlluReader.read(file)
        #expect(sentences.map(\.forms) == [["I", "do", "n't", "."]])
        let raw = try #require(RawText.paragraphs(sentences).first)
        #expect(raw.words == [0..<1, 2..<4, 4..<7, 7..<8])
        #expect(raw.text.hasPrefix("I don't."))
    }

    /// The dev files of the treebanks, where the shared folder has them.
    static let development = SharedFolder.file("data/ud/en_gum-dev.conllu")

    @Test(
        "A slice of GUM dev is parsed as well as the documentation says",
        .enabled(if: development != nil, "the shared folder with the treebanks is not there"))
    func accuracy() throws {
        let file = try #require(Self.development)
        let slice = Array(try ConlluReader.read(file).filter { $0.forms.count > 3 }.prefix(12))
        let score = ParseScore.measure(try SharedAnalyzer.result.get(), on: slice)
        #expect(Double(score.labels) > 0.8 * Double(score.gold))
        #expect(Double(score.universalTags) > 0.92 * Double(score.gold))
        #expect(Double(score.lemmas) > 0.93 * Double(score.gold))
    }
}
