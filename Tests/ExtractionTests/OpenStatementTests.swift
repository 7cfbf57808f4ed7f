import Documents
import Extraction
import Language
import RDF
import Testing

@Suite("Open facts of documents")
struct OpenStatementTests {
    @Test("places count characters of the document, header included")
    func places() throws {
        let text = "date 2021-03-08\n\nJosé Díaz signed\nthe treaty."
        let document = Document(text: text, name: "a.txt")
        let statements = OpenExtractor(style: .binary, minimumConfidence: 0)
            .statements(of: document, analyzer: try Shared.analyzer.get())
        let statement = try #require(statements.first { $0.predicate.words == "signed" })
        #expect(statement.sentence == "José Díaz signed the treaty.")
        let characters = Array(text)
        func words(_ ranges: [Range<Int>]) -> [String] { ranges.map { String(characters[$0]) } }
        #expect(words(statement.predicate.characters) == ["signed"])
        #expect(statement.arguments.map { words($0.characters) } == [["José Díaz"], ["the treaty"]])
        #expect(words([statement.characters]) == ["José Díaz signed\nthe treaty."])
    }

    @Test("what is quoted, denied or planned is marked", arguments: OpenStyle.allCases)
    func factuality(style: OpenStyle) throws {
        let text = """
            "Peru signed the treaty," Anna Keller said. Chile did not sign the treaty. Brazil may sign the treaty. \
            Bolivia signed the treaty.
            """
        let statements = OpenExtractor(style: style).statements(
            of: Document(text: text, name: "a.txt"), analyzer: try Shared.analyzer.get())
        func factuality(_ subject: String) -> Factuality? {
            statements.first { $0.arguments[0].words == subject }?.factuality
        }
        #expect(factuality("Peru") == .claimed)
        #expect(factuality("Chile") == .denied)
        #expect(factuality("Brazil") == .planned)
        #expect(factuality("Bolivia") == .actual)
        #expect(factuality("Anna Keller") == .actual)
    }

    @Test("as RDF, facts are described with their words, and only actual ones between two entities are stated")
    func rdf() throws {
        let text = "Anna Keller bought the engine. Rosa Diaz did not sell the engine."
        let extraction = try Shared.extract(Document(text: text, name: "a.txt"), open: true)
        let triples = extraction.quads().map(\.triple)
        let stated = triples.map(\.predicate.string).filter { $0.hasPrefix(Ontology.openNamespace) }
        #expect(stated == [Ontology.openNamespace + "buy"])
        let described = triples.filter { $0.predicate.string.hasSuffix("#factuality") }.map(\.object)
        #expect(described.contains(.literal(Literal("denied"))))
        #expect(described.contains(.literal(Literal("actual"))))
        #expect(triples.contains { $0.object == .literal(Literal("did not sell")) })
    }

    @Test("split sentences are analysed as running text would be, and their words stay as they are")
    func splitSentences() throws {
        let line = "The port -LRB- in Peru -RRB- was closed by Diaz ’ s `` guards '' ."
        let analyzer = try Shared.analyzer.get()
        let sentences = try #require(analyzer.analyze(tokenized: [line, "", " \t "]).first)
        #expect(sentences.count == 1)
        #expect(sentences[0].tokens.map(\.form).contains("("))
        #expect(sentences[0].tokens.contains { $0.form == "'s" && $0.range.count == "’ s".utf8.count })
        let statements = OpenExtractor(style: .nary, minimumConfidence: 0)
            .statements(ofTokenized: line, sentences: sentences)
        let words = Set(line.split(separator: " ").map(String.init)).union(["is", "was", "are", "were", "has", "have"])
        #expect(!statements.isEmpty)
        for part in statements.flatMap({ [$0.predicate] + $0.arguments }) {
            #expect(part.words.split(separator: " ").allSatisfy { words.contains(String($0)) }, "\(part.words)")
        }
    }

    @Test("a line without end is cut into sentences")
    func longLine() throws {
        let line = Array(repeating: "Peru borders Chile .", count: 200).joined(separator: " ")
        let sentences = try Shared.analyzer.get().analyze(tokenized: [line])[0]
        #expect(sentences.count == 4)
        #expect(sentences.allSatisfy { $0.tokens.count <= 240 })
        #expect(sentences.last?.range.upperBound == line.utf8.count)
    }
}
