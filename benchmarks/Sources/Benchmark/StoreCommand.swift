import ArgumentParser
import RDF
import RDFIO
import StoreFolder
import TripleStore

/// `benchmark store`: loads a document into a store in a folder, opens that again, and makes small commits.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store",
        abstract: "Load a document into a store in a folder, open it again, and make small commits.",
        discussion: """
            Prints the seconds of reading the document into memory, of loading it into the folder, and of the fastest of some
            openings, the bytes of the compacted folder, and the seconds of commits of ten triples: the median, and what 99 %
            keep to.
            """)

    @OptionGroup var stored: StoredDocument
    @Option(help: "The folder to make.") var folder: String
    @Option(help: "How many openings.") var openings = 5
    @Option(help: "How many commits.") var commits = 500

    func run() throws {
        var (parsing, writing) = (Stopwatch(), Stopwatch())
        let triples = try parsing.measure { try stored.load().count }
        var reader = try RDFReader(file: .init(stored.file), threads: stored.threads)
        try writing.measure {
            _ = try StoreFolder(.init(folder)).transaction { transaction in
                var batch = QuadBatch()
                while try reader.next(into: &batch) { try transaction.insert(batch) }
            }
        }
        var best = (wall: Double.infinity, cpu: Double.infinity)
        for _ in 0..<openings {
            var opening = Stopwatch()
            let count = try opening.measure { try StoreFolder.read(.init(folder)).store.count }
            guard count == triples else { throw ValidationError("The store has other triples than the document.") }
            best = (min(best.wall, opening.wall), min(best.cpu, opening.cpu))
        }
        let bytes = try StoreFolder.compact(.init(folder)).byteCount
        let latencies = try commit().sorted()
        Report.line([
            ("triples", Double(triples)), ("parse", parsing.wall), ("parse_cpu", parsing.cpu),
            ("write", writing.wall), ("write_cpu", writing.cpu), ("open", best.wall), ("open_cpu", best.cpu),
            ("bytes", Double(bytes)), ("commit_median", latencies[latencies.count / 2]),
            ("commit_p99", latencies[latencies.count * 99 / 100]), ("rss_kb", Double(ResidentMemory.kilobytes)),
        ])
    }

    /// The seconds that each of some commits takes.
    private func commit() throws -> [Double] {
        let store = try StoreFolder(.init(folder))
        return try (0..<max(commits, 1)).map { number in
            var batch = QuadBatch()
            for index in 0..<10 {
                let triple = Triple(
                    subject: .iri(IRI("http://e/commit/\(number)")), predicate: "http://e/p",
                    object: .literal(Literal("value \(index) of commit \(number)")))
                batch.append(Quad(triple))
            }
            var stopwatch = Stopwatch()
            try stopwatch.measure { try store.transaction { _ = try $0.insert(batch) } }
            return stopwatch.wall
        }
    }
}
