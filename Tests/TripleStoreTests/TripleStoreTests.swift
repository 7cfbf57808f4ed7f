import RDF
import Testing
import TripleStore

@Suite("A triple store")
struct TripleStoreTests {
    @Test("answers every pattern like a plain set of quads, whatever was added and removed", arguments: 0..<40)
    func randomOperations(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let store = TripleStore()
        var model = Set<Quad>()
        for step in 0..<60 {
            let quad = SmallWorld.quads[Int(random.next() % UInt64(SmallWorld.quads.count))]
            if random.next() % 3 == 0 {
                store.remove(quad)
                model.remove(quad)
            } else {
                try store.insert(quad)
                model.insert(quad)
            }
            if random.next() % 4 == 0 || step == 59 {
                #expect(SmallWorld.disagreements(of: store.snapshot(), with: model) == [])
            }
        }
    }

    @Test("keeps every subset of a small world", arguments: 0..<64)
    func subsets(bits: Int) throws {
        let store = TripleStore()
        var batch = QuadBatch()
        let chosen = SmallWorld.quads.enumerated().filter { $0.offset % 6 == 0 && bits & (1 << ($0.offset / 6)) != 0 }
            .map(\.element)
        for quad in chosen { batch.append(quad) }
        try store.insert(batch)
        #expect(SmallWorld.disagreements(of: store.snapshot(), with: Set(chosen)) == [])
    }

    @Test("leaves a snapshot as it was while the store changes")
    func isolation() throws {
        let store = TripleStore()
        let first = SmallWorld.quads[0]
        try store.insert(first)
        let before = store.snapshot()
        for number in 0..<5000 {
            try store.insert(
                Quad(
                    Triple(
                        subject: .iri("http://example.org/s\(number)"), predicate: "http://example.org/p",
                        object: .iri("http://example.org/o"))))
        }
        store.remove(first)
        let after = store.snapshot()
        #expect(Array(before.quads) == [first])
        #expect(before.id(for: .iri("http://example.org/s7")) == nil)
        #expect(after.count == 5000)
        #expect(!after.contains(first))
    }

    @Test("lets readers read while a writer writes")
    func concurrency() async throws {
        let store = TripleStore()
        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                for number in 0..<3000 {
                    try store.insert(
                        Quad(
                            Triple(
                                subject: .iri("http://example.org/s\(number)"), predicate: "http://example.org/p",
                                object: .literal(Literal("\(number)")))))
                }
                return 0
            }
            for _ in 0..<3 {
                group.addTask {
                    var wrong = 0
                    for _ in 0..<30 {
                        let snapshot = store.snapshot()
                        wrong += snapshot.quads.filter { !snapshot.contains($0) }.count
                    }
                    return wrong
                }
            }
            for try await wrong in group { #expect(wrong == 0) }
        }
        #expect(store.count == 3000)
    }

    @Test("works removals of many quads into its indexes")
    func manyRemovals() throws {
        let store = TripleStore()
        func quad(_ number: Int) -> Quad {
            Quad(
                Triple(
                    subject: .iri("http://example.org/\(number % 97)"), predicate: "http://example.org/p",
                    object: .literal(Literal("\(number)", datatype: Vocabulary.XSD.integer))))
        }
        for number in 0..<6000 { try store.insert(quad(number)) }
        for number in 0..<6000 where number % 3 != 0 {
            store.remove(quad(number))
            if number % 1000 == 1 { _ = store.snapshot() }
        }
        #expect(Set(store.snapshot().quads) == Set((0..<6000).filter { $0 % 3 == 0 }.map(quad)))
    }

    @Test("gives the same sequence of quads for the same changes, and fills batches with it")
    func deterministicOrder() throws {
        func filled() throws -> [Quad] {
            let store = TripleStore()
            for quad in SmallWorld.quads.reversed() { try store.insert(quad) }
            let snapshot = store.snapshot()
            var position = QuadPosition()
            var batch = QuadBatch()
            var quads: [Quad] = []
            while snapshot.fill(&batch, from: &position, limit: 5) {
                quads += batch.quads.indices.map { batch.quad(at: $0) }
            }
            return quads
        }
        let quads = try filled()
        #expect(Set(quads) == Set(SmallWorld.quads))
        #expect(try filled() == quads)
    }

    @Test("makes a default graph of chosen graphs")
    func selection() throws {
        let store = TripleStore()
        for quad in SmallWorld.quads { try store.insert(quad) }
        let snapshot = store.snapshot()
        let graph = try #require(snapshot.id(for: .iri("http://example.org/g")))
        let other = try #require(snapshot.id(for: .blankNode(BlankNode("h"))))
        let selected = snapshot.selecting(defaultGraphs: [graph, .none], namedGraphs: [other])
        #expect(selected.count(matching: QuadPattern()) == 12)
        #expect(selected.graphNames == [other])
        #expect(snapshot.graphNames.count == 2)
    }
}

struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
