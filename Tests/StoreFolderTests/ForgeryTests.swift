import Foundation
import RDF
import StoreFolder
import Testing

/// Checksums find accidents; here they are right, and the contents are wrong: an error, but never a crash.
@Suite("Wrong contents under right checksums")
struct ForgeryTests {
    private static func quads(_ count: Int) -> [Quad] {
        (0..<count).map { number in
            let inner = Triple(
                subject: .iri("http://e/s"), predicate: "http://e/p",
                object: .literal(Literal("\(number)", datatype: Vocabulary.XSD.integer)))
            let object: Term = number % 2 == 0 ? .triple(inner) : .literal(Literal("a\(number)", language: "en"))
            return Quad(
                Triple(subject: .iri(IRI("http://e/\(number / 2)")), predicate: "http://e/p", object: object),
                graph: number % 3 == 0 ? .iri("http://e/g") : nil)
        }
    }

    /// Changes one to four bytes, mostly to small numbers.
    private static func changed(
        _ bytes: [UInt8], from start: Int, _ random: inout SystemRandomNumberGenerator
    ) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: start..<bytes.count, using: &random)
            bytes[index] = Bool.random(using: &random) ? UInt8.random(in: 0...40, using: &random) : bytes[index] ^ 0x80
        }
        return bytes
    }

    @Test("in a snapshot", arguments: [1, 12])
    func snapshot(_ count: Int) throws {
        let folder = try TemporaryFolder()
        let store = try StoreFolder(folder.store)
        try store.insert(Self.quads(count))
        try store.checkpoint()
        let snapshot = try folder.bytes("snapshot")
        #expect(StoreChecks.mended(snapshot: snapshot) == snapshot)
        var random = SystemRandomNumberGenerator()
        let check = try #require(StoreChecks.check(named: "snapshot"))
        for _ in 0..<400 { try check(Self.changed(snapshot, from: 24, &random)) }
    }

    @Test("in a journal", arguments: [1, 12])
    func journal(_ count: Int) throws {
        let folder = try TemporaryFolder()
        try StoreFolder(folder.store).insert(Self.quads(count))
        let journal = try folder.bytes("journal")
        let record = Array(journal[52...])
        #expect(StoreChecks.journal(record: record) == journal)
        var random = SystemRandomNumberGenerator()
        let check = try #require(StoreChecks.check(named: "journal"))
        for _ in 0..<400 { try check(Self.changed(record, from: 0, &random)) }
    }

    @Test("in what the fuzzer has found", arguments: ["snapshot", "journal"])
    func corpus(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fuzzing/Corpus/\(name)")
        let check = try #require(StoreChecks.check(named: name))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files { try check(Array(try Data(contentsOf: file))) }
    }
}
