public import Language
public import RDF

extension Ontology {
    /// The lexical entries that are derived for the properties which have none: the words that express what their labels
    /// speak of, such as "bear" for "birth place".
    ///
    /// The entries are in the terms of OntoLex-Lemon, in the order of the properties and of the words. Read back with the
    /// ontology, entries of a property take the place of those that would be derived; what is left out is used no more, and
    /// what is added is.
    ///
    /// - Parameter gazetteer: what common nouns denote.
    /// - Complexity: O(properties × words).
    public func derivedLexicon(gazetteer: Gazetteer = .english) -> [Triple] {
        var triples: [Triple] = []
        var count = 0
        for profile in cueVocabulary(gazetteer: gazetteer).profiles {
            for word in profile.cueWords.sorted() {
                count += 1
                let (entry, form) = (Term.blankNode(BlankNode("e\(count)")), Term.blankNode(BlankNode("f\(count)")))
                let facts: [(Term, IRI, Term)] = [
                    (entry, Vocabulary.RDF.type, .iri(Vocabulary.OntoLex.lexicalEntry)),
                    (entry, Vocabulary.OntoLex.canonicalForm, form),
                    (form, Vocabulary.OntoLex.writtenRep, .literal(Literal(word, language: "en"))),
                    (entry, Vocabulary.OntoLex.denotes, .iri(profile.property)),
                ]
                triples += facts.map { Triple(subject: $0.0, predicate: $0.1, object: $0.2) }
            }
        }
        return triples
    }
}
