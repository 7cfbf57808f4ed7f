import ArgumentParser
import RDF

/// The option `--base` of commands that read RDF or SPARQL.
enum BaseOption {
    /// Refuses a base that nothing can be resolved against.
    static func validate(_ base: String?) throws {
        if let base, !IRI.isValid(base) {
            throw ValidationError("--base takes an absolute IRI such as https://example.org/.")
        }
    }
}
