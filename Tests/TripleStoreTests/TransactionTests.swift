import RDF
import Testing
import TripleStore

@Suite("Transactions")
struct TransactionTests {
    private struct Stopped: Error {}

    private func quad(_ object: Int, graph: IRI? = nil) -> Quad {
        Quad(
            Triple(
                subject: .iri("http://e/s"), predicate: "http://e/p",
                object: .literal(Literal("\(object)", datatype: Vocabulary.XSD.integer))),
            graph: graph.map { .iri($0) })
    }

    private func batch(_ quads: [Quad]) -> QuadBatch {
        var batch = QuadBatch()
        for quad in quads { batch.append(quad) }
        return batch
    }

    @Test("changes appear together at the end, and only the transaction sees them before")
    func isolation() throws {
        let store = TripleStore()
        try store.insert(quad(1))
        let before = store.snapshot()
        let seen = try store.transaction { transaction in
            transaction.remove(batch([quad(1)]))
            try transaction.insert(batch([quad(2), quad(3)]))
            #expect(store.snapshot().quads.map { $0 } == [quad(1)])
            return transaction.snapshot().quads.map { $0 }
        }
        #expect(seen == [quad(2), quad(3)])
        #expect(store.snapshot().quads.map { $0 } == [quad(2), quad(3)])
        #expect(before.quads.map { $0 } == [quad(1)])
    }

    @Test("where the closure throws nothing has changed")
    func rollback() throws {
        let store = TripleStore()
        try store.insert(quad(1))
        #expect(throws: Stopped.self) {
            try store.transaction { transaction in
                transaction.removeGraph(.none)
                try transaction.insert(batch([quad(7, graph: "http://e/g")]))
                throw Stopped()
            }
        }
        #expect(store.snapshot().quads.map { $0 } == [quad(1)])
        #expect(store.snapshot().graphNames.isEmpty)
    }

    @Test("graphs are removed by their numbers")
    func graphs() throws {
        let store = TripleStore()
        try store.insert(batch([quad(1), quad(2, graph: "http://e/g"), quad(3, graph: "http://e/h")]))
        let name = try #require(store.snapshot().id(for: .iri("http://e/g")))
        store.transaction { $0.removeGraph(name) }
        #expect(store.snapshot().quads.map { $0 } == [quad(1), quad(3, graph: "http://e/h")])
        store.transaction { $0.removeNamedGraphs() }
        #expect(store.snapshot().quads.map { $0 } == [quad(1)])
    }

    @Test("writers wait for each other, and readers see states between transactions only")
    func concurrency() async {
        let store = TripleStore()
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<50 {
                        let pair = [quad(writer * 1000 + 2 * round), quad(writer * 1000 + 2 * round + 1)]
                        try? store.transaction { transaction in
                            for quad in pair { try transaction.insert(batch([quad])) }
                        }
                    }
                }
            }
            for _ in 0..<2 {
                group.addTask { for _ in 0..<100 { #expect(store.snapshot().count % 2 == 0) } }
            }
        }
        #expect(store.snapshot().count == 400)
    }
}
