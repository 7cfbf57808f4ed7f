public import RDF

/// Writes RDF/XML as the quads come, in constant memory.
///
/// RDF 1.2 XML Syntax. Quads that follow each other and share their subject become one node element, typed when the
/// first of them says the type. Namespaces that no prefix given stands for are declared where they are used. For a
/// graph that fits into memory ``PrettyRDFXMLWriter`` writes what people prefer to read.
///
/// RDF/XML cannot express everything: named graphs, predicates that do not end in an XML name, and characters that XML
/// 1.0 does not have give a clear error.
public struct RDFXMLWriter: QuadWriter, Sendable {
    private var encoder: RDFXMLEncoder
    private var hasHeader = false
    /// Whether a node element is open.
    private var isInNode = false
    /// The subject of the open node element, as its attribute.
    private var subject: [UInt8] = []
    /// The name of the open node element.
    private var nodeName: [UInt8] = []

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to declare and use.
    public init(prefixes: [Prefix] = []) {
        self.init(XMLNamespaces(prefixes))
    }

    /// Makes a writer with namespaces that have their prefixes.
    init(_ namespaces: XMLNamespaces) {
        encoder = RDFXMLEncoder(namespaces)
    }

    /// Appends a batch; see `QuadWriter`.
    ///
    /// - Throws: `unsupported` for a quad that RDF/XML cannot express.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        try appendHeader(to: &output)
        encoder.begin(batch)
        var last = UInt32.max
        for quad in batch.quads {
            guard quad.graph == QuadBatch.defaultGraph else {
                throw RDFSyntaxError(
                    .unsupported, "RDF/XML has no named graphs; write TriG or N-Quads, or the default graph only")
            }
            if quad.subject != last {
                let attribute = try encoder.subject(quad.subject, of: batch)
                last = quad.subject
                if !isInNode || !encoder.subjects.bytes.hasBytes(attribute, of: subject) {
                    endNode(to: &output)
                    if try startNode(quad, attribute, of: batch, to: &output) { continue }
                }
            }
            try encoder.appendProperty(quad.predicate, quad.object, of: batch, indent: 2, to: &output)
        }
    }

    /// Ends the document.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        try appendHeader(to: &output)
        endNode(to: &output)
        output.append(text: "</rdf:RDF>\n")
    }

    // MARK: Tags

    private mutating func appendHeader(to output: inout [UInt8]) throws(RDFSyntaxError) {
        guard !hasHeader else { return }
        hasHeader = true
        output.append(text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")
        for (prefix, namespace) in encoder.namespaces.declared {
            output.append(text: "\n    xmlns:")
            output.append(contentsOf: prefix)
            output.append(text: "=\"")
            try XMLEncoder.append(namespace, 0..<namespace.count, isAttribute: true, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(text: ">\n")
    }

    /// Opens the node element of a quad's subject.
    ///
    /// - Parameter attribute: where the attribute of the subject stands in the encoder's subjects.
    /// - Returns: whether the element's name says the quad already.
    private mutating func startNode(
        _ quad: QuadBatch.QuadRecord, _ attribute: Range<Int>, of batch: QuadBatch, to output: inout [UInt8]
    ) throws(RDFSyntaxError) -> Bool {
        isInNode = true
        subject.removeAll(keepingCapacity: true)
        subject.append(copying: encoder.subjects.bytes, attribute)
        nodeName.removeAll(keepingCapacity: true)
        let isTyped = encoder.appendTypeName(quad, of: batch, to: &nodeName)
        if !isTyped { nodeName.append(text: "rdf:Description") }
        output.append(text: "  <")
        output.append(copying: nodeName, 0..<nodeName.count)
        output.append(copying: subject, 0..<subject.count)
        output.append(text: ">\n")
        return isTyped
    }

    private mutating func endNode(to output: inout [UInt8]) {
        guard isInNode else { return }
        output.append(text: "  </")
        output.append(copying: nodeName, 0..<nodeName.count)
        output.append(text: ">\n")
        isInNode = false
    }
}

extension QuadBatch {
    /// The text of a term.
    func bytes(of index: UInt32) -> ArraySlice<UInt8> { bytes[range(of: index)] }

    /// Where the text of a term stands.
    func range(of index: UInt32) -> Range<Int> {
        let record = terms[Int(index)]
        return Int(record.offset)..<(Int(record.offset) + Int(record.length))
    }
}
