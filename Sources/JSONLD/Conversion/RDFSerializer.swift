import JSON
import RDF

/// Turns quads into an expanded document.
///
/// JSON-LD 1.1 API, section 8.4 (Serialize RDF as JSON-LD).
struct RDFSerializer {
    private let options: JSONLDOptions
    /// Whether literals that would not come back as they are stay typed strings.
    private let isLossless: Bool
    private let index: RDFGraphIndex
    private let lists: FoldedLists
    private let compounds: Set<Term>

    /// The nodes of a dataset in expanded form.
    ///
    /// - Parameters:
    ///   - quads: the quads, each once.
    ///   - options: how they are written.
    ///   - isLossless: whether a literal that would come back in another form (`01`, or JSON with spaces) stays a typed
    ///     string; the recommendation does not ask for that.
    /// - Throws: `unsupported` for a triple term, which JSON-LD 1.1 has no words for; `syntax` for a literal of `rdf:JSON`
    ///   that is no JSON.
    static func document(
        of quads: some Sequence<Quad>, options: JSONLDOptions, isLossless: Bool
    ) throws(RDFSyntaxError) -> [JSONValue] {
        try RDFSerializer(RDFGraphIndex(quads, keepsRDFType: options.usesRDFType), options, isLossless).document()
    }

    private init(_ index: RDFGraphIndex, _ options: JSONLDOptions, _ isLossless: Bool) {
        self.options = options
        self.isLossless = isLossless
        self.index = index
        lists = FoldedLists(index, keepsTypes: isLossless)
        compounds = options.directions == .compoundLiteral ? RDFSerializer.compounds(in: index) : []
    }

    private func document() throws(RDFSyntaxError) -> [JSONValue] {
        var nodes = try self.nodes(of: nil)
        var places: [String: Int] = [:]
        for (place, node) in nodes.enumerated() { places[node[Keyword.id]?.string ?? ""] = place }
        for case let name? in index.names {
            let id = RDFSerializer.id(of: name)
            let graph = JSONValue.array(try self.nodes(of: name).map { .object($0) })
            if let place = places[id] {
                nodes[place][Keyword.graph] = graph
            } else {
                var node = JSONObject()
                node[Keyword.id] = .string(id)
                node[Keyword.graph] = graph
                nodes.append(node)
            }
        }
        return sorted(nodes).map { .object($0) }
    }

    private func sorted(_ nodes: [JSONObject]) -> [JSONObject] {
        guard options.isOrdered else { return nodes }
        return nodes.sorted { ExactString($0[Keyword.id]?.string ?? "") < ExactString($1[Keyword.id]?.string ?? "") }
    }

    private func nodes(of graph: Term?) throws(RDFSyntaxError) -> [JSONObject] {
        var result: [JSONObject] = []
        for subject in index.graphs[graph]?.order ?? [] where !lists.contains(subject) && !compounds.contains(subject) {
            guard let node = index.node(subject, in: graph) else { continue }
            var object = JSONObject()
            object[Keyword.id] = .string(RDFSerializer.id(of: subject))
            if !node.types.isEmpty {
                object[Keyword.type] = .array(
                    try node.types.map { type throws(RDFSyntaxError) in
                        .string(try reference(type))
                    })
            }
            let properties = options.isOrdered ? node.order.sorted() : node.order
            for property in properties {
                var values: [JSONValue] = []
                for value in node.properties[property] ?? [] { values.append(try self.value(value, in: graph)) }
                object[property.string] = .array(values)
            }
            result.append(object)
        }
        return sorted(result)
    }

    // MARK: Terms

    private static func id(of term: Term) -> String {
        switch term {
        case .iri(let iri): iri.string
        default: term.description
        }
    }

    private func reference(_ term: Term) throws(RDFSyntaxError) -> String {
        if case .triple = term { throw RDFSerializer.tripleTerm }
        return RDFSerializer.id(of: term)
    }

    static let tripleTerm = RDFSyntaxError(
        .unsupported, "JSON-LD 1.1 has no triple terms; write TriG or N-Quads, or take the reifiers out")

