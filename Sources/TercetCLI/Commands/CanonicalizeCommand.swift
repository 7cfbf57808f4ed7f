import ArgumentParser
import Canonicalization
import RDF
import RDFIO

/// `tercet canonicalize`: RDF in the canonical form of RDFC-1.0.
struct CanonicalizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canonicalize",
        abstract: "Write RDF as canonical N-Quads (RDFC-1.0), to sign, hash or compare it.",
        discussion: """
            Datasets that differ only in the labels of blank nodes, the order of statements or the format give the same
            bytes. The name of the input tells its format; use - for standard input or output.

            Examples:
              tercet canonicalize facts.ttl facts.nq
              cat facts.ttl | tercet canonicalize --from ttl - | sha256sum
            """)

    @Argument(help: "The file to read, or - for standard input.") var input: String
    @Argument(help: "The file to write, or - for standard output.") var output = "-"
    @Option(help: "The format of the input.") var from: FormatName?
    @Option(help: "The hash function that decides about the labels of blank nodes (default: sha256).")
    var hash: HashName?
    @Option(help: "The IRI that relative references in the input are resolved against.") var base: String?
    @OptionGroup var contexts: ContextOptions

    func validate() throws { try BaseOption.validate(base) }

    func run() throws {
        var canonicalizer = Canonicalizer(options: CanonicalizationOptions(hash: hash?.algorithm ?? .sha256))
        let canonical: CanonicalDataset
        do {
            try Input.read(input, format: from?.format, base: base, contexts: contexts.source()) {
                try canonicalizer.insert($0)
            }
            canonical = try canonicalizer.finish()
        } catch let error as CanonicalizationError {
            throw CommandFailure("\(Input.name(input)): \(error.message)")
        }
        var sink = try Output(output)
        var document = canonical.document
        try sink.write(&document)
        try sink.commit()
    }
}

/// A hash function as people name it on the command line.
struct HashName: ExpressibleByArgument {
    let algorithm: HashAlgorithm

    init?(argument: String) {
        guard let algorithm = HashAlgorithm(rawValue: argument) else { return nil }
        self.algorithm = algorithm
    }

    static var allValueStrings: [String] { HashAlgorithm.allCases.map(\.rawValue) }
}
