import RDF
import Testing

@Suite("Isomorphism")
struct IsomorphismTests {
    private func node(_ label: String) -> Term { .blankNode(BlankNode(label)) }

    private func edge(_ from: String, _ to: String) -> Triple {
        Triple(subject: node(from), predicate: "http://e/p", object: node(to))
    }

    private func cycle(_ length: Int, _ prefix: String) -> [Triple] {
        (0..<length).map { edge("\(prefix)\($0)", "\(prefix)\(($0 + 1) % length)") }
    }

    @Test("Graphs that differ in labels only are isomorphic")
    func relabelled() throws {
        let left = Graph([edge("a", "b"), edge("b", "c")])
        let right = Graph([edge("y", "z"), edge("x", "y")])
        #expect(try left.isIsomorphic(to: right))
        #expect(left != right)
    }

    @Test("A ring of six is not two rings of three, though every node looks alike")
    func rings() throws {
        let one = Graph(cycle(6, "a"))
        let two = Graph(cycle(3, "a") + cycle(3, "b"))
        #expect(try !one.isIsomorphic(to: two))
        #expect(try two.isIsomorphic(to: Graph(cycle(3, "x") + cycle(3, "y"))))
    }

    @Test("Blank nodes inside triple terms and names of graphs count")
    func triplesAndGraphs() throws {
        func dataset(_ inner: String, _ outer: String, _ graph: String) -> Dataset {
            let triple = Triple(subject: node(inner), predicate: "http://e/p", object: .literal(Literal("x")))
            let quad = Quad(
                Triple(subject: node(outer), predicate: Vocabulary.RDF.reifies, object: .triple(triple)),
                graph: node(graph))
            return Dataset([quad])
        }
        #expect(try dataset("a", "b", "g").isIsomorphic(to: dataset("m", "n", "o")))
        #expect(try !dataset("a", "a", "g").isIsomorphic(to: dataset("m", "n", "o")))
        #expect(try !dataset("a", "b", "a").isIsomorphic(to: dataset("m", "n", "o")))
    }

    @Test("Literals that differ in language or direction are different")
    func literals() throws {
        func graph(_ literal: Literal) -> Graph {
            Graph([Triple(subject: node("a"), predicate: "http://e/p", object: .literal(literal))])
        }
        let english = graph(Literal("x", language: "en"))
        #expect(try !english.isIsomorphic(to: graph(Literal("x", language: "de"))))
        #expect(try !english.isIsomorphic(to: graph(Literal("x", language: "en", direction: .leftToRight))))
        #expect(try english.isIsomorphic(to: graph(Literal("x", language: "EN"))))
    }

    @Test("Graphs too symmetric to compare end in a limit, not in endless work")
    func limit() throws {
        let one = Graph(cycle(40, "a") + cycle(41, "b"))
        let two = Graph(cycle(39, "a") + cycle(42, "b"))
        do {
            #expect(try !one.isIsomorphic(to: two, maximumTrials: 20))
        } catch {
            #expect(error.code == .limit)
        }
    }
}
