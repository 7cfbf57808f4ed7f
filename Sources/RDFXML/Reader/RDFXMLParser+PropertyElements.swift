internal import RDF

/// The attributes of a property element, sorted by what they mean.
private struct PropertyAttributes {
    var id: XMLAttribute?
    var datatype: XMLAttribute?
    var resource: XMLAttribute?
    var nodeID: XMLAttribute?
    var parseType: XMLAttribute?
    var annotation: XMLAttribute?
    var annotationNodeID: XMLAttribute?
    /// Whether there are others, which say something of the object.
    var hasProperties = false

    /// Whether an attribute says something of the object.
    static func isProperty(_ meaning: XMLName.Meaning) -> Bool {
        switch meaning {
        case .id, .datatype, .resource, .nodeID, .parseType, .annotation, .annotationNodeID: false
        default: true
        }
    }

    init(_ attributes: [XMLAttribute], names: [XMLName]) throws(XMLFailure) {
        for attribute in attributes {
            switch names[attribute.name].meaning {
            case .language, .base, .otherXML, .direction, .itsVersion, .version: break
            case .id: id = attribute
            case .datatype: datatype = attribute
            case .resource: resource = attribute
            case .nodeID: nodeID = attribute
            case .parseType: parseType = attribute
            case .annotation: annotation = attribute
            case .annotationNodeID: annotationNodeID = attribute
            default: hasProperties = true
            }
        }
        if resource != nil, nodeID != nil {
            throw XMLFailure("a property element has rdf:resource or rdf:nodeID, not both")
        }
        if annotation != nil, annotationNodeID != nil {
            throw XMLFailure("a property element has rdf:annotation or rdf:annotationNodeID, not both")
        }
        let hasObject = resource != nil || nodeID != nil || hasProperties
        if parseType != nil, hasObject || datatype != nil {
            throw XMLFailure("rdf:parseType cannot stand beside rdf:resource, rdf:nodeID, rdf:datatype or properties")
        }
        if datatype != nil, hasObject {
            throw XMLFailure("rdf:datatype cannot stand beside rdf:resource, rdf:nodeID or properties")
        }
    }
}

extension RDFXMLParser {
    /// Reads the start of a property element.
    ///
    ///     [7.2.14] propertyElt ::= resourcePropertyElt | literalPropertyElt | parseTypeLiteralPropertyElt
    ///         | parseTypeResourcePropertyElt | parseTypeCollectionPropertyElt | parseTypeTriplePropertyElt
    ///         | parseTypeOtherPropertyElt | emptyPropertyElt
    mutating func startProperty(
        _ name: Int, _ attributes: [XMLAttribute], values: [UInt8], scope: Int
    ) throws(XMLFailure) {
        var frame = RDFXMLFrame(role: .property, scope: scope)
        frame.subject = frames[frames.count - 1].subject
        frame.property = try property(name)
        dropText()
        guard !attributes.isEmpty else {
            frames.append(frame)
            return
        }
        let given = try PropertyAttributes(attributes, names: names)
        if let id = given.id { frame.statement = try identifier(values.span.extracting(id.value), scope: scope) }
        if let annotation = given.annotation {
            frame.annotation = try resource(values.span.extracting(annotation.value), scope: scope)
        } else if let annotation = given.annotationNodeID {
            frame.annotation = try blankNode(values.span.extracting(annotation.value))
        }
        if let parseType = given.parseType {
            try startParseType(values.span.extracting(parseType.value), frame)
            return
        }
        if given.resource != nil || given.nodeID != nil || given.hasProperties {
            try startEmpty(given, frame, attributes, values: values)
            return
        }
        if let datatype = given.datatype {
            frame.object = try resource(values.span.extracting(datatype.value), scope: scope)
            try checkDatatype(frame.object)
        }
        frames.append(frame)
    }

    /// The property that the name of an element stands for.
    ///
    ///     [7.2.12] ws* and [7.4] list expansion: rdf:li is rdf:_1, rdf:_2, …
    private mutating func property(_ name: Int) throws(XMLFailure) -> UInt32 {
        switch names[name].meaning {
        case .li:
            frames[frames.count - 1].items += 1
            return term(ofItem: frames[frames.count - 1].items)
        case .type, .other: return try term(ofName: name)
        case .unqualified:
            throw XMLFailure("the element \(names[name].written) has no namespace; elements of RDF/XML need one")
        default: throw XMLFailure("\(names[name].written) cannot be a property element")
        }
    }

