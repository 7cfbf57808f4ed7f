import Foundation
import RDF
import SPARQLResults
import SPARQLSyntax
import SystemPackage
import Testing

/// The documents of results in the suites, those of tests that are not run among them.
@Suite(.enabled(if: QueryManifest.folder != nil, "the suites are not there; set TERCET_SUITE_RDF_TESTS"))
struct ResultDocumentTests {
    private static let files: [String] = {
        guard let folder = QueryManifest.folder else { return [] }
        let all = FileManager.default.enumerator(atPath: folder.string)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".srx") || $0.hasSuffix(".srj") || $0.hasSuffix(".tsv") }.sorted()
    }()

    @Test("Documents of results come back from every format that tells terms apart", arguments: files)
    func roundTrip(file: String) throws {
        let folder = try #require(QueryManifest.folder)
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.appending(file).string))
        let format = try #require(ResultsFormat.allCases.first { file.hasSuffix("." + $0.fileExtension) })
        let document = try ResultsDocument(parsing: Array(data), format: format)
        for format in [ResultsFormat.json, .xml, .tsv] {
            var bytes: [UInt8] = []
            switch document.answer {
            case .boolean where format == .tsv: continue
            case .boolean(let answer): ResultsWriter.write(answer, as: format, to: &bytes)
            case .solutions(let table): ResultsWriter.write(table, as: format, to: &bytes)
            }
            #expect(try ResultsDocument(parsing: bytes, format: format).answer == document.answer)
        }
    }
}
