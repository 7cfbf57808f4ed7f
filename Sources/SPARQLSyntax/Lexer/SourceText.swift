import RDF

/// The text of a query as bytes, and the places in it.
struct SourceText: Sendable {
    /// The UTF-8 bytes that tokens are made of.
    let bytes: [UInt8]

    /// Takes a text.
    ///
    /// - Complexity: O(length of the text).
    init(_ text: String) { bytes = Array(text.utf8) }

    /// Line and column of an offset.
    func location(_ offset: Int) -> SourceLocation {
        SourceLocation.start.advanced(over: bytes.span, upTo: offset)
    }

    /// An error at an offset.
    ///
    /// Not inlined, so that the frames of the parser's nested calls stay small.
    @inline(never)
    func error(
        _ code: SPARQLSyntaxError.Code, _ message: String, advice: String? = nil, at offset: Int
    ) -> SPARQLSyntaxError {
        SPARQLSyntaxError(code, message, advice: advice, at: location(offset))
    }

    /// An error that says what was found where something else was expected.
    @inline(never)
    func error(
        found: String, expected: String, advice: String? = nil, at offset: Int
    ) -> SPARQLSyntaxError {
        SPARQLSyntaxError(found: found, expected: expected, advice: advice, at: location(offset))
    }
}
