import RDF
import RDFIO
import SPARQLEngine
import StoreFolder
import SystemPackage
import TripleStore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Folders with stores, as commands use them.
enum StoredGraph {
    /// Reads a folder, and says what of it is not whole.
    static func read(_ folder: String) throws -> StoreFolder.Reading {
        try attempt(folder) {
            let reading = try StoreFolder.read(FilePath(folder))
            report(reading.droppedTail)
            return reading
        }
    }

    /// Opens a folder for writing, and makes it where it is not there.
    static func open(_ folder: String) throws -> StoreFolder {
        try attempt(folder) {
            let store = try StoreFolder(FilePath(folder))
            report(store.droppedTail)
            return store
        }
    }

    /// Opens a folder, makes changes as one transaction, and tidies up where that is worth the time.
    ///
    /// - Parameter body: makes the changes; gets what labels of new blank nodes may begin with.
    @discardableResult
    static func change<Result: Sendable>(
        _ folder: String, _ body: (inout Transaction, String) throws -> Result
    ) throws -> Result {
        let store = try open(folder)
        let result = try commit(to: store, body)
        tidy(store)
        return result
    }

    /// Makes changes as one transaction.
    static func commit<Result: Sendable>(
        to store: StoreFolder, _ body: (inout Transaction, String) throws -> Result
    ) throws -> Result {
        let prefix = blankNodePrefix(behind: store.sequence)
        return try attempt(store.path.string) { try store.transaction { try body(&$0, prefix) } }
    }

    /// Writes a snapshot where the journal has become long.
    static func tidy(_ store: StoreFolder) {
        guard store.isCheckpointDue else { return }
        do {
            try store.checkpoint()
        } catch {
            // All has been committed: it only takes longer to read.
            Terminal.writeError("tercet: the changes are stored, but no snapshot could be written: \(error)\n")
        }
    }

    /// What the labels of blank nodes may begin with that come into a store after a transaction: numbers of transactions
    /// never come twice.
    static func blankNodePrefix(behind sequence: UInt64) -> String { "s\(sequence + 1)." }

    /// Turns what a store or an update throws into the failure of a command.
    static func attempt<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
        // A limit on the size of files is an error of writing, and need not end the process.
        signal(SIGXFSZ, SIG_IGN)
        do {
            return try body()
        } catch let error as StoreFolderError {
            guard error.code == .damaged else { throw CommandFailure(error.message) }
            throw CommandFailure(
                "\(error.message); tercet compact --store \(folder) --recover keeps what is whole", hasPlace: true)
        } catch let error as QueryError {
            throw CommandFailure("\(error)")
        } catch let error as TripleStoreError {
            throw CommandFailure(error.message)
        }
    }

    /// Says what was left of a transaction that was never committed.
    static func report(_ tail: DroppedTail?) {
        if let tail { Terminal.writeError("\(tail)\n") }
    }
}
