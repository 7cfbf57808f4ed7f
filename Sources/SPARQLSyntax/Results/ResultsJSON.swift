import RDF

/// Rows of the SPARQL 1.1 Query Results JSON Format.
enum ResultsJSON {
    static func append(_ row: [Term?], variables: [String], to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        var isFirst = true
        for (index, term) in row.enumerated() {
            guard let term else { continue }
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            appendString(variables[index], to: &output)
            output.append(UInt8(ascii: ":"))
            append(term, to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// Section 3.2.2, and the triple terms and directions of SPARQL 1.2.
    private static func append(_ term: Term, to output: inout [UInt8]) {
        switch term {
        case .iri(let iri): append("uri", iri.string, to: &output)
        case .blankNode(let node): append("bnode", node.label, to: &output)
        case .literal(let literal):
            append("literal", literal.lexicalForm, to: &output)
            output.removeLast()
            if let language = literal.language {
                appendMember("xml:lang", language, to: &output)
                if let direction = literal.direction { appendMember("its:dir", direction.rawValue, to: &output) }
            } else if literal.datatype != Vocabulary.XSD.string {
                appendMember("datatype", literal.datatype.string, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        case .triple(let triple):
            output.append(contentsOf: "{\"type\":\"triple\",\"value\":{\"subject\":".utf8)
            append(triple.subject, to: &output)
            output.append(contentsOf: ",\"predicate\":".utf8)
            append(.iri(triple.predicate), to: &output)
            output.append(contentsOf: ",\"object\":".utf8)
            append(triple.object, to: &output)
            output.append(contentsOf: "}}".utf8)
        }
    }

    private static func append(_ type: StaticString, _ value: String, to output: inout [UInt8]) {
        output.append(contentsOf: "{\"type\":\"\(type)\"".utf8)
        appendMember("value", value, to: &output)
        output.append(UInt8(ascii: "}"))
    }

    private static func appendMember(_ name: StaticString, _ value: String, to output: inout [UInt8]) {
        output.append(contentsOf: ",\"\(name)\":".utf8)
        appendString(value, to: &output)
    }

    /// A string with what RFC 8259, section 7, wants escaped.
    static func appendString(_ text: String, to output: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
            case 0xA: output.append(contentsOf: "\\n".utf8)
            case 0xD: output.append(contentsOf: "\\r".utf8)
            case 0x9: output.append(contentsOf: "\\t".utf8)
            case 0..<0x20:
                output.append(contentsOf: "\\u00".utf8)
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
