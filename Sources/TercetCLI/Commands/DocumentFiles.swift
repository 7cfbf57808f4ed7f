import SystemPackage
import Tercet

/// The documents of a command: files, corpora, standard input.
struct DocumentFiles {
    let paths: [String]
    /// Whether all are corpora, whatever they are called.
    var areCorpora = false
    /// The day of publication, where it was told.
    var date: CalendarDate?

    /// Whether documents are called by their paths, and not by their file names.
    var areNamedByPath = false

    /// Whether a file holds many documents.
    func isCorpus(_ path: String) -> Bool { areCorpora || DocumentFormat(fileName: path) == .jsonLines }

    /// Whether any file holds many documents.
    var haveCorpus: Bool { paths.contains(where: isCorpus) }

    /// Works on all documents with all cores, and hands the results over in the order of the documents.
    ///
    /// - Parameters:
    ///   - work: what is done with each.
    ///   - progress: says how far the work has come.
    ///   - receive: takes the results.
    /// - Throws: `CommandFailure` for a document that cannot be read, and what `receive` throws.
    func forEach<Output: Sendable>(
        _ work: @escaping @Sendable (Document) -> Output, receive: (Output) throws -> Void
    ) throws {
        let map = ParallelMap(threads: Input.threads, work)
        var progress = Progress()
        var count = 0
        defer { progress.clear() }
        for path in paths {
            do {
                var reader = try DocumentReader(path: path, format: isCorpus(path) ? .jsonLines : nil)
                try map.run {
                    count += 1
                    progress.show("document \(count), \(reader.byteCount >> 20) MB of \(path)")
                    return try reader.next().map { named($0, path) }
                } receive: { output in
                    progress.clear()
                    try receive(output)
                }
            } catch let error as DocumentError {
                throw CommandFailure("\(error)")
            }
        }
    }

    /// Where several files have one name, or where documents are to be known again, the path tells them apart.
    private func named(_ document: Document, _ path: String) -> Document {
        var document = document
        let name = FilePath(path).lastComponent
        if !isCorpus(path), paths.count(where: { FilePath($0).lastComponent == name }) > 1 { document.name = path }
        if areNamedByPath, path != "-", !isCorpus(path) {
            document.name = FilePath(path).lexicallyNormalized().string
        }
        if let date { document.date = date }
        return document
    }
}
