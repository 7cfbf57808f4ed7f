internal import RDF

/// Writes Turtle or TriG statement by statement.
struct TerseWriter {
    private var encoder: TurtleEncoder
    private let allowsGraphs: Bool
    private var hasHeader = false
    /// The graph that the output ends in, as it was written; `nil` outside of blocks.
    private var graph: [UInt8]?
    /// The subject and the predicate of the statement that the output ends in, as they were written: from one batch to
    /// the next, and where they stand in the terms of the batch.
    private var kept: (subject: [UInt8], predicate: [UInt8]) = ([], [])
    private var subject = 0..<0
    private var predicate = 0..<0
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
        beginBatch(batch)
        defer { endBatch() }
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
                subject = encode(quad.subject, of: batch)
                isInStatement = true
                output.append(copying: terms.bytes, subject)
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
        predicate = encode(index, of: batch)
        if batch.hasText(index, TurtleEncoder.type) {
            output.append(UInt8(ascii: "a"))
        } else {
            output.append(copying: terms.bytes, predicate)
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
    private mutating func isCurrent(_ index: UInt32, _ current: Range<Int>, of batch: QuadBatch) -> Bool {
        let range = encode(index, of: batch)
        return range.count == current.count
            && terms.bytes.hasEqualBytes(at: range.lowerBound, and: current.lowerBound, count: range.count)
    }

    private mutating func encode(_ index: UInt32, of batch: QuadBatch) -> Range<Int> {
        if let known = terms.range(of: index) { return known }
        let start = terms.bytes.count
        encoder.append(index, of: batch, to: &terms.bytes)
        return terms.finish(index, from: start)
    }

    // MARK: Batches

    /// Puts the subject and the predicate of the open statement before the terms of a batch.
    private mutating func beginBatch(_ batch: QuadBatch) {
        terms.begin(batch)
        terms.bytes.append(contentsOf: kept.subject)
        subject = 0..<terms.bytes.count
        terms.bytes.append(contentsOf: kept.predicate)
        predicate = subject.upperBound..<terms.bytes.count
    }

    /// Keeps the subject and the predicate for the next batch.
    private mutating func endBatch() {
        kept = (subject: Array(terms.bytes[subject]), predicate: Array(terms.bytes[predicate]))
    }
}
