import ArgumentParser
import JSON
import JSONLD
import RDF

/// Contexts that JSON-LD documents name by an IRI, given as files.
struct ContextOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "For JSON-LD: the file to take for the context of an IRI, since nothing is fetched; may be given several times.",
            valueName: "IRI=FILE"))
    var remoteContext: [String] = []

    func validate() throws {
        for entry in remoteContext where IRIAssignment(entry) == nil {
            throw ValidationError(
                "--remote-context takes an absolute IRI and a file, as in https://schema.org/=schemaorg.jsonld.")
        }
    }

    /// The contexts.
    func source() throws -> KnownContexts {
        var documents: [IRI: JSONValue] = [:]
        for entry in remoteContext.compactMap({ IRIAssignment($0) }) {
            documents[entry.iri] = try Input.json(entry.file)
        }
        return KnownContexts(documents)
    }
}

extension Input {
    /// A file or standard input as JSON.
    static func json(_ path: String) throws -> JSONValue {
        do {
            return try JSONValue(parsing: Array(text(path).utf8), maximumNesting: JSONLDProcessor.deepestNesting)
        } catch let error as JSONSyntaxError {
            throw CommandFailure("\(name(path)):\(error)")
        }
    }
}
