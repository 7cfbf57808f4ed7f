extension RuleSet {
    /// The rules of OWL 2 RL (OWL 2 Profiles, section 4.3, tables 4 to 9).
    ///
    /// What other parts of the reasoner take care of is not here: that equal terms take each other's place (eq-ref, eq-sym,
    /// eq-trans, eq-rep-*), and what literals denote (dt-*). Some rules follow from others and are left out: prp-eqp1 and
    /// prp-eqp2 from scm-eqp1 and prp-spo1, cax-eqc1 and cax-eqc2 from scm-eqc1 and cax-sco, cls-int2 from scm-int and
    /// cax-sco, cls-uni from scm-uni and cax-sco. The lists of axioms are followed from node to node, so that a list may have
    /// any length.
    static let owlRules = listRules + propertyRules + classRules + schemaRules

    /// The nodes of lists.
    private static let listRules = """
        list: [?h t:node ?h] :- [?a owl:intersectionOf ?h] .
        list: [?h t:node ?h] :- [?a owl:unionOf ?h] .
        list: [?h t:node ?h] :- [?a owl:oneOf ?h] .
        list: [?h t:node ?h] :- [?a owl:members ?h] .
        list: [?h t:node ?h] :- [?a owl:distinctMembers ?h] .
        list: [?h t:node ?n] :- [?h t:node ?m], [?m rdf:rest ?n] .
        chain: [?h t:chain ?h] :- [?p owl:propertyChainAxiom ?h] .
        chain: [?h t:chain ?n] :- [?h t:chain ?m], [?m rdf:rest ?n] .
        all: [?h t:all ?h] :- [?c owl:intersectionOf ?h] .
        all: [?h t:all ?n] :- [?h t:all ?m], [?m rdf:rest ?n] .

        """

    /// Tables 4 and 5.
    private static let propertyRules = """
        eq-diff1: false :- [?x owl:differentFrom ?x] .
        eq-diff2: false :- [?a owl:members ?h], [?a a owl:AllDifferent], [?h t:node ?m], [?m rdf:first ?x],
            [?n rdf:first ?x], [?h t:node ?n], ?m != ?n .
        eq-diff3: false :- [?a owl:distinctMembers ?h], [?a a owl:AllDifferent], [?h t:node ?m], [?m rdf:first ?x],
            [?n rdf:first ?x], [?h t:node ?n], ?m != ?n .
        prp-dom: [?x a ?c] :- [?p rdfs:domain ?c], [?x ?p ?y] .
        prp-rng: [?y a ?c] :- [?p rdfs:range ?c], [?x ?p ?y] .
        prp-fp: [?y owl:sameAs ?z] :- [?p a owl:FunctionalProperty], [?x ?p ?y], [?x ?p ?z], ?y != ?z .
        prp-ifp: [?x owl:sameAs ?z] :- [?p a owl:InverseFunctionalProperty], [?x ?p ?y], [?z ?p ?y], ?x != ?z .
        prp-irp: false :- [?p a owl:IrreflexiveProperty], [?x ?p ?x] .
        prp-symp: [?y ?p ?x] :- [?p a owl:SymmetricProperty], [?x ?p ?y] .
        prp-asyp: false :- [?p a owl:AsymmetricProperty], [?x ?p ?y], [?y ?p ?x] .
        direct: [?y ~?p ?z] :- [?p a owl:TransitiveProperty], [?y ?p ?z] .
        prp-trp: [?x ?p ?z] :- [?p a owl:TransitiveProperty], [?x ?p ?y], [?y ~?p ?z] .
        prp-spo1: [?x ?q ?y] :- [?p rdfs:subPropertyOf ?q], [?x ?p ?y], ?p != ?q .
        chain: [?x ^?m ?y] :- [?h t:chain ?m], [?m rdf:rest rdf:nil], [?m rdf:first ?p], [?x ?p ?y] .
        chain: [?x ^?m ?z] :- [?h t:chain ?m], [?m rdf:rest ?n], [?m rdf:first ?p], [?x ?p ?y], [?y ^?n ?z] .
        prp-spo2: [?x ?p ?y] :- [?p owl:propertyChainAxiom ?h], [?x ^?h ?y] .
        prp-pdw: false :- [?p owl:propertyDisjointWith ?q], [?x ?p ?y], [?x ?q ?y] .
        prp-adp: false :- [?a owl:members ?h], [?a a owl:AllDisjointProperties], [?h t:node ?m], [?m rdf:first ?p],
            [?x ?p ?y], [?x ?q ?y], [?n rdf:first ?q], [?h t:node ?n], ?m != ?n .
        prp-inv1: [?y ?q ?x] :- [?p owl:inverseOf ?q], [?x ?p ?y] .
        prp-inv2: [?y ?p ?x] :- [?p owl:inverseOf ?q], [?x ?q ?y] .
        key: [?x *?h ?y] :- [?c owl:hasKey ?h], [?h rdf:first ?p], [?x ?p ?z], [?y ?p ?z], [?x a ?c], [?y a ?c], ?x != ?y .
        key: [?x *?n ?y] :- [?x *?m ?y], [?m rdf:rest ?n], [?n rdf:first ?p], [?x ?p ?z], [?y ?p ?z] .
        prp-key: [?x owl:sameAs ?y] :- [?x *?m ?y], [?m rdf:rest rdf:nil] .
        prp-npa1: false :- [?a owl:sourceIndividual ?x], [?a owl:assertionProperty ?p], [?a owl:targetIndividual ?y],
            [?x ?p ?y] .
        prp-npa2: false :- [?a owl:sourceIndividual ?x], [?a owl:assertionProperty ?p], [?a owl:targetValue ?y], [?x ?p ?y] .

        """

    /// Tables 6 and 7.
    private static let classRules = """
        cls-nothing2: false :- [?x a owl:Nothing] .
        all: [?x t:in ?m] :- [?h t:all ?m], [?m rdf:rest rdf:nil], [?m rdf:first ?c], [?x a ?c] .
        all: [?x t:in ?m] :- [?h t:all ?m], [?m rdf:rest ?n], [?m rdf:first ?c], [?x t:in ?n], [?x a ?c] .
        cls-int1: [?x a ?c] :- [?c owl:intersectionOf ?h], [?x t:in ?h] .
        cls-com: false :- [?c owl:complementOf ?d], [?x a ?c], [?x a ?d] .
        cls-svf1: [?x a ?r] :- [?r owl:someValuesFrom ?c], [?r owl:onProperty ?p], [?x ?p ?y], [?y a ?c] .
        cls-svf2: [?x a ?r] :- [?r owl:someValuesFrom owl:Thing], [?r owl:onProperty ?p], [?x ?p ?y] .
        cls-avf: [?y a ?c] :- [?r owl:allValuesFrom ?c], [?r owl:onProperty ?p], [?x a ?r], [?x ?p ?y] .
        cls-hv1: [?x ?p ?y] :- [?r owl:hasValue ?y], [?r owl:onProperty ?p], [?x a ?r] .
        cls-hv2: [?x a ?r] :- [?r owl:hasValue ?y], [?r owl:onProperty ?p], [?x ?p ?y] .
        cls-maxc1: false :- [?r owl:maxCardinality "0"^^xsd:nonNegativeInteger], [?r owl:onProperty ?p], [?x a ?r], [?x ?p ?y] .
        cls-maxc2: [?y owl:sameAs ?z] :- [?r owl:maxCardinality "1"^^xsd:nonNegativeInteger], [?r owl:onProperty ?p],
            [?x a ?r], [?x ?p ?y], [?x ?p ?z], ?y != ?z .
        cls-maxqc1: false :- [?r owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger], [?r owl:onProperty ?p],
            [?r owl:onClass ?c], [?x a ?r], [?x ?p ?y], [?y a ?c] .
        cls-maxqc2: false :- [?r owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger], [?r owl:onProperty ?p],
            [?r owl:onClass owl:Thing], [?x a ?r], [?x ?p ?y] .
        cls-maxqc3: [?y owl:sameAs ?z] :- [?r owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger],
            [?r owl:onProperty ?p], [?r owl:onClass ?c], [?x a ?r], [?x ?p ?y], [?y a ?c], [?x ?p ?z], [?z a ?c], ?y != ?z .
        cls-maxqc4: [?y owl:sameAs ?z] :- [?r owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger],
            [?r owl:onProperty ?p], [?r owl:onClass owl:Thing], [?x a ?r], [?x ?p ?y], [?x ?p ?z], ?y != ?z .
        cls-oo: [?x a ?c] :- [?c owl:oneOf ?h], [?h t:node ?m], [?m rdf:first ?x] .
        cax-sco: [?x a ?d] :- [?c rdfs:subClassOf ?d], [?x a ?c], ?c != ?d .
        cax-dw: false :- [?c owl:disjointWith ?d], [?x a ?c], [?x a ?d] .
        cax-adc: false :- [?a owl:members ?h], [?a a owl:AllDisjointClasses], [?h t:node ?m], [?m rdf:first ?c], [?x a ?c],
            [?x a ?d], [?n rdf:first ?d], [?h t:node ?n], ?m != ?n .

        """

    /// Table 9.
    private static let schemaRules = """
        scm-cls: [?c rdfs:subClassOf ?c], [?c owl:equivalentClass ?c], [?c rdfs:subClassOf owl:Thing],
            [owl:Nothing rdfs:subClassOf ?c] :- [?c a owl:Class] .
        direct: [?d ~rdfs:subClassOf ?e] :- [?d rdfs:subClassOf ?e] .
        scm-sco: [?c rdfs:subClassOf ?e] :- [?c rdfs:subClassOf ?d], [?d ~rdfs:subClassOf ?e] .
        scm-eqc1: [?c rdfs:subClassOf ?d], [?d rdfs:subClassOf ?c] :- [?c owl:equivalentClass ?d] .
        scm-eqc2: [?c owl:equivalentClass ?d] :- [?c rdfs:subClassOf ?d], [?d rdfs:subClassOf ?c] .
        scm-op: [?p rdfs:subPropertyOf ?p], [?p owl:equivalentProperty ?p] :- [?p a owl:ObjectProperty] .
        scm-dp: [?p rdfs:subPropertyOf ?p], [?p owl:equivalentProperty ?p] :- [?p a owl:DatatypeProperty] .
        direct: [?q ~rdfs:subPropertyOf ?r] :- [?q rdfs:subPropertyOf ?r] .
        scm-spo: [?p rdfs:subPropertyOf ?r] :- [?p rdfs:subPropertyOf ?q], [?q ~rdfs:subPropertyOf ?r] .
        scm-eqp1: [?p rdfs:subPropertyOf ?q], [?q rdfs:subPropertyOf ?p] :- [?p owl:equivalentProperty ?q] .
        scm-eqp2: [?p owl:equivalentProperty ?q] :- [?p rdfs:subPropertyOf ?q], [?q rdfs:subPropertyOf ?p] .
        scm-dom1: [?p rdfs:domain ?d] :- [?p rdfs:domain ?c], [?c rdfs:subClassOf ?d] .
        scm-dom2: [?p rdfs:domain ?c] :- [?q rdfs:domain ?c], [?p rdfs:subPropertyOf ?q] .
        scm-rng1: [?p rdfs:range ?d] :- [?p rdfs:range ?c], [?c rdfs:subClassOf ?d] .
        scm-rng2: [?p rdfs:range ?c] :- [?q rdfs:range ?c], [?p rdfs:subPropertyOf ?q] .
        scm-hv: [?r rdfs:subClassOf ?s] :- [?r owl:hasValue ?x], [?r owl:onProperty ?p], [?p rdfs:subPropertyOf ?q],
            [?s owl:onProperty ?q], [?s owl:hasValue ?x] .
        scm-svf1: [?r rdfs:subClassOf ?s] :- [?r owl:someValuesFrom ?c], [?r owl:onProperty ?p], [?c rdfs:subClassOf ?d],
            [?s owl:someValuesFrom ?d], [?s owl:onProperty ?p] .
        scm-svf2: [?r rdfs:subClassOf ?s] :- [?r owl:someValuesFrom ?c], [?r owl:onProperty ?p], [?p rdfs:subPropertyOf ?q],
            [?s owl:onProperty ?q], [?s owl:someValuesFrom ?c] .
        scm-avf1: [?r rdfs:subClassOf ?s] :- [?r owl:allValuesFrom ?c], [?r owl:onProperty ?p], [?c rdfs:subClassOf ?d],
            [?s owl:allValuesFrom ?d], [?s owl:onProperty ?p] .
        scm-avf2: [?s rdfs:subClassOf ?r] :- [?r owl:allValuesFrom ?c], [?r owl:onProperty ?p], [?p rdfs:subPropertyOf ?q],
            [?s owl:onProperty ?q], [?s owl:allValuesFrom ?c] .
        scm-int: [?c rdfs:subClassOf ?d] :- [?c owl:intersectionOf ?h], [?h t:node ?m], [?m rdf:first ?d] .
        scm-uni: [?d rdfs:subClassOf ?c] :- [?c owl:unionOf ?h], [?h t:node ?m], [?m rdf:first ?d] .

        """

    /// The axioms among the rules: cls-thing, cls-nothing1 and prp-ap.
    static let owlAxioms = """
        owl:Thing a owl:Class
        owl:Nothing a owl:Class
        rdfs:label a owl:AnnotationProperty
        rdfs:comment a owl:AnnotationProperty
        rdfs:seeAlso a owl:AnnotationProperty
        rdfs:isDefinedBy a owl:AnnotationProperty
        owl:deprecated a owl:AnnotationProperty
        owl:versionInfo a owl:AnnotationProperty
        owl:priorVersion a owl:AnnotationProperty
        owl:backwardCompatibleWith a owl:AnnotationProperty
        owl:incompatibleWith a owl:AnnotationProperty
        """
}
