import RDF
import SHACL
import TripleStore
import Turtle

/// Data and shapes as Turtle.
enum ShapesText {
    static let prefixes = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix core: <https://w3id.org/tercet/core#> .
        @prefix ex: <http://example.org/> .

        """

    static let names = [Prefix("ex", "http://example.org/"), Prefix("xsd", "http://www.w3.org/2001/XMLSchema#")]

    static func snapshot(_ text: String) throws -> Snapshot {
        var reader = TurtleReader(bytes: Array((prefixes + text).utf8))
        let store = TripleStore()
        var batch = QuadBatch()
        while try reader.next(into: &batch) { try store.insert(batch) }
        return store.snapshot()
    }

    static func shapes(_ text: String) throws -> Shapes { try Shapes(reading: snapshot(text)) }

    static func report(
        _ data: String, _ shapes: String, options: ValidationOptions = ValidationOptions(prefixes: names)
    ) throws -> ValidationReport {
        try Validator(self.shapes(shapes), options: options).validate(snapshot(data))
    }

    /// What is wrong with shapes, one line for each problem.
    static func problems(_ text: String) throws -> [String] {
        do {
            _ = try shapes(text)
            return []
        } catch let error as ShapesError {
            return error.problems
        }
    }
}
