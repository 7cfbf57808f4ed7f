internal import RDF

/// Writes Turtle or TriG statement by statement.
struct TerseWriter {
    private var encoder: TurtleEncoder
    private let allowsGraphs: Bool
    private var hasHeader = false
    /// The graph that the output ends in, as it was written; `nil` outside of blocks.
    private var graph: [UInt8]?
    /// The subject and the predicate of the statement that the output ends in, as they were written.
    private var subject: [UInt8] = []
    private var predicate: [UInt8] = []
    /// Whether the output ends in a statement.
    private var isInStatement = false
    /// The terms of the batch as Turtle.
    private var terms = EncodedTerms()

    init(prefixes: [Prefix], allowsGraphs: Bool) {
        encoder = TurtleEncoder(map: PrefixMap(prefixes))
        self.allowsGraphs = allowsGraphs
    }

    mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        writeHeader(to: &output)
        terms.begin(batch)
        var last = QuadBatch.QuadRecord(subject: .max, predicate: .max, object: .max)
        for quad in batch.quads {
            if quad.graph != last.graph || last.subject == .max { try enterGraph(quad.graph, of: batch, to: &output) }
            if isInStatement, quad.subject == last.subject || isCurrent(quad.subject, subject, of: batch) {
                if quad.predicate == last.predicate || isCurrent(quad.predicate, predicate, of: batch) {
                    output.append(text: ", ")
                } else {
                    output.append(text: graph == nil ? " ;\n    " : " ;\n        ")
                    setPredicate(quad.predicate, of: batch, to: &output)
                }
            } else {
                endStatement(to: &output)
                if graph != nil { output.append(text: "    ") }
                let range = encode(quad.subject, of: batch)
                TerseWriter.replace(&subject, by: terms.bytes, range)
                isInStatement = true
                output.append(copying: terms.bytes, range)
                output.append(UInt8(ascii: " "))
                setPredicate(quad.predicate, of: batch, to: &output)
            }
            appendObject(quad.object, of: batch, to: &output)
            last = quad
        }
    }

    mutating func finish(to output: inout [UInt8]) {
        writeHeader(to: &output)
        endStatement(to: &output)
        if graph != nil { output.append(text: "}\n") }
        graph = nil
    }

    private mutating func writeHeader(to output: inout [UInt8]) {
        guard !hasHeader else { return }
        hasHeader = true
        TurtleEncoder.appendHeader(encoder.map.prefixes, to: &output)
    }

    /// Opens the block of a graph, if the output is not in it already.
    private mutating func enterGraph(
        _ name: UInt32, of batch: QuadBatch, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        var wanted: [UInt8]?
        if name != QuadBatch.defaultGraph {
            let range = encode(name, of: batch)
            wanted = Array(terms.bytes[range])
        }
        guard wanted != graph else { return }
        guard allowsGraphs else { throw .namedGraph(in: "Turtle", write: "TriG or N-Quads") }
        endStatement(to: &output)
        if graph != nil { output.append(text: "}\n\n") }
        graph = wanted
        guard let wanted else { return }
        output.append(contentsOf: wanted)
        output.append(text: " {\n")
    }

    private mutating func endStatement(to output: inout [UInt8]) {
        guard isInStatement else { return }
        output.append(text: graph == nil ? " .\n\n" : " .\n")
        isInStatement = false
    }

    private mutating func setPredicate(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        let range = encode(index, of: batch)
        TerseWriter.replace(&predicate, by: terms.bytes, range)
        if batch.hasText(index, TurtleEncoder.type) {
            output.append(UInt8(ascii: "a"))
        } else {
            output.append(copying: terms.bytes, range)
        }
        output.append(UInt8(ascii: " "))
    }

    /// Literals mostly come once, so they are written straight away.
    private mutating func appendObject(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        if batch.terms[Int(index)].kind == .iri {
            let range = encode(index, of: batch)
            output.append(copying: terms.bytes, range)
        } else {
            encoder.append(index, of: batch, to: &output)
        }
    }

    /// Whether a term is the one that was written last in its place.
    private mutating func isCurrent(_ index: UInt32, _ current: [UInt8], of batch: QuadBatch) -> Bool {
        let range = encode(index, of: batch)
        return terms.bytes.hasBytes(range, of: current)
    }

    private mutating func encode(_ index: UInt32, of batch: QuadBatch) -> Range<Int> {
        if let known = terms.range(of: index) { return known }
        let start = terms.bytes.count
        encoder.append(index, of: batch, to: &terms.bytes)
        return terms.finish(index, from: start)
    }

    private static func replace(_ kept: inout [UInt8], by bytes: [UInt8], _ range: Range<Int>) {
        kept.removeAll(keepingCapacity: true)
        kept.append(copying: bytes, range)
    }
}
