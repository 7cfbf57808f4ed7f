public import RDF

/// Writes JSON-LD as the quads come, in constant memory: in expanded form, an object for each run of quads of one subject.
///
/// JSON-LD 1.1, section 5.1 (Expanded Document Form); Streaming JSON-LD, section 3.2.
///
/// ```swift
/// var writer = JSONLDWriter()
/// var bytes: [UInt8] = []
/// try writer.write(batch, to: &bytes)
/// try writer.finish(to: &bytes)
/// ```
public struct JSONLDWriter: QuadWriter, Sendable {
    /// The name of the open graph; empty in the default graph.
    private var graph: [UInt8] = []
    /// The id of the open node; empty between nodes.
    private var subject: [UInt8] = []
    /// The name of the open member.
    private var property: [UInt8] = []
    /// The members that the open node has already: each may come once in one object.
    private var closedProperties: [[UInt8]] = []
    private var isFirstNode = true
    /// The indexes of the open terms in the batch at hand, which spares comparing their texts.
    private var last = QuadBatch.QuadRecord(subject: .max, predicate: .max, object: .max, graph: .max)

    /// Makes a writer.
    public init() {}

    /// Appends a batch to the document; see `QuadWriter`.
    ///
    /// - Throws: `unsupported` for a triple term, and for an IRI with two fragments, which readers of JSON-LD leave out.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        let encoder = JSONLDEncoder(batch)
        last = QuadBatch.QuadRecord(subject: .max, predicate: .max, object: .max, graph: .max)
        for quad in batch.quads {
            try openGraph(of: quad, encoder, to: &output)
            try openNode(of: quad, encoder, to: &output)
            try openProperty(of: quad, encoder, to: &output)
            if property == JSONLDEncoder.typeKey {
                try encoder.appendID(quad.object, to: &output)
            } else {
                try encoder.appendValue(quad.object, to: &output)
            }
            last = quad
        }
    }

    /// Ends the document; see `QuadWriter`.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        let isEmpty = isFirstNode && graph.isEmpty
        closeGraph(to: &output)
        output.append(contentsOf: (isEmpty ? "[]\n" : "\n]\n").utf8)
        self = JSONLDWriter()
    }

    // MARK: Graphs

    private mutating func openGraph(
        of quad: QuadBatch.QuadRecord, _ encoder: JSONLDEncoder, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        if quad.graph == QuadBatch.defaultGraph {
            if !graph.isEmpty { closeGraph(to: &output) }
            return
        }
        if last.graph == quad.graph || !graph.isEmpty && encoder.isID(graph, quad.graph) { return }
        closeGraph(to: &output)
        graph = try encoder.id(of: quad.graph)
        separate(to: &output)
        output.append(contentsOf: "{\"@id\":".utf8)
        JSONLDEncoder.appendString(graph.span, 0..<graph.count, to: &output)
        output.append(contentsOf: ",\"@graph\":".utf8)
        isFirstNode = true
    }

    private mutating func closeGraph(to output: inout [UInt8]) {
        closeNode(to: &output)
        guard !graph.isEmpty else { return }
        output.append(contentsOf: "]}".utf8)
        graph = []
        isFirstNode = false
    }

    private mutating func separate(to output: inout [UInt8]) {
        output.append(UInt8(ascii: isFirstNode ? "[" : ","))
        output.append(UInt8(ascii: "\n"))
        isFirstNode = false
    }

    // MARK: Nodes

    private mutating func openNode(
        of quad: QuadBatch.QuadRecord, _ encoder: JSONLDEncoder, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        if !subject.isEmpty, last.subject == quad.subject || encoder.isID(subject, quad.subject) { return }
        closeNode(to: &output)
        subject = try encoder.id(of: quad.subject)
        beginNode(to: &output)
    }

    private mutating func beginNode(to output: inout [UInt8]) {
        separate(to: &output)
        output.append(contentsOf: "{\"@id\":".utf8)
        JSONLDEncoder.appendString(subject.span, 0..<subject.count, to: &output)
    }

    private mutating func closeNode(to output: inout [UInt8]) {
        guard !subject.isEmpty else { return }
        output.append(contentsOf: "]}".utf8)
        subject = []
        property = []
        closedProperties.removeAll(keepingCapacity: true)
    }

    // MARK: Properties

    private mutating func openProperty(
        of quad: QuadBatch.QuadRecord, _ encoder: JSONLDEncoder, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        if !property.isEmpty, encoder.isKey(property, quad) {
            output.append(UInt8(ascii: ","))
            return
        }
        let key = try encoder.key(of: quad)
        if closedProperties.contains(key) {
            let reopened = subject
            closeNode(to: &output)
            subject = reopened
            beginNode(to: &output)
        } else if !property.isEmpty {
            output.append(UInt8(ascii: "]"))
        }
        property = key
        closedProperties.append(key)
        output.append(UInt8(ascii: ","))
        JSONLDEncoder.appendString(key.span, 0..<key.count, to: &output)
        output.append(contentsOf: ":[".utf8)
    }
}
