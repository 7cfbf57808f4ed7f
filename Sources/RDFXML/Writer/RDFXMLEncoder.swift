internal import RDF

/// Writes the terms of a batch as the tags and attributes of RDF/XML, each of them put together once.
struct RDFXMLEncoder: Sendable {
    let namespaces: XMLNamespaces
    /// Subjects as attributes: ` rdf:about="…"` or ` rdf:nodeID="…"`.
    private(set) var subjects = EncodedTerms()
    /// Objects as attributes: ` rdf:resource="…"` or ` rdf:nodeID="…"`.
    private var objects = EncodedTerms()
    /// Datatypes as attributes: ` rdf:datatype="…"`.
    private var datatypes = EncodedTerms()
    /// Predicates as names of elements.
    private var predicates = EncodedTerms()
    /// What declares the prefixes of those names, where that is needed: ` xmlns:…="…"`.
    private var declarations = EncodedTerms()

    private static let type = Array(Vocabulary.RDF.type.string.utf8)
    private static let xmlnsNamespace = Array("http://www.w3.org/2000/xmlns/".utf8)

    init(_ namespaces: XMLNamespaces) {
        self.namespaces = namespaces
    }

    /// Forgets the batch before.
    mutating func begin(_ batch: QuadBatch) {
        subjects.begin(batch)
        objects.begin(batch)
        datatypes.begin(batch)
        predicates.begin(batch)
        declarations.begin(batch)
    }

    // MARK: Attributes

    /// Where the attribute that says what node an element is about stands in `subjects`.
    mutating func subject(_ index: UInt32, of batch: QuadBatch) throws(RDFSyntaxError) -> Range<Int> {
        try RDFXMLEncoder.attribute(" rdf:about=\"", index, of: batch, in: &subjects)
    }

    private mutating func appendObject(
        _ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        let range = try RDFXMLEncoder.attribute(" rdf:resource=\"", index, of: batch, in: &objects)
        output.append(copying: objects.bytes, range)
    }

    private mutating func appendDatatype(
        _ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        let range = try RDFXMLEncoder.attribute(" rdf:datatype=\"", index, of: batch, in: &datatypes)
        output.append(copying: datatypes.bytes, range)
    }

    /// A node as an attribute.
    private static func attribute(
        _ name: StaticString, _ index: UInt32, of batch: QuadBatch, in terms: inout EncodedTerms
    ) throws(RDFSyntaxError) -> Range<Int> {
        if let known = terms.range(of: index) { return known }
        let start = terms.bytes.count
        if batch.terms[Int(index)].kind == .blankNode {
            terms.bytes.append(text: " rdf:nodeID=\"")
            XMLNodeLabel.append(batch.bytes(of: index), to: &terms.bytes)
        } else {
            terms.bytes.append(text: name)
            try XMLEncoder.append(batch.bytes, batch.range(of: index), isAttribute: true, to: &terms.bytes)
        }
        terms.bytes.append(UInt8(ascii: "\""))
        return terms.finish(index, from: start)
    }

    // MARK: Names

    /// Appends the name of a node element that says what a quad says: the type of its subject.
    ///
    /// - Returns: `false` when there is none, and nothing was appended.
    mutating func appendTypeName(
        _ quad: QuadBatch.QuadRecord, of batch: QuadBatch, to output: inout [UInt8]
    ) -> Bool {
        guard batch.terms[Int(quad.object)].kind == .iri, batch.hasText(quad.predicate, RDFXMLEncoder.type),
            let (prefix, local) = name(of: quad.object, in: batch), let prefix
        else { return false }
        RDFXMLEncoder.append(prefix, batch.bytes, local, to: &output)
        return true
    }

    /// The prefix of an IRI's namespace, which may have none, and where its local name stands; `nil` for an IRI that
    /// cannot be the name of an element.
    private func name(of index: UInt32, in batch: QuadBatch) -> (prefix: [UInt8]?, local: Range<Int>)? {
        let iri = batch.bytes(of: index)
        guard let start = XMLEncoder.localNameStart(of: iri) else { return nil }
        let namespace = Array(iri[..<start])
        if namespace == XMLName.rdfNamespace, !XMLNodeLabel.isElementName(iri[start...]) { return nil }
        if namespace == RDFXMLEncoder.xmlnsNamespace { return nil }
        return (prefix: namespaces.prefix(of: namespace), local: start..<iri.endIndex)
    }

    private static func append(
        _ prefix: [UInt8], _ bytes: [UInt8], _ local: Range<Int>, to output: inout [UInt8]
    ) {
        output.append(contentsOf: prefix)
        output.append(UInt8(ascii: ":"))
        output.append(copying: bytes, local)
    }

