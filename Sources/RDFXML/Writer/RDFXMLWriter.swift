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
    private var namespaces: XMLNamespaces
    private var hasHeader = false
    /// The subject of the open node element, as its attribute; `nil` when none is open.
    private var subject: [UInt8]?
    /// The end tag of the open node element.
    private var endTag: [UInt8] = []

    /// Makes a writer.
    ///
    /// - Parameter prefixes: the prefixes to declare and use.
    public init(prefixes: [Prefix] = []) {
        namespaces = XMLNamespaces(prefixes)
    }

    /// Makes a writer with namespaces that have their prefixes.
    init(_ namespaces: XMLNamespaces) {
        self.namespaces = namespaces
    }

    /// Appends a batch; see `QuadWriter`.
    ///
    /// - Throws: `unsupported` for a quad that RDF/XML cannot express.
    public mutating func write(_ batch: QuadBatch, to output: inout [UInt8]) throws(RDFSyntaxError) {
        try appendHeader(to: &output)
        var last = UInt32.max
        for quad in batch.quads {
            guard quad.graph == QuadBatch.defaultGraph else {
                throw RDFSyntaxError(
                    .unsupported, "RDF/XML has no named graphs; write TriG or N-Quads, or the default graph only")
            }
            if quad.subject != last {
                let attribute = try subjectAttribute(quad.subject, of: batch)
                if attribute != subject {
                    endNode(to: &output)
                    subject = attribute
                    if try startNode(quad, of: batch, to: &output) {
                        last = quad.subject
                        continue
                    }
                }
                last = quad.subject
            }
            try appendProperty(quad.predicate, quad.object, of: batch, indent: 2, to: &output)
        }
    }

    /// Ends the document.
    public mutating func finish(to output: inout [UInt8]) throws(RDFSyntaxError) {
        try appendHeader(to: &output)
        endNode(to: &output)
        output.append(contentsOf: "</rdf:RDF>\n".utf8)
    }

    // MARK: Tags

    private mutating func appendHeader(to output: inout [UInt8]) throws(RDFSyntaxError) {
        guard !hasHeader else { return }
        hasHeader = true
        output.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF".utf8)
        for (prefix, namespace) in namespaces.declared {
            output.append(contentsOf: "\n    xmlns:".utf8)
            output.append(contentsOf: prefix)
            output.append(contentsOf: "=\"".utf8)
            try XMLEncoder.append(namespace[...], isAttribute: true, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(contentsOf: ">\n".utf8)
    }

    /// Opens the node element of a quad's subject.
    ///
    /// - Returns: whether the element's name says the quad already.
    private mutating func startNode(
        _ quad: QuadBatch.QuadRecord, of batch: QuadBatch, to output: inout [UInt8]
    ) throws(RDFSyntaxError) -> Bool {
        let isType =
            batch.bytes(of: quad.predicate).elementsEqual(Vocabulary.RDF.type.string.utf8)
            && batch.terms[Int(quad.object)].kind == .iri
        let name = isType ? try elementName(batch.bytes(of: quad.object), mayDeclare: false) : nil
        output.append(contentsOf: "  <".utf8)
        endTag = name?.tag ?? Array("rdf:Description".utf8)
        output.append(contentsOf: endTag)
        output.append(contentsOf: subject ?? [])
        output.append(contentsOf: ">\n".utf8)
        return name != nil
    }

    private mutating func endNode(to output: inout [UInt8]) {
        guard subject != nil else { return }
        output.append(contentsOf: "  </".utf8)
        output.append(contentsOf: endTag)
        output.append(contentsOf: ">\n".utf8)
        subject = nil
    }

    /// The attribute that says what node an element is about.
    private func subjectAttribute(_ index: UInt32, of batch: QuadBatch) throws(RDFSyntaxError) -> [UInt8] {
        try attribute(batch.terms[Int(index)].kind == .blankNode ? "rdf:nodeID" : "rdf:about", index, of: batch)
    }

    private func attribute(
        _ name: StaticString, _ index: UInt32, of batch: QuadBatch
    ) throws(RDFSyntaxError) -> [UInt8] {
        var attribute = Array(" \(name)=\"".utf8)
        let record = batch.terms[Int(index)]
        if record.kind == .blankNode {
            XMLNodeLabel.append(batch.bytes(of: index), to: &attribute)
        } else {
            try XMLEncoder.append(batch.bytes(of: index), isAttribute: true, to: &attribute)
        }
        attribute.append(UInt8(ascii: "\""))
        return attribute
    }

    /// The name of an element, and the declaration it needs.
    private func elementName(
        _ iri: ArraySlice<UInt8>, mayDeclare: Bool
    ) throws(RDFSyntaxError) -> (tag: [UInt8], declaration: [UInt8])? {
        guard let start = XMLEncoder.localNameStart(of: iri) else { return nil }
        let namespace = Array(iri[..<start])
        let local = iri[start...]
        let isRDF = namespace == XMLName.rdfNamespace
        if isRDF, !XMLNodeLabel.isElementName(local) { return nil }
        if namespace.elementsEqual("http://www.w3.org/2000/xmlns/".utf8) { return nil }
        if let prefix = namespaces.prefix(of: namespace) {
            return (tag: prefix + [UInt8(ascii: ":")] + local, declaration: [])
        }
        guard mayDeclare else { return nil }
        let prefix = namespaces.unusedPrefix
        var declaration = Array(" xmlns:".utf8) + prefix + Array("=\"".utf8)
        try XMLEncoder.append(namespace[...], isAttribute: true, to: &declaration)
        return (tag: prefix + [UInt8(ascii: ":")] + local, declaration: declaration + [UInt8(ascii: "\"")])
    }

    // MARK: Properties

    /// Writes a property element.
    private func appendProperty(
        _ predicate: UInt32, _ object: UInt32, of batch: QuadBatch, indent: Int, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        guard let name = try elementName(batch.bytes(of: predicate), mayDeclare: true) else {
            let shown = String(decoding: batch.bytes(of: predicate), as: UTF8.self)
            throw RDFSyntaxError(
                .unsupported, "the predicate <\(shown)> does not end in an XML name; RDF/XML cannot express it")
        }
        let space = [UInt8](repeating: UInt8(ascii: " "), count: indent * 2)
        output.append(contentsOf: space)
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: name.tag)
        output.append(contentsOf: name.declaration)
        let record = batch.terms[Int(object)]
        switch record.kind {
        case .iri, .blankNode:
            let kind: StaticString = record.kind == .iri ? "rdf:resource" : "rdf:nodeID"
            output.append(contentsOf: try attribute(kind, object, of: batch))
            output.append(contentsOf: "/>\n".utf8)
            return
        case .stringLiteral: output.append(UInt8(ascii: ">"))
        case .typedLiteral:
            output.append(contentsOf: try attribute("rdf:datatype", record.qualifier, of: batch))
            output.append(UInt8(ascii: ">"))
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            appendLanguage(record, of: batch, to: &output)
        case .triple:
            try appendTriple(Int(record.offset), of: batch, indent: indent, to: &output)
            output.append(contentsOf: space)
        }
        if record.kind != .triple {
            try XMLEncoder.append(batch.bytes(of: object), isAttribute: false, to: &output)
        }
        output.append(contentsOf: "</".utf8)
        output.append(contentsOf: name.tag)
        output.append(contentsOf: ">\n".utf8)
    }

    private func appendLanguage(_ record: QuadBatch.TermRecord, of batch: QuadBatch, to output: inout [UInt8]) {
        let start = Int(record.offset) + Int(record.length)
        output.append(contentsOf: " xml:lang=\"".utf8)
        output.append(contentsOf: batch.bytes[start..<(start + Int(record.qualifier))])
        output.append(UInt8(ascii: "\""))
        if record.kind != .languageLiteral {
            output.append(
                contentsOf: " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" rdf:version=\"1.2\"".utf8)
            output.append(
                contentsOf: record.kind == .leftToRightLiteral ? " its:dir=\"ltr\"".utf8 : " its:dir=\"rtl\"".utf8)
        }
        output.append(UInt8(ascii: ">"))
    }

    /// Writes the content of a property element whose object is a triple term.
    private func appendTriple(
        _ start: Int, of batch: QuadBatch, indent: Int, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        let space = [UInt8](repeating: UInt8(ascii: " "), count: (indent + 1) * 2)
        output.append(contentsOf: " rdf:version=\"1.2\" rdf:parseType=\"Triple\">\n".utf8)
        output.append(contentsOf: space)
        output.append(contentsOf: "<rdf:Description".utf8)
        output.append(contentsOf: try subjectAttribute(batch.components[start], of: batch))
        output.append(contentsOf: ">\n".utf8)
        try appendProperty(
            batch.components[start + 1], batch.components[start + 2], of: batch, indent: indent + 2, to: &output)
        output.append(contentsOf: space)
        output.append(contentsOf: "</rdf:Description>\n".utf8)
    }
}

extension QuadBatch {
    /// The text of a term.
    func bytes(of index: UInt32) -> ArraySlice<UInt8> {
        let record = terms[Int(index)]
        return bytes[Int(record.offset)..<(Int(record.offset) + Int(record.length))]
    }
}
