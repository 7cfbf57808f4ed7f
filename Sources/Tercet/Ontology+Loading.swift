import CDefaultOntology
public import Extraction
public import RDF
import RDFIO
public import SystemPackage

extension Ontology {
    /// The core and security ontologies that come with Tercet, as they were when it was built.
    ///
    /// - Throws: `RDFSyntaxError` where the program was built with ontologies that are not Turtle.
    public static func standard() throws(RDFSyntaxError) -> Ontology {
        var source = OntologySource()
        for bytes in standardDocuments {
            var reader = RDFReader(bytes: bytes, format: .turtle, options: source.options)
            try source.read(&reader)
        }
        return source.ontology
    }

    /// The triples of the ontologies that come with Tercet, for those who want more of them than what they look for: the
    /// labels of classes and properties, say.
    ///
    /// - Throws: `RDFSyntaxError` where the program was built with ontologies that are not Turtle.
    public static func standardQuads() throws(RDFSyntaxError) -> [QuadBatch] {
        var batches: [QuadBatch] = []
        for (index, bytes) in standardDocuments.enumerated() {
            let options = ReaderOptions(blankNodePrefix: "o\(index)_")
            var reader = RDFReader(bytes: bytes, format: .turtle, options: options)
            var batch = QuadBatch()
            while try reader.next(into: &batch) { batches.append(batch) }
        }
        return batches
    }

    private static var standardDocuments: [[UInt8]] {
        [tercet_core_ontology(), tercet_security_ontology()].map { file in
            // Safety: the bytes are a constant of the program and live as long as it does.
            Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
        }
    }

    /// Reads ontologies from files of any RDF format.
    ///
    /// - Parameter files: the files; `owl:imports` is not followed, so name all that are needed.
    /// - Throws: `FileError` for a file that cannot be read, `DocumentSyntaxError` for one with an error in it.
    public init(files: [FilePath]) throws {
        self = try OntologySource(files: files).ontology
    }
}

extension KnownEntities {
    /// Reads entities from files of any RDF format.
    ///
    /// - Parameter files: the files.
    /// - Throws: `FileError` for a file that cannot be read, `DocumentSyntaxError` for one with an error in it.
    public init(files: [FilePath]) throws {
        self.init(triples: try OntologySource(files: files).triples)
    }
}

/// An error in a file of RDF, with the name of the file.
public struct DocumentSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let file: String
    /// What is wrong in it, and where.
    public let error: RDFSyntaxError

    /// `file:line:column: message`.
    public var description: String { error.location == nil ? "\(file): \(error)" : "\(file):\(error)" }
}

/// Gathers the triples of several files, with blank nodes kept apart.
private struct OntologySource {
    private(set) var triples: [Triple] = []
    private var prefixes: [Prefix] = []
    private var fileCount = 0

    init() {}

    init(files: [FilePath]) throws {
        for file in files {
            var reader = try RDFReader(file: file, options: options)
            do {
                try read(&reader)
            } catch {
                throw DocumentSyntaxError(file: file.string, error: error)
            }
        }
    }

    /// The options to read the next file with.
    var options: ReaderOptions { ReaderOptions(blankNodePrefix: "o\(fileCount)_") }

    var ontology: Ontology { Ontology(triples: triples, prefixes: prefixes) }

    mutating func read(_ reader: inout RDFReader) throws(RDFSyntaxError) {
        var batch = QuadBatch()
        while try reader.next(into: &batch) {
            triples.append(contentsOf: batch.quads.indices.map { batch.quad(at: $0).triple })
        }
        prefixes.append(contentsOf: reader.prefixes.filter { !prefixes.contains($0) })
        fileCount += 1
    }
}
