import RDF
import RDFIO
import TestSupport
import Testing

@Suite("Lenient readers")
struct LenientTests {
    private struct Outcome: Equatable {
        var objects: Set<String>
        var skipped: Int
        var lines: [Int]
    }

    /// Reads leniently, in one piece and byte by byte; both have to agree.
    private func read(_ text: String, as format: RDFFormat) throws -> Outcome {
        let bytes = Array(text.utf8)
        let options = ReaderOptions(isLenient: true)
        var whole = RDFReader(bytes: bytes, format: format, options: options)
        var feed = RDFReader(DrippingSource(bytes: bytes), format: format, options: options)
        let outcome = try outcome(&whole)
        #expect(try self.outcome(&feed) == outcome)
        return outcome
    }

    private func outcome(_ reader: inout RDFReader) throws -> Outcome {
        let dataset = try Dataset(reading: &reader)
        return Outcome(
            objects: Set(dataset.map { $0.triple.object.lexical }), skipped: reader.skipped.count,
            lines: reader.skipped.errors.compactMap(\.location?.line))
    }

    @Test("N-Triples loses the line that is wrong", arguments: [RDFFormat.ntriples, .nquads])
    func lines(format: RDFFormat) throws {
        let text = """
            <x:s> <x:p> "1" .
            <x:s> <x:p> "2"
            <x:s> <x:p> "3" . and more
            <x:s> <x p> "4" .
            <x:s> <x:p> "5\\q" .\r<x:s> <x:p> "6" .
            nonsense
            """
        let outcome = try read(text, as: format)
        #expect(outcome == Outcome(objects: ["1", "6"], skipped: 5, lines: [2, 3, 4, 5, 6]))
    }

    @Test(
        "Turtle goes on behind the next full stop",
        arguments: [
            Case("<x:s> <x:p> \"1\" . <x:s> <x:p> 2 3 . <x:s> <x:p> \"4\" .", ["1", "4"], 1),
            Case("<x:s> <x:p> \"1\" . <x:s> un:known \"a. b\" , 2.5 . <x:s> <x:p> \"4\" .", ["1", "4"], 1),
            Case(
                "<x:s> <x:p> \"1\" . <x:s> <x:p> \"2\", \"\"\"bad \\q. \" . \"\"\" ; <x:q> 3 .\n<x:s> <x:p> \"4\" .",
                ["1", "4"], 1),
            Case("<x:s> <x:p> \"1\" . <x:s> <x:p> \"open \n . <x:s> <x:p> \"4\" .", ["1", "4"], 1),
            Case("<x:s> <x:p> [ <x:q> \"1\" , ( \"2\" ] . # . no\n <x:s> <x:p> \"4\" .", ["4"], 1),
            Case("@prefix e: nothing .\n e:s e:p 1 . <x:s> <x:p> \"4\" .", ["4"], 2),
            Case("<x:s> <x:p> \"1\" . . <x:s> <x:p> \"4\" .", ["1", "4"], 1),
            Case("<x:s> <x:p> \"1\" . <x:s> <x:p> \"cut", ["1"], 1),
        ])
    func turtle(sample: Case) throws {
        let outcome = try read(sample.text, as: .turtle)
        #expect(outcome.objects == sample.objects)
        #expect(outcome.skipped == sample.skipped)
    }

    struct Case: Sendable {
        var text: String
        var objects: Set<String>
        var skipped: Int

        init(_ text: String, _ objects: Set<String>, _ skipped: Int) {
            (self.text, self.objects, self.skipped) = (text, objects, skipped)
        }
    }

    @Test("TriG stays in the graph block where a statement of it is wrong")
    func blocks() throws {
        let text =
            "<x:g> { <x:s> <x:p> \"1\" . <x:s> <x:p> 2 3 } <x:h> { <x:s> ! . <x:s> <x:p> \"4\" } <x:s> <x:p> \"5\" ."
        let outcome = try read(text, as: .trig)
        #expect(outcome == Outcome(objects: ["1", "4", "5"], skipped: 2, lines: [1, 1]))
    }

    @Test("RDF/XML loses the element that is wrong, with its content")
    func elements() throws {
        let text = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="x:">
            <rdf:Description rdf:about="x:a"><e:p>1</e:p><e:p rdf:resource="x:b" rdf:nodeID="c"><e:C/></e:p></rdf:Description>
            <rdf:li><e:p>2</e:p></rdf:li>
            stray
            <e:C rdf:about="x:d" plain="3"><e:p>4</e:p></e:C>
            <rdf:Description rdf:about="x:a"><e:p>5</e:p></rdf:Description>
            </rdf:RDF>
            """
        let outcome = try read(text, as: .rdfxml)
        // libxml2 hands text out when it is over, which is a line further down.
        #expect(outcome == Outcome(objects: ["1", "5"], skipped: 4, lines: [2, 3, 5, 5]))
    }

    @Test(
        "Without leniency the first error ends the reading and nothing is skipped",
        arguments: [RDFFormat.turtle, .ntriples])
    func strict(format: RDFFormat) throws {
        var reader = RDFReader(bytes: Array("<x:s> <x:p> !\n<x:s> <x:p> <x:o> .".utf8), format: format)
        #expect(throws: RDFSyntaxError.self) { try Dataset(reading: &reader) }
        #expect(reader.skipped.count == 0)
    }

    @Test("Limits end a lenient reading too")
    func limits() {
        let long = "<x:s> <x:p> \"\(String(repeating: "a", count: 5000))\" ."
        for format in [RDFFormat.ntriples, .nquads, .turtle, .trig] {
            var reader = RDFReader(
                bytes: Array(long.utf8), format: format,
                options: ReaderOptions(maximumStatementSize: 1000, isLenient: true))
            var batch = QuadBatch()
            #expect { while try reader.next(into: &batch) {} } throws: { ($0 as? RDFSyntaxError)?.code == .limit }
        }
    }

    @Test("A million wrong lines are counted, and only the first are kept")
    func manyErrors() throws {
        let bytes = Array(repeating: Array("<x:s> <x:p> wrong .\n".utf8), count: 200_000).flatMap { $0 }
        var reader = RDFReader(bytes: bytes, format: .ntriples, options: ReaderOptions(isLenient: true))
        #expect(try Dataset(reading: &reader).count == 0)
        #expect(reader.skipped.count == 200_000)
        #expect(reader.skipped.errors.count == SkippedStatements.keptErrors)
    }
}

extension Term {
    fileprivate var lexical: String {
        if case .literal(let literal) = self { literal.lexicalForm } else { description }
    }
}
