internal import RDF

/// A literal as JSON and XML describe it: a text, and perhaps a tag, a direction or a datatype.
struct ResultsLiteral {
    var text = ""
    var language: String?
    var direction: String?
    var datatype: String?

    /// The literal, or what is wrong with it.
    func term() -> Result<Term, ResultsProblem> {
        guard let language else {
            guard direction == nil else {
                return .failure(ResultsProblem(.syntax, "a base direction needs a language tag beside it"))
            }
            guard let datatype else { return .success(.literal(Literal(text))) }
            guard IRI.isValid(datatype) else {
                return .failure(ResultsProblem(.invalidIRI, "the datatype \"\(datatype)\" is no absolute IRI"))
            }
            return .success(.literal(Literal(text, datatype: IRI(datatype))))
        }
        guard ResultsCheck.isLanguageTag(language) else {
            return .failure(ResultsProblem(.syntax, "\"\(language)\" is no language tag"))
        }
        guard let direction else { return .success(.literal(Literal(text, language: language))) }
        guard let known = Literal.Direction(rawValue: direction) else {
            return .failure(ResultsProblem(.syntax, "a base direction is \"ltr\" or \"rtl\", not \"\(direction)\""))
        }
        return .success(.literal(Literal(text, language: language, direction: known)))
    }
}

/// What is wrong, before it is known where.
struct ResultsProblem: Error {
    let code: RDFSyntaxError.Code
    let message: String

    init(_ code: RDFSyntaxError.Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
