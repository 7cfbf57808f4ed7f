internal import RDF

extension RDFXMLParser {
    /// The scope of a new element; a new one where the element changes it.
    ///
    /// RDF 1.2 XML Syntax, section 6.1.2 and 6.1.4.
    mutating func openScope(_ attributes: [XMLAttribute], values: [UInt8]) throws(XMLFailure) -> Int {
        let current = frames.last?.scope ?? 0
        var scope: RDFXMLScope?
        for attribute in attributes {
            let value = values[attribute.value]
            var changed = scope ?? scopes[current]
            switch names[attribute.name].meaning {
            case .language: changed.language = try languageTag(value)
            case .base: changed.base = try base(value, in: scopes[current])
            case .direction:
                switch String(decoding: value, as: UTF8.self) {
                case "ltr": changed.direction = .leftToRight
                case "rtl": changed.direction = .rightToLeft
                default: changed.direction = nil
                }
            case .version: changed.isVersion12 = value.elementsEqual("1.2".utf8)
            case .itsVersion: changed.hasITS = true
            default: continue
            }
            scope = changed
        }
        guard let scope else { return current }
        scopes.append(scope)
        return scopes.count - 1
    }

    private func languageTag(_ value: ArraySlice<UInt8>) throws(XMLFailure) -> [UInt8] {
        let parts = value.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag = parts.enumerated().allSatisfy { index, part in
            1...8 ~= part.count
                && part.allSatisfy { 0x61...0x7A ~= $0 | 0x20 || index > 0 && 0x30...0x39 ~= $0 }
        }
        guard value.isEmpty || isTag else {
            throw XMLFailure("xml:lang is \"\(String(decoding: value, as: UTF8.self))\", which is no language tag")
        }
        return value.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }

    private func base(_ value: ArraySlice<UInt8>, in scope: RDFXMLScope) throws(XMLFailure) -> IRIBase? {
        var bytes: [UInt8] = []
        try scope.resolve(value, into: &bytes)
        guard bytes.count <= ReaderOptions.maximumNamespaceLength else {
            throw XMLFailure("xml:base is longer than \(ReaderOptions.maximumNamespaceLength) bytes", code: .limit)
        }
        return IRIBase(bytes: bytes)
    }

    // MARK: IRIs and blank nodes

    /// The term of an IRI reference in an attribute.
    mutating func resource(_ reference: ArraySlice<UInt8>, scope: Int) throws(XMLFailure) -> UInt32 {
        let start = batch.bytes.count
        try scopes[scope].resolve(reference, into: &batch.bytes)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term of `rdf:ID`, which no other element of the document may have.
    ///
    /// RDF 1.2 XML Syntax, section 7.2.22 (constraint-id).
    mutating func identifier(_ value: ArraySlice<UInt8>, scope: Int) throws(XMLFailure) -> UInt32 {
        try checkName(value, of: "rdf:ID")
        let start = batch.bytes.count
        try scopes[scope].resolve([UInt8(ascii: "#")] + value, into: &batch.bytes)
        guard identifiers.insert(Array(batch.bytes[start...])).inserted else {
            throw XMLFailure(
                "rdf:ID=\"\(String(decoding: value, as: UTF8.self))\" was used before; use rdf:about for more about it")
        }
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term of `rdf:nodeID`.
    mutating func blankNode(_ value: ArraySlice<UInt8>) throws(XMLFailure) -> UInt32 {
        try checkName(value, of: "rdf:nodeID")
        let start = batch.bytes.count
        let span = value.span
        labels.append(written: span, 0..<span.count, to: &batch.bytes)
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

    private func checkName(_ value: ArraySlice<UInt8>, of attribute: String) throws(XMLFailure) {
        guard XMLNameCharacter.isNCName(value.span) else {
            throw XMLFailure(
                "\(attribute)=\"\(String(decoding: value, as: UTF8.self))\" is no XML name: it has to start with a letter "
                    + "or \"_\" and holds letters, digits, \".\", \"-\" and \"_\"")
        }
    }

    /// The term of a name of the RDF vocabulary.
    mutating func term(_ iri: IRI) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: iri.string.utf8)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    /// The term that the name of an element or attribute stands for.
    mutating func term(ofName index: Int) throws(XMLFailure) -> UInt32 {
        let start = batch.bytes.count
        let iri = names[index].iri
        guard IRIParts.schemeEnd(in: iri.span, from: 0) != nil, ByteScanning.isIRIReference(iri.span) else {
            throw XMLFailure(
                "\"\(names[index].written)\" stands for \"\(String(decoding: iri, as: UTF8.self))\", which is no IRI",
                code: .invalidIRI)
        }
        batch.bytes.append(contentsOf: iri)
        return recentTerms.intern(.iri, from: start, in: &batch)
    }

    // MARK: Literals

    /// A literal of a text with a datatype, or with the language of its scope.
    mutating func literal(_ value: ArraySlice<UInt8>, datatype: UInt32, scope: Int) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: value)
        if datatype != RDFXMLFrame.none {
            let record = batch.terms[Int(datatype)]
            let iri = batch.bytes[Int(record.offset)..<Int(record.offset + record.length)]
            if iri.elementsEqual(Vocabulary.XSD.string.string.utf8) { return addTerm(.stringLiteral, from: start) }
            return addTerm(.typedLiteral, from: start, qualifier: datatype)
        }
        let language = scopes[scope].language
        if language.isEmpty { return addTerm(.stringLiteral, from: start) }
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

    private mutating func addTerm(_ kind: QuadBatch.TermKind, from start: Int, qualifier: UInt32 = 0) -> UInt32 {
        batch.terms.append(
            QuadBatch.TermRecord(
                kind: kind, offset: UInt32(start), length: UInt32(batch.bytes.count - start), qualifier: qualifier))
        return UInt32(batch.terms.count - 1)
    }
}
