import SPARQLEngine
import SPARQLSyntax

/// The solutions of a query as a document, while the query is evaluated.
actor SolutionChunks: ChunkSource {
    private static let chunkSize = 1 << 16
    private var writer: ResultsWriter
    private var head: [UInt8] = []
    private var rows: SolutionStream.Iterator?

    init(_ solutions: SolutionStream, as format: ResultsFormat) {
        writer = ResultsWriter(format, variables: solutions.variables, to: &head)
        rows = solutions.makeAsyncIterator()
    }

    func next() async throws -> (bytes: [UInt8], isLast: Bool) {
        var output = head
        head = []
        guard var rows = rows.take() else { return (output, true) }
        while output.count < Self.chunkSize {
            guard let solution = try await rows.next(isolation: self) else {
                writer.finish(to: &output)
                return (output, true)
            }
            writer.write(solution.terms, to: &output)
        }
        self.rows = rows
        return (output, false)
    }
}
