import Foundation
import RDF
import StoreFolder
import StoreWriter
import SystemPackage
import Testing
import TripleStore

/// A writing process is killed again and again: the commits that it has told of are there, and nothing by halves.
///
/// `TERCET_KILLS` says how often; `make kill-test` does it a thousand times.
@Suite("kill -9")
struct KillTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["TERCET_KILLS"] ?? "") ?? 60

    @Test("whenever a writer is killed, exactly its commits are there")
    func kill() throws {
        let folder = try TemporaryFolder()
        var generator = SystemRandomNumberGenerator()
        var last = 0
        var tails = 0
        for round in 0..<Self.kills {
            let told = try runAndKill(folder, afterLines: Int.random(in: 0...12, using: &generator))
            let acknowledged = told ?? last
            guard acknowledged > 0 || FileManager.default.fileExists(atPath: folder.path("kb/journal").string) else {
                continue
            }
            let reading = try StoreFolder.read(folder.store)
            let quads = Set(reading.store.snapshot().quads)
            let step = WriterScript.step(of: quads)
            // The step that was under way may have been committed without having been told of.
            #expect(step == acknowledged || step == acknowledged + 1, "round \(round): \(step) after \(acknowledged)")
            #expect(quads == WriterScript.state(after: step), "round \(round), step \(step)")
            #expect(step >= last)
            if reading.droppedTail != nil { tails += 1 }
            last = step
            if round % 40 == 39 { _ = try StoreFolder.compact(folder.store) }
        }
        #expect(last > Self.kills)
        print("\(Self.kills) kills, \(last) transactions, \(tails) of them cut off")
    }

    /// Starts the writer, waits for some commits and a moment, and kills it.
    ///
    /// - Returns: the last step that it has told of; `nil` where it told nothing.
    private func runAndKill(_ folder: TemporaryFolder, afterLines lines: Int) throws -> Int? {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = [folder.store.string]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var text = Data()
        while text.count(where: { $0 == 10 }) < lines {
            let more = pipe.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            text += more
        }
        usleep(UInt32.random(in: 0..<6000))
        #expect(process.isRunning, "the writer has stopped by itself")
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        text += pipe.fileHandleForReading.readDataToEndOfFile()
        let complete = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast()
        return complete.last.flatMap { Int($0) }
    }

    /// The writer beside the tests.
    private static let executable: URL = {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            tests?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "StoreWriter")
    }()
}
