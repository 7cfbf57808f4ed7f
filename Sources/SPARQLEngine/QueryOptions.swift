public import RDF

/// A function that queries call by its IRI.
///
/// It gets the values of its arguments, and gives its own; `nil` is an error, as of any function of SPARQL. It is not
/// called where an argument has no value.
public typealias QueryFunction = @Sendable ([Term]) -> Term?

/// How queries and updates are evaluated.
///
/// ```swift
/// var options = QueryOptions()
/// options.limits.timeout = .seconds(10)
/// options.functions["http://example.org/reversed"] = { arguments in
///     guard let text = arguments.first?.literal?.lexicalForm else { return nil }
///     return .literal(Literal(String(text.reversed())))
/// }
/// ```
public struct QueryOptions: Sendable {
    /// What an evaluation may use.
    public var limits: QueryLimits
    /// The functions that can be called besides those of SPARQL, by their IRIs.
    public var functions: [IRI: QueryFunction]
    /// What asks the endpoints of `SERVICE`; it is not supported where there is nothing.
    public var services: (any ServiceClient)?

    /// Makes options.
    public init(
        limits: QueryLimits = QueryLimits(), functions: [IRI: QueryFunction] = [:], services: (any ServiceClient)? = nil
    ) {
        self.limits = limits
        self.functions = functions
        self.services = services
    }
}
