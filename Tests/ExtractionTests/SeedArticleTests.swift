import Documents
import Extraction
import Foundation
import TestSupport
import Testing

/// The real article, against two lists made by hand: the facts it states, and a verdict on each statement we make.
@Suite("The real article", .enabled(if: SeedArticle.file != nil, "the shared folder with the real article is not here"))
struct SeedArticleTests {
    @Test("all of the facts come out, and at least nine of ten statements are true of the text")
    func recallAndPrecision() throws {
        let document = try Document(path: try #require(SeedArticle.file))
        let found = try Shared.extract(document).readable(try Shared.ontology.get())
        let score = FactScore(
            "seed article", found, facts: try Rows.read("seed-article-facts"),
            verdicts: try Rows.read("seed-article-verdicts"))
        score.report()
        let list = score.unjudged.map(\.description).joined(separator: "\n")
        #expect(score.unjudged.isEmpty, "give these a verdict in Fixtures/seed-article-verdicts.tsv:\n\(list)")
        #expect(score.recall == 1)
        #expect(score.precision >= 0.9)
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
