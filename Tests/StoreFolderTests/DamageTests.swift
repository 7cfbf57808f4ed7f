import RDF
import StoreFolder
import SystemPackage
import Testing
import TripleStore

@Suite("Damaged files of a store")
struct DamageTests {
    private static func quads(_ number: Int) -> [Quad] {
        (0..<3).map { index in
            Quad(
                Triple(
                    subject: index == 0 ? .blankNode(BlankNode("b\(number)")) : .iri(IRI("http://e/\(number)")),
                    predicate: "http://e/p",
                    object: .triple(
                        Triple(
                            subject: .iri("http://e/s"), predicate: "http://e/q",
                            object: .literal(Literal("text \(index)", language: "en"))))),
                graph: index == 2 ? .iri("http://e/g") : nil)
        }
    }

    /// The states after each of some commits.
    private static func states(_ count: Int) -> [Set<Quad>] {
        (0...count).map { Set((0..<$0).flatMap { quads($0) }) }
    }

    /// A store with some commits, and a snapshot where it is told.
    private static func make(commits: Int, checkpointAfter: Int? = nil) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        for number in 0..<commits {
            try store.insert(quads(number))
            if checkpointAfter == number + 1 { try store.checkpoint() }
        }
        return folder
    }

    @Test("a journal that ends anywhere gives the commits that are whole, and says what it leaves out")
    func truncation() throws {
        let folder = try Self.make(commits: 4, checkpointAfter: 1)
        let journal = try folder.bytes("journal")
        let states = Self.states(4)
        var seen = Set<Int>()
        for length in 24...journal.count {
            try folder.write(Array(journal[..<length]), "journal")
            let reading = try StoreFolder.read(folder.store)
            let step = Int(reading.sequence)
            #expect(Set(reading.store.snapshot().quads) == states[step])
            // Only where a commit ends there is nothing to say.
            #expect((reading.droppedTail == nil) == !seen.contains(step))
            if let tail = reading.droppedTail { #expect(tail.byteOffset + tail.byteCount == length) }
            seen.insert(step)
        }
        #expect(seen == [1, 2, 3, 4])
        try folder.write(Array(journal[..<23]), "journal")
        #expect(throws: StoreFolderError.self) { try StoreFolder.read(folder.store) }
    }

    @Test("a writer cuts an unfinished transaction off and goes on")
    func continuing() throws {
        let folder = try Self.make(commits: 3)
        let journal = try folder.bytes("journal")
        for length in [journal.count - 1, journal.count - 30] {
            try folder.write(Array(journal[..<length]), "journal")
            let store = try StoreFolder(folder.store)
            #expect(store.droppedTail?.sequence == 2)
            try store.insert(Self.quads(7))
            let expected = Self.states(2)[2].union(Self.quads(7))
            #expect(try StoreFolder.quads(folder.store) == expected)
            #expect(try StoreFolder.read(folder.store).droppedTail == nil)
        }
    }

    @Test("each wrong bit of a journal is found: no commit is changed, and none is lost without a word")
    func journalBits() throws {
        let folder = try Self.make(commits: 3)
        let journal = try folder.bytes("journal")
        let states = Self.states(3)
        for index in journal.indices {
            var damaged = journal
            damaged[index] ^= 1 << UInt8(index % 8)
            try folder.write(damaged, "journal")
            do {
                let reading = try StoreFolder.read(folder.store)
                #expect(reading.sequence < 3 && reading.droppedTail != nil, "byte \(index)")
                #expect(Set(reading.store.snapshot().quads) == states[Int(reading.sequence)])
            } catch let error as StoreFolderError {
                #expect(error.code == .damaged && (error.byteOffset ?? .max) <= index, "\(error)")
            }
        }
    }

    @Test("damage in the middle names file and place, and what comes before it can be recovered")
    func recovery() throws {
        let folder = try Self.make(commits: 5)
        var journal = try folder.bytes("journal")
        journal[journal.count / 2] ^= 16
        try folder.write(journal, "journal")
        let error = try #require(throws: StoreFolderError.self) { try StoreFolder(folder.store) }
        #expect(error.code == .damaged && error.path == folder.store.string + "/journal")
        #expect(try folder.bytes("journal") == journal)
        let done = try StoreFolder.compact(folder.store, isRecovering: true)
        #expect(done.damages == [error])
        #expect(done.keptFiles == [folder.path("kb/journal.damaged")])
        #expect(try folder.bytes("journal.damaged") == journal)
        let whole = Int(done.sequence) - 1
        #expect((1...3).contains(whole))
        #expect(try StoreFolder.quads(folder.store) == Self.states(5)[whole])
        try StoreFolder(folder.store).insert(Self.quads(9))
        #expect(try StoreFolder.quads(folder.store) == Self.states(5)[whole].union(Self.quads(9)))
    }

    @Test("each wrong bit of a snapshot is found, and recovered where it stands in an index")
    func snapshotBits() throws {
        let folder = try Self.make(commits: 2, checkpointAfter: 2)
        let (snapshot, journal) = (try folder.bytes("snapshot"), try folder.bytes("journal"))
        var recovered = 0
        for index in stride(from: 0, to: snapshot.count, by: 3) {
            var damaged = snapshot
            damaged[index] ^= 1 << UInt8(index % 8)
            try folder.write(damaged, "snapshot")
            let error = try #require(throws: StoreFolderError.self) { try StoreFolder.read(folder.store) }
            #expect(error.code == .damaged && error.path.hasSuffix("/snapshot") && (error.byteOffset ?? .max) <= index)
            guard index % 15 == 0 else { continue }
            if let done = try? StoreFolder.compact(folder.store, isRecovering: true) {
                #expect(done.damages == [error])
                #expect(try StoreFolder.quads(folder.store) == Self.states(2)[2])
                try folder.remove("snapshot.damaged")
                try folder.write(journal, "journal")
                recovered += 1
            }
        }
        #expect(recovered > 20)
    }

    @Test("a snapshot that has been cut off, or has more behind it, is refused")
    func snapshotLength() throws {
        let folder = try Self.make(commits: 2, checkpointAfter: 2)
        let snapshot = try folder.bytes("snapshot")
        for length in stride(from: 0, to: snapshot.count, by: 13) {
            try folder.write(Array(snapshot[..<length]), "snapshot")
            #expect(throws: StoreFolderError.self) { try StoreFolder.read(folder.store) }
        }
        try folder.write(snapshot + [0], "snapshot")
        #expect(throws: StoreFolderError.self) { try StoreFolder.read(folder.store) }
    }

    @Test("a file that is missing is missed")
    func missing() throws {
        for name in ["snapshot", "journal"] {
            let folder = try Self.make(commits: 2, checkpointAfter: 1)
            try folder.remove(name)
            let error = try #require(throws: StoreFolderError.self) { try StoreFolder.read(folder.store) }
            #expect(error.code == .damaged)
        }
    }
}
