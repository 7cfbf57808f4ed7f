import RDF
import RDFIO
import SystemPackage

/// Files and standard input as sources of RDF.
enum Input {
    /// How errors name a source.
    static func name(_ path: String) -> String { path == "-" ? "<standard input>" : path }

    /// Opens a file, or standard input for `-`.
    static func reader(
        _ path: String, format: RDFFormat? = nil, base: String? = nil, blankNodePrefix: String = ""
    ) throws -> RDFReader {
        let options = ReaderOptions(base: base.map { IRI($0) }, blankNodePrefix: blankNodePrefix)
        do {
            return path == "-"
                ? try RDFReader(descriptor: .standardInput, name: name(path), format: format, options: options)
                : try RDFReader(file: FilePath(path), format: format, options: options)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Hands the quads of a file, or of standard input for `-`, to a closure, a batch at a time.
    static func read(
        _ path: String, format: RDFFormat? = nil, base: String? = nil, _ body: (QuadBatch) throws -> Void
    ) throws {
        var reader = try reader(path, format: format, base: base)
        var batch = QuadBatch()
        do {
            while try reader.next(into: &batch) { try body(batch) }
        } catch let error as RDFSyntaxError {
            throw CommandFailure(file: name(path), error)
        }
    }

    /// All of standard input or a file, as text.
    static func text(_ path: String) throws -> String {
        do {
            var source =
                path == "-"
                ? try FileSource(descriptor: .standardInput, name: name(path)) : try FileSource(path: FilePath(path))
            var bytes: [UInt8] = []
            while try source.read(into: &bytes, atMost: 1 << 20) {}
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw CommandFailure(
                    "\(name(path)): the bytes are not UTF-8; convert the file, for example with iconv -t UTF-8")
            }
            return text
        } catch let error as FileError {
            throw CommandFailure(error.description)
        }
    }
}
