import JSON
import RDF

/// Writes the terms of a batch as JSON-LD.
struct JSONLDEncoder {
    private let batch: QuadBatch

    init(_ batch: QuadBatch) { self.batch = batch }

    /// The member that types stand under.
    static let typeKey = Array("@type".utf8)
    private static let type = Array(Vocabulary.RDF.type.string.utf8)

    private func range(of record: QuadBatch.TermRecord) -> Range<Int> {
        Int(record.offset)..<(Int(record.offset) + Int(record.length))
    }

    private func hasText(_ text: [UInt8], _ record: QuadBatch.TermRecord, from start: Int = 0) -> Bool {
        text.count - start == Int(record.length) && text[start...].elementsEqual(batch.bytes[range(of: record)])
    }

    // MARK: Names

    /// The value of `@id` of a resource: an IRI, or `_:` and a label.
    ///
    /// - Throws: `unsupported` for what readers of JSON-LD would leave out.
    func id(of term: UInt32) throws(RDFSyntaxError) -> [UInt8] {
        let record = batch.terms[Int(term)]
        switch record.kind {
        case .iri: return try iri(record)
        case .blankNode: return Array("_:".utf8) + batch.bytes[range(of: record)]
        default: throw RDFSerializer.tripleTerm
        }
    }

    /// Whether an `@id` is that of a resource.
    func isID(_ id: [UInt8], _ term: UInt32) -> Bool {
        let record = batch.terms[Int(term)]
        return hasText(id, record, from: record.kind == .blankNode ? 2 : 0)
    }

    /// The name of the member that a quad goes into.
    func key(of quad: QuadBatch.QuadRecord) throws(RDFSyntaxError) -> [UInt8] {
        let predicate = batch.terms[Int(quad.predicate)]
        return isType(quad, predicate) ? JSONLDEncoder.typeKey : try iri(predicate)
    }

    /// Whether a quad goes into a member of a name.
    func isKey(_ key: [UInt8], _ quad: QuadBatch.QuadRecord) -> Bool {
        let predicate = batch.terms[Int(quad.predicate)]
        if key == JSONLDEncoder.typeKey { return isType(quad, predicate) }
        return hasText(key, predicate) && !isType(quad, predicate)
    }

    private func isType(_ quad: QuadBatch.QuadRecord, _ predicate: QuadBatch.TermRecord) -> Bool {
        let object = batch.terms[Int(quad.object)].kind
        return (object == .iri || object == .blankNode) && hasText(JSONLDEncoder.type, predicate)
    }

    private func iri(_ record: QuadBatch.TermRecord) throws(RDFSyntaxError) -> [UInt8] {
        let range = range(of: record)
        try check(range)
        return Array(batch.bytes[range])
    }

    private func check(_ iri: Range<Int>) throws(RDFSyntaxError) {
        let text = batch.bytes.span
        var fragments = 0
        for index in iri where text[index] == UInt8(ascii: "#") { fragments += 1 }
        guard fragments < 2 else {
            let shown = String(decoding: batch.bytes[iri], as: UTF8.self)
            throw RDFSyntaxError(
                .unsupported, "readers of JSON-LD leave out IRIs with two #, such as <\(shown)>; mend the IRI")
        }
    }

    // MARK: Values

    /// Appends the `@id` of a resource as a string.
    func appendID(_ term: UInt32, to output: inout [UInt8]) throws(RDFSyntaxError) {
        let record = batch.terms[Int(term)]
        switch record.kind {
        case .iri:
            try check(range(of: record))
            JSONLDEncoder.appendString(batch.bytes.span, range(of: record), to: &output)
        case .blankNode:
            output.append(contentsOf: "\"_:".utf8)
            output.append(copying: batch.bytes, range(of: record))
            output.append(UInt8(ascii: "\""))
        default: throw RDFSerializer.tripleTerm
        }
    }

    /// Appends an object in expanded form.
    func appendValue(_ term: UInt32, to output: inout [UInt8]) throws(RDFSyntaxError) {
        let record = batch.terms[Int(term)]
        switch record.kind {
        case .iri, .blankNode, .triple:
            output.append(contentsOf: "{\"@id\":".utf8)
            try appendID(term, to: &output)
        case .stringLiteral: appendText(record, to: &output)
        case .typedLiteral:
            appendText(record, to: &output)
            output.append(contentsOf: ",\"@type\":".utf8)
            try appendID(record.qualifier, to: &output)
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            appendText(record, to: &output)
            output.append(contentsOf: ",\"@language\":".utf8)
            let end = range(of: record).upperBound
            JSONLDEncoder.appendString(batch.bytes.span, end..<(end + Int(record.qualifier)), to: &output)
            if record.kind == .leftToRightLiteral { output.append(contentsOf: ",\"@direction\":\"ltr\"".utf8) }
            if record.kind == .rightToLeftLiteral { output.append(contentsOf: ",\"@direction\":\"rtl\"".utf8) }
        }
        output.append(UInt8(ascii: "}"))
    }

    private func appendText(_ record: QuadBatch.TermRecord, to output: inout [UInt8]) {
        output.append(contentsOf: "{\"@value\":".utf8)
        JSONLDEncoder.appendString(batch.bytes.span, range(of: record), to: &output)
    }

    /// Appends a part of a text as a string: what needs no escape in runs.
    static func appendString(_ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            let byte = text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                output.append(copying: text, start..<index)
                JSONWriter.appendEscape(byte, to: &output)
                start = index + 1
            }
            index &+= 1
        }
        output.append(copying: text, start..<range.upperBound)
        output.append(UInt8(ascii: "\""))
    }
}
