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
        for entry in remoteContext where ContextOptions.parts(of: entry) == nil {
            throw ValidationError(
                "--remote-context takes an absolute IRI and a file, as in https://schema.org/=schemaorg.jsonld.")
        }
    }

    /// The contexts.
    func source() throws -> KnownContexts {
        var documents: [IRI: JSONValue] = [:]
        for entry in remoteContext {
            guard let (iri, file) = ContextOptions.parts(of: entry) else { continue }
            documents[iri] = try Input.json(file)
        }
        return KnownContexts(documents)
    }

    /// The IRI and the file: an IRI may have `=` itself, so that the last one counts.
    private static func parts(of entry: String) -> (iri: IRI, file: String)? {
        guard let mark = entry.lastIndex(of: "="), IRI.isValid(String(entry[..<mark])) else { return nil }
        let file = String(entry[entry.index(after: mark)...])
        return file.isEmpty ? nil : (IRI(String(entry[..<mark])), file)
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
