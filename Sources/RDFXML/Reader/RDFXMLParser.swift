internal import RDF

/// Makes quads of the elements, attributes and text of an RDF/XML document.
///
/// RDF 1.2 XML Syntax, section 7. Open elements stand on a stack of the parser's own.
struct RDFXMLParser: Sendable {
    /// Where the quads go.
    var batch = QuadBatch()
    /// All names met so far, behind those of the RDF vocabulary.
    private(set) var names: [XMLName] = RDFName.allCases.map { XMLName($0) }
    /// The terms of the names, each with the number of the batch that has it.
    var nameTerms: [(batch: Int, term: UInt32)]
    /// How many batches have begun.
    private(set) var batchNumber = 0
    /// The prefixes declared so far.
    private(set) var prefixes: [Prefix] = []
    var labels: BlankNodeLabels
    var frames: [RDFXMLFrame] = []
    var scopes: [RDFXMLScope]
    /// The language tag that was met last, as written and in lower case.
    var recentLanguage: (written: [UInt8], tag: [UInt8]) = ([], [])
    /// The text of the innermost property element.
    var text: [UInt8] = []
    /// The XML literal that is being read.
    var literal = CanonicalXML()
    /// The IRIs that `rdf:ID` has given.
    var identifiers: Set<[UInt8]> = []
    /// IRIs and blank nodes of this batch that were met lately.
    var recentTerms = RecentTerms()
    /// How many triple terms are open.
    var openTriples = 0
    private var knownPrefixes: Set<[UInt8]> = []
    private var carried = QuadBatch()
    private let maximumSize: Int
    /// How many elements are open inside, and with, one that was wrong and is left out.
    private var abandonedDepth = 0

    static let maximumDepth = 4096
    static let maximumTripleDepth = 128

    init(options: ReaderOptions) {
        labels = BlankNodeLabels(prefix: options.blankNodePrefix)
        maximumSize = options.maximumStatementSize
        nameTerms = names.map { _ in (batch: 0, term: RDFXMLFrame.none) }
        scopes = [RDFXMLScope(base: options.base.flatMap { IRIBase($0.string) })]
    }

    /// Whether the batch may take more: a few thousand quads, or a few megabytes of text, are enough.
    var hasRoom: Bool { batch.quads.count < 4096 && batch.bytes.count < 1 << 24 || openTriples > 0 }

    /// Refuses text that would not fit into a batch.
    @inline(__always)
    private func checkSize(adding count: Int) throws(XMLFailure) {
        let isLong = text.count + literal.bytes.count + count > maximumSize
        if isLong || batch.bytes.count >= 1 << 31 { throw tooLong(isLong) }
    }

    @inline(never)
    private func tooLong(_ isToken: Bool) -> XMLFailure {
        isToken
            ? XMLFailure("a literal or tag is longer than \(maximumSize) bytes; raise the limit", code: .limit)
            : XMLFailure("what is nested here is too long to be read", code: .limit)
    }

    // MARK: Names

    mutating func addName(_ name: XMLName) -> Int {
        names.append(name)
        nameTerms.append((batch: 0, term: RDFXMLFrame.none))
        return names.count - 1
    }

    mutating func declarePrefix(_ prefix: [UInt8], _ namespace: [UInt8]) {
        guard prefixes.count < 1000, knownPrefixes.insert(prefix).inserted else { return }
        prefixes.append(Prefix(String(decoding: prefix, as: UTF8.self), String(decoding: namespace, as: UTF8.self)))
    }

    // MARK: Events

    /// Reads a start tag.
    mutating func startElement(_ name: Int, _ attributes: [XMLAttribute], values: [UInt8]) throws(XMLFailure) {
        try checkSize(adding: values.count)
        guard abandonedDepth == 0 else {
            abandonedDepth += 1
            return
        }
        if frames.last?.role == .xmlLiteral {
            guard literal.depth < RDFXMLParser.maximumDepth else { throw tooDeep }
            literal.startElement(names[name], attributes, names: names, values: values)
            return
        }
        guard frames.count < RDFXMLParser.maximumDepth else { throw tooDeep }
        let scope = try openScope(attributes, values: values)
        guard let role = frames.last?.role else {
            if names[name].meaning == .rdf {
                try checkRootAttributes(attributes)
                frames.append(RDFXMLFrame(role: .root, scope: scope))
            } else {
                try startNode(name, attributes, values: values, scope: scope)
            }
            return
        }
        switch role {
        case .root, .collection: try startNode(name, attributes, values: values, scope: scope)
        case .property:
            guard isBlank(text) else { throw mixedContent }
            dropText()
            guard frames[frames.count - 1].object == RDFXMLFrame.none else {
                throw XMLFailure("a property element with rdf:datatype holds text, not elements")
            }
            frames[frames.count - 1].role = .filledProperty
            try startNode(name, attributes, values: values, scope: scope)
        case .triple:
            guard frames[frames.count - 1].items == 0 else {
                throw XMLFailure("a property element with rdf:parseType=\"Triple\" holds one node element, not two")
            }
            frames[frames.count - 1].items = 1
            try startNode(name, attributes, values: values, scope: scope)
        case .node: try startProperty(name, attributes, values: values, scope: scope)
        case .filledProperty:
            throw XMLFailure(
                "a property element holds one node element, not two; repeat the property, or use "
                    + "rdf:parseType=\"Collection\"")
        case .emptyProperty:
            throw XMLFailure("this property element has an object in its attributes and has to be empty")
        case .xmlLiteral: break
        }
    }

