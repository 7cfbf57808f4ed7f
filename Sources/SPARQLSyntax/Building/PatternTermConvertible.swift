public import RDF

/// What may stand in a pattern that is built in Swift: a variable, a term, and what is a term without saying so.
public protocol PatternTermConvertible {
    /// What stands in the pattern.
    var patternTerm: PatternTerm { get }
}

extension PatternTerm: PatternTermConvertible {
    /// Itself.
    public var patternTerm: PatternTerm { self }
}

extension Variable: PatternTermConvertible {
    /// The variable.
    public var patternTerm: PatternTerm { .variable(self) }
}

extension Term: PatternTermConvertible {
    /// The term.
    public var patternTerm: PatternTerm { .term(self) }
}

extension IRI: PatternTermConvertible {
    /// The IRI as a term.
    public var patternTerm: PatternTerm { .term(.iri(self)) }
}

extension Literal: PatternTermConvertible {
    /// The literal as a term.
    public var patternTerm: PatternTerm { .term(.literal(self)) }
}

extension String: PatternTermConvertible {
    /// A literal of `xsd:string`, whatever characters there are: it is a value, and never read as SPARQL.
    public var patternTerm: PatternTerm { Literal(self).patternTerm }
}

extension Int: PatternTermConvertible {
    /// A literal of `xsd:integer`.
    public var patternTerm: PatternTerm { Literal(String(self), datatype: Vocabulary.XSD.integer).patternTerm }
}

extension Double: PatternTermConvertible {
    /// A literal of `xsd:double`.
    public var patternTerm: PatternTerm {
        Literal(XSDFloat.canonicalForm(self), datatype: Vocabulary.XSD.double).patternTerm
    }
}

extension Bool: PatternTermConvertible {
    /// A literal of `xsd:boolean`.
    public var patternTerm: PatternTerm { Literal(String(self), datatype: Vocabulary.XSD.boolean).patternTerm }
}

extension TriplePattern {
    /// Makes a pattern of what stands for terms.
    ///
    /// ```swift
    /// TriplePattern(Variable("who"), Vocabulary.RDFS.label, "Panama")
    /// ```
    public init(
        _ subject: some PatternTermConvertible, _ predicate: some PatternTermConvertible,
        _ object: some PatternTermConvertible
    ) {
        self.init(subject: subject.patternTerm, predicate: predicate.patternTerm, object: object.patternTerm)
    }
}
