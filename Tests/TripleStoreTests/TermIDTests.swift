import RDF
import Testing
import TripleStore

@Suite("The numbers of terms")
struct TermIDTests {
    static let forms: [(String, IRI, Bool)] = [
        ("5", Vocabulary.XSD.integer, true), ("-134217728", Vocabulary.XSD.integer, true),
        ("134217727", Vocabulary.XSD.integer, true), ("134217728", Vocabulary.XSD.integer, false),
        ("05", Vocabulary.XSD.integer, false), ("+5", Vocabulary.XSD.integer, false),
        ("-0", Vocabulary.XSD.integer, false), ("", Vocabulary.XSD.integer, false),
        ("12345678901234567890", Vocabulary.XSD.integer, false), ("0", Vocabulary.XSD.integer, true),
        ("1.50", Vocabulary.XSD.decimal, true), ("-0.5", Vocabulary.XSD.decimal, true),
        ("-0.0", Vocabulary.XSD.decimal, false), (".5", Vocabulary.XSD.decimal, false),
        ("5.", Vocabulary.XSD.decimal, false), ("00.5", Vocabulary.XSD.decimal, false),
        ("0.0000001", Vocabulary.XSD.decimal, true), ("0.00000001", Vocabulary.XSD.decimal, false),
        ("1677721.6", Vocabulary.XSD.decimal, false), ("-1677721.6", Vocabulary.XSD.decimal, true),
        ("1342177.27", Vocabulary.XSD.decimal, true), ("1342177.28", Vocabulary.XSD.decimal, false),
        ("-1342177.28", Vocabulary.XSD.decimal, true), ("-0.05", Vocabulary.XSD.decimal, true),
        ("0.00", Vocabulary.XSD.decimal, true), ("-1.6777216", Vocabulary.XSD.decimal, true),
        ("true", Vocabulary.XSD.boolean, true), ("1", Vocabulary.XSD.boolean, false),
        ("2019-08-22", Vocabulary.XSD.date, true), ("2019-02-29", Vocabulary.XSD.date, false),
        ("2020-02-29", Vocabulary.XSD.date, true), ("2019-08-22Z", Vocabulary.XSD.date, false),
        ("2019", Vocabulary.XSD.gYear, true), ("0000", Vocabulary.XSD.gYear, false),
        ("5", Vocabulary.XSD.string, false), ("5", "http://www.w3.org/2001/XMLSchema#int", false),
    ]

    @Test("give back every literal as it was written, and hold the small ones themselves", arguments: forms)
    func losslessness(form: String, datatype: IRI, isInline: Bool) throws {
        let store = TripleStore()
        let literal = Term.literal(Literal(form, datatype: datatype))
        try store.insert(Quad(Triple(subject: .iri("s"), predicate: "p", object: literal)))
        let snapshot = store.snapshot()
        let id = try #require(snapshot.id(for: literal))
        #expect(id.isInline == isInline)
        #expect(snapshot.term(for: id) == literal)
        #expect(snapshot.text(of: id) == form)
        #expect(snapshot.quads.first { _ in true }?.triple.object == literal)
    }

    @Test(
        "give back terms of every kind",
        arguments: [
            Term.iri("http://example.org/"), .blankNode(BlankNode("x")), .literal(Literal("")),
            .literal(Literal("mot", language: "fr-CA")), .literal(Literal("mot", language: "fr")),
            .literal(Literal("שלום", language: "he", direction: .rightToLeft)),
            .literal(Literal("a", language: "he", direction: .leftToRight)),
            .triple(
                Triple(
                    subject: .iri("s"), predicate: "p", object: .literal(Literal("7", datatype: Vocabulary.XSD.integer))
                )),
        ])
    func kinds(term: Term) throws {
        let store = TripleStore()
        try store.insert(Quad(Triple(subject: .iri("s"), predicate: "p", object: term)))
        let snapshot = store.snapshot()
        let id = try #require(snapshot.id(for: term))
        #expect(snapshot.term(for: id) == term)
        #expect(Array(snapshot.quads).map(\.triple.object) == [term])
    }

    @Test("are the same for the same term, however many there are")
    func manyTerms() throws {
        let store = TripleStore()
        var batch = QuadBatch()
        for number in 0..<3000 {
            batch.append(
                Quad(
                    Triple(
                        subject: .iri("http://example.org/\(number % 1000)"), predicate: "p",
                        object: .literal(Literal(String(repeating: "x", count: number % 40))))))
        }
        try store.insert(batch)
        let snapshot = store.snapshot()
        #expect(snapshot.termCount == 13 + 1000 + 1 + 40)
        #expect(snapshot.distinctCount(of: .subject) == 1000)
        #expect(snapshot.distinctCount(of: .object) == 40)
    }
}
