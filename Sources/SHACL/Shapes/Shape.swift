import RDF
import SPARQLSyntax

/// A shape: which nodes it is about, and what has to hold for them.
///
/// Shapes refer to each other by their place in `Shapes`.
struct Shape: Sendable {
    /// The node of the shapes graph.
    let node: Term
    /// The path to the values, of a property shape; the values of a node shape are the focus nodes themselves.
    var path: PropertyPath?
    var targets: [ShapeTarget] = []
    var constraints: [Constraint] = []
    var severity: IRI = Vocabulary.SHACL.violation
    var messages: [Literal] = []
    var isDeactivated = false
}

/// Which nodes of the data a shape is about (section 2.1.3).
enum ShapeTarget: Sendable {
    /// `sh:targetNode`.
    case node(Term)
    /// `sh:targetClass`, or a class that is a shape.
    case instances(of: Term)
    /// `sh:targetSubjectsOf`.
    case subjects(of: IRI)
    /// `sh:targetObjectsOf`.
    case objects(of: IRI)
}

/// What has to hold for the values of a shape (section 4).
enum Constraint: Sendable {
    case `class`(Term)
    case datatype(IRI)
    case nodeKind(NodeKind)
    case minCount(Int)
    case maxCount(Int)
    case range(RangeLimit, Literal)
    case minLength(Int)
    case maxLength(Int)
    case pattern(String, flags: String)
    case languageIn([String])
    case uniqueLanguage
    case equals(IRI)
    case disjoint(IRI)
    case less(IRI, orEqual: Bool)
    case not(Int)
    case and([Int])
    case or([Int])
    case exactlyOne([Int])
    case node(Int)
    case property(Int)
    case qualified(Int, count: Int, isMinimum: Bool, siblings: [Int])
    case closed(allowed: Set<IRI>)
    case hasValue(Term)
    case `in`([Term])
    case sparql(SPARQLConstraint)
    case component(ComponentConstraint)

    /// The shapes that the constraint refers to.
    var shapes: [Int] {
        switch self {
        case .not(let shape), .node(let shape), .property(let shape): [shape]
        case .and(let shapes), .or(let shapes), .exactlyOne(let shapes): shapes
        case .qualified(let shape, _, _, let siblings): [shape] + siblings
        default: []
        }
    }
}

/// Which side of a value other values have to be on (section 4.3).
enum RangeLimit: String, CaseIterable, Sendable {
    case minExclusive, minInclusive, maxExclusive, maxInclusive

    /// Whether a value is on the right side.
    ///
    /// - Parameter order: the order of the value and the limit; `nil` where they have none.
    func allows(_ order: Int?) -> Bool {
        guard let order else { return false }
        return switch self {
        case .minExclusive: order > 0
        case .minInclusive: order >= 0
        case .maxExclusive: order < 0
        case .maxInclusive: order <= 0
        }
    }
}

/// What kind of term a value has to be (section 4.1.3).
enum NodeKind: String, CaseIterable, Sendable {
    case iri = "IRI"
    case blankNode = "BlankNode"
    case literal = "Literal"
    case blankNodeOrIRI = "BlankNodeOrIRI"
    case blankNodeOrLiteral = "BlankNodeOrLiteral"
    case iriOrLiteral = "IRIOrLiteral"

    var allowsIRIs: Bool { self == .iri || self == .blankNodeOrIRI || self == .iriOrLiteral }
    var allowsBlankNodes: Bool { self == .blankNode || self == .blankNodeOrIRI || self == .blankNodeOrLiteral }
    var allowsLiterals: Bool { self == .literal || self == .iriOrLiteral || self == .blankNodeOrLiteral }
}

/// `sh:sparql`: a query whose solutions are violations (section 5).
struct SPARQLConstraint: Sendable {
    /// The node of the shapes graph.
    let node: Term
    let query: Query
    let messages: [Literal]
}

/// A constraint of a component that the shapes graph defines (section 6).
struct ComponentConstraint: Sendable {
    /// The component.
    let component: IRI
    /// The values of its parameters in the shape.
    let parameters: [(variable: Variable, value: Term)]
    let query: Query
    /// Whether the query is an `ASK` that is true for values that conform; otherwise a `SELECT` of violations.
    let asks: Bool
    let messages: [Literal]
}
