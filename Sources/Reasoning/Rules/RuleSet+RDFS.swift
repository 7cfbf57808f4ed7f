import RDF

extension RuleSet {
    /// The entailment rules of RDF (RDF 1.1 Semantics, section 8.1.1), without rdfD1, which literals take care of.
    static let rdfRules = """
        rdfD2: [?p a rdf:Property] :- [?x ?p ?y] .
        """

    /// The entailment rules of RDFS (RDF 1.1 Semantics, section 9.2.1).
    ///
    /// The hierarchies are closed by their direct pairs; see `Rule.Trait`.
    static let rdfsRules = """
        rdfs2: [?x a ?c] :- [?p rdfs:domain ?c], [?x ?p ?y] .
        rdfs3: [?y a ?c] :- [?p rdfs:range ?c], [?x ?p ?y] .
        direct: [?q ~rdfs:subPropertyOf ?r] :- [?q rdfs:subPropertyOf ?r] .
        rdfs5: [?p rdfs:subPropertyOf ?r] :- [?p rdfs:subPropertyOf ?q], [?q ~rdfs:subPropertyOf ?r] .
        rdfs6: [?p rdfs:subPropertyOf ?p] :- [?p a rdf:Property] .
        rdfs7: [?x ?q ?y] :- [?p rdfs:subPropertyOf ?q], [?x ?p ?y], ?p != ?q .
        rdfs8: [?c rdfs:subClassOf rdfs:Resource] :- [?c a rdfs:Class] .
        rdfs9: [?x a ?d] :- [?c rdfs:subClassOf ?d], [?x a ?c], ?c != ?d .
        rdfs10: [?c rdfs:subClassOf ?c] :- [?c a rdfs:Class] .
        direct: [?d ~rdfs:subClassOf ?e] :- [?d rdfs:subClassOf ?e] .
        rdfs11: [?c rdfs:subClassOf ?e] :- [?c rdfs:subClassOf ?d], [?d ~rdfs:subClassOf ?e] .
        rdfs12: [?p rdfs:subPropertyOf rdfs:member] :- [?p a rdfs:ContainerMembershipProperty] .
        rdfs13: [?d rdfs:subClassOf rdfs:Literal] :- [?d a rdfs:Datatype] .
        """

    /// What holds of everything, which few want to see.
    static let rdfsCompleteRules = """
        rdfs4a: [?x a rdfs:Resource] :- [?x ?p ?y] .
        rdfs4b: [?y a rdfs:Resource] :- [?x ?p ?y] .
        """

    /// The axiomatic triples of RDF (section 8), without those of `rdf:_1` and so on.
    static let rdfAxioms = """
        rdf:type a rdf:Property
        rdf:subject a rdf:Property
        rdf:predicate a rdf:Property
        rdf:object a rdf:Property
        rdf:first a rdf:Property
        rdf:rest a rdf:Property
        rdf:value a rdf:Property
        rdf:nil a rdf:List
        rdf:reifies a rdf:Property
        """

    /// The axiomatic triples of RDFS (section 9), and those of RDF 1.2.
    static let rdfsAxioms = """
        rdf:type rdfs:domain rdfs:Resource
        rdfs:domain rdfs:domain rdf:Property
        rdfs:range rdfs:domain rdf:Property
        rdfs:subPropertyOf rdfs:domain rdf:Property
        rdfs:subClassOf rdfs:domain rdfs:Class
        rdf:subject rdfs:domain rdf:Statement
        rdf:predicate rdfs:domain rdf:Statement
        rdf:object rdfs:domain rdf:Statement
        rdfs:member rdfs:domain rdfs:Resource
        rdf:first rdfs:domain rdf:List
        rdf:rest rdfs:domain rdf:List
        rdfs:seeAlso rdfs:domain rdfs:Resource
        rdfs:isDefinedBy rdfs:domain rdfs:Resource
        rdfs:comment rdfs:domain rdfs:Resource
        rdfs:label rdfs:domain rdfs:Resource
        rdf:value rdfs:domain rdfs:Resource
        rdf:type rdfs:range rdfs:Class
        rdfs:domain rdfs:range rdfs:Class
        rdfs:range rdfs:range rdfs:Class
        rdfs:subPropertyOf rdfs:range rdf:Property
        rdfs:subClassOf rdfs:range rdfs:Class
        rdf:subject rdfs:range rdfs:Resource
        rdf:predicate rdfs:range rdfs:Resource
        rdf:object rdfs:range rdfs:Resource
        rdfs:member rdfs:range rdfs:Resource
        rdf:first rdfs:range rdfs:Resource
        rdf:rest rdfs:range rdf:List
        rdfs:seeAlso rdfs:range rdfs:Resource
        rdfs:isDefinedBy rdfs:range rdfs:Resource
        rdfs:comment rdfs:range rdfs:Literal
        rdfs:label rdfs:range rdfs:Literal
        rdf:value rdfs:range rdfs:Resource
        rdf:Alt rdfs:subClassOf rdfs:Container
        rdf:Bag rdfs:subClassOf rdfs:Container
        rdf:Seq rdfs:subClassOf rdfs:Container
        rdfs:ContainerMembershipProperty rdfs:subClassOf rdf:Property
        rdfs:isDefinedBy rdfs:subPropertyOf rdfs:seeAlso
        rdfs:Datatype rdfs:subClassOf rdfs:Class
        rdf:reifies rdfs:range rdfs:Proposition
        """
}
