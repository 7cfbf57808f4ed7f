internal import RDF

extension RDFXMLParser {
    /// The scope of a new element; a new one where the element changes it.
    ///
    /// RDF 1.2 XML Syntax, section 6.1.2 and 6.1.4.
    @inline(__always)
    mutating func openScope(_ attributes: [XMLAttribute], values: [UInt8]) throws(XMLFailure) -> Int {
        for attribute in attributes where names[attribute.name].meaning.changesScope {
            return try addScope(attributes, values: values)
        }
        return frames.last?.scope ?? 0
    }

    private mutating func addScope(_ attributes: [XMLAttribute], values: [UInt8]) throws(XMLFailure) -> Int {
        let current = frames.last?.scope ?? 0
        var scope = scopes[current]
        for attribute in attributes {
            let value = values.span.extracting(attribute.value)
            switch names[attribute.name].meaning {
            case .language: scope.language = try languageTag(value)
            case .base: scope.base = try base(value, in: scopes[current])
            case .direction:
                switch String(decoding: value) {
                case "ltr": scope.direction = .leftToRight
                case "rtl": scope.direction = .rightToLeft
                default: scope.direction = nil
                }
            case .version: scope.isVersion12 = String(decoding: value) == "1.2"
            case .itsVersion: scope.hasITS = true
            default: continue
            }
        }
        scopes.append(scope)
        return scopes.count - 1
    }

