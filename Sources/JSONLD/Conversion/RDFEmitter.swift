import JSON
import RDF

/// Turns expanded documents into quads.
///
/// JSON-LD 1.1 API, section 8.1 (Deserialize JSON-LD to RDF), without the detour over a node map: a graph is a set, so what is
/// said of a node in several places need not be gathered first. What RDF has no words for is left out, as the
/// recommendation has it: relative IRIs, and blank nodes as properties.
struct RDFEmitter {
    private let directions: JSONLDOptions.DirectionMapping
    private var labels: BlankNodeLabels
    /// Labels of the document that RDF cannot write, and what they became.
    private var replacedLabels: [ExactString: [UInt8]] = [:]
    private var recent = RecentTerms()

    init(directions: JSONLDOptions.DirectionMapping, blankNodePrefix: String) {
        self.directions = directions
        labels = BlankNodeLabels(prefix: blankNodePrefix)
    }

    /// Says that the next quads go into an empty batch.
    mutating func beginBatch() { recent.removeAll() }

    /// Adds the quads of an expanded node, and of all that is nested in it.
    ///
    /// - Parameters:
    ///   - item: a node, value or list object.
    ///   - graph: the graph that states them.
    ///   - batch: what to add them to.
    mutating func emit(
        _ item: JSONValue, graph: UInt32 = QuadBatch.defaultGraph, to batch: inout QuadBatch
    ) throws(JSONLDError) {
        _ = try object(item, graph, &batch)
    }

    /// The term for a value; the quads of what is nested in it are added.
    private mutating func object(
        _ item: JSONValue, _ graph: UInt32, _ batch: inout QuadBatch
    ) throws(JSONLDError) -> UInt32? {
        guard let object = item.object else { return nil }
        if object.isValue { return try value(object, graph, &batch) }
        if let list = object[Keyword.list] { return try self.list(list.items, graph, &batch) }
        return try node(object, graph, &batch)
    }

    // MARK: Nodes

    private mutating func node(
        _ object: JSONObject, _ graph: UInt32, _ batch: inout QuadBatch
    ) throws(JSONLDError) -> UInt32? {
        let subject: UInt32?
        if let id = object[Keyword.id] {
            subject = id.string.flatMap { resource($0, &batch) }
        } else {
            subject = freshNode(&batch)
        }
        for member in object.members {
            switch member.name {
            case Keyword.type:
                for type in member.value.items {
                    let object = type.string.flatMap { resource($0, &batch) }
                    add(subject, Vocabulary.RDF.type.string, object, graph, &batch)
                }
            case Keyword.graph:
                // A graph whose name RDF does not have is left out.
                guard let inner = subject else { continue }
                for item in member.value.items { try emit(item, graph: inner, to: &batch) }
            case Keyword.included:
                for item in member.value.items { try emit(item, graph: graph, to: &batch) }
            case Keyword.reverse:
                for reverse in member.value.object?.members ?? [] {
                    for item in reverse.value.items {
                        let other = try self.object(item, graph, &batch)
                        add(other, reverse.name, subject, graph, &batch)
                    }
                }
            case _ where Keyword.isKeyword(member.name): break
            default:
                for item in member.value.items {
                    let object = try self.object(item, graph, &batch)
                    add(subject, member.name, object, graph, &batch)
                }
            }
        }
        return subject
    }

    private mutating func add(
        _ subject: UInt32?, _ property: String, _ object: UInt32?, _ graph: UInt32, _ batch: inout QuadBatch
    ) {
        guard let subject, let object, !property.isBlankNode, let predicate = iri(property, &batch) else { return }
        batch.quads.append(QuadBatch.QuadRecord(subject: subject, predicate: predicate, object: object, graph: graph))
    }

    /// JSON-LD 1.1 API, section 8.3 (List to RDF Conversion).
    private mutating func list(
        _ items: [JSONValue], _ graph: UInt32, _ batch: inout QuadBatch
    ) throws(JSONLDError) -> UInt32? {
        guard !items.isEmpty else { return iri(Vocabulary.RDF.nil.string, &batch) }
        let head = freshNode(&batch)
        var cell = head
        for (index, item) in items.enumerated() {
            let object = try self.object(item, graph, &batch)
            add(cell, Vocabulary.RDF.first.string, object, graph, &batch)
            let isLast = index == items.count - 1
            let rest = isLast ? iri(Vocabulary.RDF.nil.string, &batch) : freshNode(&batch)
            add(cell, Vocabulary.RDF.rest.string, rest, graph, &batch)
            cell = rest ?? cell
        }
        return head
    }

    // MARK: Terms

