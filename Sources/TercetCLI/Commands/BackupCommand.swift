import ArgumentParser
import StoreFolder
import SystemPackage
import TripleStore

/// `tercet backup`: a copy of a store.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a store into a new folder.",
        discussion: """
            The copy has the state of the last commit, also while another command is writing to the store, and is a store
            itself: tercet query --store COPY reads it. Files that are damaged are not copied, but reported.

            Example:
              tercet backup --store kb kb-monday
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "folder")) var store: String
    @Argument(help: "The new folder.") var copy: String

    func run() throws {
        let reading = try StoredGraph.attempt(store) {
            try StoreFolder.backUp(FilePath(store), to: FilePath(copy))
        }
        StoredGraph.report(reading.droppedTail)
        let count = ReadingState.grouped(reading.store.count)
        Terminal.write("\(copy) has the \(count) triples of \(store) up to transaction \(reading.sequence)\n")
    }
}
