import RDF
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

/// Writes to a store until it is killed or the disk fails, and says after each commit which step is done: `store-writer FOLDER`.
///
/// Part of the tests of `StoreFolder`.
@main
enum Main {
    static func main() {
        do {
            try write()
        } catch {
            try? FileDescriptor.standardError.writeAll(Array("\(error)\n".utf8))
            exit(1)
        }
    }

    private static func write() throws {
        let options = StoreFolder.Options(bulkCount: 250, journalByteCount: 1 << 16)
        let folder = try StoreFolder(FilePath(CommandLine.arguments[1]), options: options)
        var step = WriterScript.step(of: folder.snapshot().quads)
        while true {
            step += 1
            let changes = WriterScript.changes(of: step)
            try folder.transaction { transaction in
                transaction.remove(batch(changes.removed))
                try transaction.insert(batch(changes.added))
            }
            try FileDescriptor.standardOutput.writeAll(Array("\(step)\n".utf8))
            if step % 5 == 0 || folder.isCheckpointDue { try folder.checkpoint() }
        }
    }

    private static func batch(_ quads: [Quad]) -> QuadBatch {
        var batch = QuadBatch()
        for quad in quads { batch.append(quad) }
        return batch
    }
}