    /// Where the name of a predicate's element stands in `predicates`.
    private mutating func predicate(_ index: UInt32, of batch: QuadBatch) throws(RDFSyntaxError) -> Range<Int> {
        if let known = predicates.range(of: index) { return known }
        guard let (prefix, local) = name(of: index, in: batch) else {
            let shown = String(decoding: batch.bytes(of: index), as: UTF8.self)
            throw RDFSyntaxError(
                .unsupported, "the predicate <\(shown)> does not end in an XML name; RDF/XML cannot express it")
        }
        let start = predicates.bytes.count
        if let prefix {
            RDFXMLEncoder.append(prefix, batch.bytes, local, to: &predicates.bytes)
        } else {
            let unused = namespaces.unusedPrefix
            RDFXMLEncoder.append(unused, batch.bytes, local, to: &predicates.bytes)
            try declare(unused, for: index, batch.range(of: index).lowerBound..<local.lowerBound, of: batch)
        }
        return predicates.finish(index, from: start)
    }

    /// Notes that the element of a predicate declares the prefix of its namespace.
    private mutating func declare(
        _ prefix: [UInt8], for index: UInt32, _ namespace: Range<Int>, of batch: QuadBatch
    ) throws(RDFSyntaxError) {
        let start = declarations.bytes.count
        declarations.bytes.append(text: " xmlns:")
        declarations.bytes.append(contentsOf: prefix)
        declarations.bytes.append(text: "=\"")
        try XMLEncoder.append(batch.bytes, namespace, isAttribute: true, to: &declarations.bytes)
        declarations.bytes.append(UInt8(ascii: "\""))
        _ = declarations.finish(index, from: start)
    }

    // MARK: Properties

    /// Appends a property element.
    mutating func appendProperty(
        _ predicate: UInt32, _ object: UInt32, of batch: QuadBatch, indent: Int, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        let name = try self.predicate(predicate, of: batch)
        RDFXMLEncoder.appendSpaces(indent * 2, to: &output)
        output.append(UInt8(ascii: "<"))
        output.append(copying: predicates.bytes, name)
        if let declaration = declarations.range(of: predicate) {
            output.append(copying: declarations.bytes, declaration)
        }
        let record = batch.terms[Int(object)]
        switch record.kind {
        case .iri, .blankNode:
            try appendObject(object, of: batch, to: &output)
            output.append(text: "/>\n")
            return
        case .stringLiteral: output.append(UInt8(ascii: ">"))
        case .typedLiteral:
            try appendDatatype(record.qualifier, of: batch, to: &output)
            output.append(UInt8(ascii: ">"))
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            RDFXMLEncoder.appendLanguage(record, of: batch, to: &output)
        case .triple:
            try appendTriple(Int(record.offset), of: batch, indent: indent, to: &output)
            RDFXMLEncoder.appendSpaces(indent * 2, to: &output)
        }
        if record.kind != .triple {
            try XMLEncoder.append(batch.bytes, batch.range(of: object), isAttribute: false, to: &output)
        }
        output.append(text: "</")
        output.append(copying: predicates.bytes, name)
        output.append(text: ">\n")
    }

    private static func appendSpaces(_ count: Int, to output: inout [UInt8]) {
        for _ in 0..<count { output.append(UInt8(ascii: " ")) }
    }

    private static func appendLanguage(
        _ record: QuadBatch.TermRecord, of batch: QuadBatch, to output: inout [UInt8]
    ) {
        let start = Int(record.offset) + Int(record.length)
        output.append(text: " xml:lang=\"")
        output.append(copying: batch.bytes, start..<(start + Int(record.qualifier)))
        output.append(UInt8(ascii: "\""))
        if record.kind != .languageLiteral {
            output.append(
                text: " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" rdf:version=\"1.2\"")
            output.append(text: record.kind == .leftToRightLiteral ? " its:dir=\"ltr\"" : " its:dir=\"rtl\"")
        }
        output.append(UInt8(ascii: ">"))
    }

    /// Appends the content of a property element whose object is a triple term.
    private mutating func appendTriple(
        _ start: Int, of batch: QuadBatch, indent: Int, to output: inout [UInt8]
    ) throws(RDFSyntaxError) {
        output.append(text: " rdf:version=\"1.2\" rdf:parseType=\"Triple\">\n")
        RDFXMLEncoder.appendSpaces((indent + 1) * 2, to: &output)
        output.append(text: "<rdf:Description")
        let subject = try subject(batch.components[start], of: batch)
        output.append(copying: subjects.bytes, subject)
        output.append(text: ">\n")
        try appendProperty(
            batch.components[start + 1], batch.components[start + 2], of: batch, indent: indent + 2, to: &output)
        RDFXMLEncoder.appendSpaces((indent + 1) * 2, to: &output)
        output.append(text: "</rdf:Description>\n")
    }
}
