import Foundation
import TestSupport
import Testing

@Suite("The corpus of the fuzzer")
struct CorpusTests {
    static let folder = SharedFolder.projectFolder.appending(path: "Tests/Fuzzing/Corpus")

    /// The files of all targets that read RDF, as `ttl/name`.
    static let files: [String] = {
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let others = ["sparql/", "html/", "text/", "snapshot/", "journal/"]
        return names.filter { name in name.contains("/") && !others.contains { name.hasPrefix($0) } }.sorted()
    }()

    @Test("what once broke a reader or writer does so no more", arguments: files)
    func file(_ name: String) throws {
        let target = try #require(name.split(separator: "/").first.map(String.init))
        let check = try #require(ReaderChecks.check(named: target), "there is no target \(target)")
        try check(Array(Data(contentsOf: CorpusTests.folder.appending(path: name))))
    }

    @Test("the corpus has files for every target")
    func targets() {
        let targets = Set(CorpusTests.files.compactMap { $0.split(separator: "/").first })
        #expect(targets.isSuperset(of: ["nt", "nq", "ttl", "trig", "rdf", "gzip", "sniff"]))
    }
}
