import RDF
import RDFIO
import Testing

@Suite("Documents as asynchronous sequences")
struct AsyncTests {
    private static let text: [UInt8] = Array(
        ("@prefix e: <x:> .\n" + (0..<6000).map { "e:s\($0) e:p [ e:q \"é\($0)\" ] , ( 1 2 ) .\n" }.joined()).utf8)

    private func chunks(_ bytes: [UInt8], of size: Int) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: size) {
                continuation.yield(Array(bytes[start..<min(bytes.count, start + size)]))
            }
            continuation.finish()
        }
    }

    @Test("A document in chunks of any size gives the same quads in the same order", arguments: [1, 7, 1000, 300_000])
    func chunked(size: Int) async throws {
        let text = size == 1 ? Array(Self.text.prefix(20_000)) + Array("\" ] .".utf8) : Self.text
        var reader = RDFReader(bytes: text, format: .turtle, options: ReaderOptions(isLenient: true))
        var expected: [Quad] = []
        var batch = QuadBatch()
        while try reader.next(into: &batch) { expected += batch.quads.indices.map { batch.quad(at: $0) } }
        let sequence = ChunkedQuadBatches(
            chunks(text, of: size), format: .turtle, options: ReaderOptions(isLenient: true))
        var quads: [Quad] = []
        for try await quad in sequence.quads { quads.append(quad) }
        #expect(quads == expected)
        #expect(!quads.isEmpty)
    }

    @Test("RDF/XML comes in chunks too", arguments: [1, 50])
    func xml(size: Int) async throws {
        var reader = RDFReader(
            bytes: Array(Self.text.prefix(6000)), format: .turtle, options: ReaderOptions(isLenient: true))
        let dataset = try Dataset(reading: &reader)
        let bytes = try dataset.bytes(as: .rdfxml)
        var quads: Set<Quad> = []
        for try await quad in ChunkedQuadBatches(chunks(bytes, of: size), format: .rdfxml).quads { quads.insert(quad) }
        #expect(try Dataset(quads).isIsomorphic(to: dataset))
    }

    @Test("What is wrong is thrown where it stands")
    func errors() async {
        let sequence = ChunkedQuadBatches(chunks(Array("<x:s> <x:p> 1 .\n<x:s> !".utf8), of: 3), format: .turtle)
        await #expect {
            for try await _ in sequence {}
        } throws: {
            ($0 as? RDFSyntaxError)?.location == SourceLocation(line: 2, column: 7, byteOffset: 22)
        }
    }

    @Test("Batches of a reader end when the task is cancelled")
    func cancellation() async throws {
        let reader = RDFReader(bytes: Self.text, format: .turtle)
        let task = Task {
            var count = 0
            for try await batch in reader.batches {
                count += batch.quads.count
                withUnsafeCurrentTask { $0?.cancel() }
            }
            return count
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        var count = 0
        for try await batch in RDFReader(bytes: Self.text, format: .turtle).batches { count += batch.quads.count }
        #expect(count == 6000 * 7)
    }
}
