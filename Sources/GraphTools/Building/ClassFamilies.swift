import RDF

/// The class above all others that each class belongs to, so that a country and a region look related.
struct ClassFamilies: Sendable {
    private var superclasses: [IRI: Set<IRI>] = [:]
    private var classes: Set<IRI> = []

    /// Notes `rdfs:subClassOf`.
    ///
    /// A class that nothing else is said of, as one of another vocabulary, does not become the head of a family.
    mutating func insert(_ quads: QuadBatch) {
        var isSubClassOf = [Bool?](repeating: nil, count: quads.terms.count)
        for quad in quads.quads {
            let predicate = Int(quad.predicate)
            let known = isSubClassOf[predicate]
            let isMatch = known ?? (quads.text(of: quads.terms[predicate]) == Vocabulary.RDFS.subClassOf.string)
            isSubClassOf[predicate] = isMatch
            guard isMatch, let lower = quads.term(at: quad.subject).iri, let upper = quads.term(at: quad.object).iri
            else {
                continue
            }
            classes.insert(lower)
            if lower != upper { superclasses[lower, default: []].insert(upper) }
        }
    }

    /// The head of a class's family: of all heads above it the farthest, and of equals the first.
    ///
    /// Looks at some 200 classes at most: nobody tells more families apart, and ontologies of millions of classes stay
    /// quick.
    func family(of type: IRI) -> IRI {
        var head = type
        var seen: Set<IRI> = [type]
        var level = [type]
        while !level.isEmpty, seen.count < 200 {
            let above = Set(level.flatMap { superclasses[$0] ?? [] }).intersection(classes).subtracting(seen)
            // The farthest heads are those of the last level that has any.
            let heads = level.filter { (superclasses[$0] ?? []).isDisjoint(with: classes) }
            if let first = heads.min() { head = first }
            seen.formUnion(above)
            level = above.sorted()
        }
        return head
    }
}
