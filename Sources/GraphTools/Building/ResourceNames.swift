import RDF

/// The best name of each resource that has one.
struct ResourceNames: Sendable {
    /// A name, and how good it is; smaller is better.
    private struct Candidate {
        var language: Int
        var property: Int
        var literal: Literal

        func isBetter(than other: Candidate) -> Bool {
            if language != other.language { return language < other.language }
            if property != other.property { return property < other.property }
            return literal.precedes(other.literal)
        }
    }

    private let language: String
    private var best: [Term: Candidate] = [:]

    /// Makes an empty table.
    ///
    /// - Parameter language: the language that names should be in.
    init(language: String) {
        self.language = language.lowercased()
    }

    /// Notes a triple if it names its subject.
    mutating func insert(_ subject: Term, _ predicate: IRI, _ literal: Literal) {
        guard let property = GraphVocabulary.labels.firstIndex(of: predicate), !literal.lexicalForm.isEmpty else {
            return
        }
        let candidate = Candidate(language: rank(of: literal), property: property, literal: literal)
        guard let known = best[subject] else {
            best[subject] = candidate
            return
        }
        if candidate.isBetter(than: known) { best[subject] = candidate }
    }

    /// The name of a resource.
    func name(of resource: Term) -> String? { best[resource]?.literal.lexicalForm }

    /// Whether a literal is the one that the resource is called by.
    func isName(_ literal: Literal, of resource: Term, by property: IRI) -> Bool {
        guard let candidate = best[resource] else { return false }
        return candidate.literal == literal && GraphVocabulary.labels[candidate.property] == property
    }

    /// The wanted language, then a regional form of it, then no language, then any other.
    private func rank(of literal: Literal) -> Int {
        guard let tag = literal.language else { return 2 }
        if tag == language { return 0 }
        return tag.hasPrefix(language + "-") ? 1 : 3
    }
}

extension Literal {
    /// An order of literals that is the same on every run: by text, then datatype, then language and direction.
    func precedes(_ other: Literal) -> Bool {
        if !lexicalForm.utf8.elementsEqual(other.lexicalForm.utf8) {
            return lexicalForm.utf8.lexicographicallyPrecedes(other.lexicalForm.utf8)
        }
        if datatype != other.datatype { return datatype < other.datatype }
        return tag.utf8.lexicographicallyPrecedes(other.tag.utf8)
    }

    private var tag: String { "\(language ?? "")--\(direction?.rawValue ?? "")" }
}
