public import RDF
public import SPARQLEngine
public import TripleStore

/// How data is validated.
public struct ValidationOptions: Sendable {
    /// What one validation may use; its timeout is that of the whole validation, and of each query of the shapes.
    public var limits: QueryLimits
    /// How many results there may be.
    public var maximumResults: Int
    /// The prefixes that texts for people abbreviate IRIs with.
    public var prefixes: [Prefix]

    /// Makes options.
    ///
    /// - Parameters:
    ///   - limits: what one validation may use.
    ///   - maximumResults: how many results there may be; a million unless told.
    ///   - prefixes: the prefixes that texts for people abbreviate IRIs with.
    public init(limits: QueryLimits = QueryLimits(), maximumResults: Int = 1_000_000, prefixes: [Prefix] = []) {
        self.limits = limits
        self.maximumResults = maximumResults
        self.prefixes = prefixes
    }
}

/// Says which nodes of a graph do not conform to shapes, and why (SHACL, sections 3 to 6).
///
/// ```swift
/// let validator = Validator(try Shapes(reading: shapesStore.snapshot()))
/// let report = try validator.validate(store.snapshot())
/// if !report.conforms { show(report.text()) }
/// ```
public struct Validator: Sendable {
    /// What has to hold.
    public let shapes: Shapes
    /// How data is validated.
    public var options: ValidationOptions

    /// Makes a validator.
    ///
    /// - Parameters:
    ///   - shapes: what has to hold.
    ///   - options: how data is validated.
    public init(_ shapes: Shapes, options: ValidationOptions = ValidationOptions()) {
        self.shapes = shapes
        self.options = options
    }

    /// Validates the default graph of a snapshot.
    ///
    /// - Parameter snapshot: the quads. Named graphs are looked at by queries of the shapes only, where they say `GRAPH`.
    /// - Returns: what does not conform, with the same results in the same order for the same quads.
    /// - Throws: `timeout`, `cancelled` or `limit`, or what is wrong with a query of the shapes.
    /// - Complexity: O((*f* + *v*) log *n*) for each constraint of SHACL Core, with *f* focus nodes and *v* values.
    public func validate(_ snapshot: Snapshot) throws(ValidationError) -> ValidationReport {
        let run = ValidationRun(shapes, snapshot, options)
        try run.run()
        return ValidationReport(run)
    }
}
