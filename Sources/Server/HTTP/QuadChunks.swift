import RDF
import RDFIO
import TripleStore

/// Quads as a document, a batch at a time.
actor QuadChunks: ChunkSource {
    private var writer: RDFWriter
    private let snapshot: Snapshot
    private var position = QuadPosition()
    private var batch = QuadBatch()

    /// Writes all quads of a snapshot.
    init(_ snapshot: Snapshot, as format: RDFFormat, prefixes: [Prefix]) {
        writer = RDFWriter(format: format, prefixes: prefixes)
        self.snapshot = snapshot
    }

    func next() async throws -> (bytes: [UInt8], isLast: Bool) {
        var output: [UInt8] = []
        while output.count < 1 << 16 {
            guard snapshot.fill(&batch, from: &position) else {
                try writer.finish(to: &output)
                return (output, true)
            }
            try writer.write(batch, to: &output)
        }
        return (output, false)
    }
}

/// The triples of a `CONSTRUCT` or `DESCRIBE` as a document, some thousands at a time.
actor TripleChunks: ChunkSource {
    private var writer: RDFWriter
    private let triples: [Triple]
    private var index = 0

    init(_ triples: [Triple], as format: RDFFormat, prefixes: [Prefix]) {
        writer = RDFWriter(format: format, prefixes: prefixes)
        self.triples = triples
    }

    func next() async throws -> (bytes: [UInt8], isLast: Bool) {
        var output: [UInt8] = []
        while output.count < 1 << 16, index < triples.count {
            var batch = QuadBatch()
            let end = min(index + 4096, triples.count)
            for triple in triples[index..<end] { batch.append(Quad(triple)) }
            try writer.write(batch, to: &output)
            index = end
        }
        guard index == triples.count else { return (output, false) }
        try writer.finish(to: &output)
        return (output, true)
    }
}
