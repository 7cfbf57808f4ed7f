internal import JSON
internal import RDF
internal import SPARQLSyntax

/// Reads the SPARQL Query Results JSON Format.
struct ResultsJSONReader {
    /// Where a term stands in the document, made text only for an error.
    private indirect enum Place: CustomStringConvertible {
        case binding(Int, String)
        case member(Place, String)

        var description: String {
            switch self {
            case .binding(let index, let name): "results.bindings[\(index)].\(name)"
            case .member(let outer, let name): "\(outer).value.\(name)"
            }
        }
    }

    let maximumNesting: Int

    /// Section 3 of the format: an object with `head` and either `results` or `boolean`.
    func document(_ bytes: [UInt8]) throws(RDFSyntaxError) -> ResultsDocument {
        let root = try parse(bytes)
        guard root.object != nil else { throw error("the document", "is no object") }
        let links = try strings(root["head"]?["link"], "head.link")
        if let boolean = root["boolean"] {
            guard let answer = boolean.bool else { throw error("boolean", "is neither true nor false") }
            return ResultsDocument(answer: .boolean(answer), links: links)
        }
        guard let names = root["head"]?["vars"] else { throw error("head.vars", "is missing") }
        let variables = try strings(names, "head.vars")
        if let problem = ResultsCheck.problem(inVariables: variables) { throw error("head.vars", problem) }
        guard let bindings = root["results"]?["bindings"]?.array else {
            throw error("results.bindings", "is missing or no array")
        }
        let columns = Dictionary(uniqueKeysWithValues: variables.enumerated().map { (ExactString($1), $0) })
        var rows: [[Term?]] = []
        rows.reserveCapacity(bindings.count)
        for (index, binding) in bindings.enumerated() {
            guard let members = binding.object?.members else {
                throw error("results.bindings[\(index)]", "is no object")
            }
            var row = [Term?](repeating: nil, count: variables.count)
            for member in members {
                guard let column = columns[ExactString(member.name)] else {
                    throw error("results.bindings[\(index)]", "binds \"\(member.name)\", which head.vars does not list")
                }
                row[column] = try term(member.value, 0, .binding(index, member.name))
            }
            rows.append(row)
        }
        return ResultsDocument(answer: .solutions(SolutionTable(variables: variables, rows: rows)), links: links)
    }

    private func parse(_ bytes: [UInt8]) throws(RDFSyntaxError) -> JSONValue {
        do {
            // A triple term takes two levels, and the table around it four.
            return try JSONValue(parsing: bytes, maximumNesting: 2 * maximumNesting + 8)
        } catch {
            let code: RDFSyntaxError.Code =
                error.code == .limit ? .limit : error.code == .invalidUTF8 ? .invalidUTF8 : .syntax
            throw RDFSyntaxError(
                code, error.message,
                at: error.location.map {
                    SourceLocation(line: $0.line, column: $0.column, byteOffset: $0.byteOffset)
                })
        }
    }

    private func strings(_ value: JSONValue?, _ path: String) throws(RDFSyntaxError) -> [String] {
        guard let value else { return [] }
        guard let items = value.array else { throw error(path, "is no array") }
        var result: [String] = []
        for item in items {
            guard let text = item.string else { throw error(path, "holds something else than strings") }
            result.append(text)
        }
        return result
    }

    /// Section 3.2.2 (encoding RDF terms).
    private func term(
        _ value: JSONValue, _ depth: Int, _ place: Place
    ) throws(RDFSyntaxError) -> Term {
        guard let type = value["type"]?.string else { throw error(place.description, "has no \"type\"") }
        if type == "triple" { return try triple(value["value"], depth, place) }
        guard let text = value["value"]?.string else {
            throw error(place.description, "has no \"value\" that is a string")
        }
        switch type {
        case "uri":
            guard IRI.isValid(text) else {
                throw error(place.description, "\"\(text)\" is no absolute IRI", .invalidIRI)
            }
            return .iri(text)
        case "bnode":
            guard !text.isEmpty else { throw error(place.description, "is a blank node without a label") }
            return .blankNode(BlankNode(text))
        case "literal", "typed-literal":
            let literal = ResultsLiteral(
                text: text, language: try optionalString(value, "xml:lang", place),
                direction: try optionalString(value, "its:dir", place),
                datatype: try optionalString(value, "datatype", place))
            switch literal.term() {
            case .success(let term): return term
            case .failure(let problem): throw error(place.description, problem.message, problem.code)
            }
        default: throw error(place.description, "\"\(type)\" is no type of term: uri, literal, bnode or triple")
        }
    }

    private func triple(
        _ value: JSONValue?, _ depth: Int, _ place: Place
    ) throws(RDFSyntaxError) -> Term {
        guard depth < maximumNesting else { throw error(place.description, "triple terms are nested too deep", .limit) }
        guard let subject = value?["subject"], let predicate = value?["predicate"], let object = value?["object"] else {
            throw error(
                place.description, "a triple term has a \"value\" with \"subject\", \"predicate\" and \"object\"")
        }
        let start = try term(subject, depth + 1, .member(place, "subject"))
        guard ResultsCheck.isSubject(start) else {
            throw error("\(place).value.subject", "is neither an IRI nor a blank node")
        }
        guard let name = try term(predicate, depth + 1, .member(place, "predicate")).iri else {
            throw error("\(place).value.predicate", "is no IRI")
        }
        let end = try term(object, depth + 1, .member(place, "object"))
        return .triple(Triple(subject: start, predicate: name, object: end))
    }

    private func optionalString(
        _ value: JSONValue, _ name: String, _ place: Place
    ) throws(RDFSyntaxError) -> String? {
        guard let member = value[name] else { return nil }
        guard let text = member.string else { throw error(place.description, "\"\(name)\" is no string") }
        return text
    }

    private func error(
        _ path: String, _ message: String, _ code: RDFSyntaxError.Code = .syntax
    ) -> RDFSyntaxError {
        RDFSyntaxError(code, "\(path): \(message)")
    }
}
