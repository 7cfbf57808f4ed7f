import RDF

extension Expression: CustomStringConvertible {
    /// The expression as SPARQL writes it; the pattern of `EXISTS` is left out.
    public var description: String {
        switch self {
        case .term(.literal(let literal)) where Expression.plainDatatypes.contains(literal.datatype):
            return literal.lexicalForm
        case .term(let term): return "\(term)"
        case .variable(let variable): return "\(variable)"
        case .or(let parts): return parts.map(\.operandText).joined(separator: " || ")
        case .and(let parts): return parts.map(\.operandText).joined(separator: " && ")
        case .comparison(let comparison, let left, let right):
            return "\(left.operandText) \(comparison.rawValue) \(right.operandText)"
        case .membership(let value, let list, let negated):
            return "\(value.operandText) \(negated ? "NOT IN" : "IN") (\(Expression.text(list)))"
        case .arithmetic(let first, let steps):
            return first.operandText + steps.map { " \($0.operator.rawValue) \($0.operand.operandText)" }.joined()
        case .not(let inner): return "!\(inner.operandText)"
        case .minus(let inner): return "-\(inner.operandText)"
        case .plus(let inner): return "+\(inner.operandText)"
        case .call(let function, let arguments): return "\(function.rawValue)(\(Expression.text(arguments)))"
        case .function(let name, let arguments): return "\(name)(\(Expression.text(arguments)))"
        case .exists(_, let negated): return negated ? "NOT EXISTS {…}" : "EXISTS {…}"
        case .aggregate(let aggregate): return "\(aggregate)"
        }
    }

    /// The datatypes whose values SPARQL writes without quotation marks.
    private static let plainDatatypes = [
        Vocabulary.XSD.integer, Vocabulary.XSD.decimal, Vocabulary.XSD.double, Vocabulary.XSD.boolean,
    ]

    /// The expression where it is an operand: in parentheses if it has operators of its own.
    private var operandText: String {
        switch self {
        case .or, .and, .comparison, .membership, .arithmetic: "(\(description))"
        default: description
        }
    }

    private static func text(_ list: [Expression]) -> String { list.map(\.description).joined(separator: ", ") }
}

extension Aggregate: CustomStringConvertible {
    /// The aggregate as SPARQL writes it.
    public var description: String {
        let distinct = isDistinct ? "DISTINCT " : ""
        let argument = self.argument?.description ?? "*"
        switch kind {
        case .count: return "COUNT(\(distinct)\(argument))"
        case .sum: return "SUM(\(distinct)\(argument))"
        case .min: return "MIN(\(distinct)\(argument))"
        case .max: return "MAX(\(distinct)\(argument))"
        case .average: return "AVG(\(distinct)\(argument))"
        case .sample: return "SAMPLE(\(distinct)\(argument))"
        case .groupConcat(let separator): return "GROUP_CONCAT(\(distinct)\(argument); SEPARATOR=\"\(separator)\")"
        }
    }
}
