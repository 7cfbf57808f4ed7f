/// What stands in a group graph pattern (SPARQL 1.1 Query, production `[53] GroupGraphPattern`), built in Swift.
public protocol GroupElement {
    /// What the element does to the group that stands before it.
    func extend(_ group: inout GroupPattern)
}

/// A group graph pattern that is being built, element by element, as the parser does it.
public struct GroupPattern {
    var group = GroupBuilder()

    /// The algebra of elements.
    static func algebra(of elements: [any GroupElement]) -> Algebra {
        var pattern = GroupPattern()
        for element in elements { element.extend(&pattern) }
        return pattern.group.finish()
    }
}

/// Elements, a line each.
@resultBuilder
public enum GroupElementsBuilder {
    /// The elements of all lines.
    public static func buildBlock(_ parts: [any GroupElement]...) -> [any GroupElement] { parts.flatMap(\.self) }
    /// A line.
    public static func buildExpression(_ element: any GroupElement) -> [any GroupElement] { [element] }
    /// What is there under a condition.
    public static func buildOptional(_ part: [any GroupElement]?) -> [any GroupElement] { part ?? [] }
    /// The first of two alternatives.
    public static func buildEither(first part: [any GroupElement]) -> [any GroupElement] { part }
    /// The second of two alternatives.
    public static func buildEither(second part: [any GroupElement]) -> [any GroupElement] { part }
    /// What a loop makes.
    public static func buildArray(_ parts: [[any GroupElement]]) -> [any GroupElement] { parts.flatMap(\.self) }
}

extension TriplePattern: GroupElement {
    /// Must match, together with the others.
    public func extend(_ group: inout GroupPattern) { group.group.add(self) }
}

/// A property path between two nodes.
public struct PathPattern: GroupElement {
    private let algebra: Algebra

    /// Makes the pattern.
    public init(
        _ subject: some PatternTermConvertible, _ path: PropertyPath, _ object: some PatternTermConvertible
    ) {
        algebra = .path(subject.patternTerm, path, object.patternTerm)
    }

    /// Must match, together with the others.
    public func extend(_ group: inout GroupPattern) { group.group.add(path: algebra) }
}

/// `OPTIONAL { … }`.
public struct OptionalGroup: GroupElement {
    private let algebra: Algebra

    /// Makes the part that may be missing.
    public init(@GroupElementsBuilder _ elements: () -> [any GroupElement]) {
        algebra = GroupPattern.algebra(of: elements())
    }

    /// Is joined where it matches.
    public func extend(_ group: inout GroupPattern) { group.group.leftJoin(algebra) }
}

/// `MINUS { … }`.
public struct MinusGroup: GroupElement {
    private let algebra: Algebra

    /// Makes the part whose matches are taken away.
    public init(@GroupElementsBuilder _ elements: () -> [any GroupElement]) {
        algebra = GroupPattern.algebra(of: elements())
    }

    /// Takes away what it matches.
    public func extend(_ group: inout GroupPattern) { group.group.minus(algebra) }
}

/// `{ … } UNION { … }`.
public struct UnionGroup: GroupElement {
    private let algebra: Algebra

    /// Makes two alternatives; more of them by a union in the second.
    public init(
        @GroupElementsBuilder _ first: () -> [any GroupElement],
        @GroupElementsBuilder or second: () -> [any GroupElement]
    ) {
        algebra = .union([GroupPattern.algebra(of: first()), GroupPattern.algebra(of: second())])
    }

    /// Is joined.
    public func extend(_ group: inout GroupPattern) { group.group.join(algebra) }
}

/// `GRAPH name { … }`.
public struct GraphGroup: GroupElement {
    private let algebra: Algebra

    /// Makes a pattern in a named graph, or in each of them.
    public init(_ name: some PatternTermConvertible, @GroupElementsBuilder _ elements: () -> [any GroupElement]) {
        algebra = .graph(name.patternTerm, GroupPattern.algebra(of: elements()))
    }

    /// Is joined.
    public func extend(_ group: inout GroupPattern) { group.group.join(algebra) }
}

/// `FILTER(…)`.
public struct Filter: GroupElement {
    private let condition: Expression

    /// Makes a filter, which holds for the whole group wherever it stands.
    public init(_ condition: Expression) { self.condition = condition }

    /// Makes a filter of whether a pattern has a match: `EXISTS`, or `NOT EXISTS`.
    public init(exists: Bool, @GroupElementsBuilder _ elements: () -> [any GroupElement]) {
        condition = .exists(GroupPattern.algebra(of: elements()), negated: !exists)
    }

    /// Is taken at the end of the group.
    public func extend(_ group: inout GroupPattern) { group.group.add(filter: condition) }
}

/// `BIND(… AS …)`.
public struct Bind: GroupElement {
    private let variable: Variable
    private let expression: Expression

    /// Makes a binding.
    public init(_ expression: Expression, as variable: Variable) {
        self.expression = expression
        self.variable = variable
    }

    /// Binds the variable in what stands before.
    public func extend(_ group: inout GroupPattern) { group.group.extend(variable, expression) }
}
