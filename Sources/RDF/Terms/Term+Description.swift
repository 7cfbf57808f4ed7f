extension Literal: CustomStringConvertible {
    /// The literal as N-Triples writes it.
    public var description: String {
        var text = "\""
        for scalar in lexicalForm.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
        if let language { return text + "@" + language + (direction.map { "--" + $0.rawValue } ?? "") }
        return datatype == Vocabulary.XSD.string ? text : "\(text)^^\(datatype)"
    }
}

extension Term: CustomStringConvertible {
    /// The term as N-Triples writes it.
    public var description: String {
        switch self {
        case .iri(let iri): iri.description
        case .blankNode(let node): node.description
        case .literal(let literal): literal.description
        case .triple(let triple): "<<( \(triple) )>>"
        }
    }
}

extension Triple: CustomStringConvertible {
    /// The triple as N-Triples writes it, without the full stop.
    public var description: String { "\(subject) \(predicate) \(object)" }
}
