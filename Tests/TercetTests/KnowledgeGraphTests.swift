import Foundation
import Tercet
import TestSupport
import Testing

@Suite("A graph of documents")
struct KnowledgeGraphTests {
    private static let first = Document(
        text: "LIMA, Peru (AP) — Kevin McAleenan met with Maria Lopez in Lima on Monday. Panama borders Colombia.",
        name: "first.txt")
    private static let second = Document(
        text: "BOGOTA, Colombia (AP) — Panama borders Colombia, officials said. Kevin McAleenan visited Bogota.",
        name: "second.txt")

    private func lines(_ graph: KnowledgeGraph) -> Set<String> {
        Set(graph.store.snapshot().quads.map { "\($0.triple) \($0.graph.map { "\($0)" } ?? "")" })
    }

    @Test(
        "taking a document out leaves exactly what the others say, however evidence is kept",
        arguments: EvidenceStyle.allCases)
    func removal(_ style: EvidenceStyle) throws {
        let graph = try KnowledgeGraph()
        let first = try graph.ingest(Self.first, evidence: style)
        let onlyFirst = lines(graph)
        let second = try graph.ingest(Self.second, evidence: style)
        let both = lines(graph)
        #expect(both.count > onlyFirst.count && !onlyFirst.isEmpty)
        #expect(graph.remove(document: second.document))
        #expect(lines(graph) == onlyFirst)
        #expect(!graph.remove(document: second.document))
        try graph.ingest(Self.second, evidence: style)
        #expect(lines(graph) == both)
        graph.remove(document: first.document)
        graph.remove(document: second.document)
        #expect(lines(graph).isEmpty)
    }

    @Test(
        "reading a changed document again replaces exactly its facts, however evidence is kept",
        arguments: EvidenceStyle.allCases)
    func rereading(_ style: EvidenceStyle) throws {
        let changed = Document(
            text: "BOGOTA, Colombia (AP) — Panama borders Colombia. Ana Ruiz visited Quito.", name: "second.txt")
        let graph = try KnowledgeGraph()
        try graph.ingest(Self.first, evidence: style)
        try graph.ingest(Self.second, evidence: style)
        try graph.reread(changed, evidence: style)
        let fresh = try KnowledgeGraph()
        try fresh.ingest(Self.first, evidence: style)
        try fresh.ingest(changed, evidence: style)
        #expect(lines(graph) == lines(fresh))
        #expect(!lines(graph).contains { $0.contains("Bogota> ") })
        try graph.reread(changed, evidence: style)
        #expect(lines(graph) == lines(fresh))
        graph.remove(document: IRI("https://w3id.org/tercet/id/document/second"))
        let alone = try KnowledgeGraph()
        try alone.ingest(Self.first, evidence: style)
        #expect(lines(graph) == lines(alone))
    }

    @Test("facts that contradict one another are kept, each in the graph of its document")
    func contradiction() throws {
        let graph = try KnowledgeGraph()
        try graph.ingest(Document(text: "Ana Ruiz leads the Red Cross.", name: "a.txt"), evidence: .graph)
        try graph.ingest(Document(text: "Ben Keller leads the Red Cross.", name: "b.txt"), evidence: .graph)
        let leaders = try graph.select(
            "SELECT ?who ?source WHERE { GRAPH ?source { ?who core:leads ?what } } ORDER BY ?who")
        #expect(leaders.count == 2)
        let sources = lines(graph).filter { $0.contains("core#leads>") }
        #expect(sources.contains { $0.contains("Ana_Ruiz") && $0.contains("document/a>") })
        #expect(sources.contains { $0.contains("Ben_Keller") && $0.contains("document/b>") })
    }

    @Test("files support their triples too")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [folder.appending(path: "a.nt"), folder.appending(path: "b.nt")]
        try Data("<x:s> <x:p> <x:a> .\n<x:s> <x:p> <x:o> .\n".utf8).write(to: files[0])
        try Data("<x:s> <x:p> <x:b> .\n<x:s> <x:p> <x:o> .\n".utf8).write(to: files[1])
        let graph = try KnowledgeGraph()
        for file in files { try graph.load(FilePath(file.path)) }
        #expect(graph.remove(document: IRI("file://" + files[0].path)))
        #expect(lines(graph) == ["<x:s> <x:p> <x:b> ", "<x:s> <x:p> <x:o> "])
    }

    @Test("updates change the graph as a whole, with its prefixes")
    func updates() throws {
        let graph = try KnowledgeGraph()
        try graph.update("INSERT DATA { id:ann core:metWith id:bo }")
        #expect(graph.store.count == 1)
        #expect(throws: QueryError.self) { try graph.update("CLEAR ALL ; COPY <x:none> TO DEFAULT") }
        #expect(graph.store.count == 1)
    }
}
