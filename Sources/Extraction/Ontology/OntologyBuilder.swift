import RDF

/// Gathers an ontology from its triples.
struct OntologyBuilder {
    private var objects: [Term: [IRI: [Term]]] = [:]
    /// The subjects in the order of their first triple, so that the result does not depend on hashing.
    private var subjects: [Term] = []

    /// Adds a triple.
    mutating func add(_ triple: Triple) {
        if objects[triple.subject] == nil { subjects.append(triple.subject) }
        objects[triple.subject, default: [:]][triple.predicate, default: []].append(triple.object)
    }

    /// The ontology of the triples added so far.
    func ontology(prefixes: [Prefix]) -> Ontology {
        let superclasses = self.superclasses()
        var ontology = Ontology(
            superclasses: superclasses, labels: labels(), properties: properties(), prefixes: prefixes)
        for subject in subjects {
            addPlainWords(of: subject, to: &ontology)
            for entry in entries(subject) {
                if entry.partOfSpeech == .construction {
                    ontology.constructions.append(entry)
                } else if superclasses[entry.denotes] != nil {
                    ontology.classEntries[entry.head, default: []].append(entry)
                } else if entry.frames.isEmpty {
                    ontology.wordsOfProperty[entry.denotes, default: []] += entry.words
                } else {
                    ontology.propertyEntries[entry.head, default: []].append(entry)
                }
            }
        }
        addCues(to: &ontology)
        return ontology
    }

    // MARK: - Cues

    /// Adds the properties of the namespaces whose authors gave no lexical entries, and what has been learnt of them.
    private func addCues(to ontology: inout Ontology) {
        let entries = ontology.propertyEntries.values.joined() + ontology.constructions
        let lexicalized = Set(entries.map { Self.namespace($0.denotes) })
        ontology.cuedProperties = subjects.compactMap(\.iri).filter {
            ontology.properties[$0] != nil && !lexicalized.contains(Self.namespace($0))
        }
        guard !ontology.cuedProperties.isEmpty else { return }
        var reader = CueLexiconReader(ontology.cuedProperties) { self.all($0, $1) }
        let read = reader.read(subjects)
        if read.hasCues { ontology.cueLexicon = read.lexicon }
    }

    /// The IRI up to the last `#` or `/`.
    private static func namespace(_ iri: IRI) -> Substring {
        let string = iri.string
        return string.lastIndex { $0 == "#" || $0 == "/" }.map { string[...$0] } ?? string[...]
    }

    // MARK: - Classes and properties

    private func all(_ subject: Term, _ predicate: IRI) -> [Term] { objects[subject]?[predicate] ?? [] }

    private func isA(_ subject: Term, _ type: IRI) -> Bool { all(subject, Vocabulary.RDF.type).contains(.iri(type)) }

    private func labels() -> [IRI: String] {
        var labels: [IRI: String] = [:]
        for subject in subjects {
            guard let iri = subject.iri else { continue }
            let candidates = all(subject, Vocabulary.RDFS.label).compactMap(\.literal)
            let english = candidates.first { $0.language?.hasPrefix("en") ?? true } ?? candidates.first
            if let english { labels[iri] = english.lexicalForm }
        }
        return labels
    }

    private func superclasses() -> [IRI: Set<IRI>] {
        var closure: [IRI: Set<IRI>] = [:]
        for subject in subjects where isA(subject, Vocabulary.OWL.class) || isA(subject, Vocabulary.RDFS.class) {
            guard let iri = subject.iri else { continue }
            var seen: Set<IRI> = []
            var pending = [iri]
            while let next = pending.popLast() {
                guard seen.insert(next).inserted else { continue }
                pending.append(
                    contentsOf: all(.iri(next), Vocabulary.RDFS.subClassOf).compactMap(\.iri).filter {
                        !seen.contains($0)
                    })
            }
            closure[iri] = seen
        }
        return closure
    }

    private func properties() -> [IRI: Ontology.Property] {
        var properties: [IRI: Ontology.Property] = [:]
        for subject in subjects {
            guard let iri = subject.iri, isProperty(subject) else { continue }
            let range = all(subject, Vocabulary.RDFS.range).flatMap { classes($0) }
            properties[iri] = Ontology.Property(
                domain: all(subject, Vocabulary.RDFS.domain).flatMap { classes($0) },
                range: range,
                isLiteral: isA(subject, Vocabulary.OWL.datatypeProperty)
                    || range.contains { $0.string.hasPrefix(Vocabulary.XSD.namespace) },
                eventType: all(subject, Vocabulary.Core.tellsOf).first?.iri)
        }
        for subject in subjects { addRestrictions(of: subject, to: &properties) }
        return properties
    }

