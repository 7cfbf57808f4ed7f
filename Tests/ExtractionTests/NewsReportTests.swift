import Documents
import Extraction
import Foundation
import TestSupport
import Testing

/// Three reports of re3d, against lists made by hand: the facts they state, and a verdict on each statement we make.
@Suite("News reports", .enabled(if: NewsReports.file != nil, "the shared folder with re3d is not here"))
struct NewsReportTests {
    @Test(
        "three of five facts come out, and at least 85 of 100 statements are true of the text",
        arguments: ["E967805E", "85F0CF36", "6CB38F21"])
    func recallAndPrecision(report: String) throws {
        let text = try #require(try NewsReports.text(of: report))
        let document = Document(text: text, name: report + ".txt")
        let found = try Shared.extract(document).readable(try Shared.ontology.get())
        let score = FactScore(
            "report \(report)", found, facts: try Rows.read("news-report-facts", of: report),
            verdicts: try Rows.read("news-report-verdicts", of: report))
        score.report()
        let list = score.unjudged.map { "true\t\($0)" }.joined(separator: "\n")
        #expect(score.unjudged.isEmpty, "give these a verdict in Fixtures/news-report-verdicts.tsv:\n\(list)")
        #expect(score.recall >= 0.6)
        #expect(score.precision >= 0.85)
    }
}

/// The reports of re3d.
enum NewsReports {
    private struct Record: Decodable {
        var _id: String
        var text: String
    }

    static var file: URL? { SharedFolder.file("data/re3d/UK Government/documents.json") }

    /// The text of the report whose name begins so.
    static func text(of report: String) throws -> String? {
        guard let file else { return nil }
        let lines = try String(contentsOf: file, encoding: .utf8).replacing("\u{FEFF}", with: "").split(separator: "\n")
        for line in lines {
            let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
            if record._id.hasPrefix(report) { return record.text }
        }
        return nil
    }
}
