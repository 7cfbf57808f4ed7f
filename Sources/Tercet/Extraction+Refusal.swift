public import Extraction
public import RDF
public import SHACL
import SPARQLSyntax
import TripleStore

/// A fact that shapes do not allow.
public struct Refusal: Hashable, Sendable {
    /// The fact with its evidence.
    public var statement: Statement
    /// What is wrong with it.
    public var result: ValidationResult
}

extension Extraction {
    /// Leaves out the facts that shapes do not allow.
    ///
    /// A fact is left out when its object is a value that a shape refuses, or when it is one of too many. What is missing is
    /// nothing that leaving out could mend. Since a fact may be wrong only once another is gone, this goes on until no more
    /// are left out.
    ///
    /// - Parameters:
    ///   - validator: the shapes.
    ///   - schema: triples that validation needs besides the facts: those of the ontology that say which class is a subclass
    ///     of which (`rdfs:subClassOf`); others are not regarded.
    /// - Returns: what was left out, in the order of the statements of each round.
    /// - Throws: as `Validator.validate(_:)`, and `limit` where the facts are too many for a store.
    /// - Complexity: that of a validation of the facts for each round; there are as many as facts depend on each other.
    public mutating func refuse(
        by validator: Validator, schema: some Sequence<Triple> = EmptyCollection<Triple>()
    ) throws(ValidationError) -> [Refusal] {
        let subclasses = schema.filter { $0.predicate == Vocabulary.RDFS.subClassOf }
        var refusals: [Refusal] = []
        while true {
            let report = try validator.validate(try snapshot(with: subclasses))
            let results = Dictionary(grouping: report.results, by: \.focusNode)
            var kept: [Statement] = []
            for statement in statements {
                let near = [statement.triple.subject, statement.triple.object].flatMap { results[$0] ?? [] }
                if let result = near.first(where: { $0.concerns(statement.triple) }) {
                    refusals.append(Refusal(statement: statement, result: result))
                } else {
                    kept.append(statement)
                }
            }
            guard kept.count < statements.count else { return refusals }
            statements = kept
        }
    }

    private func snapshot(with schema: [Triple]) throws(ValidationError) -> Snapshot {
        let store = TripleStore()
        var batch = QuadBatch()
        for quad in quads() { batch.append(quad) }
        for triple in schema { batch.append(Quad(triple)) }
        do {
            try store.insert(batch)
        } catch {
            throw ValidationError(.limit, "\(error)")
        }
        return store.snapshot()
    }
}

extension ValidationResult {
    /// Whether a fact is what the result is about.
    fileprivate func concerns(_ triple: Triple) -> Bool {
        switch path {
        case .link(triple.predicate)?:
            guard triple.subject == focusNode else { return false }
            return value.map { $0 == triple.object } ?? isOfTooMany
        case .inverse(.link(triple.predicate))?:
            guard triple.object == focusNode else { return false }
            return value.map { $0 == triple.subject } ?? isOfTooMany
        default: return false
        }
    }

    /// Whether the values are wrong together, and not that one is missing.
    private var isOfTooMany: Bool {
        let namespace = "http://www.w3.org/ns/shacl#"
        return ["MaxCount", "UniqueLang", "QualifiedMaxCount"].contains {
            component.string == "\(namespace)\($0)ConstraintComponent"
        }
    }
}
