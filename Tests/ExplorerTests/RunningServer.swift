#if Server
import Foundation

extension Process {
    /// Asks the process to end, and ends it where it has not within two seconds.
    func end() {
        terminate()
        for _ in 0..<20 where isRunning { Thread.sleep(forTimeInterval: 0.1) }
        if isRunning { kill(processIdentifier, SIGKILL) }
    }
}

/// `tercet serve` on a store of its own, on a port that the system chose.
///
/// It ends with this value.
final class RunningServer {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// Where the server listens, without a slash at the end.
    let address: String
    private let process: Process
    private let folder: URL

    /// Starts the server.
    ///
    /// `data` are RDF files that are loaded before.
    init(data: [String: String] = [:], arguments: [String] = []) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tercet-explorer-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = folder.appending(path: "store").path
        for (name, text) in data.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            let load = try Self.start(["load", "--store", store, file.path], output: FileHandle.nullDevice)
            load.waitUntilExit()
            guard load.terminationStatus == 0 else { throw Failure(description: "cannot load \(name)") }
        }
        let output = folder.appending(path: "output")
        _ = FileManager.default.createFile(atPath: output.path, contents: nil)
        process = try Self.start(
            ["serve", "--store", store, "--port", "0"] + arguments, output: FileHandle(forWritingTo: output))
        address = try Self.address(in: output, of: process)
    }

    deinit {
        process.end()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func start(_ arguments: [String], output: FileHandle) throws -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
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
