import Dispatch
public import RDF
import RDFIO
public import SPARQLEngine
import SPARQLResults
public import SPARQLSyntax

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A SPARQL endpoint somewhere else, as the SPARQL 1.1 Protocol speaks to it.
///
/// Requests that fail for a reason which may pass are made again. All functions block the thread that calls them.
///
/// ```swift
/// let endpoint = try Endpoint("http://localhost:8890/sparql")
/// if case .solutions(let table) = try endpoint.query("SELECT * { ?s ?p ?o } LIMIT 10") { print(table.rows.count) }
/// ```
public struct Endpoint: ServiceClient {
    /// What a query was answered with.
    public enum Answer: Hashable, Sendable {
        /// The solutions of a `SELECT`.
        case solutions(SolutionTable)
        /// The answer to an `ASK`.
        case boolean(Bool)
        /// The triples of a `CONSTRUCT` or `DESCRIBE`, with the prefixes that the answer declares.
        case graph([Triple], prefixes: [Prefix])
    }

    /// The address.
    public let url: String
    private let options: EndpointOptions
    private let connection: HTTPConnection

    /// Makes an endpoint; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - url: the address, `http` or `https`.
    ///   - options: how to speak to it.
    /// - Throws: `malformed` where the address is none.
    public init(_ url: String, options: EndpointOptions = EndpointOptions()) throws(EndpointError) {
        guard let parsed = URL(string: url), ["http", "https"].contains(parsed.scheme), parsed.host?.isEmpty == false
        else {
            throw EndpointError(.malformed, url, "an address is wanted such as http://localhost:8890/sparql")
        }
        self.url = url
        self.options = options
        connection = HTTPConnection()
    }

    /// Asks a query.
    ///
    /// - Parameter text: the query; it is sent as it stands, so that the endpoint's own extensions can be used.
    /// - Throws: what the endpoint says against it, or why there is no answer.
    /// - Complexity: O(answer), which is held in memory.
    public func query(_ text: String) throws(EndpointError) -> Answer {
        let form = (try? Query(parsing: text))?.form
        let answer = try answer(try send("query", text, accept: Self.accepted(for: form)))
        // Virtuoso 7 answers ASK with a table, which has a row where the answer is true.
        if form == .ask, case .solutions(let table) = answer { return .boolean(!table.rows.isEmpty) }
        return answer
    }

    /// Carries out an update, which the endpoint should do as a whole or not at all.
    ///
    /// - Parameter text: the operations.
    /// - Throws: what the endpoint says against it, or why it is not known to have happened.
    public func update(_ text: String) throws(EndpointError) {
        _ = try send("update", text, accept: "*/*")
    }

    /// The solutions of a query of `SERVICE`.
    ///
    /// - Throws: `malformed` where the query names another endpoint than this one: what is fetched is for the program to say.
    public func solutions(of query: String, at endpoint: IRI) throws -> SolutionTable {
        guard endpoint.string == url else {
            throw EndpointError(.malformed, endpoint.string, "only \(url) may be asked by SERVICE")
        }
        guard case .solutions(let table) = try self.query(query) else {
            throw EndpointError(.malformed, url, "the answer has no solutions")
        }
        return table
    }

    // MARK: - Requests

    private static let acceptedResults = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
    private static let acceptedGraphs = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"

    /// The types of answers that a query can have.
    ///
    /// Some stores answer a `CONSTRUCT` with a table where one is accepted. What is no SPARQL may have extensions of the store;
    /// all types are accepted for it.
    private static func accepted(for form: Query.Form?) -> String {
        switch form {
        case .select, .ask: acceptedResults
        case .construct, .describe: acceptedGraphs
        case nil: "\(acceptedResults), \(acceptedGraphs)"
        }
    }

    private func send(
        _ parameter: String, _ text: String, accept: String
    ) throws(EndpointError) -> HTTPConnection.Response {
        var request = HTTPConnection.Request(url: url, body: Array("\(parameter)=\(Self.formEncoded(text))".utf8))
        request.headers = [
            ("Content-Type", "application/x-www-form-urlencoded"), ("Accept", accept), ("User-Agent", "tercet"),
        ]
        if let token = options.token { request.headers.append(("Authorization", "Bearer \(token)")) }
        request.timeout = options.timeout
        request.maximumAnswer = options.maximumAnswer
        var attempt = 1
        while true {
            do {
                return try connection.send(request)
            } catch {
                guard error.isTransient, attempt < options.retries.attempts else { throw error }
                let delay = options.retries.delay(after: attempt, asked: error.retryAfter)
                options.reportRetry(error, delay)
                _ = DispatchSemaphore(value: 0).wait(timeout: .now() + delay)
                attempt += 1
            }
        }
    }

    /// A text as `application/x-www-form-urlencoded` writes it (URL Standard, section 5.2).
    static func formEncoded(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 5 / 4)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2A, 0x2D, 0x2E, 0x5F: bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - Answers

    private func answer(_ response: HTTPConnection.Response) throws(EndpointError) -> Answer {
        let type = response.mediaType
        do {
            if let format = ResultsFormat.allCases.first(where: { $0.mediaType == type }) {
                switch try ResultsDocument(parsing: response.body, format: format).answer {
                case .solutions(let table): return .solutions(table)
                case .boolean(let answer): return .boolean(answer)
                }
            }
            guard let format = RDFFormat(mediaType: type) else {
                throw EndpointError(
                    .malformed, url, "the answer is of the type \(type.isEmpty ? "that is not told" : type)")
            }
            let base = ReaderOptions(base: IRI.isValid(url) ? IRI(url) : nil)
            var reader = RDFReader(bytes: response.body, format: format, options: base)
            var triples: [Triple] = []
            var batch = QuadBatch()
            while try reader.next(into: &batch) { triples += batch.quads.indices.map { batch.quad(at: $0).triple } }
            return .graph(triples, prefixes: reader.prefixes)
        } catch let error as RDFSyntaxError {
            throw EndpointError(.malformed, url, "the answer cannot be read: \(error.message)")
        } catch let error as EndpointError {
            throw error
        } catch {
            throw EndpointError(.malformed, url, "the answer cannot be read: \(error)")
        }
    }
}
