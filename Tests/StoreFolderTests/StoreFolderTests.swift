import RDF
import StoreFolder
import SystemPackage
import Testing
import TripleStore

@Suite("A store in a folder")
struct StoreFolderTests {
    private struct Stopped: Error {}

    private static let subject: Term = .iri("http://e/s")

    private static func quad(_ object: Term, graph: Term? = nil) -> Quad {
        Quad(Triple(subject: subject, predicate: "http://e/p", object: object), graph: graph)
    }

    /// Each kind of term, in each place where it may stand.
    private static let quads: [Quad] = [
        quad(.iri("http://e/ü")), quad(.blankNode(BlankNode("b"))), quad(.literal(Literal(""))),
        quad(.literal(Literal("5", datatype: Vocabulary.XSD.integer))),
        quad(.literal(Literal("-05", datatype: Vocabulary.XSD.integer))),
        quad(.literal(Literal("2.50", datatype: Vocabulary.XSD.decimal))),
        quad(.literal(Literal("2024-02-29", datatype: Vocabulary.XSD.date))),
        quad(.literal(Literal("x", datatype: "http://e/type"))), quad(.literal(Literal("chat", language: "fr"))),
        quad(.literal(Literal("שלום", language: "he", direction: .rightToLeft))),
        quad(.literal(Literal("hi", language: "en", direction: .leftToRight))),
        quad(
            .triple(
                Triple(
                    subject: .blankNode(BlankNode("b")), predicate: "http://e/q",
                    object: .triple(
                        Triple(
                            subject: subject, predicate: "http://e/q", object: .literal(Literal("a", language: "en"))))
                ))),
        Quad(
            Triple(subject: .blankNode(BlankNode("c")), predicate: "http://e/q", object: .blankNode(BlankNode("b"))),
            graph: .blankNode(BlankNode("g"))), quad(.literal(Literal("in a graph")), graph: .iri("http://e/g")),
    ]

