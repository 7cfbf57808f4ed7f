import Foundation
import Testing

@Suite("Code in the documentation of libraries")
struct TutorialCodeTests {
    private let tutorials = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    private var sources: URL {
        tutorials.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    }

    /// The lines between the marks of the tutorials, as they stand in an article.
    private func testedCode() throws -> Set<String> {
        var code: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: tutorials, includingPropertiesForKeys: nil) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: #/(?s) {8}// tutorial\n(.*?)\n {8}// end\n/#) {
                let lines = match.1.split(separator: "\n", omittingEmptySubsequences: false)
                code.insert(lines.map { $0.hasPrefix("        ") ? $0.dropFirst(8) : $0 }.joined(separator: "\n"))
            }
        }
        return code
    }

    @Test("Every library has an article, and its code is that of a tutorial that has run")
    func articles() throws {
        let tested = try testedCode()
        var articles = 0
        for library in try FileManager.default.contentsOfDirectory(atPath: sources.path) {
            let article = sources.appending(path: "\(library)/\(library).docc/\(library).md")
            guard let text = try? String(contentsOf: article, encoding: .utf8) else { continue }
            articles += 1
            let blocks = text.matches(of: #/(?s)```swift\n(.*?)\n```/#).map { String($0.1) }
            #expect(!blocks.isEmpty, "\(library)")
            for block in blocks { #expect(tested.contains(block), "\(library): \(block)") }
        }
        #expect(articles == tested.count)
    }
}
