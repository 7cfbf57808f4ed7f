import RDF
import Testing
import Turtle

@Suite("Hostile Turtle")
struct HostileTurtleTests {
    @Test("A hundred thousand open brackets are no danger", arguments: ["[ <x:p> ", "( ", "<< "])
    func openBrackets(_ bracket: String) throws {
        let text = "<x:s> <x:p> " + String(repeating: bracket, count: 100_000)
        #expect(throws: RDFSyntaxError.self) { _ = try readTurtle(text) }
    }

    @Test("A hundred thousand nested brackets are read")
    func nestedBrackets() throws {
        let depth = 100_000
        let text =
            "<x:s> <x:p> " + String(repeating: "[ <x:p> ", count: depth) + "1" + String(repeating: " ]", count: depth)
            + " ."
        var reader = TurtleReader(bytes: Array(text.utf8))
        var batch = QuadBatch()
        var count = 0
        while try reader.next(into: &batch) { count += batch.quads.count }
        #expect(count == depth + 1)
    }

    @Test("Nested brackets, lists and reified triples can be written again", arguments: [100, 3000])
    func nestedRoundTrip(_ depth: Int) throws {
        let open = "[ <x:p> ( "
        let close = " ) ]"
        let text =
            "<x:s> <x:p> " + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth) + " ."
        let dataset = try readTurtle(text)
        var writer = PrettyTurtleWriter()
        var output: [UInt8] = []
        for batch in dataset.batches { try writer.write(batch, to: &output) }
        try writer.finish(to: &output)
        let again = try readTurtle(String(decoding: output, as: UTF8.self))
        #expect(again.count == dataset.count)
    }

    @Test("Triple terms nested too deep are a limit", arguments: [100, 200, 100_000])
    func nestedTripleTerms(_ depth: Int) throws {
        let text =
            "<x:s> <x:p> " + String(repeating: "<<( <x:s> <x:p> ", count: depth) + "1"
            + String(repeating: " )>>", count: depth) + " ."
        if depth <= 128 {
            #expect(try readTurtle(text).count == 1)
        } else {
            let error = try #require(throws: RDFSyntaxError.self) { _ = try readTurtle(text) }
            #expect(error.code == .limit)
        }
    }

    @Test("One line of megabytes is read in a time that grows with its length, not with its square")
    func longLine() throws {
        let bytes = Array("<x:s> <x:p> \"".utf8) + [UInt8](repeating: 0x61, count: 5_000_000) + Array("\" .\n".utf8)
        let start = ContinuousClock.now
        var reader = NTriplesReader(DrippingSource(bytes: bytes, step: 1 << 20))
        var batch = QuadBatch()
        #expect(try reader.next(into: &batch))
        #expect(batch.terms.last?.length == 5_000_000)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("A statement longer than the limit is refused")
    func statementLimit() throws {
        let bytes = Array("<x:s> <x:p> \"".utf8) + [UInt8](repeating: 0x61, count: 2_000_000)
        var reader = NTriplesReader(
            DrippingSource(bytes: bytes, step: 100_000), options: ReaderOptions(maximumStatementSize: 1_000_000))
        let error = try #require(throws: RDFSyntaxError.self) { _ = try Dataset(reading: &reader) }
        #expect(error.code == .limit)
    }

    @Test("Random bytes never stop the program", arguments: 0..<200)
    func randomBytes(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        let alphabet = Array("<>\"'[](){}|~.,;:@^_\\ab1e-+#%\n \u{E9}".utf8) + [0, 0xFF, 0xE2, 0x80]
        let bytes = (0..<200).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return alphabet[Int(state >> 33) % alphabet.count]
        }
        for step in [1, 500] {
            var turtle = TriGReader(DrippingSource(bytes: bytes, step: step), options: ReaderOptions(base: "x:y"))
            var nquads = NQuadsReader(DrippingSource(bytes: bytes, step: step))
            _ = try? Dataset(reading: &turtle)
            _ = try? Dataset(reading: &nquads)
        }
        var first = TriGReader(bytes: bytes, options: ReaderOptions(base: "x:y"))
        var second = TriGReader(DrippingSource(bytes: bytes, step: 1), options: ReaderOptions(base: "x:y"))
        let results = (Result { try Dataset(reading: &first) }, Result { try Dataset(reading: &second) })
        switch results {
        case (.success(let left), .success(let right)): #expect(left.quads == right.quads)
        case (.failure(let left), .failure(let right)):
            #expect((left as? RDFSyntaxError) == (right as? RDFSyntaxError))
        default: Issue.record("the answer depends on how the bytes are cut: \(bytes)")
        }
    }
}
