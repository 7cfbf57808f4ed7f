internal import RDF

extension RDFXMLParser {
    /// Checks the attributes of `rdf:RDF`, which has none of its own.
    ///
    ///     [7.2.9] RDF ::= start-element(URI == rdf:RDF, attributes == set()) nodeElementList end-element()
    func checkRootAttributes(_ attributes: [XMLAttribute]) throws(XMLFailure) {
        for attribute in attributes {
            switch names[attribute.name].meaning {
            case .language, .base, .otherXML, .direction, .itsVersion, .version: continue
            default: throw XMLFailure("rdf:RDF cannot have the attribute \(names[attribute.name].written)")
            }
        }
    }

    /// Reads the start of a node element.
    ///
    ///     [7.2.11] nodeElement ::= start-element(URI == nodeElementURIs,
    ///         attributes == set((idAttr | nodeIdAttr | aboutAttr)?, propertyAttr*))
    ///         propertyEltList end-element()
    mutating func startNode(
        _ name: Int, _ attributes: [XMLAttribute], values: [UInt8], scope: Int
    ) throws(XMLFailure) {
        switch names[name].meaning {
        case .description, .type, .other: break
        case .unqualified:
            throw XMLFailure("the element \(names[name].written) has no namespace; elements of RDF/XML need one")
        default: throw XMLFailure("\(names[name].written) cannot be a node element")
        }
        var subject = RDFXMLFrame.none
        for attribute in attributes {
            let value = values.span.extracting(attribute.value)
            let meaning = names[attribute.name].meaning
            guard meaning == .id || meaning == .about || meaning == .nodeID else { continue }
            guard subject == RDFXMLFrame.none else {
                throw XMLFailure("a node element has one of rdf:ID, rdf:about and rdf:nodeID, not two")
            }
            switch meaning {
            case .id: subject = try identifier(value, scope: scope)
            case .about: subject = try resource(value, scope: scope)
            default: subject = try blankNode(value)
            }
        }
        if subject == RDFXMLFrame.none { subject = freshBlankNode() }
        var frame = RDFXMLFrame(role: .node, scope: scope)
        frame.subject = subject
        if names[name].meaning != .description {
            emit(subject, term(.type), try term(ofName: name))
        }
        for attribute in attributes {
            switch names[attribute.name].meaning {
            case .id, .about, .nodeID: continue
            default: try addPropertyAttribute(attribute, of: subject, values: values, scope: scope)
            }
        }
        frames.append(frame)
    }

    /// Says what an attribute says of a node.
    ///
    ///     [7.2.25] propertyAttr ::= attribute(URI == propertyAttributeURIs, string-value == anyString)
    mutating func addPropertyAttribute(
        _ attribute: XMLAttribute, of subject: UInt32, values: [UInt8], scope: Int
    ) throws(XMLFailure) {
        switch names[attribute.name].meaning {
        case .language, .base, .otherXML, .direction, .itsVersion, .version: break
        case .type:
            let object = try resource(values.span.extracting(attribute.value), scope: scope)
            emit(subject, term(.type), object)
        case .other:
            let property = try term(ofName: attribute.name)
            let start = batch.bytes.count
            batch.bytes.append(copying: values, attribute.value)
            emit(subject, property, literal(from: start, datatype: RDFXMLFrame.none, scope: scope))
        case .unqualified:
            throw XMLFailure("the attribute \(names[attribute.name].written) has no namespace; RDF/XML needs one")
        case .old: throw XMLFailure("\(names[attribute.name].written) is not part of RDF/XML any more")
        default: throw XMLFailure("\(names[attribute.name].written) cannot be an attribute here")
        }
    }

    /// Gives a node to the element around it, which is where its node element ends.
    mutating func yieldNode(_ node: UInt32) throws(XMLFailure) {
        guard let parent = frames.last else { return }
        switch parent.role {
        case .filledProperty: state(parent, object: node)
        case .collection: appendItem(node)
        default: break
        }
    }

    /// Adds a node to the collection that is open.
    ///
    /// RDF 1.2 XML Syntax, section 7.2.19.
    private mutating func appendItem(_ item: UInt32) {
        let place = frames.count - 1
        let node = freshBlankNode()
        let last = frames[place].object
        if last == RDFXMLFrame.none {
            state(frames[place], object: node)
        } else {
            emit(last, term(.rest), node)
        }
        emit(node, term(.first), item)
        frames[place].object = node
    }

    /// Ends a collection.
    mutating func endCollection(_ frame: RDFXMLFrame) {
        let end = term(.nil)
        if frame.object == RDFXMLFrame.none {
            state(frame, object: end)
        } else {
            emit(frame.object, term(.rest), end)
        }
    }

    // MARK: Statements

    /// Adds a quad.
    mutating func emit(_ subject: UInt32, _ predicate: UInt32, _ object: UInt32) {
        batch.quads.append(QuadBatch.QuadRecord(subject: subject, predicate: predicate, object: object))
    }

    /// States what a property element says, and reifies or annotates it where asked to.
    ///
    /// RDF 1.2 XML Syntax, section 7.3 (reification rules).
    mutating func state(_ frame: RDFXMLFrame, object: UInt32) {
        emit(frame.subject, frame.property, object)
        if frame.statement != RDFXMLFrame.none {
            emit(frame.statement, term(.type), term(.statement))
            emit(frame.statement, term(.subject), frame.subject)
            emit(frame.statement, term(.predicate), frame.property)
            emit(frame.statement, term(.object), object)
        }
        if frame.annotation != RDFXMLFrame.none {
            let triple = batch.appendTriple(subject: frame.subject, predicate: frame.property, object: object)
            emit(frame.annotation, term(.reifies), triple)
        }
    }
}
