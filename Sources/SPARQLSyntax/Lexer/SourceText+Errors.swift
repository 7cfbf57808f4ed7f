import RDF

extension SourceText {
    /// An error at an offset of `bytes`.
    func error(
        _ code: SPARQLSyntaxError.Code, _ message: String, advice: String? = nil, at offset: Int
    ) -> SPARQLSyntaxError {
        let (line, column) = lineAndColumn(offset)
        let location = SourceLocation(line: line, column: column, byteOffset: originalOffset(offset))
        return SPARQLSyntaxError(code, message, advice: advice, at: location)
    }
}
