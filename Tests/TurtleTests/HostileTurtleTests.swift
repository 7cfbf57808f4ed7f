import RDF
import TestSupport
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

    @Test(
        "A hundred thousand levels of anything that nests without end are read",
        arguments: [
            ("<x:s> <x:p> ", "( ", "", " )"), ("<x:s> <x:p> ", "<< <x:s> <x:p> ", "1", " >>"),
            ("", "<< ", "<x:s>", " <x:p> 1 >>"), ("<x:s> <x:p> 1 ", "{| <x:p> 1 ", "", " |}"),
            ("<x:s> <x:p> ", "( [ <x:p> ", "1", " ] )"),
        ])
    func nested(_ start: String, _ open: String, _ inner: String, _ close: String) throws {
        let depth = 100_000
        let text =
            start + String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
            + (start.isEmpty ? " <x:p> 1 ." : " .")
        #expect(try countTriG(text) > depth)
    }

    @Test("A hundred thousand graph braces are one error, and as many graphs are read")
    func graphBraces() throws {
        let braces = String(repeating: "{ ", count: 100_000)
        let error = try #require(throws: RDFSyntaxError.self) { _ = try countTriG(braces) }
        #expect(error.location?.column == 3)
        #expect(try countTriG(String(repeating: "{} ", count: 100_000)) == 0)
        #expect(try countTriG(String(repeating: "<x:g> { <x:s> <x:p> 1 } ", count: 100_000)) == 100_000)
    }

    @Test("Prefixes by the hundred thousand are read, and used again when the triples are written")
    func manyPrefixes() throws {
        let count = 100_000
        let text = (0..<count).map { "PREFIX p\($0): <http://n/\($0)/>\np\($0):a p\($0):b p\($0):c.\n" }.joined()
        var reader = TurtleReader(bytes: Array(text.utf8))
        var batch = QuadBatch()
        var batches: [QuadBatch] = []
        while try reader.next(into: &batch) { batches.append(batch) }
        #expect(batches.reduce(0) { $0 + $1.quads.count } == count)
        var writer = TurtleWriter(prefixes: reader.prefixes)
        var output: [UInt8] = []
        for batch in batches { try writer.write(batch, to: &output) }
        try writer.finish(to: &output)
        #expect(String(decoding: output, as: UTF8.self).contains("p99999:a p99999:b p99999:c ."))
    }

    @Test("The longest of many prefixes that leaves a local name is used")
    func longestPrefix() throws {
        var prefixes = (0..<100).map { Prefix("n\($0)", "http://n/\($0)/") }
        prefixes += [Prefix("a", "http://n/7/x"), Prefix("b", "http://n/7/xy/"), Prefix("c", "http://n/7/x")]
        var writer = TurtleWriter(prefixes: prefixes)
        var output: [UInt8] = []
        let dataset = try readTurtle(
            "<http://n/7/xyz> <http://n/7/xy/z> <http://n/7/x/y>, <http://n/7/>, <http://m/7/> .")
        for batch in dataset.batches { try writer.write(batch, to: &output) }
        try writer.finish(to: &output)
        let text = String(decoding: output, as: UTF8.self)
        #expect(text.hasSuffix("a:yz b:z <http://n/7/x/y>, n7:, <http://m/7/> .\n\n"), "\(text.suffix(200))")
    }

    @Test("A prefix that is bound again and again takes no more memory than once")
    func reboundPrefix() throws {
        let base = "@base <http://e/\(String(repeating: "a", count: 1000))> ."
        let same = String(repeating: "@prefix p: <#> .", count: 20_000)
        let other = (0..<20_000).map { "@prefix p: <#\($0 % 2)> ." }.joined()
        #expect(try readTurtle(base + same + other + "p:a p:b p:c .").count == 1)
    }

    @Test("Prefixes that take more memory than their text by far are a limit")
    func longPrefixes() throws {
        let base = "@base <http://e/\(String(repeating: "a", count: 16_000))> ."
        let many = (0..<20_000).map { "@prefix p\($0): <#> ." }.joined()
        let error = try #require(throws: RDFSyntaxError.self) { _ = try readTurtle(base + many) }
        #expect(error.code == .limit)
        let long = try #require(throws: RDFSyntaxError.self) {
            _ = try readTurtle("@prefix p: <x:\(String(repeating: "a", count: 20_000))> .")
        }
        #expect(long.code == .limit)
    }

    @Test("Graphs that nest and lists that go on for a hundred thousand nodes are written as people like to read them")
    func prettyDepth() throws {
        let (deep, depth) = (100_000, 10_000)
        func repeated(_ piece: String) -> String { String(repeating: piece, count: depth) }
        let documents = [
            "<x:s> <x:p> " + String(repeating: "[ <x:p> ", count: deep) + "1" + String(repeating: " ]", count: deep)
                + " .",
            "<x:s> <x:p> ( " + repeated("1 ") + ") .", "<x:s> <x:p> " + repeated("( ") + repeated(") ") + ".",
            "<x:s> <x:p> 1 " + repeated("{| <x:p> 1 ") + repeated("|} ") + ".",
            "<x:s> <x:p> 1 " + repeated("{| <x:q> 1 |} ") + ".",
            "<x:s> <x:p> 1 " + String(repeating: "{| <x:q> 1 ", count: 12) + repeated("{| <x:q> 1 |} ")
                + String(repeating: "|} ", count: 12) + ".",
            (0..<depth).map { "_:b\($0) <x:p> _:b\(($0 + 1) % depth) ." }.joined(),
            (0..<depth).map { "_:b\($0) <x:p> _:b\($0 ^ 1) ." }.joined(),
        ]
        for text in documents {
            let dataset = try readTurtle(text)
            var writer = PrettyTurtleWriter()
            var output: [UInt8] = []
            for batch in dataset.batches { try writer.write(batch, to: &output) }
            try writer.finish(to: &output)
            #expect(try countTriG(String(decoding: output, as: UTF8.self)) == dataset.count, "\(text.prefix(60))")
        }
    }

    private func countTriG(_ text: String) throws -> Int {
        var reader = TriGReader(bytes: Array(text.utf8))
        var batch = QuadBatch()
        var count = 0
        while try reader.next(into: &batch) { count += batch.quads.count }
        return count
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
