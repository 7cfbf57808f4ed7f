import RDF
import Testing

@testable import SPARQLClient

@Suite("Endpoints without a server; scripts/check_endpoints.py has the tests with one")
struct EndpointTests {
    @Test("what is no address is refused", arguments: ["", "localhost:8890", "ftp://example.org/sparql", "http://"])
    func noAddress(_ text: String) {
        #expect { try Endpoint(text) } throws: { ($0 as? EndpointError)?.code == .malformed }
    }

    @Test("SERVICE reaches this endpoint and no other")
    func otherEndpoint() throws {
        let endpoint = try Endpoint("http://127.0.0.1:9/sparql")
        #expect { try endpoint.solutions(of: "SELECT * {}", at: "http://127.0.0.1:9/other") } throws: {
            ($0 as? EndpointError)?.code == .malformed
        }
    }

    @Test("text is encoded as forms want it")
    func formEncoding() {
        #expect(Endpoint.formEncoded("a b+c=1&é*-._~\n") == "a+b%2Bc%3D1%26%C3%A9*-._%7E%0A")
    }

    @Test("waiting doubles up to a limit, and is as long as the endpoint asks within it")
    func delays() {
        let policy = RetryPolicy(attempts: 5, firstDelay: 1, longestDelay: 6)
        #expect((1...4).map { policy.delay(after: $0, asked: nil) } == [1, 2, 4, 6])
        #expect(policy.delay(after: 1, asked: 3) == 3 && policy.delay(after: 1, asked: 600) == 6)
    }

    @Test("only what may pass is tried again")
    func transience() {
        func error(_ code: EndpointError.Code) -> EndpointError { EndpointError(code, "http://example.org/", "x") }
        let passing: [EndpointError.Code] = [.unreachable, .timeout, .refused(status: 503), .refused(status: 429)]
        #expect(passing.allSatisfy { error($0).isTransient })
        #expect(![.malformed, .tooLarge, .refused(status: 400)].contains { error($0).isTransient })
    }

    #if Server
    @Test("nobody at the address is an error that names it")
    func unreachable() throws {
        let endpoint = try Endpoint(
            "http://127.0.0.1:9/sparql", options: EndpointOptions(timeout: 0.2, retries: .none))
        #expect { try endpoint.query("ASK {}") } throws: { error in
            (error as? EndpointError)?.description.hasPrefix("http://127.0.0.1:9/sparql: ") == true
        }
    }
    #endif
}
