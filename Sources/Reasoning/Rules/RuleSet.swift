public import RDF
public import SPARQLSyntax

/// What a reasoner derives by: rules, and queries that make triples.
///
/// ```swift
/// let rules = try RuleSet.owlRL.adding(RuleSet(parsing: text, source: "family.rules"))
/// ```
public struct RuleSet: Sendable {
    /// The rules.
    public private(set) var rules: [Rule] = []
    var constructions: [ConstructTemplate] = []
    var axioms: [Triple] = []
    /// Whether `owl:sameAs` means what it says.
    var hasEquality = false
    /// The datatypes whose literals are known by their values.
    var datatypes: Set<IRI> = []
    /// Whether what holds of everything is told too.
    var isComplete = false

    /// No rules at all.
    public init() {}

    /// Makes a set of rules.
    public init(rules: [Rule]) { self.rules = rules }

    /// Reads rules from text.
    ///
    /// - Parameters:
    ///   - text: the rules; see the reference in `docs/reasoning.md`.
    ///   - source: what rules without a name are called by, with a number.
    ///   - prefixes: the prefixes that need not be declared.
    /// - Throws: where the text is not of rules.
    public init(
        parsing text: String, source: String, prefixes: [Prefix] = Vocabulary.commonPrefixes
    ) throws(RuleSyntaxError) {
        var parser = try RuleParser(text, source: source, prefixes: prefixes)
        rules = try parser.rules()
    }

    /// Takes a `CONSTRUCT` query as a rule: what it makes holds, and it is asked again until nothing is new.
    ///
    /// A query whose pattern is nothing but triples, perhaps with variables that must differ, becomes a rule.
    ///
    /// - Parameters:
    ///   - query: the query.
    ///   - name: what proofs call it.
    /// - Throws: `rule` for a query of another form.
    public init(_ query: Query, name: String) throws(ReasoningError) {
        guard case .construct(let template) = query.form else {
            throw ReasoningError(.rule, "\(name) is no CONSTRUCT query, and only those are rules.")
        }
        if let rule = Rule(template: template, query, name: name) {
            rules = [rule]
        } else {
            constructions = [ConstructTemplate(template, query, name: name)]
        }
    }

    /// Puts two sets together.
    public func adding(_ other: RuleSet) -> RuleSet {
        var result = self
        result.rules += other.rules
        result.constructions += other.constructions
        result.axioms += other.axioms
        result.hasEquality = hasEquality || other.hasEquality
        result.datatypes.formUnion(other.datatypes)
        result.isComplete = isComplete || other.isComplete
        return result
    }

    // MARK: - The standards

    /// Simple entailment: nothing follows but what is stated, with blank nodes for its terms (RDF 1.1 Semantics, section 5).
    public static let simple: RuleSet = {
        var set = RuleSet()
        set.isComplete = true
        return set
    }()

    /// The rules of RDF alone, with all that holds of everything.
    public static let rdf: RuleSet = {
        var set = standard(rdfRules, axioms: rdfAxioms)
        set.isComplete = true
        set.datatypes = basicDatatypes
        return set
    }()

    /// RDFS: hierarchies of classes and properties, domains and ranges (RDF 1.1 Semantics, section 9).
    ///
    /// What holds of every graph or of every term is left out: the axiomatic triples, and that everything is an
    /// `rdfs:Resource`.
    public static let rdfs: RuleSet = {
        var set = standard(rdfRules + "\n" + rdfsRules, axioms: "")
        set.datatypes = basicDatatypes
        return set
    }()

    /// RDFS with all that holds of everything, but for the infinitely many triples of `rdf:_1`, `rdf:_2`, … that the graph
    /// does not speak of.
    public static let rdfsComplete: RuleSet = {
        var set = standard(
            rdfRules + "\n" + rdfsRules + "\n" + rdfsCompleteRules, axioms: rdfAxioms + "\n" + rdfsAxioms)
        set.isComplete = true
        set.datatypes = basicDatatypes
        return set
    }()

    /// OWL 2 RL (OWL 2 Profiles, section 4.3).
    ///
    /// What holds of every graph or of every term is left out: that each term is the same as itself, the types of
    /// annotation properties and datatypes, and those of literals that nothing speaks of.
    public static let owlRL: RuleSet = {
        var set = standard(owlRules, axioms: "")
        set.hasEquality = true
        set.datatypes = Set(Datatype.all)
        return set
    }()

    /// OWL 2 RL with all that holds of everything.
    public static let owlRLComplete: RuleSet = {
        var set = standard(owlRules, axioms: owlAxioms)
        set.hasEquality = true
        set.isComplete = true
        set.datatypes = Set(Datatype.all)
        return set
    }()

    private static let basicDatatypes: Set<IRI> = [
        Vocabulary.XSD.string, Vocabulary.RDF.langString, Vocabulary.RDF.dirLangString,
    ]

    /// The rules with other datatypes whose literals are known by their values.
    public func recognizing(_ datatypes: Set<IRI>) -> RuleSet {
        var result = self
        result.datatypes.formUnion(datatypes)
        return result
    }

    /// Rules of this file's neighbours, whose text is right.
    private static func standard(_ text: String, axioms: String) -> RuleSet {
        let prefixes = Vocabulary.commonPrefixes + [Prefix("t", OwnTerm.namespace)]
        guard var parser = try? RuleParser(text, source: "rule", prefixes: prefixes, isInternal: true),
            let rules = try? parser.rules()
        else { return RuleSet() }
        var set = RuleSet(rules: rules.map { $0.withTrait() })
        set.axioms = axioms.split(separator: "\n").compactMap { line in
            let terms = line.split(separator: " ").compactMap { name -> IRI? in
                let parts = name.split(separator: ":")
                if name == "a" { return Vocabulary.RDF.type }
                guard parts.count == 2, let prefix = prefixes.first(where: { $0.name == parts[0] }) else { return nil }
                return IRI(prefix.iri + parts[1])
            }
            return terms.count == 3
                ? Triple(subject: .iri(terms[0]), predicate: terms[1], object: .iri(terms[2])) : nil
        }
        return set
    }
}

/// What the reasoner notes for itself beside the facts.
enum OwnTerm {
    static let namespace = "urn:tercet:reasoning:"
}

extension Rule {
    /// The rule with its part in the closure of hierarchies.
    fileprivate func withTrait() -> Rule {
        var rule = self
        switch name {
        case "direct": rule.trait = .notesDirect
        case "rdfs5", "rdfs11", "scm-sco", "scm-spo", "prp-trp": rule.trait = .closes
        case "rdfs9", "cax-sco": rule.trait = .inheritsClass
        case "rdfs7", "prp-spo1": rule.trait = .inheritsProperty
        case "scm-dom1", "scm-dom2", "scm-rng1", "scm-rng2": rule.trait = .inheritsSchema
        case "prp-dom", "prp-rng": rule.trait = .appliesSchema
        default: break
        }
        return rule
    }
}
