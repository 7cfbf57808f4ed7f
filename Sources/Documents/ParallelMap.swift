internal import Dispatch
import Synchronization

/// Applies a function to values on several cores at once and hands the results over in the order of the values.
///
/// Only a few values are under way at a time, so that memory does not grow with how many there are.
public struct ParallelMap<Input: Sendable, Output: Sendable>: Sendable {
    private let threads: Int
    private let work: @Sendable (Input) -> Output

    /// Makes a map.
    ///
    /// - Parameters:
    ///   - threads: how many values are worked on at once.
    ///   - work: what is done with each.
    public init(threads: Int, _ work: @escaping @Sendable (Input) -> Output) {
        self.threads = max(1, threads)
        self.work = work
    }

    /// Works on all values.
    ///
    /// - Parameters:
    ///   - next: gives the next value, `nil` behind the last; called on the thread of the caller.
    ///   - receive: takes the results, on the same thread.
    /// - Throws: what `next` and `receive` throw; results of the values before have been handed over by then.
    public func run(_ next: () throws -> Input?, receive: (Output) throws -> Void) throws {
        var pending: [Job] = []
        var failure: (any Error)?
        var isAtEnd = false
        while true {
            while !isAtEnd, pending.count < threads * 4 {
                do {
                    guard let input = try next() else {
                        isAtEnd = true
                        break
                    }
                    pending.append(Job(input, work))
                } catch {
                    failure = error
                    isAtEnd = true
                }
            }
            guard !pending.isEmpty else { break }
            try receive(pending.removeFirst().result())
        }
        if let failure { throw failure }
    }

    /// A value that is worked on.
    private final class Job: Sendable {
        private let output = Mutex<Output?>(nil)
        private let isDone = DispatchSemaphore(value: 0)
        private let input: Input
        private let work: @Sendable (Input) -> Output

        init(_ input: Input, _ work: @escaping @Sendable (Input) -> Output) {
            self.input = input
            self.work = work
            DispatchQueue.global().async {
                let made = work(input)
                self.output.withLock { $0 = made }
                self.isDone.signal()
            }
        }

        func result() -> Output {
            isDone.wait()
            return output.withLock { $0.take() } ?? work(input)
        }
    }
}
