import Synchronization

/// Lets a number of requests in at once; a number of others wait in their order.
final class AdmissionGate: Sendable {
    private struct State {
        var free: Int
        /// Those that wait, and how many at the front have been let in.
        var waiting: [CheckedContinuation<Bool, Never>] = []
        var served = 0
    }

    /// The right to be inside, which ends with the last reference to it.
    final class Permit: Sendable {
        private let gate: AdmissionGate

        fileprivate init(_ gate: AdmissionGate) { self.gate = gate }

        deinit { gate.leave() }
    }

    private let state: Mutex<State>
    private let mostWaiting: Int

    /// Makes a gate.
    ///
    /// - Parameters:
    ///   - count: how many may be inside.
    ///   - waiting: how many may wait.
    init(count: Int, waiting: Int) {
        state = Mutex(State(free: max(count, 1)))
        mostWaiting = waiting
    }

    /// Waits for a place inside.
    ///
    /// - Throws: 429 where too many wait already.
    func enter() async throws(RequestError) -> Permit {
        let isLetIn = await withCheckedContinuation { (turn: CheckedContinuation<Bool, Never>) in
            let answer: Bool? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                guard state.waiting.count - state.served < mostWaiting else { return false }
                state.waiting.append(turn)
                return nil
            }
            if let answer { turn.resume(returning: answer) }
        }
        guard isLetIn else {
            throw RequestError(
                429, "Too many requests are waiting; try again in a second.", field: ("Retry-After", "1"))
        }
        return Permit(self)
    }

    /// How many are inside and how many wait.
    var waitingCount: Int { state.withLock { $0.waiting.count - $0.served } }

    private func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard state.served < state.waiting.count else {
                state.free += 1
                return nil
            }
            let next = state.waiting[state.served]
            state.served += 1
            if state.served > 64, state.served * 2 > state.waiting.count {
                state.waiting.removeFirst(state.served)
                state.served = 0
            }
            return next
        }
        next?.resume(returning: true)
    }
}
