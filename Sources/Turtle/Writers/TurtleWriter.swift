public import RDF

/// Writes Turtle as the quads come: nothing is held back, so a graph of any size is written in constant memory.
///
/// Quads that follow each other and share their subject, or subject and predicate, are written as one. IRIs are
/// shortened by the prefixes given; blank nodes keep their labels. For a graph that fits into memory,
/// ``PrettyTurtleWriter`` writes what people prefer to read.
public struct TurtleWriter: QuadWriter, Sendable {
    private var writer: TerseWriter

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to declare and use.
    public init(prefixes: [Prefix] = []) {
        writer = TerseWriter(prefixes: prefixes, allowsGraphs: false)
    }

    /// Appends a batch; see ``QuadWriter``.
    ///
    /// - Throws: `unsupported` for a quad in a named graph.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        try writer.write(batch, to: &output)
    }

    /// Ends the last statement.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        writer.finish(to: &output)
    }
}

/// Writes TriG as the quads come; as ``TurtleWriter``, with a block for each run of quads in one named graph.
public struct TriGWriter: QuadWriter, Sendable {
    private var writer: TerseWriter

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to declare and use.
    public init(prefixes: [Prefix] = []) {
        writer = TerseWriter(prefixes: prefixes, allowsGraphs: true)
    }

    /// Appends a batch; see ``QuadWriter``.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        try writer.write(batch, to: &output)
    }

    /// Ends the last statement and the last block.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        writer.finish(to: &output)
    }
}
