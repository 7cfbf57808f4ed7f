import RDF
import TestSupport
import Testing
import Turtle

@Suite("Turtle reader")
struct TurtleReaderTests {
    /// A document with everything in it.
    static let sample = """
        @prefix ex: <http://example.org/> .
        PREFIX : <#>
        @base <http://base.example/dir/> .
        VERSION "1.2"
        ex:a a ex:Thing ; ex:name "Ann"@en--ltr, 'Änn'@DE, \"\"\"long "quoted"
        text \\u00E9\"\"\" ; # a comment
            ex:age 42, -1.5, 1e3, true ;
            ex:knows [ ex:name "Bob" ; ex:list ( 1 "two" ( ) [] ) ], <rel>, _:c .
        <<ex:s ex:p ex:o ~ ex:r>> ex:said "yes"^^ex:type .
        ex:s ex:p ex:o ~ ex:r1 {| ex:sure 0.5 |} , ex:o2 .
        ex:x ex:y <<( ex:s ex:p <<( _:c a ex:Z )>> )>> .
        ex:caf\u{E9} ex:p.q ex:a%20b\\,c .
        """

    @Test("The same comes out however the bytes are cut", arguments: [1, 2, 3, 7, 64])
    func cutTokens(_ step: Int) throws {
        let whole = try readTurtle(Self.sample, base: "http://base.example/")
        var reader = TurtleReader(
            DrippingSource(bytes: Array(Self.sample.utf8), step: step),
            options: ReaderOptions(base: "http://base.example/"))
        let dripped = try Dataset(reading: &reader)
        #expect(dripped.quads == whole.quads)
        #expect(whole.count == 29)
    }

    @Test("A document cut at any byte gives an error, or the answer to what is left")
    func cutDocument() throws {
        let bytes = Array(Self.sample.utf8)
        let whole = try readTurtle(Self.sample, base: "http://base.example/")
        for length in bytes.indices {
            var reader = TurtleReader(
                bytes: Array(bytes[..<length]), options: ReaderOptions(base: "http://base.example/"))
            do {
                let part = try Dataset(reading: &reader)
                #expect(part.count <= whole.count)
            } catch {
                let location = try #require(error.location)
                #expect(location.byteOffset <= length)
            }
        }
    }

    @Test("Long statements are split over batches, and what is open is carried over")
    func longStatement() throws {
        var text = "@prefix e: <http://e/> . _:s e:p [ e:q "
        text += (0..<10_000).map { "<http://e/\($0)>, \($0)" }.joined(separator: ", ")
        text += " ; e:r e:s ] ; e:t e:u {| e:v e:w |} ."
        var reader = TurtleReader(DrippingSource(bytes: Array(text.utf8), step: 1000))
        var batch = QuadBatch()
        var sizes: [Int] = []
        var dataset = Dataset()
        while try reader.next(into: &batch) {
            sizes.append(batch.quads.count)
            dataset.insert(batch)
        }
        #expect(dataset.count == 20_000 + 5)
        #expect(sizes.allSatisfy { $0 <= 4200 })
        #expect(Set(dataset.filter { $0.triple.predicate == "http://e/q" }.map(\.triple.subject)).count == 1)
        #expect(dataset.last?.triple.predicate == "http://e/v")
    }

    @Test("Written labels and made ones never meet")
    func labels() throws {
        let dataset = try readTurtle("[] <http://e/p> _:anon1 . _:anon_1 <http://e/p> [] .")
        let nodes = dataset.flatMap { [$0.triple.subject, $0.triple.object] }
        #expect(Set(nodes).count == 4)
    }

    @Test("Prefixes are told in the order of their declaration")
    func prefixes() throws {
        var reader = TurtleReader(bytes: Array("@prefix b: <http://b/> . @prefix a: <http://a/> . b:x b:y a:z .".utf8))
        var batch = QuadBatch()
        #expect(try reader.next(into: &batch))
        #expect(reader.prefixes == [Prefix("b", "http://b/"), Prefix("a", "http://a/")])
        #expect(try !reader.next(into: &batch))
    }

    @Test("Language tags are kept in lower case")
    func languageCase() throws {
        let dataset = try readTurtle("<http://e/s> <http://e/p> \"x\"@EN-gb .")
        #expect(dataset[0].triple.object == .literal(Literal("x", language: "en-gb")))
    }

    static let errors: [(String, RDFSyntaxError.Code, Int, Int)] = [
        ("e:a e:b e:c .", .undefinedPrefix, 1, 1),
        ("<http://e/a> <b> 1 .", .invalidIRI, 1, 14),
        ("<http://e/a b> <http://e/p> 1 .", .invalidIRI, 1, 12),
        ("<http://e/a>\n  <http://e/p> \"\\uD800\" .", .syntax, 2, 17),
        ("<http://e/a> <http://e/p> \"open", .syntax, 1, 27),
        ("<http://e/a> <http://e/p> \"é\" ,, 1 .", .syntax, 1, 32),
        ("<http://e/a> <http://e/p> 1", .syntax, 1, 28),
        ("<http://e/a> _:b 1 .", .syntax, 1, 14),
        ("@prefix a: <http://e/>\n<x:s> <x:p> 1 .", .syntax, 2, 1),
        ("<x:s> <x:p> <<( <x:s> <x:p> << <x:s> <x:p> 1 >> )>> .", .syntax, 1, 29),
        ("<x:s> <x:p> \"x\"@toolongsubtag .", .syntax, 1, 16),
    ]

    @Test("Errors say what is wrong and where", arguments: errors)
    func reportsError(_ text: String, _ code: RDFSyntaxError.Code, _ line: Int, _ column: Int) throws {
        let error = try #require(throws: RDFSyntaxError.self) { _ = try readTurtle(text) }
        #expect(error.code == code)
        #expect(error.location?.line == line)
        #expect(error.location?.column == column)
    }

    @Test("Bytes that are not UTF-8 are told apart from other errors")
    func invalidUTF8() throws {
        var reader = TurtleReader(bytes: Array("<x:s> <x:p> \"".utf8) + [0xE9, 0x22, 0x2E])
        let error = try #require(throws: RDFSyntaxError.self) { _ = try Dataset(reading: &reader) }
        #expect(error.code == .invalidUTF8)
        #expect(error.location?.byteOffset == 13)
    }
}
