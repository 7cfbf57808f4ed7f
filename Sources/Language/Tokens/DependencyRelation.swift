/// How a word depends on its head: the relations of Universal Dependencies that English uses.
///
/// The raw value is the name in CoNLL-U files. See the Universal Dependencies guidelines, version 2.
public enum DependencyRelation: String, CaseIterable, Hashable, Sendable {
    /// A clause that modifies a noun.
    case acl
    /// A relative clause.
    case aclRelative = "acl:relcl"
    /// An adverbial clause.
    case advcl
    /// A relative clause on a clause.
    case advclRelative = "advcl:relcl"
    /// An adverb.
    case advmod
    /// An adjective before or after its noun.
    case amod
    /// An apposition.
    case appos
    /// An auxiliary verb.
    case aux
    /// The auxiliary of a passive.
    case auxPassive = "aux:pass"
    /// A preposition or possessive mark.
    case `case`
    /// A coordinating conjunction.
    case cc
    /// "both", "either" and their like.
    case ccPreconjunction = "cc:preconj"
    /// A clause as object.
    case ccomp
    /// A noun before a noun.
    case compound
    /// The particle of a verb.
    case compoundParticle = "compound:prt"
    /// A further conjunct.
    case conj
    /// The copula.
    case cop
    /// A clause as subject.
    case csubj
    /// A clause as subject of a clause that is a predicate.
    case csubjOuter = "csubj:outer"
    /// A clause as subject of a passive.
    case csubjPassive = "csubj:pass"
    /// A relation that has no other name.
    case dep
    /// A determiner.
    case det
    /// "all", "both" before a determiner.
    case detPredeterminer = "det:predet"
    /// An interjection.
    case discourse
    /// A phrase moved out of its clause.
    case dislocated
    /// An expletive.
    case expl
    /// A further word of a fixed expression.
    case fixed
    /// A further word of a name.
    case flat
    /// A further part of a word torn apart.
    case goeswith
    /// An indirect object.
    case iobj
    /// A further element of a list.
    case list
    /// A subordinating conjunction or the "to" of an infinitive.
    case mark
    /// A noun with a preposition on a noun.
    case nmod
    /// A title or description on a name.
    case nmodDescription = "nmod:desc"
    /// A possessor.
    case nmodPossessive = "nmod:poss"
    /// A noun on a noun without a preposition.
    case nmodUnmarked = "nmod:unmarked"
    /// A subject.
    case nsubj
    /// A subject of a clause that is a predicate.
    case nsubjOuter = "nsubj:outer"
    /// The subject of a passive.
    case nsubjPassive = "nsubj:pass"
    /// A number.
    case nummod
    /// An object.
    case obj
    /// A noun with a preposition on a verb or adjective.
    case obl
    /// The agent of a passive.
    case oblAgent = "obl:agent"
    /// A noun on a verb without a preposition, often a time.
    case oblUnmarked = "obl:unmarked"
    /// An argument of a verb left out.
    case orphan
    /// A clause beside another.
    case parataxis
    /// Punctuation.
    case punct
    /// Words corrected by the speaker.
    case reparandum
    /// The head of the sentence.
    case root
    /// The one spoken to.
    case vocative
    /// A clause whose subject stands outside.
    case xcomp
}

extension DependencyRelation {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    public var universal: DependencyRelation {
        guard let colon = rawValue.firstIndex(of: ":") else { return self }
        return DependencyRelation(rawValue: String(rawValue[..<colon])) ?? self
    }
}

extension DependencyRelation {
    /// Whether what stands in this relation to a noun is part of the noun's phrase.
    var isPartOfPhrase: Bool {
        switch self {
        case .det, .detPredeterminer, .amod, .compound, .nummod, .nmod, .nmodPossessive, .nmodDescription,
            .nmodUnmarked, .flat, .fixed, .goeswith, .acl, .aclRelative:
            true
        default: false
        }
    }
}