    /// What a class says of the objects that properties have where its members are the subjects.
    private func addRestrictions(of subject: Term, to properties: inout [IRI: Ontology.Property]) {
        guard let restricted = subject.iri else { return }
        for expression in all(subject, Vocabulary.RDFS.subClassOf) {
            guard let property = all(expression, Vocabulary.OWL.onProperty).first?.iri else { continue }
            properties[property]?.rangeForClass[restricted] = all(expression, Vocabulary.OWL.allValuesFrom)
                .flatMap { classes($0) }
        }
    }

    private func isProperty(_ subject: Term) -> Bool {
        isA(subject, Vocabulary.OWL.objectProperty) || isA(subject, Vocabulary.OWL.datatypeProperty)
            || isA(subject, Vocabulary.RDF.property)
    }

    /// The classes of a class expression: a name, or `owl:unionOf` names.
    private func classes(_ term: Term) -> [IRI] {
        if let iri = term.iri { return [iri] }
        return all(term, Vocabulary.OWL.unionOf).flatMap { list($0) }.compactMap(\.iri)
    }

    /// The members of an RDF collection, at most ten thousand of them, so that a collection that bites its tail ends.
    private func list(_ head: Term) -> [Term] {
        var members: [Term] = []
        var rest: Term? = head
        while let node = rest, node != .iri(Vocabulary.RDF.nil), members.count < 10_000 {
            members.append(contentsOf: all(node, Vocabulary.RDF.first).prefix(1))
            rest = all(node, Vocabulary.RDF.rest).first
        }
        return members
    }

    // MARK: - Lexical entries

    private func entries(_ subject: Term) -> [LexicalEntry] {
        guard let partOfSpeech = partOfSpeech(subject) else { return [] }
        let words = partOfSpeech == .construction ? [[]] : writtenWords(of: subject)
        let frames = all(subject, Vocabulary.OntoLex.synBehavior).flatMap { self.frames($0) }
        return all(subject, Vocabulary.OntoLex.denotes).compactMap(\.iri).flatMap { denoted in
            words.filter { !$0.isEmpty || partOfSpeech == .construction }.map {
                LexicalEntry(words: $0, partOfSpeech: partOfSpeech, denotes: denoted, frames: frames)
            }
        }
    }

    /// The words of the forms of an entry.
    private func writtenWords(of entry: Term) -> [[String]] {
        let forms = all(entry, Vocabulary.OntoLex.canonicalForm) + all(entry, Vocabulary.OntoLex.otherForm)
        let written = forms.flatMap { all($0, Vocabulary.OntoLex.writtenRep) }.compactMap(\.literal)
            .filter { $0.language?.hasPrefix("en") ?? true }
        return written.map { $0.lexicalForm.lowercased().split(separator: " ").map(String.init) }
    }

    /// Adds the words of an entry of which nothing but a property is told: they speak for it, whatever part of speech they are.
    private func addPlainWords(of entry: Term, to ontology: inout Ontology) {
        guard partOfSpeech(entry) == nil else { return }
        for property in all(entry, Vocabulary.OntoLex.denotes).compactMap(\.iri)
        where ontology.properties[property] != nil {
            ontology.wordsOfProperty[property, default: []] += writtenWords(of: entry).joined()
        }
    }

    private func partOfSpeech(_ subject: Term) -> LexicalEntry.PartOfSpeech? {
        if isA(subject, Vocabulary.Core.construction) { return .construction }
        switch all(subject, Vocabulary.OntoLex.partOfSpeech).first?.iri {
        case Vocabulary.OntoLex.verb: return .verb
        case Vocabulary.OntoLex.noun: return .noun
        case Vocabulary.OntoLex.adjective: return .adjective
        default: return nil
        }
    }

    private func frames(_ frame: Term) -> [LexicalEntry.Frame] {
        all(frame, Vocabulary.Core.subjectSlot).compactMap(\.literal).flatMap { subject in
            all(frame, Vocabulary.Core.objectSlot).compactMap(\.literal).map { object in
                LexicalEntry.Frame(subject: Slot(name: subject.lexicalForm), object: Slot(name: object.lexicalForm))
            }
        }
    }
}
