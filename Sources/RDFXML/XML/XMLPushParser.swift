internal import CLibXML2
internal import RDF

/// Drives libxml2's push parser and hands its events to an ``RDFXMLParser``.
///
/// Nothing outside of the bytes that are pushed is ever read: declarations of external entities are refused, the
/// external subset of a document type is left aside, and the parser is told never to use the network. Entities that the
/// document declares itself work, within limits. libxml2 prints nothing; its errors are kept.
///
/// The pointers of libxml2 live in this class only. It is used by one thread at a time: a reader is a value, and shares
/// its push parser with nobody (see ``RDFXMLReader``).
///
/// Safety: the checks of exclusive access that a class makes at run time cost more than what is done to the properties
/// they are taken off here. No event comes while another is handled: none of the functions of libxml2 that the handlers
/// call parses on or reports errors.
final class XMLPushParser {
    /// What becomes of the events.
    @exclusivity(unchecked) var parser: RDFXMLParser
    /// What is wrong with the document, as soon as something is.
    @exclusivity(unchecked) private(set) var failure: RDFSyntaxError?
    /// Whether elements that are wrong are left out.
    private let isLenient: Bool
    /// What was left out.
    private(set) var skipped = SkippedStatements()

    /// The key of a name: libxml2 keeps each string once, so that its address stands for it.
    private struct NameKey: Hashable {
        var local: UnsafePointer<xmlChar>?
        var prefix: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
        var isAttribute: Bool

        /// A number that mostly differs between names: the addresses, mixed.
        var slot: Int {
            let local = UInt(bitPattern: local)
            let namespace = UInt(bitPattern: namespace)
            return Int(
                truncatingIfNeeded: (local &* 31 &+ namespace &* 17 &+ (isAttribute ? 5 : 0)) &* 0x9E37_79B9 >> 12)
        }
    }

    private(set) var context: xmlParserCtxtPtr?
    /// The entities that the document declares.
    private var entities: xmlDocPtr?
    private var nameIndexes: [NameKey: Int] = [:]
    /// Names that were met lately, by their slot.
    @exclusivity(unchecked) private var recentNames = [(key: NameKey, index: Int)](
        repeating: (key: NameKey(isAttribute: false), index: 0), count: 256)
    /// The prefix that was declared last.
    @exclusivity(unchecked) private var recentPrefix: UnsafePointer<xmlChar>?
    @exclusivity(unchecked) private var attributes: [XMLAttribute] = []
    @exclusivity(unchecked) private var values: [UInt8] = []
    /// How many bytes were pushed, and how many came out of entities.
    private(set) var pushedBytes = 0
    var entityBytes = 0
    /// How many attributes the document type gives values to.
    var defaultCount = 0
    var nameBytes = 0
    var tagScanner: TagScanner?

    /// Made once, before the first parser, as libxml2 asks for.
    private static let initialized: Void = xmlInitParser()

