import Foundation
import JSON
import JSONLD
import RDF
import TestSupport
import Testing

/// A test of a manifest of the JSON-LD test suite.
struct JSONLDTest: Sendable, CustomTestStringConvertible {
    let id: String
    let name: String
    let types: Set<String>
    /// What the test starts from, and the context of compaction.
    let input: String
    let context: String?
    /// What it has to give: a document, or the code of an error.
    let expected: String?
    let expectedError: String?
    let option: JSONValue

    var testDescription: String { "\(id) \(name)" }

    /// Why the test is not for this processor; `nil` for one that is.
    ///
    /// A processor of JSON-LD 1.1 need not be one of 1.0 too (JSON-LD 1.1 API, section 3), and generalized RDF, with blank nodes as
    /// properties, is obsolete there (section 8) and no RDF.
    var reasonToSkip: String? {
        if option["specVersion"]?.string == "json-ld-1.0" { return "for processors of JSON-LD 1.0 only" }
        if option["produceGeneralizedRdf"]?.bool == true { return "asks for generalized RDF, which is no RDF" }
        return nil
    }

    func options() throws -> JSONLDOptions {
        var options = JSONLDOptions(
            base: IRI(option["base"]?.string ?? JSONLDSuite.web + input), contexts: SuiteContexts())
        if let mode = option["processingMode"]?.string.flatMap(JSONLDOptions.ProcessingMode.init) {
            options.processingMode = mode
        }
        options.expandContext = try option["expandContext"]?.string.map(JSONLDSuite.json)
        options.compactsArrays = option["compactArrays"]?.bool ?? true
        options.compactsToRelative = option["compactToRelative"]?.bool ?? true
        options.usesNativeTypes = option["useNativeTypes"]?.bool ?? false
        options.usesRDFType = option["useRdfType"]?.bool ?? false
        switch option["rdfDirection"]?.string {
        case "i18n-datatype": options.directions = .i18nDatatype
        case "compound-literal": options.directions = .compoundLiteral
        default: break
        }
        return options
    }
}

/// The folder of the suite, `w3c/json-ld-api`.
enum JSONLDSuite {
    static let folder = SharedFolder.file("data/w3c/json-ld-api/tests")
    /// Where the folder is on the web.
    static let web = "https://w3c.github.io/json-ld-api/tests/"

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: #require(folder).appending(path: path)))
    }

    static func json(_ path: String) throws -> JSONValue { try JSONValue(parsing: bytes(path)) }

    /// All tests of a manifest; none where the suite is not there.
    static func allTests(_ name: String) throws -> [JSONLDTest] {
        guard folder != nil else { return [] }
        return try json("\(name)-manifest.jsonld")["sequence"]?.items.map { entry in
            JSONLDTest(
                id: name + (entry["@id"]?.string ?? ""), name: entry["name"]?.string ?? "",
                types: Set(entry["@type"]?.items.compactMap(\.string) ?? []), input: entry["input"]?.string ?? "",
                context: entry["context"]?.string, expected: entry["expect"]?.string,
                expectedError: entry["expectErrorCode"]?.string, option: entry["option"] ?? [:])
        } ?? []
    }

    /// The tests of a manifest that are for a processor of JSON-LD 1.1.
    static func tests(_ name: String) throws -> [JSONLDTest] {
        try allTests(name).filter { $0.reasonToSkip == nil }
    }
}

/// The contexts of the suite, read from its folder as if from the web.
struct SuiteContexts: ContextSource {
    func document(at iri: IRI) throws(JSONLDError) -> JSONValue {
        guard iri.string.hasPrefix(JSONLDSuite.web),
            let document = try? JSONLDSuite.json(String(iri.string.dropFirst(JSONLDSuite.web.count)))
        else {
            throw JSONLDError(.loadingRemoteContextFailed, "\(iri) is not part of the suite")
        }
        return document
    }
}

extension JSONValue {
    /// The value with the items of arrays in an order of their own, but for those of lists: two documents of the suite say the
    /// same when these forms are equal.
    var withoutOrder: JSONValue {
        switch self {
        case .array(let items):
            return .array(items.map(\.withoutOrder).sorted { $0.sortKey < $1.sortKey })
        case .object(let object):
            var result = JSONObject()
            for member in object.members {
                if member.name == "@list", let items = member.value.array {
                    result[member.name] = .array(items.map(\.withoutOrder))
                } else {
                    result[member.name] = member.value.withoutOrder
                }
            }
            return .object(result)
        case .number(let number): return JSONNumber(number.double).map { .number($0) } ?? self
        case .null, .bool, .string: return self
        }
    }

    private var sortKey: String { (try? canonicalBytes()).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}