    /// An IRI or blank node; `nil` for what is neither.
    private mutating func resource(_ text: String, _ batch: inout QuadBatch) -> UInt32? {
        guard text.isBlankNode else { return iri(text, &batch) }
        let start = batch.bytes.count
        let label = String(decoding: text.utf8.dropFirst(2), as: UTF8.self)
        if label.isWritableLabel {
            let bytes = Array(label.utf8)
            labels.append(written: bytes.span, 0..<bytes.count, to: &batch.bytes)
        } else if let known = replacedLabels[ExactString(label)] {
            batch.bytes.append(contentsOf: known)
        } else {
            labels.appendFresh(to: &batch.bytes)
            replacedLabels[ExactString(label)] = Array(batch.bytes[start...])
        }
        return recent.intern(.blankNode, from: start, in: &batch)
    }

    private mutating func iri(_ text: String, _ batch: inout QuadBatch) -> UInt32? {
        let start = batch.bytes.count
        let count = batch.terms.count
        batch.bytes.append(contentsOf: text.utf8)
        let term = recent.intern(.iri, from: start, in: &batch)
        // What the batch has already was looked at when it came first.
        guard batch.terms.count > count, !text.isWellFormedIRI else { return term }
        batch.terms.removeLast()
        batch.bytes.removeLast(batch.bytes.count - start)
        recent.removeAll(from: count)
        return nil
    }

    private mutating func freshNode(_ batch: inout QuadBatch) -> UInt32 {
        let start = batch.bytes.count
        labels.appendFresh(to: &batch.bytes)
        return recent.intern(.blankNode, from: start, in: &batch)
    }

    /// JSON-LD 1.1 API, section 8.2 (Object to RDF Conversion).
    private mutating func value(
        _ object: JSONObject, _ graph: UInt32, _ batch: inout QuadBatch
    ) throws(JSONLDError) -> UInt32? {
        guard let content = try LiteralContent(object) else { return nil }
        if let language = content.language, !language.isLanguageTag { return nil }
        if let datatype = content.datatype {
            // Strings with a language are no typed values.
            guard datatype != Vocabulary.RDF.langString.string, datatype != Vocabulary.RDF.dirLangString.string else {
                return nil
            }
            guard let type = iri(datatype, &batch) else { return nil }
            return typed(content.text, type, datatype, &batch)
        }
        guard let direction = content.direction else { return tagged(content, nil, &batch) }
        switch directions {
        case .none: return tagged(content, nil, &batch)
        case .directionalLanguageString where content.language != nil: return tagged(content, direction, &batch)
        case .directionalLanguageString, .i18nDatatype:
            let datatype = I18nDatatype(language: content.language, direction: direction).iri
            guard let type = iri(datatype, &batch) else { return nil }
            return typed(content.text, type, datatype, &batch)
        case .compoundLiteral: return compound(content, direction, graph, &batch)
        }
    }

    private func typed(_ text: String, _ type: UInt32, _ datatype: String, _ batch: inout QuadBatch) -> UInt32 {
        let isString = datatype == Vocabulary.XSD.string.string
        return append(text, isString ? .stringLiteral : .typedLiteral, isString ? 0 : type, &batch)
    }

    private func tagged(_ content: LiteralContent, _ direction: Direction?, _ batch: inout QuadBatch) -> UInt32 {
        guard let language = content.language?.lowercased() else {
            return append(content.text, .stringLiteral, 0, &batch)
        }
        let kind: QuadBatch.TermKind =
            switch direction {
            case .leftToRight: .leftToRightLiteral
            case .rightToLeft: .rightToLeftLiteral
            case nil: .languageLiteral
            }
        let index = append(content.text, kind, UInt32(language.utf8.count), &batch)
        batch.bytes.append(contentsOf: language.utf8)
        return index
    }

    private func append(
        _ text: String, _ kind: QuadBatch.TermKind, _ qualifier: UInt32, _ batch: inout QuadBatch
    ) -> UInt32 {
        let start = batch.bytes.count
        batch.bytes.append(contentsOf: text.utf8)
        batch.terms.append(
            QuadBatch.TermRecord(
                kind: kind, offset: UInt32(start), length: UInt32(batch.bytes.count - start), qualifier: qualifier))
        return UInt32(batch.terms.count - 1)
    }

    private mutating func compound(
        _ content: LiteralContent, _ direction: Direction, _ graph: UInt32, _ batch: inout QuadBatch
    ) -> UInt32 {
        let node = freshNode(&batch)
        let text = append(content.text, .stringLiteral, 0, &batch)
        add(node, Vocabulary.RDF.value.string, text, graph, &batch)
        if let language = content.language?.lowercased() {
            add(node, Vocabulary.RDF.language.string, append(language, .stringLiteral, 0, &batch), graph, &batch)
        }
        add(node, Vocabulary.RDF.direction.string, append(direction.rawValue, .stringLiteral, 0, &batch), graph, &batch)
        return node
    }
}