    /// The language of `xml:lang`, in lower case.
    private mutating func languageTag(_ value: Span<UInt8>) throws(XMLFailure) -> [UInt8] {
        if value.isEqual(to: recentLanguage.written) { return recentLanguage.tag }
        var written: [UInt8] = []
        written.append(copying: value, 0..<value.count)
        let parts = written.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag = parts.enumerated().allSatisfy { index, part in
            1...8 ~= part.count
                && part.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || index > 0 && 0x30...0x39 ~= $0 }
        }
        guard written.isEmpty || isTag else {
            throw XMLFailure("xml:lang is \"\(String(decoding: value))\", which is no language tag")
        }
        let tag = written.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        recentLanguage = (written: written, tag: tag)
        return tag
    }

    private func base(_ value: Span<UInt8>, in scope: RDFXMLScope) throws(XMLFailure) -> IRIBase? {
        var bytes: [UInt8] = []
        try scope.resolve(value, into: &bytes)
        guard bytes.count <= ReaderOptions.maximumNamespaceLength else {
            throw XMLFailure("xml:base is longer than \(ReaderOptions.maximumNamespaceLength) bytes", code: .limit)
        }
        return IRIBase(bytes: bytes)
    }

    // MARK: IRIs and blank nodes

    /// The term of an IRI reference in an attribute.
    mutating func resource(_ reference: Span<UInt8>, scope: Int) throws(XMLFailure) -> UInt32 {
        let range = 0..<reference.count
        let slot = recentTerms.slot(of: reference, range)
        // What is known is an absolute IRI, and was looked at when it came first.
        if let known = recentTerms.known(.iri, as: reference, range, at: slot, in: batch) { return known }
        let start = batch.bytes.count
        if IRIParts.schemeEnd(in: reference, from: 0) != nil, ByteScanning.isIRIReference(reference) {
            batch.bytes.append(copying: reference, range)
            return recentTerms.insert(.iri, from: start, at: slot, in: &batch)
        }
        try scopes[scope].resolve(reference, into: &batch.bytes)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term of `rdf:ID`, which no other element of the document may have.
    ///
    /// RDF 1.2 XML Syntax, section 7.2.22 (constraint-id).
    mutating func identifier(_ value: Span<UInt8>, scope: Int) throws(XMLFailure) -> UInt32 {
        try checkName(value, of: "rdf:ID")
        let start = batch.bytes.count
        var reference = [UInt8(ascii: "#")]
        reference.append(copying: value, 0..<value.count)
        try scopes[scope].resolve(reference.span, into: &batch.bytes)
        guard identifiers.insert(Array(batch.bytes[start...])).inserted else {
            throw XMLFailure("rdf:ID=\"\(String(decoding: value))\" was used before; use rdf:about for more about it")
        }
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term of `rdf:nodeID`.
    mutating func blankNode(_ value: Span<UInt8>) throws(XMLFailure) -> UInt32 {
        try checkName(value, of: "rdf:nodeID")
        let start = batch.bytes.count
        labels.append(written: value, 0..<value.count, to: &batch.bytes)
        // Other formats end no label with a full stop. One underscore more, behind any that are there, keeps names apart.
        if batch.bytes[start...].last(where: { $0 != UInt8(ascii: "_") }) == UInt8(ascii: ".") {
            batch.bytes.append(UInt8(ascii: "_"))
        }
        return recentTerms.intern(.blankNode, from: start, in: &batch)
    }

    /// A blank node without a name.
    mutating func freshBlankNode() -> UInt32 {
        let start = batch.bytes.count
        labels.appendFresh(to: &batch.bytes)
        return recentTerms.intern(.blankNode, from: start, in: &batch)
    }

    private func checkName(_ value: Span<UInt8>, of attribute: String) throws(XMLFailure) {
        guard XMLNameCharacter.isNCName(value) else {
            throw XMLFailure(
                "\(attribute)=\"\(String(decoding: value))\" is no XML name: it has to start with a letter or \"_\" and "
                    + "holds letters, digits, \".\", \"-\" and \"_\"")
        }
    }

    /// The term of the property of a numbered item, such as `rdf:_1`.
    mutating func term(ofItem number: Int) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: XMLName.rdfNamespace)
        batch.bytes.append(contentsOf: "_\(number)".utf8)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term of a name of the RDF vocabulary.
    mutating func term(_ name: RDFName) -> UInt32 { internedTerm(ofName: name.index) }

    /// The term that the name of an element or attribute stands for.
    @inline(__always)
    mutating func term(ofName index: Int) throws(XMLFailure) -> UInt32 {
        guard names[index].isIRI else {
            throw XMLFailure(
                "\"\(names[index].written)\" stands for \"\(String(decoding: names[index].iri, as: UTF8.self))\", which is "
                    + "no IRI", code: .invalidIRI)
        }
        return internedTerm(ofName: index)
    }

    /// The term of a name, which a batch lists once.
    @inline(__always)
    private mutating func internedTerm(ofName index: Int) -> UInt32 {
        let known = nameTerms[index]
        return known.batch == batchNumber ? known.term : addTerm(ofName: index)
    }

    @inline(never)
    private mutating func addTerm(ofName index: Int) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: names[index].iri)
        let term = recentTerms.intern(.iri, from: start, in: &batch)
        nameTerms[index] = (batch: batchNumber, term: term)
        return term
    }

    // MARK: Literals

    /// A literal of the text at the end of the batch's bytes with a datatype, or with the language of its scope.
    mutating func literal(from start: Int, datatype: UInt32, scope: Int) -> UInt32 {
        if datatype != RDFXMLFrame.none {
            if batch.hasText(datatype, RDFXMLParser.stringDatatype) { return addTerm(.stringLiteral, from: start) }
            return addTerm(.typedLiteral, from: start, qualifier: datatype)
        }
        if scopes[scope].language.isEmpty { return addTerm(.stringLiteral, from: start) }
        let language = scopes[scope].language
        let kind: QuadBatch.TermKind =
            switch scopes[scope].isVersion12 && scopes[scope].hasITS ? scopes[scope].direction : nil {
            case .leftToRight?: .leftToRightLiteral
            case .rightToLeft?: .rightToLeftLiteral
            case nil: .languageLiteral
            }
        let term = addTerm(kind, from: start, qualifier: UInt32(language.count))
        batch.bytes.append(contentsOf: language)
        return term
    }

    /// Refuses a datatype that only language-tagged strings have.
    func checkDatatype(_ datatype: UInt32) throws(XMLFailure) {
        for tagged in RDFXMLParser.taggedDatatypes where batch.hasText(datatype, tagged) {
            throw XMLFailure("a literal of this datatype needs xml:lang instead of rdf:datatype")
        }
    }

    private static let stringDatatype = Array(Vocabulary.XSD.string.string.utf8)
    private static let taggedDatatypes = [
        Array(Vocabulary.RDF.langString.string.utf8), Array(Vocabulary.RDF.dirLangString.string.utf8),
    ]

    private mutating func addTerm(_ kind: QuadBatch.TermKind, from start: Int, qualifier: UInt32 = 0) -> UInt32 {
        batch.terms.append(
            QuadBatch.TermRecord(
                kind: kind, offset: UInt32(start), length: UInt32(batch.bytes.count - start), qualifier: qualifier))
        return UInt32(batch.terms.count - 1)
    }
}
