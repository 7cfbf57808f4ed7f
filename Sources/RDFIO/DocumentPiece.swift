internal import Dispatch
internal import RDF
internal import Synchronization
internal import Turtle

/// A part of a document that a thread reads.
final class DocumentPiece: Sendable {
    /// What was in the piece.
    struct Outcome: Sendable {
        var batches: [QuadBatch] = []
        var skipped = SkippedStatements()
        var error: RDFSyntaxError?
        var lineCount = 0
        var byteCount = 0
    }

    /// The text, until the thread takes it.
    private let text: Mutex<[UInt8]>
    private let result = Mutex(Outcome())
    private let isDone = DispatchSemaphore(value: 0)

    init(_ bytes: consuming [UInt8], format: RDFFormat, options: ReaderOptions, spare: SpareBuffers) {
        text = Mutex(bytes)
        DispatchQueue.global().async {
            // The only reference, so that the memory can be used again.
            var bytes: [UInt8] = []
            self.text.withLock { swap(&$0, &bytes) }
            let outcome = DocumentPiece.read(bytes, format, options, spare)
            spare.put(&bytes)
            self.result.withLock { $0 = outcome }
            self.isDone.signal()
        }
    }

    /// Waits for the thread, and takes what it has read.
    func outcome() -> Outcome {
        isDone.wait()
        return result.withLock { result in
            defer { result = Outcome() }
            return result
        }
    }

    private static func read(
        _ bytes: [UInt8], _ format: RDFFormat, _ options: ReaderOptions, _ spare: SpareBuffers
    ) -> Outcome {
        if format == .nquads { return read(NQuadsReader(bytes: bytes, options: options), bytes, spare) }
        return read(NTriplesReader(bytes: bytes, options: options), bytes, spare)
    }

    private static func read(_ start: some QuadReader, _ bytes: [UInt8], _ spare: SpareBuffers) -> Outcome {
        var reader = start
        var outcome = Outcome()
        do {
            while true {
                var batch = spare.takeBatch()
                guard try reader.next(into: &batch) else {
                    spare.put(&batch)
                    break
                }
                outcome.batches.append(batch)
            }
        } catch {
            outcome.error = error
        }
        outcome.skipped = reader.skipped
        outcome.lineCount = ByteScanning.lineFeeds(in: bytes.span, upTo: bytes.count).count
        outcome.byteCount = bytes.count
        return outcome
    }
}
