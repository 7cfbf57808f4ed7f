import Foundation
import RDF
import RDFIO
import SystemPackage
import Testing

@Suite("RDF files")
struct RDFIOTests {
    /// A folder for one test.
    private static func withFolder(_ body: (FilePath) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(FilePath(url.path))
    }

    @Test(
        "Formats are known by name, extension and media type",
        arguments: [
            ("turtle", "a.ttl", "text/turtle; charset=utf-8", RDFFormat.turtle),
            ("N-Triples", "a.NT", "application/n-triples", .ntriples),
            ("nq", "x/a.b.nq", "application/n-quads", .nquads),
            ("TriG", "a.trig", "application/trig", .trig), ("RDF/XML", "a.owl", "application/rdf+xml", .rdfxml),
        ])
    func formats(_ name: String, _ file: String, _ mediaType: String, _ format: RDFFormat) {
        #expect(RDFFormat(name: name) == format)
        #expect(RDFFormat(fileName: file) == format)
        #expect(RDFFormat(mediaType: mediaType) == format)
    }

    @Test("What is no format has no format")
    func noFormat() {
        #expect(RDFFormat(name: "pdf") == nil)
        #expect(RDFFormat(fileName: "turtle") == nil)
        #expect(RDFFormat(mediaType: "text/html") == nil)
        #expect(RDFFormat.sniff(Array("\"a\"".utf8)) == nil)
        #expect(RDFFormat.sniff([]) == nil)
    }

    @Test(
        "Formats are told by content",
        arguments: [
            ("<http://e/a> <http://e/b> <http://e/c> .\n", RDFFormat.ntriples),
            ("<http://e/a> <http://e/b> <http://e/c> .\n<x:a> <x:b> \"c\" <x:g> .\n<x:cut", .nquads),
            ("# a comment\n@prefix e: <http://e/> . e:a e:b e:c .", .turtle),
            ("<http://e/a> a <http://e/c> .", .turtle), ("PREFIX e: <http://e/> e:g { e:a e:b \"{\" }", .trig),
            ("@prefix e: <http://e/> . e:a e:b e:c {| e:d \"{\" |} .", .turtle),
            ("\u{FEFF}<?xml version=\"1.0\"?><rdf:RDF/>", .rdfxml), ("<rdf:RDF xmlns:rdf=\"x\">", .rdfxml),
            ("<!-- c --><rdf:RDF>", .rdfxml), (" {\n \"@id\": 1}", .jsonld), ("[\n{", .jsonld),
            ("[ <http://e/p> 1 ] .", .turtle), ("{ <http://e/s> <http://e/p> 1 }", .trig),
        ])
    func sniffs(_ text: String, _ format: RDFFormat) {
        #expect(RDFFormat.sniff(Array(text.utf8)) == format)
    }

    @Test("A graph goes to a file and comes back, in every format", arguments: RDFFormat.allCases)
    func roundTrip(_ format: RDFFormat) throws {
        var bytes = Array("@prefix e: <http://e/> .\n".utf8)
        for index in 0..<5000 {
            bytes += Array("e:s\(index) e:p \(index), \"x\(index)\"@en ; e:q [ e:r <../r> ] .\n".utf8)
        }
        var reader = RDFReader(bytes: bytes, format: .turtle, options: ReaderOptions(base: "http://b/c/d"))
        let graph = try Graph(reading: &reader)
        try Self.withFolder { folder in
            let path = folder.appending("graph.\(format.fileExtensions[0])")
            var file = try AtomicFile(path)
            try file.write(graph.bytes(as: format, layout: .streaming))
            try file.commit()
            let again = try Graph(file: path)
            #expect(again.count == 20_000)
            #expect(try graph.isIsomorphic(to: again))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string).count == 1)
        }
    }

    @Test("The IRI of the file is the base of what is relative in it")
    func fileBase() throws {
        try Self.withFolder { folder in
            let path = folder.appending("a b.ttl")
            var file = try AtomicFile(path)
            try file.write(Array("<> <#p> <c> .".utf8))
            try file.commit()
            let triple = try #require(try Graph(file: path).first)
            #expect(triple.subject.iri?.string == "file://\(folder.string)/a%20b.ttl")
            #expect(triple.object.iri?.string == "file://\(folder.string)/c")
        }
    }

    @Test("A file that is given up leaves nothing behind, and what was there stays")
    func abandoned() throws {
        try Self.withFolder { folder in
            let path = folder.appending("a.nt")
            var first = try AtomicFile(path)
            try first.write(Array("old".utf8))
            try first.commit()
            do {
                var second = try AtomicFile(path)
                try second.write(Array("new".utf8))
            }
            #expect(try String(contentsOfFile: path.string, encoding: .utf8) == "old")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.string) == ["a.nt"])
        }
    }

    @Test("Files that cannot be read say why")
    func readErrors() throws {
        try Self.withFolder { folder in
            let missing = try #require(throws: FileError.self) { _ = try RDFReader(file: folder.appending("no.ttl")) }
            #expect(missing.code == .notFound)
            #expect(missing.description == "cannot read \(folder.string)/no.ttl: there is no such file")
            let directory = try #require(throws: FileError.self) { _ = try RDFReader(file: folder) }
            #expect(directory.code == .isDirectory)
            let empty = try #require(throws: FileError.self) { _ = try RDFReader(file: "") }
            #expect(empty.code == .emptyName)
            var file = try AtomicFile(folder.appending("x"))
            try file.write(Array("Hello, world".utf8) + [0x0A, 0xFF])
            try file.commit()
            let unknown = try #require(throws: FileError.self) { _ = try RDFReader(file: folder.appending("x.bin")) }
            #expect(unknown.code == .notFound)
        }
    }

    @Test("Files that cannot be written say why")
    func writeErrors() throws {
        try Self.withFolder { folder in
            #expect(throws: FileError(.emptyName, .write, "", reason: "the name of the file is empty")) {
                _ = try AtomicFile("")
            }
            let directory = try #require(throws: FileError.self) { _ = try AtomicFile(folder) }
            #expect(directory.code == .isDirectory)
            let missing = try #require(throws: FileError.self) { _ = try AtomicFile(folder.appending("no/a.nt")) }
            #expect(missing.code == .notFound)
        }
    }
}
