internal import CLibXML2
internal import RDF

// What a hostile document may ask of libxml2, which has no limits of its own once it is told to read large documents.

extension XMLPushParser {
    /// How many namespaces may be declared around an element: libxml2 looks at one after the other.
    private static let maximumNamespaces = 10_000
    private static let maximumDefaults = 256
    /// How many names and namespaces libxml2 may keep, whose table does not grow beyond some thousands of slots, and how
    /// much memory those of elements and attributes may take.
    private static let maximumNames = 500_000
    private static let maximumNameBytes = 1 << 28
    /// How much text may wait for the end of its tag or comment where ``TagScanner`` cannot look into it.
    private static let maximumEncodedBytes = 1 << 24

    func fail(limit message: String) { fail(RDFSyntaxError(.limit, message, at: location)) }

    // MARK: Long tags

    /// Whether the text that waits is UTF-8, so that it may be pushed in chunks of any size.
    var takesLargeChunks: Bool {
        // Safety: the input and its buffer belong to the context.
        guard let context, let input = unsafe context.pointee.input?.pointee.buf else { return false }
        return unsafe input.pointee.encoder == nil
    }

    /// The text that libxml2 has not read yet, because it waits for the end of a tag, a comment or the like.
    var pendingByteCount: Int {
        // Safety: the input belongs to the context.
        guard let context, let input = unsafe context.pointee.input else { return 0 }
        return unsafe input.pointee.end - input.pointee.cur
    }

    /// Looks at what is to be pushed behind text that waits.
    func checkTags(of bytes: ArraySlice<UInt8>) throws(RDFSyntaxError) {
        guard tagScanner?.scan(bytes.span) == false else { return }
        throw tooManyAttributes
    }

    /// Begins or ends to look at what is pushed.
    func checkPending() throws(RDFSyntaxError) {
        guard pendingByteCount >= RDFXMLReader.usualChunkSize else {
            tagScanner = nil
            return
        }
        guard takesLargeChunks else {
            guard pendingByteCount <= XMLPushParser.maximumEncodedBytes else {
                throw RDFSyntaxError(
                    .limit, "a tag, comment or the like is longer than 16 MB; convert the document to UTF-8",
                    at: location)
            }
            return
        }
        guard tagScanner == nil, let start = unsafe context?.pointee.input?.pointee.cur else { return }
        var scanner = TagScanner()
        // Safety: so many bytes stand behind the current one in the buffer of the input.
        guard scanner.scan(unsafe UnsafeBufferPointer(start: start, count: pendingByteCount).span) else {
            throw tooManyAttributes
        }
        tagScanner = scanner
    }

    private var tooManyAttributes: RDFSyntaxError {
        RDFSyntaxError(
            .limit, "an element has more than \(TagScanner.maximumAttributes) attributes; write property elements",
            at: location)
    }

    // MARK: Elements

    /// Whether an element is within the limits; counts what the document type adds to it.
    func checkLimits(
        _ attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>, defaultCount: Int
    ) -> Bool {
        if let context, unsafe Int(context.pointee.nsNr) > 2 * XMLPushParser.maximumNamespaces {
            fail(limit: "more than \(XMLPushParser.maximumNamespaces) namespaces are declared around this element")
        }
        // Safety: see `startElement`; the attributes that the document type gives come last.
        for index in stride(from: attributes.count - 5 * defaultCount, to: attributes.count, by: 5) {
            guard let first = unsafe attributes[index + 3], let end = unsafe attributes[index + 4] else { continue }
            countAdded(end - first)
        }
        return failure == nil
    }

    /// Counts the memory that the names of elements and attributes take.
    func countMemory(of name: XMLName) {
        nameBytes += 2 * (name.namespace.count + name.local.count)
        if name.namespace.count > ReaderOptions.maximumNamespaceLength {
            fail(limit: "the name of a namespace is longer than \(ReaderOptions.maximumNamespaceLength) bytes")
        } else if nameBytes > XMLPushParser.maximumNameBytes {
            fail(limit: "the names of elements and attributes take too much memory")
        }
    }

    // MARK: Document types

    /// Counts text that the document type adds to the document.
    func countAdded(_ length: Int) {
        entityBytes += 16 + length
        guard entityBytes > 1 << 20, entityBytes / 64 > pushedBytes else { return }
        fail(limit: "the entities of the document make it many times longer; write their text out")
    }

    /// Counts the names of the document, wherever they stand.
    func countNames() {
        // Safety: the dictionary belongs to the context.
        guard let context, unsafe Int(xmlDictSize(context.pointee.dict)) > XMLPushParser.maximumNames else { return }
        fail(limit: "the document has more than \(XMLPushParser.maximumNames) different names")
    }

    /// Counts the attributes that the document type gives values to, all of which every element could have.
    func declareAttribute(hasDefault: Bool) {
        countNames()
        guard failure == nil, hasDefault else { return }
        defaultCount += 1
        guard defaultCount > XMLPushParser.maximumDefaults else { return }
        fail(
            limit: "the document type gives values to more than \(XMLPushParser.maximumDefaults) attributes; "
                + "write them where they belong")
    }
}
