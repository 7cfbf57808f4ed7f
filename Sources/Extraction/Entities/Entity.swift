import RDF

/// Something that a document speaks of, as a resource of the graph.
struct Entity: Hashable, Sendable {
    /// The chain of mentions that it comes from, where it comes from one.
    var chain: Int?
    /// The proper name, in its fullest form.
    var name: String?
    /// What people may call it: the name, or the noun phrase.
    var label: String
    /// The most specific classes that are known of it.
    var classes: [IRI]
    /// Whether the label tells enough to speak of it outside its sentence; not so for an unresolved "they".
    var isIdentified: Bool

    /// Adds a class, unless a class below it is known already.
    mutating func add(_ new: IRI, in ontology: Ontology) {
        guard !classes.contains(where: { ontology.isClass($0, below: new) }) else { return }
        classes.removeAll { ontology.isClass(new, below: $0) }
        classes.append(new)
    }

    /// Whether it is known to be of one of some classes; any entity is where no class is asked for.
    func isA(_ wanted: [IRI], in ontology: Ontology) -> Bool {
        wanted.isEmpty
            || wanted.contains { candidate in
                candidate == Vocabulary.OWL.thing || classes.contains { ontology.isClass($0, below: candidate) }
            }
    }
}
