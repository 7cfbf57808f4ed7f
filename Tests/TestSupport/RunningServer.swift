#if Server
package import Foundation

extension Process {
    /// Asks the process to end, and ends it where it has not within two seconds.
    package func end() {
        terminate()
        for _ in 0..<20 where isRunning { Thread.sleep(forTimeInterval: 0.1) }
        if isRunning { kill(processIdentifier, SIGKILL) }
    }
}

/// `tercet serve` on a store of its own, on a port that the system chose.
///
/// It ends with this value.
package final class RunningServer {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// Where the server listens, without a slash at the end.
    package private(set) var address = ""
    private var process = Process()
    private let folder: URL

    /// Starts the server.
    ///
    /// - Parameters:
    ///   - data: RDF files that are loaded before.
    ///   - arguments: what `tercet serve` is told besides.
    ///   - blocks: how large a file may become, in the blocks of `ulimit -f`.
    package init(data: [String: String] = [:], arguments: [String] = [], blocks: Int? = nil) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tercet-server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in data.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            let load = try start(["load", "--store", store, file.path], output: FileHandle.nullDevice)
            load.waitUntilExit()
            guard load.terminationStatus == 0 else { throw Failure(description: "cannot load \(name)") }
        }
        try serve(arguments, blocks: blocks)
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The port of the address.
    package var port: Int { address.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

    /// The most memory that the process has had, in megabytes; `nil` where the system does not tell.
    package var peakMegabytes: Int? {
        let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
        return status?.firstMatch(of: /VmHWM:\s+(\d+) kB/).flatMap { Int($0.output.1) }.map { $0 / 1024 }
    }

    /// Tells the process to stop, and does not wait.
    package func terminate() { process.terminate() }

    /// Waits until the process has ended.
    ///
    /// - Returns: its exit code.
    package func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Starts the server once more on the same store.
    package func restart() throws {
        process.end()
        try serve([], blocks: nil)
    }

    private var store: String { folder.appending(path: "store").path }

    private func serve(_ arguments: [String], blocks: Int?) throws {
        let output = folder.appending(path: "output")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        process = try start(
            ["serve", "--store", store, "--port", "0"] + arguments, output: FileHandle(forWritingTo: output),
            blocks: blocks)
        address = try Self.address(in: output, of: process)
    }

    private func start(_ arguments: [String], output: FileHandle, blocks: Int? = nil) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        if let blocks {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "ulimit -f \(blocks); exec \"$0\" \"$@\"", Self.executable.path] + arguments
        }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        return process
    }

    // The server tells the address when it listens.
    private static func address(in file: URL, of process: Process) throws -> String {
        for _ in 0..<300 {
            let text = try String(contentsOf: file, encoding: .utf8)
            if let found = text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/) { return String(found.output) }
            guard process.isRunning else { throw Failure(description: "tercet serve ended: \(text)") }
            Thread.sleep(forTimeInterval: 0.1)
        }
        process.end()
        throw Failure(description: "tercet serve does not tell its address")
    }

    /// The command beside the tests.
    private static let executable: URL = {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            tests?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "tercet")
    }()
}
#endif
