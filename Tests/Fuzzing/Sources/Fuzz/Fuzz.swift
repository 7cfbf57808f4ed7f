import Foundation
import RDF
import RDFIO
import SPARQLSyntax

private typealias OneInput = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

/// libFuzzer's driver; the package manager renames `main`, so that libFuzzer's own does not run.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<CommandLineArguments>, _ run: OneInput
) -> CInt

private typealias CommandLineArguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@main
enum Fuzz {
    static func main() {
        var (count, arguments) = (CommandLine.argc, CommandLine.unsafeArgv)
        // Safety: libFuzzer passes the start and the length of its input.
        exit(
            unsafe runDriver(&count, &arguments) { start, length in
                target(unsafe Array(UnsafeBufferPointer(start: start, count: length)))
                return 0
            })
    }
}

/// What reads the inputs, by the names that `FUZZ_TARGET` takes.
private let target: @Sendable ([UInt8]) -> Void = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? "turtle"
    if let format = RDFFormat(name: name) { return { checkReader($0, format) } }
    switch name {
    case "sparql": return { _ = try? Query(parsing: String(decoding: $0, as: UTF8.self)) }
    case "gzip": return { readCompressed($0) }
    case "sniff": return { _ = RDFFormat.sniff($0) }
    default: fatalError("there is no target \(name)")
    }
}()

private struct Outcome: Equatable {
    var quads: [Quad] = []
    var error: RDFSyntaxError?
}

private func outcome(_ start: RDFReader) -> Outcome {
    var reader = start
    var outcome = Outcome()
    var batch = QuadBatch()
    do {
        while try reader.next(into: &batch) { outcome.quads += batch.quads.indices.map { batch.quad(at: $0) } }
    } catch {
        outcome.error = error
    }
    return outcome
}

/// A document gives the same in one piece and byte by byte, leniently at least as much, and what it says survives being
/// written and read again.
private func checkReader(_ bytes: [UInt8], _ format: RDFFormat) {
    let options = ReaderOptions(base: "http://e/", maximumStatementSize: 1 << 24)
    let whole = outcome(RDFReader(bytes: bytes, format: format, options: options))
    let feed = outcome(RDFReader(SingleBytes(bytes), format: format, options: options))
    if whole.error == nil || feed.error == nil { precondition(whole == feed, "\(whole)\n\(feed)") }
    var lenient = options
    lenient.isLenient = true
    let found = outcome(RDFReader(bytes: bytes, format: format, options: lenient))
    if whole.error == nil { precondition(found == whole, "\(found)\n\(whole)") }
    guard whole.error == nil else { return }
    checkWriting(Dataset(whole.quads), format)
}

private func checkWriting(_ dataset: Dataset, _ format: RDFFormat) {
    for layout in [RDFWriter.Layout.streaming, .pretty] {
        do {
            let written = try dataset.bytes(as: format, layout: layout)
            var reader = RDFReader(bytes: written, format: format)
            let back = try Dataset(reading: &reader)
            // Many blank nodes that are alike take long to compare, which is no fault of a reader.
            let isSame = dataset.count > 40 || (try? back.isIsomorphic(to: dataset)) ?? true
            precondition(isSame, String(decoding: written, as: UTF8.self))
        } catch {
            precondition(error.code == .unsupported, "\(error)")
        }
    }
}

private func readCompressed(_ bytes: [UInt8]) {
    var source = GzipSource(SingleBytes(bytes))
    var text: [UInt8] = []
    while text.count < 1 << 22, (try? source.read(into: &text, atMost: 1 << 16)) == true {}
}

/// A source that gives one byte at a time.
private struct SingleBytes: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(into buffer: inout [UInt8], atMost count: Int) throws(RDFSyntaxError) -> Bool {
        guard position < bytes.count else { return false }
        buffer.append(bytes[position])
        position += 1
        return true
    }
}
