public import RDF

/// The quads of a document as an asynchronous sequence of batches.
///
/// ```swift
/// for try await batch in try RDFReader(file: "facts.nt").batches { store.insert(batch) }
/// ```
///
/// A batch is read when it is asked for, so that memory stays constant; between batches the task gives way to others and
/// ends with `CancellationError` where it has been cancelled.
public struct QuadBatches: AsyncSequence {
    /// A batch of quads.
    public typealias Element = QuadBatch
    /// What is wrong with the document, or `CancellationError`.
    public typealias Failure = any Error

    private let reader: RDFReader

    init(_ reader: RDFReader) {
        self.reader = reader
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

    /// Yields the batches in the order of the document.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var reader: RDFReader

        /// The next batch; `nil` at the end of the document.
        public mutating func next() async throws -> QuadBatch? {
            try Task.checkCancellation()
            await Task.yield()
            var batch = QuadBatch()
            return try reader.next(into: &batch) ? batch : nil
        }
    }
}

/// The quads of a document that arrives in chunks, such as the body of an HTTP response, as an asynchronous sequence of
/// batches.
///
/// ```swift
/// for try await batch in ChunkedQuadBatches(body, format: .turtle) { store.insert(batch) }
/// ```
///
/// The next chunk is asked for when what has come is read, so that whoever sends is slowed down by whoever reads.
public struct ChunkedQuadBatches<Chunks: AsyncSequence>: AsyncSequence where Chunks.Element: Sequence<UInt8> {
    /// A batch of quads.
    public typealias Element = QuadBatch
    /// What is wrong with the document or with the chunks, or `CancellationError`.
    public typealias Failure = any Error

    private let chunks: Chunks
    private let format: RDFFormat
    private let options: ReaderOptions

    /// Makes a sequence.
    ///
    /// - Parameters:
    ///   - chunks: the bytes of the document, in chunks of any size.
    ///   - format: its format.
    ///   - options: what the reader is told besides.
    public init(_ chunks: Chunks, format: RDFFormat, options: ReaderOptions = ReaderOptions()) {
        self.chunks = chunks
        self.format = format
        self.options = options
    }

    /// Begins to read.
    public func makeAsyncIterator() -> Iterator {
        let feed = ByteFeed()
        return Iterator(
            chunks: chunks.makeAsyncIterator(), feed: feed,
            reader: RDFReader(feed, format: format, options: options))
    }

    /// Yields the batches in the order of the document.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate var chunks: Chunks.AsyncIterator
        fileprivate let feed: ByteFeed
        fileprivate var reader: RDFReader

        /// The next batch; `nil` at the end of the document.
        public mutating func next() async throws -> QuadBatch? {
            while true {
                try Task.checkCancellation()
                var batch = QuadBatch()
                switch try read(into: &batch) {
                case .more: return batch
                case .end: return nil
                case .starved: try await takeChunk()
                }
            }
        }

        private enum Progress { case more, end, starved }

        private mutating func read(into batch: inout QuadBatch) throws(RDFSyntaxError) -> Progress {
            do {
                return try reader.next(into: &batch) ? .more : .end
            } catch {
                guard error.code == .starved else { throw error }
                return .starved
            }
        }

        private mutating func takeChunk() async throws {
            if let chunk = try await chunks.next(isolation: #isolation) {
                feed.append(Array(chunk))
            } else {
                feed.end()
            }
        }
    }
}

extension RDFReader {
    /// The rest of the document as an asynchronous sequence of batches.
    public var batches: QuadBatches { QuadBatches(self) }
}

extension AsyncSequence where Element == QuadBatch {
    /// The quads one by one; batches are faster where there are many.
    public var quads: AsyncFlatMapSequence<Self, QuadSequence> { flatMap { QuadSequence($0) } }
}

/// The quads of a batch as an asynchronous sequence, which `AsyncSequence.quads` joins.
public struct QuadSequence: AsyncSequence {
    /// A quad.
    public typealias Element = Quad
    /// A batch in memory does not fail.
    public typealias Failure = Never

    private let batch: QuadBatch

    init(_ batch: QuadBatch) {
        self.batch = batch
    }

    /// Begins with the first quad.
    public func makeAsyncIterator() -> Iterator { Iterator(batch: batch) }

    /// Yields the quads of a batch.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let batch: QuadBatch
        private var index = 0

        fileprivate init(batch: QuadBatch) {
            self.batch = batch
        }

        /// The next quad.
        public mutating func next() async -> Quad? {
            guard index < batch.quads.count else { return nil }
            defer { index += 1 }
            return batch.quad(at: index)
        }
    }
}
