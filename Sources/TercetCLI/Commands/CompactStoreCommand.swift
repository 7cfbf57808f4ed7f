import ArgumentParser
import StoreFolder
import SystemPackage

/// `tercet compact`: a store written anew, without what nobody needs any more.
struct CompactStoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Write a store anew, without the terms of removed triples; recover a damaged one.",
        discussion: """
            With --recover, what is whole of damaged files is kept: all transactions before the damage of a journal, and all
            triples of a snapshot of which one index is whole. The damaged files stay under names that end in .damaged.

            Examples:
              tercet compact --store kb
              tercet compact --store kb --recover
            """)

    @Option(help: ArgumentHelp("The folder of the store.", valueName: "folder")) var store: String
    @Flag(help: "Keep what is whole of damaged files, and say what was lost.") var recover = false

    func run() throws {
        let done = try StoredGraph.attempt(store) {
            try StoreFolder.compact(FilePath(store), isRecovering: recover)
        }
        StoredGraph.report(done.droppedTail)
        for damage in done.damages { Terminal.writeError("\(damage)\n") }
        for file in done.keptFiles { Terminal.writeError("\(file): the damaged file\n") }
        let sizes = [done.byteCountBefore, done.byteCount].map { ReadingState.bytes($0) }
        Terminal.write(
            "\(store) has \(ReadingState.grouped(done.quadCount)) triples; \(sizes[0]) became \(sizes[1])\n")
    }
}