    /// Whether the name of an end tag matters.
    var readsXMLLiteral: Bool { frames.last?.role == .xmlLiteral }

    /// Reads an end tag.
    ///
    /// - Parameter name: its name, which only counts inside an XML literal.
    mutating func endElement(_ name: Int) throws(XMLFailure) {
        guard abandonedDepth == 0 else {
            abandonedDepth -= 1
            return
        }
        if frames.last?.role == .xmlLiteral, literal.depth > 0 {
            literal.endElement(names[name])
            return
        }
        guard let frame = frames.popLast() else { return }
        switch frame.role {
        case .root, .emptyProperty, .filledProperty: break
        case .node:
            // A property element with rdf:parseType="Resource" said its statement when it began.
            if frame.property == RDFXMLFrame.none { try yieldNode(frame.subject) }
        case .property: try endLiteral(frame)
        case .xmlLiteral: endXMLLiteral(frame)
        case .collection: endCollection(frame)
        case .triple: try endTriple(frame)
        }
        closeScopes()
    }

    /// Leaves out the element whose start tag has turned out wrong, with all that it contains.
    ///
    /// - Parameter quadCount: how many quads the batch had before the tag.
    mutating func abandonElement(quadCount: Int) {
        batch.quads.removeLast(batch.quads.count - quadCount)
        dropText()
        abandonedDepth = 1
        closeScopes()
    }

    private mutating func closeScopes() {
        while scopes.count > (frames.last?.scope ?? 0) + 1 { scopes.removeLast() }
    }

    /// Reads text.
    mutating func characters(_ run: Span<UInt8>) throws(XMLFailure) {
        try checkSize(adding: run.count)
        guard abandonedDepth == 0 else { return }
        switch frames.last?.role {
        case .property?: text.append(copying: run, 0..<run.count)
        case .xmlLiteral?: literal.text(run)
        default:
            var index = 0
            while index < run.count {
                if run[index] > 0x20 { throw misplacedText }
                index &+= 1
            }
        }
    }

    /// Reads a comment.
    mutating func comment(_ content: [UInt8]) {
        if frames.last?.role == .xmlLiteral { literal.comment(content) }
    }

    /// Reads a processing instruction.
    mutating func instruction(_ target: [UInt8], _ data: [UInt8]) {
        if frames.last?.role == .xmlLiteral { literal.instruction(target, data) }
    }

    /// Empties the text, and keeps its memory.
    @inline(__always)
    mutating func dropText() {
        if !text.isEmpty { text.removeAll(keepingCapacity: true) }
    }

    func isBlank(_ bytes: [UInt8]) -> Bool { bytes.allSatisfy { $0 <= 0x20 } }

    private var tooDeep: XMLFailure {
        XMLFailure("elements are nested more than \(RDFXMLParser.maximumDepth) deep", code: .limit)
    }

    private var mixedContent: XMLFailure {
        XMLFailure("a property element holds text or an element, not both; for XML text use rdf:parseType=\"Literal\"")
    }

    private var misplacedText: XMLFailure {
        switch frames.last?.role {
        case .filledProperty?: mixedContent
        case .emptyProperty?: XMLFailure("this property element has an object in its attributes and has to be empty")
        default: XMLFailure("text stands outside of a property element")
        }
    }

    // MARK: Batches

    /// Empties the batch but for the terms of open elements.
    mutating func beginBatch() {
        batchNumber += 1
        recentTerms.removeAll()
        batch.removeAll()
        batch.bytes.append(contentsOf: carried.bytes)
        batch.terms.append(contentsOf: carried.terms)
        batch.components.append(contentsOf: carried.components)
    }

    /// Keeps the terms of open elements.
    mutating func endBatch() {
        var kept = QuadBatch()
        swap(&kept, &carried)
        kept.removeAll()
        for index in frames.indices { frames[index].carry(from: batch, to: &kept) }
        swap(&kept, &carried)
    }
}
