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
        for round in 0..<Self.kills {
            let told = try run(folder, killAfterLines: Int.random(in: 0...12, using: &generator))
            last = try check(folder, told: told ?? last, "round \(round)")
            if round % 40 == 39 { _ = try StoreFolder.compact(folder.store) }
        }
        #expect(last > Self.kills)
        print("\(Self.kills) kills, \(last) transactions")
    }

    /// strace kills the writer on its way into each of its first calls of the system that have to do with files.
    @Test("killed at any of its calls of the system, a writer leaves exactly its commits", .enabled(if: hasTracer))
    func killAtCalls() throws {
        var (reached, count) = (0, 0)
        for (call, most) in Self.calls {
            for number in 1...most {
                let folder = try TemporaryFolder()
                let told = try run(folder, at: call, number, "signal=KILL").told
                reached = max(reached, try check(folder, told: told ?? 0, "\(call) \(number)"))
                count += 1
                // Whoever comes next goes on.
                guard number % 4 == 1 else { continue }
                let next = try run(folder, killAfterLines: 1)
                _ = try check(folder, told: next ?? 0, "after \(call) \(number)")
            }
        }
        #expect(reached > 3)
        print("killed at \(count) calls, \(reached) transactions at most")
    }

    @Test("where the disk fails a writer says so, and leaves its commits", .enabled(if: hasTracer))
    func failingDisk() throws {
        for (call, most) in Self.calls where call != "flock" && call != "unlink" && call != "write" {
            for number in 1...min(most, 7) {
                let folder = try TemporaryFolder()
                let result = try run(folder, at: call, number, "error=\(number % 2 == 0 ? "EIO" : "ENOSPC")")
                #expect(result.exitCode == 1 && result.errors.contains(folder.url.path), "\(result)")
                _ = try check(folder, told: result.told ?? 0, "\(call) \(number)")
                let next = try run(folder, killAfterLines: 1)
                _ = try check(folder, told: next ?? 0, "after \(call) \(number)")
            }
        }
    }

    /// The calls of the system that change files, and how many of each are tried; those that a writer does once are.
    private static let calls: [(String, Int)] = [
        ("mkdir", 1), ("flock", 1), ("unlink", 2), ("pwrite64", kills * 2 / 5), ("fdatasync", kills / 6),
        ("fsync", kills / 6), ("rename", kills / 8), ("write", kills / 10),
    ]

    /// Compares what is in the folder with the commits that the writer has told of.
    ///
    /// - Returns: how many commits there are.
    private func check(_ folder: TemporaryFolder, told: Int, _ place: String) throws -> Int {
        let files = (try? folder.names) ?? []
        guard told > 0 || files.contains("journal") else { return 0 }
        let quads = try StoreFolder.quads(folder.store)
        let step = WriterScript.step(of: quads)
        // The step that was under way may have been committed without having been told of.
        #expect(step == told || step == told + 1, "\(place): \(step) after \(told)")
        #expect(quads == WriterScript.state(after: step), "\(place), step \(step)")
        return step
    }

    /// Starts the writer, waits for some commits and a moment, and kills it.
    ///
    /// - Returns: the last step that it has told of; `nil` where it told nothing.
    private func run(_ folder: TemporaryFolder, killAfterLines lines: Int) throws -> Int? {
        let (process, pipe) = try start([Self.executable.path, folder.store.string])
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
        return lastLine(text + pipe.fileHandleForReading.readDataToEndOfFile())
    }

    /// What became of a writer.
    private struct Outcome {
        /// The last step that it has told of.
        var told: Int?
        var exitCode: Int32
        var errors: String
    }

    /// Runs the writer until something happens at a call of the system.
    private func run(
        _ folder: TemporaryFolder, at call: String, _ number: Int, _ event: String
    ) throws -> Outcome {
        let errors = Pipe()
        let (process, pipe) = try start(
            [
                Self.tracer, "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
                "inject=\(call):\(event):when=\(number)", Self.executable.path, folder.store.string,
            ], errors: errors)
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        let message = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            told: lastLine(text), exitCode: process.terminationStatus, errors: String(decoding: message, as: UTF8.self))
    }

    private func start(_ command: [String], errors: Any? = FileHandle.nullDevice) throws -> (Process, Pipe) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = errors
        try process.run()
        return (process, pipe)
    }

    private func lastLine(_ text: Data) -> Int? {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.dropLast().last.flatMap { Int($0) }
    }

    private static let tracer = "/usr/bin/strace"

    /// Whether strace is there and may trace.
    private static let hasTracer: Bool = {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tracer)
        process.arguments = ["-o", "/dev/null", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// The writer beside the tests.
    private static let executable: URL = {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            tests?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "StoreWriter")
    }()
}
