import Foundation
import TestSupport
import Testing

@Suite("The style of the sources")
struct FormatTests {
    @Test("swift format finds nothing to complain about")
    func format() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "swift", "format", "lint", "--strict", "--parallel", "--recursive", "Package.swift", "Sources", "Tests",
        ]
        process.currentDirectoryURL = SharedFolder.projectFolder
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let findings = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(findings)")
    }

    @Test("libraries do not print, exit, trap on input or force a try")
    func quietLibraries() throws {
        let sources = SharedFolder.projectFolder.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(files.count > 100)
        let commands = ["TercetCLI", "LanguageTrainer"]
        for file in files where !commands.contains(where: { file.path.contains("/\($0)/") }) {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            for forbidden in ["fatalError(", "try! "] {
                #expect(!lines.contains { $0.contains(forbidden) }, "\(file.lastPathComponent): \(forbidden)")
            }
            for statement in ["print(", "exit("] {
                let found = lines.contains { $0.drop { $0 == " " }.hasPrefix(statement) }
                #expect(!found, "\(file.lastPathComponent): \(statement)")
            }
        }
    }
}
