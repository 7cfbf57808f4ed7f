import Foundation
import Tercet
import TestSupport
import Testing

@Suite("The README", .serialized)
struct ReadmeTests {
    @Test("its Swift lines compile, run and do what they say")
    func swiftLines() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tercet-readme-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder.appending(path: "docs"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: SharedFolder.projectFolder.appending(path: "docs/samples"), to: folder.appending(path: "docs/samples"))
        let before = FileManager.default.currentDirectoryPath
        #expect(FileManager.default.changeCurrentDirectoryPath(folder.path))
        defer { _ = FileManager.default.changeCurrentDirectoryPath(before) }

        // The lines between these two marks are those of the README, letter by letter.
        // README
        let graph = try KnowledgeGraph()
        try graph.ingest("docs/samples/panama-talks.txt")
        let meetings = try graph.select("SELECT ?who ?whom WHERE { ?who core:metWith ?whom }")
        for meeting in meetings { print(meeting) }
        try graph.write(to: "facts.rdf")
        // README

        #expect(meetings.count > 0)
        let written = try String(contentsOf: folder.appending(path: "facts.rdf"), encoding: .utf8)
        #expect(written.contains("<rdf:RDF") && written.contains("Kevin_McAleenan"))
    }

    @Test("its Swift lines are those that the test above runs")
    func sameLines() throws {
        let readme = try String(contentsOf: SharedFolder.projectFolder.appending(path: "README.md"), encoding: .utf8)
        let block = try #require(
            readme.components(separatedBy: "```swift\n").dropFirst().first?.components(separatedBy: "```").first)
        let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let parts = source.components(separatedBy: "        // README\n")
        let run = ["import Tercet"] + parts[1].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(source.contains("\nimport Tercet\n"))
        #expect(block.split(separator: "\n").map(String.init) == run)
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
    }
}
