import Testing

/// What is stated, and what has to follow by a rule of OWL 2 RL.
struct OWLRuleCase: Sendable, CustomTestStringConvertible {
    let rule: String
    let given: String
    /// What has to follow; nothing for a rule that finds an inconsistency.
    var follows = ""

    var testDescription: String { rule }

    static let conclusions: [OWLRuleCase] = [
        OWLRuleCase(rule: "eq-sym", given: ":a owl:sameAs :b .", follows: ":b owl:sameAs :a ."),
        OWLRuleCase(
            rule: "eq-trans", given: ":a owl:sameAs :b . :b owl:sameAs :c .",
            follows: ":a owl:sameAs :c . :c owl:sameAs :a ."),
        OWLRuleCase(rule: "eq-rep-s", given: ":a owl:sameAs :b ; :p :c .", follows: ":b :p :c ."),
        OWLRuleCase(rule: "eq-rep-p", given: ":p owl:sameAs :q . :a :p :c .", follows: ":a :q :c ."),
        OWLRuleCase(rule: "eq-rep-o", given: ":a owl:sameAs :b . :c :p :a .", follows: ":c :p :b ."),
        OWLRuleCase(rule: "prp-dom", given: ":p rdfs:domain :C . :a :p :b .", follows: ":a a :C ."),
        OWLRuleCase(rule: "prp-rng", given: ":p rdfs:range :C . :a :p :b .", follows: ":b a :C ."),
        OWLRuleCase(
            rule: "prp-fp", given: ":p a owl:FunctionalProperty . :a :p :b , :c .", follows: ":b owl:sameAs :c ."),
        OWLRuleCase(
            rule: "prp-ifp", given: ":p a owl:InverseFunctionalProperty . :a :p :c . :b :p :c .",
            follows: ":a owl:sameAs :b ."),
        OWLRuleCase(rule: "prp-symp", given: ":p a owl:SymmetricProperty . :a :p :b .", follows: ":b :p :a ."),
        OWLRuleCase(
            rule: "prp-trp", given: ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d .",
            follows: ":a :p :c , :d . :b :p :d ."),
        OWLRuleCase(rule: "prp-spo1", given: ":p rdfs:subPropertyOf :q . :a :p :b .", follows: ":a :q :b ."),
        OWLRuleCase(
            rule: "prp-spo2", given: ":p owl:propertyChainAxiom ( :q :r :s ) . :a :q :b . :b :r :c . :c :s :d .",
            follows: ":a :p :d ."),
        OWLRuleCase(rule: "prp-eqp1", given: ":p owl:equivalentProperty :q . :a :p :b .", follows: ":a :q :b ."),
        OWLRuleCase(rule: "prp-eqp2", given: ":p owl:equivalentProperty :q . :a :q :b .", follows: ":a :p :b ."),
        OWLRuleCase(rule: "prp-inv1", given: ":p owl:inverseOf :q . :a :p :b .", follows: ":b :q :a ."),
        OWLRuleCase(rule: "prp-inv2", given: ":p owl:inverseOf :q . :a :q :b .", follows: ":b :p :a ."),
        OWLRuleCase(
            rule: "prp-key", given: ":C owl:hasKey ( :p :q ) . :a a :C ; :p 1 ; :q 2 . :b a :C ; :p 1 ; :q 2 .",
            follows: ":a owl:sameAs :b ."),
        OWLRuleCase(
            rule: "cls-int1", given: ":D owl:intersectionOf ( :A :B :C ) . :x a :A , :B , :C .", follows: ":x a :D ."),
        OWLRuleCase(rule: "cls-int2", given: ":D owl:intersectionOf ( :A :B ) . :x a :D .", follows: ":x a :A , :B ."),
        OWLRuleCase(rule: "cls-uni", given: ":D owl:unionOf ( :A :B ) . :x a :B .", follows: ":x a :D ."),
        OWLRuleCase(
            rule: "cls-svf1", given: ":R owl:someValuesFrom :C ; owl:onProperty :p . :a :p :b . :b a :C .",
            follows: ":a a :R ."),
        OWLRuleCase(
            rule: "cls-svf2", given: ":R owl:someValuesFrom owl:Thing ; owl:onProperty :p . :a :p :b .",
            follows: ":a a :R ."),
        OWLRuleCase(
            rule: "cls-avf", given: ":R owl:allValuesFrom :C ; owl:onProperty :p . :a a :R ; :p :b .",
            follows: ":b a :C ."),
        OWLRuleCase(
            rule: "cls-hv1", given: ":R owl:hasValue :v ; owl:onProperty :p . :a a :R .", follows: ":a :p :v ."),
        OWLRuleCase(
            rule: "cls-hv2", given: ":R owl:hasValue :v ; owl:onProperty :p . :a :p :v .", follows: ":a a :R ."),
        OWLRuleCase(
            rule: "cls-maxc2",
            given: ":R owl:maxCardinality \"1\"^^xsd:nonNegativeInteger ; owl:onProperty :p . :a a :R ; :p :b , :c .",
            follows: ":b owl:sameAs :c ."),
        OWLRuleCase(
            rule: "cls-maxqc3",
            given: """
                :R owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass :C .
                :a a :R ; :p :b , :c , :d . :b a :C . :c a :C .
                """,
            follows: ":b owl:sameAs :c ."),
        OWLRuleCase(
            rule: "cls-maxqc4",
            given: """
                :R owl:maxQualifiedCardinality "1"^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass owl:Thing .
                :a a :R ; :p :b , :c .
                """,
            follows: ":b owl:sameAs :c ."),
        OWLRuleCase(rule: "cls-oo", given: ":C owl:oneOf ( :a :b ) .", follows: ":a a :C . :b a :C ."),
        OWLRuleCase(
            rule: "cax-sco", given: ":C rdfs:subClassOf :D . :D rdfs:subClassOf :E . :x a :C .",
            follows: ":x a :D , :E ."),
        OWLRuleCase(rule: "cax-eqc1", given: ":C owl:equivalentClass :D . :x a :C .", follows: ":x a :D ."),
        OWLRuleCase(rule: "cax-eqc2", given: ":C owl:equivalentClass :D . :x a :D .", follows: ":x a :C ."),
        OWLRuleCase(
            rule: "scm-cls", given: ":C a owl:Class .",
            follows: ":C rdfs:subClassOf :C , owl:Thing ; owl:equivalentClass :C . owl:Nothing rdfs:subClassOf :C ."),
        OWLRuleCase(
            rule: "scm-sco", given: ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :D .",
            follows: ":A rdfs:subClassOf :C , :D . :B rdfs:subClassOf :D ."),
        OWLRuleCase(
            rule: "scm-eqc1", given: ":A owl:equivalentClass :B .",
            follows: ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A ."),
        OWLRuleCase(
            rule: "scm-eqc2", given: ":A rdfs:subClassOf :B . :B rdfs:subClassOf :A .",
            follows: ":A owl:equivalentClass :B . :B owl:equivalentClass :A ."),
        OWLRuleCase(
            rule: "scm-op", given: ":p a owl:ObjectProperty .",
            follows: ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p ."),
        OWLRuleCase(
            rule: "scm-dp", given: ":p a owl:DatatypeProperty .",
            follows: ":p rdfs:subPropertyOf :p ; owl:equivalentProperty :p ."),
        OWLRuleCase(
            rule: "scm-spo", given: ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r .",
            follows: ":p rdfs:subPropertyOf :r ."),
        OWLRuleCase(
            rule: "scm-eqp1", given: ":p owl:equivalentProperty :q .",
            follows: ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p ."),
        OWLRuleCase(
            rule: "scm-eqp2", given: ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p .",
            follows: ":p owl:equivalentProperty :q ."),
        OWLRuleCase(
            rule: "scm-dom1", given: ":p rdfs:domain :C . :C rdfs:subClassOf :D .", follows: ":p rdfs:domain :D ."),
        OWLRuleCase(
            rule: "scm-dom2", given: ":q rdfs:domain :C . :p rdfs:subPropertyOf :q .", follows: ":p rdfs:domain :C ."),
        OWLRuleCase(
            rule: "scm-rng1", given: ":p rdfs:range :C . :C rdfs:subClassOf :D .", follows: ":p rdfs:range :D ."),
        OWLRuleCase(
            rule: "scm-rng2", given: ":q rdfs:range :C . :p rdfs:subPropertyOf :q .", follows: ":p rdfs:range :C ."),
        OWLRuleCase(
            rule: "scm-hv",
            given: """
                :R owl:hasValue :i ; owl:onProperty :p . :S owl:hasValue :i ; owl:onProperty :q . :p rdfs:subPropertyOf :q .
                """, follows: ":R rdfs:subClassOf :S ."),
        OWLRuleCase(
            rule: "scm-svf1",
            given: """
                :R owl:someValuesFrom :A ; owl:onProperty :p . :S owl:someValuesFrom :B ; owl:onProperty :p .
                :A rdfs:subClassOf :B .
                """, follows: ":R rdfs:subClassOf :S ."),
        OWLRuleCase(
            rule: "scm-svf2",
            given: """
                :R owl:someValuesFrom :A ; owl:onProperty :p . :S owl:someValuesFrom :A ; owl:onProperty :q .
                :p rdfs:subPropertyOf :q .
                """, follows: ":R rdfs:subClassOf :S ."),
        OWLRuleCase(
            rule: "scm-avf1",
            given: """
                :R owl:allValuesFrom :A ; owl:onProperty :p . :S owl:allValuesFrom :B ; owl:onProperty :p .
                :A rdfs:subClassOf :B .
                """, follows: ":R rdfs:subClassOf :S ."),
        OWLRuleCase(
            rule: "scm-avf2",
            given: """
                :R owl:allValuesFrom :A ; owl:onProperty :p . :S owl:allValuesFrom :A ; owl:onProperty :q .
                :p rdfs:subPropertyOf :q .
                """, follows: ":S rdfs:subClassOf :R ."),
        OWLRuleCase(
            rule: "scm-int", given: ":C owl:intersectionOf ( :A :B ) .", follows: ":C rdfs:subClassOf :A , :B ."),
        OWLRuleCase(
            rule: "scm-uni", given: ":C owl:unionOf ( :A :B ) .",
            follows: ":A rdfs:subClassOf :C . :B rdfs:subClassOf :C ."),
        OWLRuleCase(rule: "dt-eq", given: ":R owl:hasValue 1.0 ; owl:onProperty :p . :a :p 1 .", follows: ":a a :R ."),
        OWLRuleCase(
            rule: "dt-type2", given: ":R owl:someValuesFrom xsd:integer ; owl:onProperty :p . :a :p 5 .",
            follows: ":a a :R ."),
    ]

    static let clashes: [OWLRuleCase] = [
        OWLRuleCase(rule: "eq-diff1", given: ":a owl:sameAs :b ; owl:differentFrom :b ."),
        OWLRuleCase(
            rule: "eq-diff2",
            given: "[] a owl:AllDifferent ; owl:members ( :a :b :c ) . :a owl:sameAs :d . :d owl:sameAs :c ."),
        OWLRuleCase(
            rule: "eq-diff3", given: "[] a owl:AllDifferent ; owl:distinctMembers ( :a :b ) . :a owl:sameAs :b ."),
        OWLRuleCase(rule: "prp-irp", given: ":p a owl:IrreflexiveProperty . :a :p :a ."),
        OWLRuleCase(rule: "prp-asyp", given: ":p a owl:AsymmetricProperty . :a :p :b . :b :p :a ."),
        OWLRuleCase(rule: "prp-pdw", given: ":p owl:propertyDisjointWith :q . :a :p :b ; :q :b ."),
        OWLRuleCase(
            rule: "prp-adp", given: "[] a owl:AllDisjointProperties ; owl:members ( :p :q :r ) . :a :p :b ; :r :b ."),
        OWLRuleCase(
            rule: "prp-npa1",
            given: "[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetIndividual :b . :a :p :b ."),
        OWLRuleCase(
            rule: "prp-npa2",
            given: "[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetValue 5 . :a :p 5 ."),
        OWLRuleCase(rule: "cls-nothing2", given: ":a a owl:Nothing ."),
        OWLRuleCase(rule: "cls-com", given: ":C owl:complementOf :D . :a a :C , :D ."),
        OWLRuleCase(
            rule: "cls-maxc1",
            given: ":R owl:maxCardinality \"0\"^^xsd:nonNegativeInteger ; owl:onProperty :p . :a a :R ; :p :b ."),
        OWLRuleCase(
            rule: "cls-maxqc1",
            given: """
                :R owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass :C .
                :a a :R ; :p :b . :b a :C .
                """),
        OWLRuleCase(
            rule: "cls-maxqc2",
            given: """
                :R owl:maxQualifiedCardinality "0"^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass owl:Thing .
                :a a :R ; :p :b .
                """),
        OWLRuleCase(rule: "cax-dw", given: ":C owl:disjointWith :D . :E rdfs:subClassOf :D . :a a :C , :E ."),
        OWLRuleCase(rule: "cax-adc", given: "[] a owl:AllDisjointClasses ; owl:members ( :A :B :C ) . :a a :A , :C ."),
        OWLRuleCase(rule: "dt-not-type", given: ":a :p \"ten\"^^xsd:integer ."),
        OWLRuleCase(rule: "dt-not-type", given: ":p rdfs:range xsd:integer . :a :p \"ten\" ."),
        OWLRuleCase(rule: "dt-diff", given: ":p a owl:FunctionalProperty . :a :p 1 , 2 ."),
    ]
}
