import RDF

/// Swift source with a constant for each term of an ontology.
struct SwiftVocabulary {
    /// What a term is, and in which nested type its constant stands.
    enum Kind: String, CaseIterable {
        case classes = "Classes"
        case properties = "Properties"
        case individuals = "Individuals"
    }

    /// A term with what is said of it.
    struct Term {
        var iri: IRI
        var kind: Kind
        var label: String?
        var comment: String?
    }

    let name: String
    let namespace: String
    let terms: [Term]

    /// Gathers the terms of a namespace.
    ///
    /// - Parameters:
    ///   - name: what the enumeration is to be called; a name that Swift allows.
    ///   - namespace: what the IRIs of the terms begin with.
    ///   - triples: the ontology.
    init(name: String, namespace: String, _ triples: [Triple]) {
        var terms: [IRI: Term] = [:]
        for triple in triples {
            guard let subject = triple.subject.iri, triple.predicate == Vocabulary.RDF.type,
                let type = triple.object.iri, subject.string.hasPrefix(namespace),
                !subject.string.dropFirst(namespace.count).isEmpty, let kind = Self.kind(type)
            else { continue }
            if terms[subject] == nil || kind != .individuals {
                terms[subject] = Term(iri: subject, kind: kind)
            }
        }
        for triple in triples {
            guard let subject = triple.subject.iri, let literal = triple.object.literal,
                literal.language?.hasPrefix("en") ?? true
            else { continue }
            if triple.predicate == Vocabulary.RDFS.label { terms[subject]?.label = literal.lexicalForm }
            if triple.predicate == Vocabulary.RDFS.comment { terms[subject]?.comment = literal.lexicalForm }
        }
        self.name = name
        self.namespace = namespace
        self.terms = terms.values.sorted { $0.iri.string < $1.iri.string }
    }

    /// What the members of a class are; `nil` for what is no term.
    static func kind(_ type: IRI) -> Kind? {
        switch type {
        case Vocabulary.OWL.class, Vocabulary.RDFS.class: .classes
        case Vocabulary.OWL.objectProperty, Vocabulary.OWL.datatypeProperty, Vocabulary.RDF.property: .properties
        case _ where type.string == Vocabulary.OWL.namespace + "AnnotationProperty": .properties
        case _ where type.string == Vocabulary.OWL.namespace + "Ontology": nil
        case _ where type.string.hasPrefix(Vocabulary.OWL.namespace): nil
        default: .individuals
        }
    }

    /// The source.
    var source: String {
        var lines = [
            "import RDF", "", "/// The terms of `\(namespace)`.", "public enum \(name) {",
            "    /// What their IRIs begin with.", "    public static let namespace = \(Self.literal(namespace))",
        ]
        for kind in Kind.allCases {
            let members = terms.filter { $0.kind == kind }
            guard !members.isEmpty else { continue }
            lines += ["", "    /// The \(kind.rawValue.lowercased()).", "    public enum \(kind.rawValue) {"]
            var taken: Set<String> = []
            for term in members {
                var constant = Self.identifier(String(term.iri.string.dropFirst(namespace.count)))
                while !taken.insert(constant).inserted { constant += "_" }
                lines.append("        /// \(Self.documentation(term))")
                lines.append(
                    "        public static let \(Self.escaped(constant)): IRI = \(Self.literal(term.iri.string))")
            }
            lines.append("    }")
        }
        return lines.joined(separator: "\n") + "\n}\n"
    }

    private static func documentation(_ term: Term) -> String {
        let said = [term.label.map { $0.prefix(1).uppercased() + $0.dropFirst() }, term.comment].compactMap { $0 }
        let text = said.isEmpty ? "`\(term.iri.string)`." : said.joined(separator: ": ")
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A name in lower camel case of the letters and digits that Swift allows: `metWith`, `person`, `_2024`.
    static func identifier(_ local: String) -> String {
        let parts = local.split { !$0.isLetter && !$0.isNumber }
        var name = parts.enumerated().map { index, part in
            index == 0 ? lowercasedStart(String(part)) : part.prefix(1).uppercased() + part.dropFirst()
        }.joined()
        if name.isEmpty || name.first?.isNumber == true { name = "_" + name }
        return name
    }

    /// `Person` as `person`, `RDFGraph` as `rdfGraph`, `USA` as `usa`.
    private static func lowercasedStart(_ word: String) -> String {
        let capitals = word.prefix { $0.isUppercase }
        guard capitals.count > 1, capitals.count < word.count else {
            return capitals.count == word.count ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
        }
        return capitals.dropLast().lowercased() + word.dropFirst(capitals.count - 1)
    }

    private static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "func", "import", "init", "inout", "internal", "let",
        "operator", "private", "protocol", "public", "rethrows", "static", "struct", "subscript", "typealias", "var",
        "break", "case", "continue", "default", "defer", "do", "else", "fallthrough", "for", "guard", "if", "in",
        "repeat", "return", "switch", "where", "while", "as", "catch", "false", "is", "nil", "super", "self", "Self",
        "throw", "throws", "true", "try",
    ]

    private static func escaped(_ name: String) -> String { keywords.contains(name) ? "`\(name)`" : name }

    private static func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
