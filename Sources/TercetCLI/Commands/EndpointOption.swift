import ArgumentParser
import RDF
import SPARQLClient
import Tercet

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A SPARQL endpoint somewhere else, in place of files and folders.
struct EndpointOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The address of a SPARQL endpoint; the token in the environment variable TERCET_TOKEN is sent along.",
            valueName: "URL"))
    var endpoint: String?

    /// Connects to the endpoint; `nil` where none was given.
    func connect(timeout: Double? = nil) throws -> Endpoint? {
        guard let endpoint else { return nil }
        let options = EndpointOptions(
            token: ProcessInfo.processInfo.environment["TERCET_TOKEN"], timeout: timeout ?? 600
        ) { error, delay in
            Terminal.writeError("tercet: \(error); trying again in \(delay) s\n")
        }
        return try Self.attempt { try Endpoint(endpoint, options: options) }
    }

    /// Turns what an endpoint says into the failure of a command.
    static func attempt<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as EndpointError {
            throw CommandFailure(error.description)
        }
    }

    /// A request as it is sent: with the prefixes that need not be declared, on its first line.
    static func text(of request: String, base: String?) throws -> String {
        let folded = request.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let missing = try [Prefix].forQueries(data: []).filter { prefix in
            let name = prefix.name.lowercased() + ":"
            return folded.contains(name) && !folded.contains("prefix \(name)")
        }
        let declarations = missing.map { "PREFIX \($0.name): <\($0.iri)> " }
        return (base.map { "BASE <\($0)> " } ?? "") + declarations.joined() + request
    }
}