    /// Reads a property element with `rdf:parseType`.
    private mutating func startParseType(_ value: Span<UInt8>, _ start: RDFXMLFrame) throws(XMLFailure) {
        var frame = start
        switch String(decoding: value) {
        case "Resource":
            // [7.2.18] parseTypeResourcePropertyElt: a node of its own, with the element's content as its properties.
            let node = freshBlankNode()
            state(frame, object: node)
            frame.role = .node
            frame.subject = node
        case "Collection": frame.role = .collection
        case "Triple" where scopes[frame.scope].isVersion12:
            guard openTriples < RDFXMLParser.maximumTripleDepth else {
                throw XMLFailure(
                    "triple terms are nested more than \(RDFXMLParser.maximumTripleDepth) deep", code: .limit)
            }
            openTriples += 1
            frame.role = .triple
            frame.firstQuad = batch.quads.count
        default:
            // [7.2.17] parseTypeLiteralPropertyElt and [7.2.20] parseTypeOtherPropertyElt.
            frame.role = .xmlLiteral
            literal = CanonicalXML()
        }
        frames.append(frame)
    }

    /// Reads a property element that has its object in its attributes.
    ///
    ///     [7.2.21] emptyPropertyElt ::= start-element(URI == propertyElementURIs,
    ///         attributes == set(idAttr?, (resourceAttr | nodeIdAttr)?, propertyAttr*)) end-element()
    private mutating func startEmpty(
        _ given: PropertyAttributes, _ start: RDFXMLFrame, _ attributes: [XMLAttribute], values: [UInt8]
    ) throws(XMLFailure) {
        var frame = start
        let object: UInt32
        if let attribute = given.resource {
            object = try resource(values.span.extracting(attribute.value), scope: frame.scope)
        } else if let attribute = given.nodeID {
            object = try blankNode(values.span.extracting(attribute.value))
        } else {
            object = freshBlankNode()
        }
        state(frame, object: object)
        if given.hasProperties {
            for attribute in attributes where PropertyAttributes.isProperty(names[attribute.name].meaning) {
                try addPropertyAttribute(attribute, of: object, values: values, scope: frame.scope)
            }
        }
        frame.role = .emptyProperty
        frames.append(frame)
    }

    // MARK: Ends

    /// Reads `literalPropertyElt`.
    ///
    ///     [7.2.16] literalPropertyElt ::= start-element(URI == propertyElementURIs,
    ///         attributes == set(idAttr?, datatypeAttr?)) text() end-element()
    mutating func endLiteral(_ frame: RDFXMLFrame) throws(XMLFailure) {
        let start = batch.bytes.count
        batch.bytes.append(copying: text, 0..<text.count)
        let object = literal(from: start, datatype: frame.object, scope: frame.scope)
        dropText()
        state(frame, object: object)
    }

    /// Reads `parseTypeLiteralPropertyElt`.
    ///
    ///     [7.2.17] parseTypeLiteralPropertyElt
    mutating func endXMLLiteral(_ frame: RDFXMLFrame) {
        let datatype = term(.xmlLiteral)
        let start = batch.bytes.count
        batch.bytes.append(copying: literal.bytes, 0..<literal.bytes.count)
        state(frame, object: literal(from: start, datatype: datatype, scope: frame.scope))
        literal = CanonicalXML()
    }

    /// Makes a triple term of the one triple that the content of the element has said.
    mutating func endTriple(_ frame: RDFXMLFrame) throws(XMLFailure) {
        openTriples -= 1
        guard batch.quads.count == frame.firstQuad + 1, let quad = batch.quads.popLast() else {
            throw XMLFailure(
                "the content of rdf:parseType=\"Triple\" has to say one triple, but it says "
                    + "\(batch.quads.count - frame.firstQuad)")
        }
        let triple = batch.appendTriple(subject: quad.subject, predicate: quad.predicate, object: quad.object)
        state(frame, object: triple)
    }
}
