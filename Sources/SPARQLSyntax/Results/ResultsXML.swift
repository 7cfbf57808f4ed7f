import RDF

/// Rows of the SPARQL Query Results XML Format.
enum ResultsXML {
    static let start = "<?xml version=\"1.0\"?>\n<sparql xmlns=\"http://www.w3.org/2005/sparql-results#\">\n"

    static func append(_ row: [Term?], variables: [String], to output: inout [UInt8]) {
        output.append(contentsOf: "<result>".utf8)
        for (index, term) in row.enumerated() {
            guard let term else { continue }
            output.append(contentsOf: "<binding name=\"\(variables[index])\">".utf8)
            append(term, to: &output)
            output.append(contentsOf: "</binding>".utf8)
        }
        output.append(contentsOf: "</result>\n".utf8)
    }

    /// Section 2.3.1, and the triple terms and directions of SPARQL 1.2.
    private static func append(_ term: Term, to output: inout [UInt8]) {
        switch term {
        case .iri(let iri): append("uri", "", iri.string, to: &output)
        case .blankNode(let node): append("bnode", "", node.label, to: &output)
        case .literal(let literal):
            var attributes = ""
            if let language = literal.language {
                attributes = " xml:lang=\"\(language)\""
                if let direction = literal.direction {
                    attributes +=
                        " its:dir=\"\(direction.rawValue)\" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\""
                }
            } else if literal.datatype != Vocabulary.XSD.string {
                var escaped: [UInt8] = []
                appendText(literal.datatype.string, to: &escaped)
                attributes = " datatype=\"\(String(decoding: escaped, as: UTF8.self))\""
            }
            append("literal", attributes, literal.lexicalForm, to: &output)
        case .triple(let triple):
            output.append(contentsOf: "<triple><subject>".utf8)
            append(triple.subject, to: &output)
            output.append(contentsOf: "</subject><predicate>".utf8)
            append(.iri(triple.predicate), to: &output)
            output.append(contentsOf: "</predicate><object>".utf8)
            append(triple.object, to: &output)
            output.append(contentsOf: "</object></triple>".utf8)
        }
    }

    private static func append(_ name: StaticString, _ attributes: String, _ text: String, to output: inout [UInt8]) {
        output.append(contentsOf: "<\(name)\(attributes)>".utf8)
        appendText(text, to: &output)
        output.append(contentsOf: "</\(name)>".utf8)
    }

    /// Text with markup escaped; characters that XML 1.0 cannot hold become U+FFFD.
    private static func appendText(_ text: String, to output: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case 0xD: output.append(contentsOf: "&#xD;".utf8)
            case 0x9, 0xA: output.append(byte)
            case 0..<0x20: output.append(contentsOf: "\u{FFFD}".utf8)
            default: output.append(byte)
            }
        }
    }
}
