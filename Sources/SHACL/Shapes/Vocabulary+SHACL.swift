import RDF

extension Vocabulary {
    /// The Shapes Constraint Language, `http://www.w3.org/ns/shacl#`.
    enum SHACL {
        static let namespace = "http://www.w3.org/ns/shacl#"

        static func iri(_ name: String) -> IRI { IRI(namespace + name) }

        static let validationReport = iri("ValidationReport")
        static let validationResult = iri("ValidationResult")
        static let conforms = iri("conforms")
        static let result = iri("result")
        static let focusNode = iri("focusNode")
        static let resultPath = iri("resultPath")
        static let resultSeverity = iri("resultSeverity")
        static let resultMessage = iri("resultMessage")
        static let value = iri("value")
        static let sourceShape = iri("sourceShape")
        static let sourceConstraint = iri("sourceConstraint")
        static let sourceConstraintComponent = iri("sourceConstraintComponent")
        static let violation = iri("Violation")
    }
}

/// The terms of SHACL that shapes are written with; the raw value is the name in the namespace.
enum ShapesTerm: String, CaseIterable {
    case nodeShape = "NodeShape"
    case propertyShape = "PropertyShape"
    case constraintComponent = "ConstraintComponent"
    case targetNode, targetClass, targetSubjectsOf, targetObjectsOf
    case path, inversePath, alternativePath, zeroOrMorePath, oneOrMorePath, zeroOrOnePath
    case severity, message, deactivated
    case `class`, datatype, nodeKind
    case minCount, maxCount
    case minExclusive, minInclusive, maxExclusive, maxInclusive
    case minLength, maxLength, pattern, flags, languageIn, uniqueLang
    case equals, disjoint, lessThan, lessThanOrEquals
    case not, and, or, xone
    case node, property
    case qualifiedValueShape, qualifiedMinCount, qualifiedMaxCount, qualifiedValueShapesDisjoint
    case closed, ignoredProperties, hasValue, `in`
    case sparql, select, ask, prefixes, declare, prefix, namespace
    case parameter, optional, validator, nodeValidator, propertyValidator

    var iri: IRI { Vocabulary.SHACL.iri(rawValue) }
}
