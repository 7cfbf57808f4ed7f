import Foundation
import Testing

/// Runs the command `tercet` that stands beside the tests, in a folder of its own that goes away with it.
final class Tool {
    /// What a run gave.
    struct Result {
        var exitCode: Int32
        var output: String
        var errors: String
    }

    /// A folder of its own for each test.
    let folder: URL
    /// Held open, so that commands that were started wait for more.
    private var openInputs: [Pipe] = []

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file into the folder and gives its path.
    func file(_ name: String, _ contents: some Sequence<UInt8>) throws -> String {
        let url = folder.appending(path: name)
        try Data(contents).write(to: url)
        return url.path
    }

    /// The path of a file that need not exist.
    func path(_ name: String) -> String { folder.appending(path: name).path }

    /// The names of the files in the folder.
    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? [] }

    /// Runs the command.
    func run(_ arguments: String..., input: String = "") throws -> Result { try run(arguments, input: input) }

    /// Runs the command.
    func run(_ arguments: [String], input: String = "") throws -> Result {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Errors go to a file: two pipes read one after the other could fill up and stop the command.
        let errorFile = folder.deletingLastPathComponent().appending(path: "tercet-errors-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: errorFile.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: errorFile) }
        let (output, standardInput) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errorFile)
        process.standardInput = standardInput
        try process.run()
        try? standardInput.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try? standardInput.fileHandleForWriting.close()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            exitCode: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }

    /// Starts the command with an open standard input, and does not wait for it.
    func start(_ arguments: String..., feed: (FileHandle) throws -> Void) throws -> Process {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let input = Pipe()
        openInputs.append(input)
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        try process.run()
        try feed(input.fileHandleForWriting)
        return process
    }

    /// Runs a line of the shell.
    func shell(_ line: String) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let errorText = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(
            exitCode: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
            errors: String(decoding: errorText, as: UTF8.self))
    }

    /// The command beside the tests.
    static let executable: URL = {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let folder =
            tests?.deletingLastPathComponent()
            ?? URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return folder.appending(path: "tercet")
    }()
}
