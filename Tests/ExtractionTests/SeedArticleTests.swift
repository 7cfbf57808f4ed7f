import Documents
import Extraction
import Foundation
import TestSupport
import Testing

/// The real article, against two lists made by hand: the facts it states, and a verdict on each statement we make.
@Suite("The real article", .enabled(if: SeedArticle.file != nil, "the shared folder with the real article is not here"))
struct SeedArticleTests {
    @Test("at least 20 of the facts come out, and at least four of five statements are true of the text")
    func recallAndPrecision() throws {
        let document = try Document(path: try #require(SeedArticle.file))
        let found = try Shared.extract(document).readable(try Shared.ontology.get())
        let facts = try Rows.read("seed-article-facts").map { ReadableFact($0) }
        let missing = facts.filter { fact in !found.contains { fact.matches($0) } }

        let verdicts = Dictionary(
            try Rows.read("seed-article-verdicts").map { ($0.dropFirst().joined(separator: "\t"), $0[0]) }
        ) { first, _ in first }
        let unjudged = found.filter { verdicts[$0.description] == nil }
        let told = found.filter { $0.property != "type" }
        let judgedTrue = told.count { verdicts[$0.description] == "true" }
        let typesTrue = found.count { verdicts[$0.description] == "true" } - judgedTrue

        let recall = Double(facts.count - missing.count) / Double(facts.count)
        let precision = Double(judgedTrue) / Double(told.count)
        print("seed article: recall \(facts.count - missing.count)/\(facts.count) = \(recall)")
        print(
            "seed article: precision \(judgedTrue)/\(told.count) = \(precision); types \(typesTrue)/\(found.count - told.count)"
        )
        for fact in missing { print("  missing: \(fact.row.joined(separator: " | "))") }
        for statement in found where verdicts[statement.description] == "false" { print("  false: \(statement)") }

        #expect(
            unjudged.isEmpty,
            "give these a verdict in Fixtures/seed-article-verdicts.tsv:\n\(unjudged.map(\.description).joined(separator: "\n"))"
        )
        #expect(facts.count - missing.count >= 20)
        #expect(precision >= 0.8)
    }
}

/// Where the real article is.
enum SeedArticle {
    static var file: String? {
        guard let folder = SharedFolder.file("data/seed") else { return nil }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().first { $0.hasSuffix(".txt") }.map { folder.appending(path: $0).path }
    }
}

/// A fact that a document states: its ends are labels, several with `|` between them; `~` before one stands for any label
/// that contains it.
private struct ReadableFact {
    let row: [String]

    init(_ row: [String]) {
        self.row = row
    }

    func matches(_ statement: ReadableStatement) -> Bool {
        row[1] == statement.property && Self.matches(row[0], statement.subject)
            && Self.matches(row[2], statement.object)
    }

    private static func matches(_ pattern: String, _ label: String) -> Bool {
        pattern.split(separator: "|").contains { choice in
            choice.hasPrefix("~")
                ? label.lowercased().contains(choice.dropFirst().lowercased())
                : label.lowercased() == choice.lowercased()
        }
    }
}

/// Rows of a tab-separated fixture.
enum Rows {
    static func read(_ name: String) throws -> [[String]] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "tsv"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
}
