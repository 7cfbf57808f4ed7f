public import SHACL
import TripleStore

extension KnowledgeGraph {
    /// Says which nodes of the graph do not conform to shapes, and why.
    ///
    /// ```swift
    /// let shapes = try Shapes(reading: shapesGraph.store.snapshot())
    /// print(try graph.validate(against: shapes).text(prefixes: graph.prefixes))
    /// ```
    ///
    /// - Parameter shapes: what has to hold.
    /// - Throws: as `Validator.validate(_:)`.
    public func validate(against shapes: Shapes) throws(ValidationError) -> ValidationReport {
        try Validator(shapes, options: ValidationOptions(prefixes: prefixes)).validate(store.snapshot())
    }
}