    private func value(_ term: Term, in graph: Term?) throws(RDFSyntaxError) -> JSONValue {
        if case .literal(let literal) = term { return try value(literal) }
        if compounds.contains(term), let node = index.node(term, in: graph) { return try compound(node) }
        guard let cells = lists.cells(from: term) else { return [Keyword.id: .string(try reference(term))] }
        var items: [JSONValue] = []
        items.reserveCapacity(cells.count)
        for cell in cells {
            guard let item = index.node(cell, in: graph)?.onlyValue(Vocabulary.RDF.first) else { continue }
            items.append(try value(item, in: graph))
        }
        return [Keyword.list: .array(items)]
    }

    /// JSON-LD 1.1 API, section 8.5 (RDF to Object Conversion).
    private func value(_ literal: Literal) throws(RDFSyntaxError) -> JSONValue {
        var result = JSONObject()
        result[Keyword.value] = .string(literal.lexicalForm)
        if let language = literal.language {
            result[Keyword.language] = .string(language)
            if let direction = literal.direction { result[Keyword.direction] = .string(direction.rawValue) }
            return .object(result)
        }
        switch literal.datatype {
        case Vocabulary.XSD.string: return .object(result)
        case Vocabulary.RDF.json:
            if let json = try json(literal) { return [Keyword.value: json, Keyword.type: .string(Keyword.json)] }
        default:
            if let native = NativeValue(literal), isLossless ? native.isCanonical : true, options.usesNativeTypes {
                return native.object
            }
            if options.directions == .i18nDatatype, let datatype = I18nDatatype(literal.datatype.string) {
                if let language = datatype.language { result[Keyword.language] = .string(language) }
                result[Keyword.direction] = .string(datatype.direction.rawValue)
                return .object(result)
            }
        }
        result[Keyword.type] = .string(literal.datatype.string)
        return .object(result)
    }

    /// The value of a JSON literal; `nil` for one that is to stay a typed string.
    private func json(_ literal: Literal) throws(RDFSyntaxError) -> JSONValue? {
        guard options.processingMode == .version11 else { return nil }
        let bytes = Array(literal.lexicalForm.utf8)
        let value: JSONValue
        do {
            value = try JSONValue(parsing: bytes, maximumNesting: 64)
        } catch {
            if isLossless { return nil }
            throw RDFSyntaxError(.syntax, "\(JSONLDError.Code.invalidJSONLiteral.rawValue): \(error)")
        }
        if isLossless { return (try? value.canonicalBytes()) == bytes ? value : nil }
        return value
    }

    // MARK: Compound literals

    /// The blank nodes that are no more than a text with a direction, and are spoken of in one place.
    private static func compounds(in index: RDFGraphIndex) -> Set<Term> {
        let properties: Set<IRI> = [Vocabulary.RDF.value, Vocabulary.RDF.direction, Vocabulary.RDF.language]
        var result: Set<Term> = []
        for name in index.names {
            for subject in index.graphs[name]?.order ?? [] {
                guard index.onlyReference(to: subject) != nil, let node = index.node(subject, in: name),
                    node.types.isEmpty, properties.isSuperset(of: node.order),
                    node.onlyValue(Vocabulary.RDF.direction)?.literal != nil,
                    node.onlyValue(Vocabulary.RDF.value)?.literal != nil
                else {
                    continue
                }
                result.insert(subject)
            }
        }
        return result
    }

    private func compound(_ node: RDFGraphIndex.Node) throws(RDFSyntaxError) -> JSONValue {
        var result = JSONObject()
        for (property, name) in [
            (Vocabulary.RDF.value, Keyword.value), (Vocabulary.RDF.language, Keyword.language),
            (Vocabulary.RDF.direction, Keyword.direction),
        ] {
            if let text = node.onlyValue(property)?.literal?.lexicalForm { result[name] = .string(text) }
        }
        guard result[Keyword.direction]?.string.flatMap(Direction.init) != nil else {
            throw RDFSyntaxError(.syntax, "\(JSONLDError.Code.invalidBaseDirection.rawValue): \(result)")
        }
        return .object(result)
    }
}
