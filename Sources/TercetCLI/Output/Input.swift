import JSONLD
import RDF
import RDFIO
import SystemPackage

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Files and standard input as sources of RDF.
enum Input {
    /// As many as the machine runs at once.
    static var threads: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// How errors name a source.
    static func name(_ path: String) -> String { path == "-" ? "<standard input>" : path }

    /// Opens a file, or standard input for `-`.
    static func reader(
        _ path: String, format: RDFFormat? = nil, base: String? = nil, blankNodePrefix: String = "",
        isLenient: Bool = false, contexts: KnownContexts = KnownContexts()
    ) throws -> RDFReader {
        let options = ReaderOptions(
            base: base.map { IRI($0) }, blankNodePrefix: blankNodePrefix, isLenient: isLenient)
        do {
            return path == "-"
                ? try RDFReader(
                    descriptor: .standardInput, name: name(path), format: format, options: options, threads: threads,
                    contexts: contexts)
                : try RDFReader(
                    file: FilePath(path), format: format, options: options, threads: threads, contexts: contexts)
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Hands the quads of a file, or of standard input for `-`, to a closure, a batch at a time; says what a lenient
    /// reader has left out.
    static func read(
        _ path: String, format: RDFFormat? = nil, base: String? = nil, isLenient: Bool = false,
        contexts: KnownContexts = KnownContexts(), _ body: (QuadBatch) throws -> Void
    ) throws {
        try read(path, format: format, base: base, isLenient: isLenient, contexts: contexts) { _, batch in
            try body(batch)
        }
    }

    /// Hands the quads to a closure together with the reader, which knows how far it has come; gives the reader.
    @discardableResult
    static func read(
        _ path: String, format: RDFFormat? = nil, base: String? = nil, isLenient: Bool = false,
        contexts: KnownContexts = KnownContexts(), _ body: (RDFReader, inout QuadBatch) throws -> Void
    ) throws -> RDFReader {
        var reader = try reader(path, format: format, base: base, isLenient: isLenient, contexts: contexts)
        var batch = QuadBatch()
        do {
            while try reader.next(into: &batch) { try body(reader, &batch) }
        } catch let error as RDFSyntaxError {
            throw CommandFailure(file: name(path), error)
        }
        report(reader.skipped, of: path)
        return reader
    }

    /// Says on standard error what a lenient reader has left out.
    static func report(_ skipped: SkippedStatements, of path: String) {
        guard skipped.count > 0 else { return }
        let statements = skipped.count == 1 ? "1 statement" : "\(skipped.count) statements"
        var lines = ["\(name(path)): skipped \(statements) that could not be read"]
        lines += skipped.errors.map { "\(name(path)):\($0)" }
        if skipped.count > skipped.errors.count { lines.append("and \(skipped.count - skipped.errors.count) more") }
        Terminal.writeError(lines.joined(separator: "\n") + "\n")
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
