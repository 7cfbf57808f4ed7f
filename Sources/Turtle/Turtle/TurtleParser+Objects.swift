internal import RDF

extension TurtleParser {
    /// Reads a verb, or the end of the construct.
    ///
    ///     [11] predicateObjectList ::= verb objectList (';' (verb objectList)?)*
    ///     [13] verb ::= predicate | 'a'
    mutating func parseVerb(_ text: Span<UInt8>, mayEnd: Bool) throws(ScanStop) {
        let predicate: UInt32
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "<"):
            guard try scanner.byte(text, at: scanner.position + 1) != UInt8(ascii: "<") else {
                throw scanner.fail("a triple cannot be a predicate; a predicate is an IRI")
            }
            predicate = try scanner.readIRIReference(text)
        case UInt8(ascii: ";") where mayEnd && frame?.predicate != TurtleFrame.none:
            scanner.position += 1
            return
        case UInt8(ascii: "."), UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            guard mayEnd else { throw scanner.failExpecting("a predicate", text) }
            try parseConstructEnd(text)
            return
        case UInt8(ascii: "_"): throw scanner.fail("a blank node cannot be a predicate; a predicate is an IRI")
        case UInt8(ascii: "a"): predicate = try parseWordA(text)
        default:
            guard try hasPrefixedName(text) else { throw scanner.failExpecting("a predicate", text) }
            predicate = try scanner.readPrefixedName(text, prefixes)
        }
        frame?.predicate = predicate
        frame?.expectation = .object
    }

    /// Reads `a`, or a prefixed name that starts with it.
    private mutating func parseWordA(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let end = try scanner.endOfName(text, from: scanner.position)
        guard end == scanner.position + 1, try scanner.byte(text, at: end) != UInt8(ascii: ":") else {
            return try scanner.readPrefixedName(text, prefixes)
        }
        scanner.position = end
        return scanner.term(.type)
    }

    /// Reads an object, or opens the construct that is one.
    ///
    ///     [15] object ::= iri | BlankNode | collection | blankNodePropertyList | literal | tripleTerm | reifiedTriple
    mutating func parseObject(_ text: Span<UInt8>) throws(ScanStop) {
        if let term = try parseSimpleTerm(text) {
            accept(term)
            return
        }
        let construct = frame?.construct
        let isInTriple = construct == .reifiedTriple || construct == .tripleTerm
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: "<"):
            if try scanner.byte(text, at: scanner.position + 2) == UInt8(ascii: "(") {
                try openTripleTerm()
            } else {
                guard construct != .tripleTerm else {
                    throw scanner.fail("a reified triple cannot stand in a triple term; write a triple term <<( … )>>")
                }
                openReifiedTriple()
            }
        case UInt8(ascii: "[") where !isInTriple: openPropertyList()
        case UInt8(ascii: "(") where !isInTriple: openCollection()
        default: throw scanner.failExpecting("an object", text)
        }
    }

    /// Reads what may come behind an object.
    ///
    ///     [12] objectList ::= object annotation (',' object annotation)*
    ///     [35] annotation ::= (reifier | annotationBlock)*
    mutating func parseObjectEnd(_ text: Span<UInt8>) throws(ScanStop) {
        switch try scanner.byte(text, at: scanner.position) {
        case UInt8(ascii: ","):
            scanner.position += 1
            frame?.reifier = TurtleFrame.none
            frame?.expectation = .object
        case UInt8(ascii: ";"):
            scanner.position += 1
            frame?.reifier = TurtleFrame.none
            frame?.expectation = .verbOrEnd
        case UInt8(ascii: "~"): try parseAnnotationReifier(text)
        case UInt8(ascii: "{"):
            guard try scanner.byte(text, at: scanner.position + 1) == UInt8(ascii: "|") else {
                throw scanner.failExpecting("\".\", \";\", \",\" or an annotation {| … |}", text)
            }
            scanner.position += 2
            openAnnotation()
        default: try parseConstructEnd(text)
        }
    }

    /// Reads the end of a statement, a property list or an annotation block.
    private mutating func parseConstructEnd(_ text: Span<UInt8>) throws(ScanStop) {
        let byte = try scanner.byte(text, at: scanner.position)
        switch frame?.construct {
        case .statement:
            if byte == UInt8(ascii: ".") {
                scanner.position += 1
            } else if byte != UInt8(ascii: "}") || !isInBlock {
                throw scanner.failExpecting("\".\", \";\" or \",\"", text)
            }
            frame = nil
        case .propertyList:
            guard byte == UInt8(ascii: "]") else { throw scanner.failExpecting("\"]\", \";\" or \",\"", text) }
            scanner.position += 1
            close(yielding: frame?.subject ?? TurtleFrame.none)
        case .annotation:
            guard try scanner.hasBytes(text, at: scanner.position, UInt8(ascii: "|"), UInt8(ascii: "}")) else {
                throw scanner.failExpecting("\"|}\", \";\" or \",\"", text)
            }
            scanner.position += 2
            frame = stack.popLast()
        case .collection, .reifiedTriple, .tripleTerm, nil: throw scanner.failExpecting("an object", text)
        }
    }

    // MARK: Property lists and collections

    /// Reads `blankNodePropertyList`.
    ///
    ///     [17] blankNodePropertyList ::= '[' predicateObjectList ']'
    mutating func openPropertyList() {
        scanner.position += 1
        var inner = TurtleFrame(construct: .propertyList, expectation: .verb)
        inner.subject = scanner.makeBlankNode()
        open(inner)
    }

    /// Reads `collection`.
    ///
    ///     [18] collection ::= '(' object* ')'
    mutating func openCollection() {
        scanner.position += 1
        open(TurtleFrame(construct: .collection, expectation: .item))
    }

    /// Reads an object of a collection, or its end.
    mutating func parseItem(_ text: Span<UInt8>) throws(ScanStop) {
        guard try scanner.byte(text, at: scanner.position) == UInt8(ascii: ")") else {
            try parseObject(text)
            return
        }
        scanner.position += 1
        let list = frame ?? TurtleFrame(construct: .collection, expectation: .item)
        let end = scanner.term(.nil)
        if list.predicate != TurtleFrame.none { emit(list.predicate, scanner.term(.rest), end) }
        close(yielding: list.subject == TurtleFrame.none ? end : list.subject)
    }

    /// Adds a node with an object to a collection.
    mutating func appendItem(_ item: UInt32, to list: inout TurtleFrame) {
        let node = scanner.makeBlankNode()
        if list.subject == TurtleFrame.none {
            list.subject = node
        } else {
            emit(list.predicate, scanner.term(.rest), node)
        }
        emit(node, scanner.term(.first), item)
        list.predicate = node
    }
}
