import Synchronization

/// Counts the bytes of all bodies that are held at once, so that many large ones do not take the memory of the machine.
final class UploadBudget: Sendable {
    private let free: Mutex<Int>

    /// Makes a budget of so many bytes.
    init(bytes: Int) { free = Mutex(bytes) }

    /// The bytes of one request, which are given back with the last reference to it.
    final class Share: Sendable {
        private let budget: UploadBudget
        private let taken = Mutex(0)

        /// Takes nothing yet.
        init(of budget: UploadBudget) { self.budget = budget }

        deinit {
            let taken = taken.withLock { $0 }
            budget.free.withLock { $0 += taken }
        }

        /// Takes bytes that have come.
        ///
        /// - Throws: 503 where the bodies of other requests leave no room for them.
        func take(_ count: Int) throws(RequestError) {
            let isThere = budget.free.withLock { free in
                guard free >= count else { return false }
                free -= count
                return true
            }
            guard isThere else {
                throw RequestError(
                    503, "Too much is being sent to the server at once; try again in some seconds.",
                    field: ("Retry-After", "5"), isFinal: true)
            }
            taken.withLock { $0 += count }
        }
    }
}
