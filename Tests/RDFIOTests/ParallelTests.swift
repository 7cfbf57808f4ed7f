import Foundation
import RDF
import RDFIO
import SystemPackage
import Testing

@Suite("Reading with several threads")
struct ParallelTests {
    private static let lines = (0..<40_000).map {
        "<x:s\($0 % 97)> <x:p> _:b\($0 % 1000) .\r\n_:b\($0) <x:q> \"é\($0)\"@en ."
    }

    private func read(
        _ text: String, threads: Int, isLenient: Bool = false, limit: Int = 1 << 30
    ) throws -> (quads: [Quad], skipped: SkippedStatements, error: RDFSyntaxError?) {
        let path = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString).nt").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        var reader = try RDFReader(
            file: FilePath(path), options: ReaderOptions(maximumStatementSize: limit, isLenient: isLenient),
            threads: threads)
        var quads: [Quad] = []
        var batch = QuadBatch()
        do {
            while try reader.next(into: &batch) { quads += batch.quads.indices.map { batch.quad(at: $0) } }
        } catch {
            return (quads, reader.skipped, error)
        }
        return (quads, reader.skipped, nil)
    }

    @Test("Threads change neither quads nor their order nor labels", arguments: ["\n", "\r\n", "\n\n# comment\n"])
    func order(lineEnd: String) throws {
        let text = "\u{FEFF}" + Self.lines.joined(separator: lineEnd)
        let expected = try read(text, threads: 1)
        #expect(expected.quads.count == 80_000)
        for threads in [2, 5] {
            let found = try read(text, threads: threads)
            #expect(found.quads == expected.quads)
            #expect(found.error == nil)
        }
    }

    @Test("Errors have the places they have with one thread", arguments: [false, true])
    func errors(isLenient: Bool) throws {
        var lines = Self.lines
        for index in [10_000, 10_001, 30_000, 39_999] { lines[index] = "<x:s> é!" }
        let text = lines.joined(separator: "\n")
        let expected = try read(text, threads: 1, isLenient: isLenient)
        let found = try read(text, threads: 3, isLenient: isLenient)
        #expect(found.error == expected.error)
        #expect(found.skipped == expected.skipped)
        #expect(isLenient ? found.quads == expected.quads : found.quads.starts(with: expected.quads))
        #expect(found.skipped.count == (isLenient ? 4 : 0))
    }

    @Test("A line that is too long is refused, wherever it stands")
    func limit() throws {
        let text =
            Self.lines.joined(separator: "\n") + "\n<x:s> <x:p> \"" + String(repeating: "a", count: 3 << 20) + "\" ."
        #expect(try read(text, threads: 2, limit: 1 << 21).error?.code == .limit)
        #expect(try read(text, threads: 2).quads.count == 80_001)
    }
}
