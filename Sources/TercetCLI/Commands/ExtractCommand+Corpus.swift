import RDF
import RDFIO
import Tercet

extension ExtractCommand {
    /// Extracts the facts of corpora with all cores, and writes them as they come, in the order of the documents.
    func extractCorpora(with extractor: Extractor, _ prefixes: [Prefix], _ check: FactCheck) throws {
        let outputs = output.isEmpty ? ["-"] : output
        if let file = outputs.first(where: { graphFormat(of: $0) != nil }) {
            throw CommandFailure("\(file): write the facts of a corpus as RDF first, and then use tercet convert")
        }
        let writings = try outputs.map { try CorpusWriting(to: $0, as: rdfFormat(of: $0), prefixes) }
        let style = evidence?.style ?? .none
        try source.forEach { document in
            var extraction = extractor.extract(document)
            return Result { () throws(CommandFailure) in
                let refused = try check.apply(to: &extraction)
                return CheckedFacts(quads: extraction.quads(evidence: style), refused: refused)
            }
        } receive: { (result: Result<CheckedFacts, CommandFailure>) in
            let facts = try result.get()
            if !facts.refused.isEmpty { Terminal.writeError(facts.refused) }
            for writing in writings { try writing.write(facts.quads) }
        }
        for writing in writings { try writing.finish() }
    }
}

/// The facts of a document, and what to say of those that shapes do not allow.
private struct CheckedFacts {
    let quads: [Quad]
    let refused: String
}

/// A file that facts are written to as they come.
private final class CorpusWriting {
    private let file: String
    private var output: Output?
    private var writer: RDFWriter
    private var bytes: [UInt8] = []

    init(to file: String, as format: RDFFormat, _ prefixes: [Prefix]) throws {
        self.file = file
        output = try Output(file)
        writer = RDFWriter(format: format, prefixes: prefixes)
    }

    func write(_ quads: [Quad]) throws {
        var batch = QuadBatch()
        for quad in quads { batch.append(quad) }
        try attempt { () throws(RDFSyntaxError) in try writer.write(batch, to: &bytes) }
        if bytes.count >= 1 << 16 { try output?.write(&bytes) }
    }

    func finish() throws {
        try attempt { () throws(RDFSyntaxError) in try writer.finish(to: &bytes) }
        try output?.write(&bytes)
        try output.take()?.commit()
    }

    private func attempt(_ write: () throws(RDFSyntaxError) -> Void) throws {
        do {
            try write()
        } catch {
            throw CommandFailure("cannot write \(file == "-" ? "standard output" : file): \(error.message)")
        }
    }
}