    @Test("all kinds of terms outlive the process, in a journal, a snapshot and a compacted snapshot")
    func terms() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try StoreFolder(folder.store)
            try store.insert(Self.quads)
            #expect(try StoreFolder.quads(folder.store) == Set(Self.quads))
            try store.checkpoint()
        }
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads))
        _ = try StoreFolder.compact(folder.store)
        let reading = try StoreFolder.read(folder.store)
        #expect(Set(reading.store.snapshot().quads) == Set(Self.quads))
        // The terms are found again, so that what is added is no duplicate.
        try reading.store.insert(QuadBatch(Self.quads))
        #expect(reading.store.count == Self.quads.count)
        #expect(try folder.names == ["journal", "lock", "snapshot"])
    }

    @Test("random transactions, rollbacks, snapshots and reopenings agree with a plain set", arguments: 1...12)
    func random(_ seed: Int) throws {
        var random = Numbers(state: UInt64(seed))
        let folder = try TemporaryFolder()
        let options = StoreFolder.Options(bulkCount: 30, journalByteCount: 2000)
        var open: StoreFolder? = try StoreFolder(folder.store, options: options)
        var model = Set<Quad>()
        for _ in 0..<60 {
            let added = random.subset(of: SmallWorld.quads)
            let removed = random.subset(of: SmallWorld.quads)
            let action = random.next() % 8
            var next = model
            if action >= 6 {
                // The lock goes with the last reference.
                open = nil
                open = try StoreFolder(folder.store, options: options)
            }
            let store = try #require(open)
            try? store.transaction { transaction in
                transaction.remove(QuadBatch(removed))
                next.subtract(removed)
                try transaction.insert(QuadBatch(added))
                next.formUnion(added)
                if action == 0 {
                    transaction.removeGraph(.none)
                    next = next.filter { $0.graph != nil }
                }
                if action == 1 {
                    transaction.removeNamedGraphs()
                    next = next.filter { $0.graph == nil }
                }
                if action == 2 { throw Stopped() }
            }
            if action != 2 { model = next }
            if action == 3 { try store.checkpoint() }
            #expect(SmallWorld.disagreements(of: store.snapshot(), with: model) == [])
            #expect(try StoreFolder.quads(folder.store) == model)
        }
        #expect(SmallWorld.disagreements(of: try StoreFolder.read(folder.store).store.snapshot(), with: model) == [])
    }

    private struct Numbers {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }

        mutating func subset(of quads: [Quad]) -> [Quad] {
            let share = next() % 6 + 2
            return quads.filter { _ in next() % share == 0 }
        }
    }

    @Test("a transaction that fails leaves nothing on the disk, and the next one is whole")
    func rollback() throws {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        #expect(throws: Stopped.self) {
            try store.transaction { transaction in
                try transaction.insert(QuadBatch(Self.quads))
                throw Stopped()
            }
        }
        #expect(try StoreFolder.quads(folder.store).isEmpty)
        try store.insert(Self.quads.suffix(2))
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads.suffix(2)))
        #expect(store.sequence == 1)
    }

    @Test("what could not be read again is refused, and the store goes on")
    func unstorable() throws {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        let wrong = Quad(
            Triple(subject: .literal(Literal("s")), predicate: "http://e/p", object: .iri("http://e/o")))
        let error = try #require(throws: StoreFolderError.self) { try store.insert([wrong]) }
        #expect(error.code == .unstorable)
        var deep = Self.subject
        for _ in 0..<600 { deep = .triple(Triple(subject: Self.subject, predicate: "http://e/p", object: deep)) }
        let tooDeep = deep
        #expect(throws: TripleStoreError.self) { try store.insert([Self.quad(tooDeep)]) }
        try store.insert(Self.quads)
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads))
    }

    @Test("a second writer is told so, and readers see the last commit meanwhile")
    func lock() throws {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        try store.insert(Self.quads.prefix(3))
        let error = try #require(throws: StoreFolderError.self) { try StoreFolder(folder.store) }
        #expect(error.code == .locked)
        try store.transaction { transaction in
            try transaction.insert(QuadBatch(Self.quads))
            #expect(try StoreFolder.quads(folder.store) == Set(Self.quads.prefix(3)))
        }
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads))
    }

    @Test("readers beside a writer see whole transactions, whatever files it begins meanwhile")
    func readers() async throws {
        let folder = try TemporaryFolder()
        let path = folder.store
        let store = try StoreFolder(path, options: .init(bulkCount: 12))
        try store.insert(Self.quads.prefix(2))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for round in 0..<150 {
                    let pair = [
                        Self.quad(.literal(Literal("\(round) a"))), Self.quad(.literal(Literal("\(round) b"))),
                    ]
                    try store.insert(round % 9 == 0 ? pair + Self.quads : pair)
                    if round % 4 == 0 { try store.checkpoint() }
                }
            }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<150 {
                        let reading = try StoreFolder.read(path)
                        #expect(reading.store.count % 2 == 0 && reading.droppedTail == nil)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try StoreFolder.read(path).store.count == Self.quads.count + 300)
    }

    @Test("a stop between two files leaves the same store", arguments: [false, true])
    func unfinishedCheckpoint(_ isNewNumbering: Bool) throws {
        let folder = try TemporaryFolder()
        do {
            let store = try StoreFolder(folder.store)
            try store.insert(Self.quads.prefix(4))
            try store.insert(Self.quads.dropFirst(4))
            try store.transaction { $0.remove(QuadBatch(Self.quads.prefix(1))) }
        }
        let journal = try folder.bytes("journal")
        if isNewNumbering {
            _ = try StoreFolder.compact(folder.store)
        } else {
            try StoreFolder(folder.store).checkpoint()
        }
        try folder.write(journal, "journal")
        try folder.write([1, 2, 3], "snapshot.partial")
        try folder.write([], "journal.partial")
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads.dropFirst()))
        try StoreFolder(folder.store).insert(Self.quads)
        #expect(try StoreFolder.quads(folder.store) == Set(Self.quads))
        #expect(try folder.names == ["journal", "lock", "snapshot"])
    }

    @Test("compacting drops the terms that no quad has")
    func compaction() throws {
        let folder = try TemporaryFolder()
        do {
            let store = try StoreFolder(folder.store)
            let many = (0..<500).map { Self.quad(.literal(Literal("a text that goes away, number \($0)"))) }
            try store.insert(many + Self.quads)
            try store.transaction { $0.remove(QuadBatch(many)) }
        }
        let done = try StoreFolder.compact(folder.store)
        #expect(done.quadCount == Self.quads.count && done.byteCount < 4000 && done.byteCountBefore > 20_000)
        let snapshot = try StoreFolder.read(folder.store).store.snapshot()
        #expect(Set(snapshot.quads) == Set(Self.quads) && snapshot.termCount < 60)
    }

    @Test("a backup is a store of the last commit, and takes no other's place")
    func backup() throws {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        try store.insert(Self.quads)
        #expect(try StoreFolder.backUp(folder.store, to: folder.path("copy")).sequence == 1)
        try store.insert([Self.quad(.literal(Literal("later")))])
        #expect(try StoreFolder.quads(folder.path("copy")) == Set(Self.quads))
        let error = try #require(throws: StoreFolderError.self) {
            try StoreFolder.backUp(folder.store, to: folder.path("copy"))
        }
        #expect(error.code == .notEmpty)
        try StoreFolder(folder.path("copy")).insert([Self.quad(.literal(Literal("later")))])
        #expect(try StoreFolder.quads(folder.path("copy")) == StoreFolder.quads(folder.store))
    }

    @Test("a folder without a store is none, and one with other files does not become one")
    func folders() throws {
        let folder = try TemporaryFolder()
        func code(_ body: () throws -> Void) throws -> StoreFolderError.Code {
            try #require(throws: StoreFolderError.self) { try body() }.code
        }
        #expect(try code { _ = try StoreFolder.read(folder.store) } == .notFound)
        #expect(try code { _ = try StoreFolder(folder.store, isCreating: false) } == .notFound)
        #expect(try code { _ = try StoreFolder.compact(folder.store) } == .notFound)
        #expect(try code { _ = try StoreFolder("/proc/nothing/kb") } == .notFound)
        _ = try StoreFolder(folder.store)
        let parent = folder.store.removingLastComponent()
        #expect(try code { _ = try StoreFolder(parent) } == .notAStore)
        #expect(try code { _ = try StoreFolder.read(parent) } == .notFound)
        #expect(try StoreFolder.quads(folder.store).isEmpty)
    }
}
