import RDF
import RDFIO
import Testing

/// Tokens of many megabytes.
///
/// How time grows is measured by hand: these tests would take minutes if it grew with the square of the length.
@Suite("Tokens of megabytes")
struct LongTokenTests {
    static let literalLength = 24 << 20
    /// Names and the like are read byte by byte, which takes long in a debug build.
    static let tokenLength = 2 << 20

    /// What stands before and behind a literal.
    static let frames: [RDFFormat: (String, String)] = [
        .ntriples: ("<x:s> <x:p> \"", "\" .\n"), .nquads: ("<x:s> <x:p> \"", "\" <x:g> .\n"),
        .turtle: ("<x:s> <x:p> \"\"\"", "\"\"\" ."), .trig: ("<x:g> { <x:s> <x:p> '", "' }"),
        .rdfxml: ("\(root)<e:A><e:p>", "</e:p></e:A></rdf:RDF>"),
    ]
    static let root = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:e='http://e/'>"

    private func outcome(
        _ start: String, _ filler: String, length: Int, _ end: String, _ format: RDFFormat
    ) -> ReaderChecks.Outcome {
        let count = length / filler.utf8.count
        let block = Array(String(repeating: filler, count: 4096).utf8)
        var bytes = Array(start.utf8)
        for _ in 0..<(count / 4096) { bytes += block }
        bytes += block.prefix(count % 4096 * filler.utf8.count)
        bytes += end.utf8
        // In pieces, as a pipe gives them.
        return ReaderChecks.Outcome(
            RDFReader(PipeSource(bytes), format: format, options: ReaderOptions(base: "http://base/")))
    }

    @Test("a literal of 24 MB is read", arguments: frames.keys.sorted { $0.rawValue < $1.rawValue })
    func closed(_ format: RDFFormat) throws {
        let (start, end) = try #require(LongTokenTests.frames[format])
        let outcome = outcome(start, "a", length: LongTokenTests.literalLength, end, format)
        #expect(outcome.error == nil)
        let object = outcome.quads.lazy.map(\.triple.object).last { if case .literal = $0 { true } else { false } }
        guard case .literal(let literal)? = object else {
            Issue.record("there is no literal")
            return
        }
        #expect(literal.lexicalForm.utf8.count == LongTokenTests.literalLength)
    }

    @Test(
        "a literal of 24 MB that nobody closes is one clear error",
        arguments: frames.keys.sorted { $0.rawValue < $1.rawValue })
    func open(_ format: RDFFormat) throws {
        let (start, _) = try #require(LongTokenTests.frames[format])
        let error = try #require(outcome(start, "a", length: LongTokenTests.literalLength, "", format).error)
        #expect(error.location != nil)
        #expect(error.message.contains("not closed"), "\(error)")
        #expect(error.message.utf8.count < 1000)
    }

    @Test(
        "names, IRIs, tags and numbers of megabytes are read, or refused with a message that one can read",
        arguments: [
            (RDFFormat.turtle, "@prefix ", "a", ": <x:> .", true), (.turtle, "<x:s> <x:p> <", "a", "> .", true),
            (.turtle, "<x:s> <x:p> \"a\"@en", "-aaaaaaa", " .", true),
            (.turtle, "<x:s> <x:p> \"a\"@", "a", " .", false),
            (.turtle, "<x:s> <x:p> ", "1", " .", true), (.turtle, "<x:s> <x:p> -.", "1", "e0 .", true),
            (.turtle, "", "a", ":b <x:p> 1 .", false), (.turtle, "@prefix a: <x:", "a", "> .", false),
            (.turtle, "@base <", "a", "> .", false), (.turtle, "<x:s> <x:p> _:a", ".", "", false),
            (.turtle, "@prefix a: <x:> . a:b", "%20", " a:c\\-d 1 .", true), (.turtle, "#", "a", "", true),
            (.turtle, "<x:s> <x:p> ", "aaaaaaaa", " .", false), (.ntriples, "<", "a", "> <x:p> <x:o> .", false),
            (.ntriples, "<x:s> <x:p> _:", "a", " .", true), (.ntriples, "<x:s> <x:p> <x:", "\\u0041", "> .", true),
            (.rdfxml, root + "<e:A e:p=\"", "a", "\"/></rdf:RDF>", true),
            (.rdfxml, root + "<e:A e:p=\"", "a", "", false),
            (.rdfxml, root + "<e:A rdf:about=\"", "a", "\"/></rdf:RDF>", true),
            (.rdfxml, root + "<!--", "a", "", false),
            (.rdfxml, root + "<!--", "a<", "--></rdf:RDF>", true), (.rdfxml, root + "<?p ", "a", "?></rdf:RDF>", true),
            (.rdfxml, root + "<e:A><e:p><![CDATA[", "a<", "]]></e:p></e:A></rdf:RDF>", true),
            (.rdfxml, root + "<e:", "a", "/></rdf:RDF>", true), (.rdfxml, "<!DOCTYPE a [<!ENTITY b '", "a", "", false),
            (.rdfxml, root + "<e:A xmlns:f=\"x:", "a", "\" f:p=\"\"/></rdf:RDF>", false),
            (.rdfxml, root + "<e:A xml:base=\"x:", "a", "\"/></rdf:RDF>", false),
            (.rdfxml, root + "<e:A><e:p rdf:parseType=\"Literal\">", "<b/>", "</e:p></e:A></rdf:RDF>", true),
        ] as [(RDFFormat, String, String, String, Bool)])
    func token(_ format: RDFFormat, _ start: String, _ filler: String, _ end: String, _ isRead: Bool) {
        let outcome = outcome(start, filler, length: LongTokenTests.tokenLength, end, format)
        #expect((outcome.error == nil) == isRead, "\(String(describing: outcome.error))")
        #expect(outcome.error.map { $0.location != nil && $0.message.utf8.count < 1000 } ?? true)
    }

    /// Gives 64 kB at a time, as pipes do.
    private struct PipeSource: ByteSource {
        private let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
            let end = min(position + min(count, 1 << 16), bytes.count)
            buffer.append(contentsOf: bytes[position..<end])
            defer { position = end }
            return end > position
        }
    }
}
