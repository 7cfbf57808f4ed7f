public import StoreFolder
import Synchronization
public import TripleStore

/// The store that a server answers from, in memory or in a folder.
///
/// Queries get the state of the last commit as a value and never wait for a writer; writers wait for each other.
public final class ServedStore: Sendable {
    private enum Keeper {
        case memory(TripleStore)
        case folder(StoreFolder)
    }

    private let keeper: Keeper
    private let joinsGraphs: Bool
    /// How many transactions and documents have begun, and how many transactions were committed.
    private let counts = Mutex((begun: UInt64(0), committed: UInt64(0)))
    /// The named graphs joined with the default graph, as they were after a commit.
    private let joined = Mutex<(commit: UInt64, snapshot: Snapshot)?>(nil)

    /// Serves a store in memory.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - joinsGraphs: whether what stands in named graphs counts as a part of the default graph too.
    public init(_ store: TripleStore, joinsGraphs: Bool = false) {
        keeper = .memory(store)
        self.joinsGraphs = joinsGraphs
    }

    /// Serves a folder: each transaction is on the disk before it is answered.
    ///
    /// - Parameters:
    ///   - folder: the folder, open for writing.
    ///   - joinsGraphs: whether what stands in named graphs counts as a part of the default graph too.
    public init(_ folder: StoreFolder, joinsGraphs: Bool = false) {
        keeper = .folder(folder)
        self.joinsGraphs = joinsGraphs
    }

    /// The state of the last commit as it is stored.
    var stored: Snapshot {
        switch keeper {
        case .memory(let store): store.snapshot()
        case .folder(let folder): folder.snapshot()
        }
    }

    /// The state of the last commit as queries see it.
    ///
    /// - Complexity: as that of `TripleStore.snapshot()`; O(*n*) behind a commit where named graphs are joined.
    func snapshot() -> Snapshot {
        guard joinsGraphs else { return stored }
        // Read before the state: a state that is newer than its number is joined once more, an older one never used.
        let commit = counts.withLock { $0.committed }
        return joined.withLock { joined in
            if let joined, joined.commit == commit { return joined.snapshot }
            let state = stored
            let names = state.graphNames
            let snapshot = state.selecting(defaultGraphs: [.none] + names, namedGraphs: names)
            joined = (commit, snapshot)
            return snapshot
        }
    }

    /// Makes changes together; where this returns, they are kept.
    ///
    /// - Parameter body: makes the changes; gets what the labels of new blank nodes may begin with.
    /// - Throws: what `body` throws, and `StoreFolderError` where the changes cannot be written; nothing has happened then.
    func transaction<Result: Sendable>(_ body: (inout Transaction, String) throws -> Result) throws -> Result {
        let labels = freshLabels()
        let result =
            switch keeper {
            case .memory(let store): try store.transaction { try body(&$0, labels) }
            case .folder(let folder): try folder.transaction { try body(&$0, labels) }
            }
        counts.withLock { $0.committed += 1 }
        return result
    }

    /// What the labels of blank nodes of one document begin with, so that they are no other's, in this process or later.
    ///
    /// The numbers of transactions never come twice, and this process counts its documents.
    func freshLabels() -> String {
        let number = counts.withLock { counts in
            counts.begun += 1
            return counts.begun
        }
        guard case .folder(let folder) = keeper else { return "s\(number)." }
        return "s\(folder.sequence + 1)_\(number)."
    }

    /// Writes a snapshot where the journal of a folder has become long, or where it is asked for.
    ///
    /// - Throws: why it cannot be written; all has been committed nevertheless.
    func tidy(isForced: Bool = false) throws(StoreFolderError) {
        guard case .folder(let folder) = keeper, isForced || folder.isCheckpointDue else { return }
        try folder.checkpoint()
    }
}
