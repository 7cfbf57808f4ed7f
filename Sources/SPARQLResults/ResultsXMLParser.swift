internal import CLibXML2
internal import RDF

/// Drives libxml2's parser and hands its events to a ``ResultsXMLReader``.
///
/// Results need no document type, so that any is refused, and with it all entities. Nothing outside of the bytes is read,
/// and libxml2 prints nothing. The pointers of libxml2 live in this class only, which one thread uses.
final class ResultsXMLParser {
    /// What becomes of the events.
    private(set) var reader: ResultsXMLReader
    private var context: xmlParserCtxtPtr?
    private var failure: RDFSyntaxError?

    /// Made once, before the first parser, as libxml2 asks for.
    private static let initialized: Void = xmlInitParser()

    init(_ reader: ResultsXMLReader) {
        self.reader = reader
        _ = ResultsXMLParser.initialized
        var handler = ResultsXMLParser.handler
        // Safety: libxml2 copies the handler. The context holds an unretained reference to this object, which frees the
        // context before it goes away.
        context = unsafe xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        if let context {
            _ = unsafe xmlCtxtUseOptions(context, CInt(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
        }
    }

    deinit {
        // Safety: the context was made by this object, and nobody else has it.
        if let context {
            if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
            unsafe xmlFreeParserCtxt(context)
        }
    }

    /// Parses a whole document.
    func parse(_ bytes: [UInt8]) throws(RDFSyntaxError) {
        guard let context else { throw RDFSyntaxError(.input, "there is no memory for an XML parser") }
        var start = 0
        // libxml2 counts a chunk in an int; small ones also keep its buffer small.
        repeat {
            let end = min(start + 1 << 16, bytes.count)
            let status = unsafe bytes[start..<end].withUnsafeBufferPointer { buffer in
                // Safety: libxml2 copies what it keeps of the buffer.
                unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                    unsafe tercet_parseChunk(
                        context, characters.baseAddress, CInt(end - start), end == bytes.count ? 1 : 0)
                }
            }
            // What libxml2 stops at without an error.
            if failure == nil, status != XML_ERR_OK { report(status.rawValue, "libxml2 cannot go on") }
            if let failure { throw failure }
            start = end
        } while start < bytes.count
    }

    /// Where the parser is.
    private var location: SourceLocation {
        guard let context else { return SourceLocation(line: 1, column: 1, byteOffset: 0) }
        // Safety: the context lives as long as this object.
        return SourceLocation(
            line: max(1, Int(xmlSAX2GetLineNumber(context))), column: max(1, Int(xmlSAX2GetColumnNumber(context))),
            byteOffset: max(0, Int(xmlByteConsumed(context))))
    }

    fileprivate func fail(_ code: RDFSyntaxError.Code, _ message: String) {
        guard failure == nil else { return }
        failure = RDFSyntaxError(code, message, at: location)
        // Safety: the context lives as long as this object.
        if let context { unsafe xmlStopParser(context) }
    }

    private func attempt(_ event: () throws(ResultsProblem) -> Void) {
        guard failure == nil else { return }
        do {
            try event()
        } catch {
            fail(error.code, error.message)
        }
    }

    fileprivate func startElement(
        _ local: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ given: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        // Safety: libxml2 passes five strings for each attribute: local name, prefix, namespace, and the first byte of the
        // value and the one behind its last.
        var attributes: [String: String] = [:]
        for index in stride(from: 0, to: given.count, by: 5) {
            guard let first = unsafe given[index + 3], let end = unsafe given[index + 4] else { continue }
            let value = unsafe String(decoding: UnsafeBufferPointer(start: first, count: end - first), as: UTF8.self)
            let name = unsafe string(given[index])
            switch unsafe string(given[index + 2]) {
            case "": attributes[name] = value
            case "http://www.w3.org/XML/1998/namespace": attributes["xml:\(name)"] = value
            case "http://www.w3.org/2005/11/its": attributes["its:\(name)"] = value
            default: break
            }
        }
        let (name, uri) = (string(local), string(namespace))
        attempt { () throws(ResultsProblem) in try reader.startElement(name, namespace: uri, attributes) }
    }

    fileprivate func endElement() { attempt { () throws(ResultsProblem) in try reader.endElement() } }

    fileprivate func characters(_ text: UnsafeBufferPointer<xmlChar>) {
        attempt { () throws(ResultsProblem) in try reader.characters(text) }
    }

    /// Takes an error of libxml2 over.
    fileprivate func report(_ code: UInt32, _ message: String) {
        let first = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        if code == XML_ERR_INVALID_ENCODING.rawValue || code == XML_ERR_INVALID_CHAR.rawValue && first.contains("UTF-8")
        {
            fail(
                .invalidUTF8,
                "the bytes here are not of the encoding of the document; convert it, or declare its encoding")
        } else {
            fail(.syntax, "the XML is not well-formed: \(first)")
        }
    }

    /// A string of libxml2, which ends with a NUL.
    private func string(_ text: UnsafePointer<xmlChar>?) -> String { text.map { unsafe String(cString: $0) } ?? "" }

    /// The callbacks that libxml2 calls.
    private static var handler: xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        unsafe handler.startElementNs = { context, local, _, namespace, _, _, attributeCount, _, attributes in
            // Safety: libxml2 passes the count of what it passes.
            unsafe ResultsXMLParser.of(context)?.startElement(
                local, namespace, UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5))
        }
        unsafe handler.endElementNs = { context, _, _, _ in unsafe ResultsXMLParser.of(context)?.endElement() }
        unsafe handler.characters = { context, text, length in
            unsafe ResultsXMLParser.of(context)?.characters(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        unsafe handler.ignorableWhitespace = handler.characters
        unsafe handler.cdataBlock = handler.characters
        unsafe handler.internalSubset = { context, _, _, _ in
            unsafe ResultsXMLParser.of(context)?.fail(
                .forbidden, "results have no document type; take the DOCTYPE out")
        }
        unsafe handler.serror = { context, error in
            guard let error = unsafe error?.pointee, error.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            let message = unsafe error.message.map { unsafe String(cString: $0) } ?? ""
            unsafe ResultsXMLParser.of(context)?.report(UInt32(bitPattern: error.code), message)
        }
        return handler
    }

    /// The object that a callback is for.
    private static func of(_ context: UnsafeMutableRawPointer?) -> ResultsXMLParser? {
        // Safety: the context is the reference that `init` gave to libxml2, which does not outlive the object.
        unsafe context.map { unsafe Unmanaged<ResultsXMLParser>.fromOpaque($0).takeUnretainedValue() }
    }
}
