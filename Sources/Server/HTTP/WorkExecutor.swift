#if Server
import NIOPosix

/// The threads that queries are evaluated on, so that those of the network and of Swift stay free for other clients.
final class WorkExecutor: TaskExecutor {
    private let pool: NIOThreadPool

    /// Starts threads.
    init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    /// Runs a job on one of the threads.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs a function on one of the threads.
    func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await pool.runIfActive(body)
    }

    /// Has a chunk made on one of the threads.
    func next(of source: any ChunkSource) async throws -> (bytes: [UInt8], isLast: Bool) {
        try await withTaskExecutorPreference(self) { try await source.next() }
    }

    /// Ends the threads when their work is done.
    func stop() async { try? await pool.shutdownGracefully() }
}
#endif
