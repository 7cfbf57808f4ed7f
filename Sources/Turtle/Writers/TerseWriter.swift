internal import RDF

/// Writes Turtle or TriG statement by statement.
struct TerseWriter {
    private var encoder: TurtleEncoder
    private let allowsGraphs: Bool
    private var hasHeader = false
    /// The graph, subject and predicate that the output ends in, as they were written; `nil` between statements.
    private var graph: [UInt8]?
    private var subject: [UInt8]?
    private var predicate: [UInt8] = []
    /// The terms of the batch as Turtle: ranges of `arena`, made when they are first needed.
    private var encoded: [Range<Int>] = []
    private var arena: [UInt8] = []

    init(prefixes: [Prefix], allowsGraphs: Bool) {
        encoder = TurtleEncoder(map: PrefixMap(prefixes))
        self.allowsGraphs = allowsGraphs
    }

    mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        writeHeader(to: &output)
        arena.removeAll(keepingCapacity: true)
        encoded.removeAll(keepingCapacity: true)
        encoded.append(contentsOf: repeatElement(0..<0, count: batch.terms.count))
        var last = QuadBatch.QuadRecord(subject: .max, predicate: .max, object: .max)
        for quad in batch.quads {
            if quad.graph != last.graph || last.subject == .max { try enterGraph(quad.graph, of: batch, to: &output) }
            if subject != nil, quad.subject == last.subject || isCurrent(quad.subject, subject, of: batch) {
                if quad.predicate == last.predicate || isCurrent(quad.predicate, predicate, of: batch) {
                    output.append(contentsOf: ", ".utf8)
                } else {
                    output.append(contentsOf: indent(" ;\n    "))
                    setPredicate(quad.predicate, of: batch, to: &output)
                }
            } else {
                endStatement(to: &output)
                let range = encode(quad.subject, of: batch)
                subject = Array(arena[range])
                output.append(contentsOf: indent(""))
                output.append(copying: arena, range)
                output.append(UInt8(ascii: " "))
                setPredicate(quad.predicate, of: batch, to: &output)
            }
            if batch.terms[Int(quad.object)].kind == .iri {
                let range = encode(quad.object, of: batch)
                output.append(copying: arena, range)
            } else {
                encoder.append(quad.object, of: batch, to: &output)
            }
            last = quad
        }
    }

    mutating func finish(to output: inout [UInt8]) {
        writeHeader(to: &output)
        endStatement(to: &output)
        if graph != nil { output.append(contentsOf: "}\n".utf8) }
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
            wanted = Array(arena[range])
        }
        guard wanted != graph else { return }
        guard allowsGraphs else { throw .namedGraph(in: "Turtle", write: "TriG or N-Quads") }
        endStatement(to: &output)
        if graph != nil { output.append(contentsOf: "}\n\n".utf8) }
        graph = wanted
        guard let wanted else { return }
        output.append(contentsOf: wanted)
        output.append(contentsOf: " {\n".utf8)
    }

    private mutating func endStatement(to output: inout [UInt8]) {
        guard subject != nil else { return }
        output.append(contentsOf: graph == nil ? " .\n\n".utf8 : " .\n".utf8)
        subject = nil
    }

    private mutating func setPredicate(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        let range = encode(index, of: batch)
        predicate.removeAll(keepingCapacity: true)
        predicate.append(copying: arena, range)
        encoder.appendPredicate(index, of: batch, to: &output)
        output.append(UInt8(ascii: " "))
    }

    /// The text that starts a line, four spaces further right inside a graph block.
    private func indent(_ text: StaticString) -> [UInt8] {
        Array("\(text)".utf8) + (graph == nil ? [] : Array("    ".utf8))
    }

    /// Whether a term is the one that was written last in its place.
    private mutating func isCurrent(_ index: UInt32, _ current: [UInt8]?, of batch: QuadBatch) -> Bool {
        guard let current else { return false }
        let range = encode(index, of: batch)
        return range.count == current.count && arena[range].elementsEqual(current)
    }

    private mutating func encode(_ index: UInt32, of batch: QuadBatch) -> Range<Int> {
        let known = encoded[Int(index)]
        if !known.isEmpty { return known }
        let start = arena.count
        encoder.append(index, of: batch, to: &arena)
        encoded[Int(index)] = start..<arena.count
        return start..<arena.count
    }
}
