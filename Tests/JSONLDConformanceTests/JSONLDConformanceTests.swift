import JSON
import JSONLD
import RDF
import RDFIO
import TestSupport
import Testing

/// The test suite of the W3C JSON-LD Working Group, one case for each entry.
@Suite(.enabled(if: JSONLDSuite.folder != nil, "the suite is not there; set TERCET_SUITE_JSON_LD_API"))
struct JSONLDConformanceTests {
    @Test("JSON-LD 1.1 expand", arguments: try JSONLDSuite.tests("expand"))
    func expand(_ test: JSONLDTest) throws {
        try check(test) { try JSONLDProcessor(options: test.options()).expand(JSONLDSuite.json(test.input)) }
    }

    @Test("JSON-LD 1.1 compact", arguments: try JSONLDSuite.tests("compact"))
    func compact(_ test: JSONLDTest) throws {
        let context = try JSONLDSuite.json(#require(test.context))
        try check(test) {
            try JSONLDProcessor(options: test.options()).compact(JSONLDSuite.json(test.input), context: context)
        }
    }

    @Test("JSON-LD 1.1 flatten", arguments: try JSONLDSuite.tests("flatten"))
    func flatten(_ test: JSONLDTest) throws {
        let context = try test.context.map(JSONLDSuite.json)
        try check(test) {
            try JSONLDProcessor(options: test.options()).flatten(JSONLDSuite.json(test.input), context: context)
        }
    }

    @Test("JSON-LD 1.1 to RDF", arguments: try JSONLDSuite.tests("toRdf"))
    func toRDF(_ test: JSONLDTest) throws {
        let read = { try JSONLDProcessor(options: test.options()).dataset(JSONLDSuite.json(test.input)) }
        if let code = test.expectedError { return expectError(code) { _ = try read() } }
        let dataset = try read()
        #expect(try RoundTrips.failures(of: dataset) == [])
        guard let expected = test.expected else { return }
        var reader = RDFReader(bytes: try JSONLDSuite.bytes(expected), format: .nquads)
        let wanted = try Dataset(reading: &reader)
        let isSame = try dataset.isIsomorphic(to: wanted)
        #expect(isSame, "read: \(text(dataset)) expected: \(text(wanted))")
    }

    @Test("JSON-LD 1.1 from RDF", arguments: try JSONLDSuite.tests("fromRdf"))
    func fromRDF(_ test: JSONLDTest) throws {
        var reader = RDFReader(bytes: try JSONLDSuite.bytes(test.input), format: .nquads)
        let dataset = try Dataset(reading: &reader)
        let write = { try JSONLDProcessor(options: test.options()).document(of: dataset) }
        if let code = test.expectedError {
            let error = #expect(throws: RDFSyntaxError.self) { _ = try write() }
            #expect(error?.message.hasPrefix(code) == true)
            return
        }
        let expected = try JSONLDSuite.json(#require(test.expected))
        let written = try write()
        #expect(written.withoutOrder == expected.withoutOrder)
    }

    @Test(
        "No more tests are left out than have a reason",
        arguments: ["expand", "compact", "flatten", "toRdf", "fromRdf"])
    func completeness(_ name: String) throws {
        let all = try JSONLDSuite.allTests(name)
        let run = try JSONLDSuite.tests(name)
        let reasons = all.compactMap(\.reasonToSkip)
        #expect(run.count + reasons.count == all.count)
        #expect(reasons.count * 10 < all.count)
    }

    private func check(_ test: JSONLDTest, _ run: () throws -> JSONValue) throws {
        if let code = test.expectedError { return expectError(code) { _ = try run() } }
        let result = try run()
        let expected = try JSONLDSuite.json(#require(test.expected))
        #expect(result.withoutOrder == expected.withoutOrder)
    }

    private func expectError(_ code: String, _ run: () throws -> Void) {
        let error = #expect(throws: JSONLDError.self) { try run() }
        #expect(error?.code.rawValue == code)
    }

    private func text(_ dataset: Dataset) -> String {
        String(decoding: (try? dataset.bytes(as: .nquads)) ?? [], as: UTF8.self)
    }
}
