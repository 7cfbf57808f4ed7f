import Foundation
import Testing

@Suite("Examples")
struct ExampleTests {
    /// What is not run here.
    ///
    /// A server does not end, and addresses are those of other machines. Both are run elsewhere, with
    /// servers that are there.
    private static func needsServer(_ line: String) -> Bool {
        line.contains("--endpoint") || line.hasPrefix("curl ")
            || (line.hasPrefix("tercet serve") && !line.contains("--new-token"))
    }

    private func help(_ path: String, in folder: ExampleFolder) throws -> String {
        let result = try folder.run("tercet \(path) --help")
        #expect(result.exitCode == 0, "tercet \(path) --help")
        return result.output
    }

    /// The examples of a help: what is set in below the overview, without the words beside it.
    private func examples(in help: String) -> [String] {
        help.components(separatedBy: "USAGE:")[0].split(separator: "\n").compactMap { line in
            guard let match = String(line).wholeMatch(of: #/  (?<line>(?:[a-z]+ [^|]*\| )?tercet .*)/#) else {
                return nil
            }
            return String(match.line).replacing(#/ {3,}.*/#, with: "")
        }
    }

    private func subcommands(in help: String) -> [String] {
        guard let list = help.components(separatedBy: "SUBCOMMANDS:\n").dropFirst().first else { return [] }
        return list.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }.compactMap { line in
            guard let name = line.split(separator: " ").first, line.prefix(3).last != " " else { return nil }
            return String(name)
        }
    }

    @Test("Every command shows examples, and each of them does what it says")
    func helps() throws {
        let folder = try ExampleFolder()
        var (paths, count) = ([""], 0)
        while let path = paths.popLast() {
            let help = try help(path, in: folder)
            let inner = subcommands(in: help).filter { $0 != "help" }
            paths += inner.map { path.isEmpty ? $0 : "\(path) \($0)" }
            let examples = examples(in: help)
            if inner.isEmpty { #expect(!examples.isEmpty, "tercet \(path) --help has no examples") }
            for example in examples where !Self.needsServer(example) {
                let result = try folder.run(example)
                // `diff` answers by its code.
                let expected: ClosedRange<Int32> = example.hasPrefix("tercet diff") ? 0...1 : 0...0
                #expect(expected.contains(result.exitCode), "\(example): \(result.errors)")
                count += 1
            }
        }
        #expect(count > 70)
    }

    @Test("Each line of the table of exit codes ends with its code")
    func exitCodes() throws {
        let table = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/exit-codes.md")
        let rows = try String(contentsOf: table, encoding: .utf8)
            .matches(of: /(?m)^\| (?<code>\d) \|.*\| `(?<line>tercet .*)` \|$/)
        #expect(rows.count == 18)
        let folder = try ExampleFolder()
        for row in rows {
            let result = try folder.run(String(row.line))
            #expect(result.exitCode == Int32(row.code), "\(row.line): \(result.errors)")
            if result.exitCode != 0, result.errors.isEmpty {
                #expect(!result.output.isEmpty || row.line.contains("diff"))
            }
        }
    }
}
