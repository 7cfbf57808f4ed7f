import RDF
import RDFIO
import TestSupport
import Testing

@Suite("Generated graphs make the round trip")
struct GeneratedGraphTests {
    /// A generator of its own, so that every run sees the same graphs.
    private struct Generator {
        var state: UInt64

        mutating func next(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % bound
        }

        /// Text of the characters that formats stumble over.
        mutating func text() -> String {
            let pieces = [
                "\"", "'", "\\", "\n", "\r", "\t", " ", "<", ">", "&", "]]>", "\u{0}", "\u{8}", "\u{B}", "\u{7F}",
                "\u{85}",
                "\u{2028}", "\u{FFFE}", "\u{FEFF}", "\u{E000}", "\u{10FFFF}", "é", "e\u{301}", "العربية", "😀", "{", "}",
                "[",
                "#", ".", ",", ";", "@", "^^", "\"\"\"", "'''", "\\u0041", "%", "_:", "a", "B", "1",
            ]
            return (0..<next(below: 6)).map { _ in pieces[next(below: pieces.count)] }.joined()
        }

        mutating func iri() -> IRI {
            let pieces = [
                "a", "b/", "?q=1&r", "#x", "é", "-", ".", "..", "~", "%20", "1", "(", ")", "'", "*", ":", "@", ",", ";",
            ]
            let tail = (0..<next(below: 5)).map { _ in pieces[next(below: pieces.count)] }.joined()
            return IRI(["http://e/", "urn:x:", "http://e/a#", "tag:"][next(below: 4)] + tail)
        }

        mutating func literal() -> Literal {
            switch next(below: 6) {
            case 0: Literal(text(), language: ["en", "de-at", "zh-hant-x-y"][next(below: 3)])
            case 1: Literal(text(), language: "ar", direction: [.leftToRight, .rightToLeft][next(below: 2)])
            case 2: Literal(text(), datatype: iri())
            case 3:
                Literal(["1", "01", "+1", "1.", "-0", "", "1e400"][next(below: 7)], datatype: Vocabulary.XSD.integer)
            case 4: Literal(["1.5", ".5", "5.", "1.50", "1e5", "INF"][next(below: 6)], datatype: Vocabulary.XSD.double)
            default: Literal(text())
            }
        }

        mutating func term(depth: Int = 0) -> Term {
            switch next(below: depth < 2 ? 7 : 6) {
            case 0, 1: .iri(iri())
            case 2, 3: .blankNode(BlankNode(["a", "b0", "anon1", "x-y", "é.1"][next(below: 5)]))
            case 6: .triple(Triple(subject: subject(), predicate: iri(), object: term(depth: depth + 1)))
            default: .literal(literal())
            }
        }

        mutating func subject() -> Term {
            next(below: 3) == 0 ? .blankNode(BlankNode("b\(next(below: 4))")) : .iri(iri())
        }
    }

    @Test("Hostile strings, labels and IRIs come back from every format", arguments: 1...150)
    func roundTrip(seed: Int) throws {
        var random = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let quads = (0..<random.next(below: 12) + 1).map { _ in
            let graph: Term? = random.next(below: 4) == 0 && seed % 2 == 0 ? random.subject() : nil
            return Quad(Triple(subject: random.subject(), predicate: random.iri(), object: random.term()), graph: graph)
        }
        let dataset = Dataset(quads)
        #expect(try RoundTrips.failures(of: dataset) == [])
        for format in RDFFormat.allCases where !format.mayRefuse(dataset) {
            let (first, second) = (try dataset.bytes(as: format), try dataset.bytes(as: format))
            #expect(first == second)
        }
    }
}
