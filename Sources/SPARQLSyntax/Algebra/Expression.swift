public import RDF

/// What `FILTER`, `BIND`, `SELECT`, `ORDER BY`, `GROUP BY` and `HAVING` compute (SPARQL 1.1 Query, section 17).
public indirect enum Expression: Hashable, Sendable {
    /// A constant.
    case term(Term)
    /// The value of a variable.
    case variable(Variable)
    /// `a || b || …`.
    case or([Expression])
    /// `a && b && …`.
    case and([Expression])
    /// `a = b` and its kin.
    case comparison(Comparison, Expression, Expression)
    /// `a IN (b, …)`, or `NOT IN`.
    case membership(Expression, [Expression], negated: Bool)
    /// `a + b - c`, or `a * b / c`: steps from left to right.
    case arithmetic(Expression, [ArithmeticStep])
    /// `!a`.
    case not(Expression)
    /// `-a`.
    case minus(Expression)
    /// `+a`.
    case plus(Expression)
    /// A function that the grammar names.
    case call(BuiltInFunction, [Expression])
    /// A function with an IRI: a cast of section 17.5, or an extension.
    case function(IRI, [Expression])
    /// `EXISTS { … }`, or `NOT EXISTS`.
    case exists(Algebra, negated: Bool)
    /// An aggregate; the algebra has moved it into its `group`.
    case aggregate(Aggregate)

    /// The operators that compare two values.
    public enum Comparison: String, Hashable, Sendable {
        /// `=`.
        case equal = "="
        /// `!=`.
        case notEqual = "!="
        /// `<`.
        case less = "<"
        /// `>`.
        case greater = ">"
        /// `<=`.
        case lessOrEqual = "<="
        /// `>=`.
        case greaterOrEqual = ">="
    }

    /// An operator and what stands to its right.
    public struct ArithmeticStep: Hashable, Sendable {
        /// The operators of arithmetic.
        public enum Operator: String, Hashable, Sendable {
            /// `+`.
            case add = "+"
            /// `-`.
            case subtract = "-"
            /// `*`.
            case multiply = "*"
            /// `/`.
            case divide = "/"
        }

        /// The operator.
        public var `operator`: Operator
        /// The right-hand side.
        public var operand: Expression

        /// Makes a step.
        public init(_ operator: Operator, _ operand: Expression) {
            self.operator = `operator`
            self.operand = operand
        }
    }
}

/// A computation over the rows of a group (SPARQL 1.1 Query, section 18.5.1).
public struct Aggregate: Hashable, Sendable {
    /// The set functions.
    public enum Kind: Hashable, Sendable {
        /// `COUNT`.
        case count
        /// `SUM`.
        case sum
        /// `MIN`.
        case min
        /// `MAX`.
        case max
        /// `AVG`.
        case average
        /// `SAMPLE`.
        case sample
        /// `GROUP_CONCAT`, with what stands between the values.
        case groupConcat(separator: String)
    }

    /// The set function.
    public var kind: Kind
    /// Whether equal values count once.
    public var isDistinct: Bool
    /// What is computed for each row; `nil` for `COUNT(*)`.
    public var argument: Expression?

    /// Makes an aggregate.
    public init(_ kind: Kind, isDistinct: Bool, argument: Expression?) {
        self.kind = kind
        self.isDistinct = isDistinct
        self.argument = argument
    }
}