    init(_ parser: RDFXMLParser, isLenient: Bool) {
        self.parser = parser
        self.isLenient = isLenient
        _ = XMLPushParser.initialized
        var handler = XMLPushParser.handler
        // Safety: libxml2 copies the handler. The context holds an unretained reference to this object, which frees the
        // context before it goes away.
        context = unsafe xmlCreatePushParserCtxt(
            &handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        if let context {
            _ = unsafe xmlCtxtUseOptions(context, CInt(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
            // Entities in attributes are to be replaced; the option for that would also load external ones.
            unsafe context.pointee.replaceEntities = 1
        } else {
            failure = RDFSyntaxError(.input, "there is no memory for an XML parser")
        }
    }

    deinit {
        // Safety: both were made by this object, and nobody else has them.
        if let context {
            if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
            unsafe xmlFreeParserCtxt(context)
        }
        if let entities { unsafe xmlFreeDoc(entities) }
    }

    /// Parses the next bytes of the document.
    ///
    /// - Parameters:
    ///   - bytes: the bytes; empty at the end.
    ///   - isLast: whether the document ends here.
    func push(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws(RDFSyntaxError) {
        guard failure == nil, let context else { throw failure ?? XMLPushParser.ended }
        try checkTags(of: bytes)
        pushedBytes += bytes.count
        let status = unsafe bytes.withUnsafeBufferPointer { buffer in
            // Safety: libxml2 copies what it keeps of the buffer.
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                unsafe tercet_parseChunk(context, characters.baseAddress, CInt(characters.count), isLast ? 1 : 0)
            }
        }
        // What libxml2 stops at without an error.
        if failure == nil, status != XML_ERR_OK { report(status, "libxml2 cannot go on") }
        if let failure { throw failure }
        if !isLast { try checkPending() }
    }

    private static let ended = RDFSyntaxError(.input, "the parser has ended")

    /// Where the parser is.
    var location: SourceLocation {
        guard let context else { return SourceLocation(line: 1, column: 1, byteOffset: 0) }
        // Safety: the context lives as long as this object.
        return SourceLocation(
            line: max(1, Int(xmlSAX2GetLineNumber(context))), column: max(1, Int(xmlSAX2GetColumnNumber(context))),
            byteOffset: max(0, Int(xmlByteConsumed(context))))
    }

    // MARK: Failures

    func fail(_ error: RDFSyntaxError) {
        guard failure == nil else { return }
        failure = error
        // Safety: the context lives as long as this object.
        if let context { unsafe xmlStopParser(context) }
    }

    /// Handles an event.
    ///
    /// Inlined, so that no closure is made.
    ///
    /// - Parameter recover: what a lenient reader does when the event is refused.
    @inline(__always)
    private func attempt(_ event: () throws(XMLFailure) -> Void, recover: () -> Void = {}) {
        guard failure == nil else { return }
        do {
            try event()
        } catch {
            if canGoOn(behind: error) { recover() }
        }
    }

    /// Notes why an event was refused, and whether the rest of the document is still to be read.
    @inline(never)
    private func canGoOn(behind error: XMLFailure) -> Bool {
        guard isLenient, error.code != .limit else {
            fail(RDFSyntaxError(error.code, error.message, at: location))
            return false
        }
        skipped.add(RDFSyntaxError(error.code, error.message, at: location))
        return true
    }

    /// Takes an error of libxml2 over.
    fileprivate func report(_ code: xmlParserErrors, _ message: String) {
        let trimmed = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let error: (RDFSyntaxError.Code, String) =
            switch code {
            case XML_ERR_INVALID_CHAR where trimmed.contains("UTF-8"), XML_ERR_INVALID_ENCODING:
                (
                    .invalidUTF8,
                    "the bytes here are not of the encoding of the document; convert it, or declare its encoding"
                )
            case XML_ERR_DOCUMENT_END where pushedBytes == 0: (.syntax, "the document is empty, or no XML")
            case XML_ERR_DOCUMENT_END where !isBehindRoot:
                (.syntax, "the document ends too early: an element, a comment or the like is not closed")
            case XML_ERR_DOCUMENT_EMPTY: (.syntax, "the document is empty, or no XML")
            case XML_ERR_ENTITY_LOOP: (.limit, "entities of the document contain each other without end")
            case XML_NS_ERR_UNDEFINED_NAMESPACE:
                (.undefinedPrefix, "\(trimmed); declare the prefix with xmlns:…=\"…\"")
            default: (.syntax, "the XML is not well-formed: \(trimmed)")
            }
        fail(RDFSyntaxError(error.0, error.1, at: location))
    }

    /// Whether the last element has been closed.
    private var isBehindRoot: Bool { unsafe context?.pointee.instate == XML_PARSER_EPILOG }

    // MARK: Events

    /// The index of a name, which is made when it is met first.
    @inline(__always)
    private func index(_ key: NameKey) -> Int {
        let slot = key.slot & (recentNames.count - 1)
        return recentNames[slot].key == key ? recentNames[slot].index : findIndex(key, slot: slot)
    }

    @inline(never)
    private func findIndex(_ key: NameKey, slot: Int) -> Int {
        let index = nameIndexes[key] ?? makeName(key)
        recentNames[slot] = (key: key, index: index)
        return index
    }

    private func makeName(_ key: NameKey) -> Int {
        let name = XMLName(
            prefix: bytes(of: key.prefix), local: bytes(of: key.local), namespace: bytes(of: key.namespace),
            isAttribute: key.isAttribute)
        countMemory(of: name)
        countNames()
        let index = parser.addName(name)
        nameIndexes[key] = index
        return index
    }

    /// The bytes of a string of libxml2.
    private func bytes(of string: UnsafePointer<xmlChar>?) -> [UInt8] {
        guard let string else { return [] }
        // Safety: strings of libxml2 end with a NUL.
        return unsafe Array(UnsafeBufferPointer(start: string, count: Int(xmlStrlen(string))))
    }

    fileprivate func startElement(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
        _ given: UnsafeBufferPointer<UnsafePointer<xmlChar>?>, defaultCount: Int
    ) {
        guard failure == nil, checkLimits(given, defaultCount: defaultCount) else { return }
        // Safety: libxml2 passes two strings for each namespace, and five for each attribute: local name, prefix,
        // namespace, and the first byte of the value and the one behind its last.
        if !namespaces.isEmpty { countNames() }
        var declared = 0
        while declared < namespaces.count {
            unsafe declarePrefix(namespaces[declared], namespaces[declared + 1])
            declared &+= 2
        }
        // Taken out of the object, the arrays can be handed on without counting references.
        var attributes: [XMLAttribute] = []
        var values: [UInt8] = []
        swap(&attributes, &self.attributes)
        swap(&values, &self.values)
        var place = 0
        while place < given.count {
            let name = unsafe self.index(
                NameKey(local: given[place], prefix: given[place + 1], namespace: given[place + 2], isAttribute: true))
            let start = values.count
            if let first = unsafe given[place + 3], let end = unsafe given[place + 4] {
                unsafe values.append(contentsOf: UnsafeBufferPointer(start: first, count: end - first))
            }
            attributes.append(XMLAttribute(name: name, value: start..<values.count))
            place &+= 5
        }
        let name = index(NameKey(local: local, prefix: prefix, namespace: namespace, isAttribute: false))
        let quadCount = parser.batch.quads.count
        attempt {
            () throws(XMLFailure) in
            try parser.startElement(name, attributes, values: values)
        } recover: {
            parser.abandonElement(quadCount: quadCount)
        }
        if !attributes.isEmpty {
            attributes.removeAll(keepingCapacity: true)
            values.removeAll(keepingCapacity: true)
        }
        swap(&attributes, &self.attributes)
        swap(&values, &self.values)
    }

    /// Notes a prefix; the first that a document gives a name counts.
    @inline(__always)
    private func declarePrefix(_ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) {
        // libxml2 keeps each string once. Documents that declare prefixes on every element mostly declare the same one.
        if let prefix, prefix == recentPrefix { return }
        recentPrefix = prefix
        parser.declarePrefix(bytes(of: prefix), bytes(of: namespace))
    }

    fileprivate func endElement(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) {
        let key = NameKey(local: local, prefix: prefix, namespace: namespace, isAttribute: false)
        let name = parser.readsXMLLiteral ? index(key) : 0
        attempt { () throws(XMLFailure) in try parser.endElement(name) }
    }

    fileprivate func characters(_ text: UnsafeBufferPointer<xmlChar>) {
        // Safety: the span is used inside the call only.
        attempt { () throws(XMLFailure) in try parser.characters(unsafe text.span) }
    }

    fileprivate func comment(_ text: UnsafePointer<xmlChar>?) {
        guard failure == nil else { return }
        parser.comment(bytes(of: text))
    }

    fileprivate func instruction(_ target: UnsafePointer<xmlChar>?, _ data: UnsafePointer<xmlChar>?) {
        countNames()
        guard failure == nil else { return }
        parser.instruction(bytes(of: target), bytes(of: data))
    }

    // MARK: Entities

    /// Declares an entity of the internal subset; external and parameter entities are refused.
    fileprivate func declareEntity(
        _ name: UnsafePointer<xmlChar>?, _ kind: CInt, _ content: UnsafeMutablePointer<xmlChar>?
    ) {
        countNames()
        guard failure == nil else { return }
        guard kind == CInt(XML_INTERNAL_GENERAL_ENTITY.rawValue) else {
            let shown = String(decoding: bytes(of: name), as: UTF8.self)
            let what = kind == CInt(XML_INTERNAL_PARAMETER_ENTITY.rawValue) ? "a parameter" : "an external"
            fail(
                RDFSyntaxError(
                    .forbidden, "\"\(shown)\" is \(what) entity, which is never read; write its text into the document",
                    at: location))
            return
        }
        // Safety: the document is this object's own; libxml2 copies the strings.
        if entities == nil {
            entities = unsafe xmlNewDoc(nil)
            _ = unsafe xmlCreateIntSubset(entities, "RDF", nil, nil)
        }
        _ = unsafe xmlAddDocEntity(entities, name, kind, nil, nil, content)
    }

    /// Looks an entity up, and counts what entities add to the document.
    fileprivate func entity(_ name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
        guard failure == nil else { return nil }
        // Safety: the document is this object's own.
        guard let entities, let entity = unsafe xmlGetDocEntity(entities, name) else {
            let shown = String(decoding: bytes(of: name), as: UTF8.self)
            fail(
                RDFSyntaxError(
                    .syntax, "the entity \"&\(shown);\" is not declared; declare it in the document or write its text",
                    at: location))
            return nil
        }
        countAdded(Int(unsafe entity.pointee.length))
        return failure == nil ? entity : nil
    }

    /// The callbacks that libxml2 calls.
    private static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        unsafe handler.startElementNs = {
            context, local, prefix, namespace, namespaceCount, namespaces, attributeCount, defaultCount, attributes in
            // Safety: libxml2 passes the counts of what it passes.
            unsafe XMLPushParser.with(context) {
                unsafe $0.startElement(
                    local, prefix, namespace, UnsafeBufferPointer(start: namespaces, count: Int(namespaceCount) * 2),
                    UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5),
                    defaultCount: Int(defaultCount))
            }
        }
        unsafe handler.endElementNs = { context, local, prefix, namespace in
            unsafe XMLPushParser.with(context) { $0.endElement(local, prefix, namespace) }
        }
        unsafe handler.characters = { context, text, length in
            unsafe XMLPushParser.with(context) {
                unsafe $0.characters(UnsafeBufferPointer(start: text, count: Int(length)))
            }
        }
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.cdataBlock = handler.characters
        unsafe handler.comment = { context, text in
            unsafe XMLPushParser.with(context) { $0.comment(text) }
        }
        unsafe handler.processingInstruction = { context, target, data in
            unsafe XMLPushParser.with(context) { $0.instruction(target, data) }
        }
        unsafe handler.entityDecl = { context, name, kind, _, _, content in
            unsafe XMLPushParser.with(context) { $0.declareEntity(name, kind, content) }
        }
        unsafe handler.getEntity = { context, name in
            unsafe XMLPushParser.with(context) { $0.entity(name) } ?? nil
        }
        unsafe handler.attributeDecl = { context, _, _, _, _, value, names in
            // Safety: the names that the attribute may have as its value are the handler's to free.
            if let names { unsafe xmlFreeEnumeration(names) }
            unsafe XMLPushParser.with(context) { $0.declareAttribute(hasDefault: value != nil) }
        }
        unsafe handler.elementDecl = { context, _, _, _ in unsafe XMLPushParser.with(context) { $0.countNames() } }
        unsafe handler.notationDecl = { context, _, _, _ in unsafe XMLPushParser.with(context) { $0.countNames() } }
        unsafe handler.serror = { context, error in
            guard let error = unsafe error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            // libxml2 takes IRIs in namespaces for errors; whether a name is one is checked where the name is used.
            guard error.code != XML_WAR_NS_URI.rawValue else { return }
            let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
            unsafe XMLPushParser.with(context) { $0.report(xmlParserErrors(UInt32(error.code)), message) }
        }
        return handler
    }

    /// Calls the object that a callback is for.
    @inline(__always)
    @discardableResult
    private static func with<Result>(
        _ context: UnsafeMutableRawPointer?, _ body: (XMLPushParser) -> Result
    ) -> Result? {
        // Safety: the context is the reference that `init` gave to libxml2, which does not outlive the object; whoever
        // pushes bytes holds the object while the callbacks come, so that they need not count references.
        unsafe context.map { unsafe Unmanaged<XMLPushParser>.fromOpaque($0)._withUnsafeGuaranteedRef(body) }
    }
}
