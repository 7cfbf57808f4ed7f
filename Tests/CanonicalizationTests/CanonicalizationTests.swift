import Canonicalization
import RDF
import RDFIO
import Testing

@Suite("RDFC-1.0")
struct CanonicalizationTests {
    private func dataset(_ text: String, format: RDFFormat = .trig) throws -> Dataset {
        var reader = RDFReader(bytes: Array("PREFIX : <http://e/>\n\(text)".utf8), format: format)
        return try Dataset(reading: &reader)
    }

    private func text(_ dataset: Dataset) throws -> String {
        String(decoding: try dataset.canonicalized().document, as: UTF8.self)
    }

    /// All graphs of three blank nodes with arrows between them.
    private static let smallWorld: [Dataset] = (0..<512).map { arrows in
        Dataset(
            (0..<9).filter { arrows >> $0 & 1 == 1 }.map { arrow in
                Quad(
                    Triple(
                        subject: .blankNode(BlankNode("n\(arrow / 3)")), predicate: "http://e/p",
                        object: .blankNode(BlankNode("n\(arrow % 3)"))))
            })
    }

    @Test("two graphs of three blank nodes have the same document just when they are isomorphic")
    func smallWorlds() throws {
        var classes: [String: Dataset] = [:]
        for dataset in Self.smallWorld {
            let document = try text(dataset)
            if let first = classes[document] {
                #expect(try first.isIsomorphic(to: dataset))
            } else {
                for other in classes.values {
                    let isSame = try other.isIsomorphic(to: dataset)
                    #expect(!isSame, "\(document)")
                }
                classes[document] = dataset
            }
        }
        #expect(classes.count > 50)
    }

    @Test("labels and the order of quads make no difference", arguments: HashAlgorithm.allCases)
    func relabelling(hash: HashAlgorithm) throws {
        let options = CanonicalizationOptions(hash: hash)
        let text = ":a :p (1 2 [ :q 3 ]) , [] , [] . _:x :knows _:y . _:y :knows _:x . _:g { _:x :in _:g }"
        let original = try dataset(text)
        let renamed = try dataset(text.replacing("_:x", with: "_:zz").replacing("_:y", with: "_:a"))
        let shuffled = Dataset(renamed.quads.reversed())
        let expected = try original.canonicalized(options: options).document
        #expect(try shuffled.canonicalized(options: options).document == expected)
    }

    @Test("the document is the dataset, and the labels say which node is which")
    func documentIsDataset() throws {
        let original = try dataset(":a :p (1 \"two\\n\"@en) . _:g { [] :q \"\\u0001\" }")
        let canonical = try original.canonicalized()
        var reader = RDFReader(bytes: canonical.document, format: .nquads)
        let again = try Dataset(reading: &reader)
        #expect(try again.isIsomorphic(to: original))
        #expect(Set(canonical.blankNodes.values).count == canonical.blankNodes.count)
        #expect(try again.canonicalized().document == canonical.document)
        #expect(try again.canonicalized().blankNodes.allSatisfy { $0.key == $0.value })
    }

    @Test("quads that batches repeat count once")
    func duplicates() throws {
        let quads = try dataset("_:a :p _:b . _:b :p _:a . _:a :q 1 .").quads
        var batch = QuadBatch()
        for quad in quads + quads { batch.append(quad) }
        var canonicalizer = Canonicalizer()
        try canonicalizer.insert(batch)
        try canonicalizer.insert(batch)
        let document = try canonicalizer.finish().document
        #expect(try Dataset(quads).canonicalized().document == document)
    }

    @Test("triple terms pass without blank nodes and are refused with them")
    func tripleTerms() throws {
        #expect(
            try text(dataset("_:r <http://e/reifies> <<( :a :b :c )>> ."))
                == "_:c14n0 <http://e/reifies> <<( <http://e/a> <http://e/b> <http://e/c> )>> .\n")
        let error = #expect(throws: CanonicalizationError.self) {
            _ = try text(dataset("_:r <http://e/reifies> <<( :a :b <<( _:x :b :c )>> )>> ."))
        }
        #expect(error?.code == .unsupported)
    }

    @Test("the limit of steps is kept")
    func limit() throws {
        let ring = Dataset(
            (0..<20).map { index in
                Quad(
                    Triple(
                        subject: .blankNode(BlankNode("n\(index)")), predicate: "http://e/p",
                        object: .blankNode(BlankNode("n\((index + 1) % 20)"))))
            })
        #expect(try ring.canonicalized().blankNodes.count == 20)
        let error = #expect(throws: CanonicalizationError.self) {
            _ = try ring.canonicalized(options: CanonicalizationOptions(maximumSteps: 100))
        }
        #expect(error?.code == .limit)
    }

    @Test("a chain of alike nodes as long as one likes does not overflow the stack")
    func longChain() throws {
        // Two chains, so that no node is told apart by its own quads but the ends.
        var batch = QuadBatch()
        for chain in 0..<2 {
            for index in 0..<20_000 {
                batch.append(
                    Quad(
                        Triple(
                            subject: .blankNode(BlankNode("c\(chain)n\(index)")), predicate: "http://e/next",
                            object: .blankNode(BlankNode("c\(chain)n\(index + 1)")))))
            }
        }
        var canonicalizer = Canonicalizer()
        try canonicalizer.insert(batch)
        #expect(try canonicalizer.finish().blankNodes.count == 40_002)
    }

    @Test("nothing at all has an empty document")
    func empty() throws {
        #expect(try Dataset().canonicalized().document.isEmpty)
    }
}
