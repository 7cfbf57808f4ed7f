import RDF

/// What has been learnt of the properties of an ontology, as it stands in a lexicon.
struct CueLexicon: Sendable {
    /// The properties, in the order of their indexes.
    var properties: [IRI]
    var model: CueModel
    var forms: LabelForms

    /// Weights nearer to zero than this are not written.
    private static let leastWeight: Float = 0.1

    /// The lexicon as triples.
    ///
    /// - Parameter statistics: how often features occurred in the examples.
    /// - Complexity: O(n log n) in the number of weights.
    func triples(_ statistics: CueStatistics) -> [Triple] {
        var writer = CueLexiconWriter()
        for (index, property) in properties.enumerated() {
            writer.add(property, Vocabulary.Core.bias, decimal: model.biases[index])
            writer.add(property, Vocabulary.Core.completeness, decimal: model.completeness[index])
            if forms.singleValued.contains(index) {
                writer.add(
                    .iri(property), Vocabulary.Core.hasOneValue,
                    .literal(Literal("true", datatype: Vocabulary.XSD.boolean)))
            }
        }
        for (index, property) in properties.enumerated() {
            for (feature, weight) in Self.weights(model.objectWeights, index) {
                let support = statistics.support(feature, index)
                let precision = support > 0 ? statistics.precision(feature, index) : nil
                writer.addCue(property, feature, weight, precision: precision, support: support)
            }
            for (feature, weight) in Self.weights(model.subjectWeights, index) {
                writer.addCue(property, feature, weight)
            }
        }
        addShared(to: &writer)
        addForms(to: &writer)
        return writer.triples
    }

    private func addShared(to writer: inout CueLexiconWriter) {
        let match = CueMatches.Feature.allCases.map { ($0.name, model.matchWeights[$0.rawValue]) }
        let shared = [Array(model.sharedObjectWeights), Array(model.sharedSubjectWeights)].flatMap { weights in
            Self.ordered(weights.map { ($0.key, $0.value) })
        }
        for (feature, weight) in match + shared where abs(weight) >= Self.leastWeight {
            writer.addCue(Vocabulary.OWL.topObjectProperty, feature, weight)
        }
    }

    /// The features of a property with their weights, the greatest first.
    private static func weights(_ all: [String: [CueModel.Weight]], _ property: Int) -> [(String, Float)] {
        ordered(
            all.flatMap { feature, weights in
                weights.filter { Int($0.property) == property && abs($0.value) >= leastWeight }.map {
                    (feature, $0.value)
                }
            })
    }

    private static func ordered(_ weights: [(String, Float)]) -> [(String, Float)] {
        weights.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    private func addForms(to writer: inout CueLexiconWriter) {
        for place in forms.counts.keys.sorted(by: Self.areInOrder) {
            guard let counts = forms.counts[place] else { continue }
            let property = place.property.map { properties[$0] } ?? Vocabulary.OWL.topObjectProperty
            for form in counts.possible.keys.sorted(by: { $0.rank < $1.rank }) {
                let styles = Set(counts.agreed.keys.filter { $0.form == form }).union([LabelForms.Style(form: form)])
                for style in styles.sorted() {
                    let agreed = counts.agreed[style] ?? 0
                    let isPlain = style.prefix.isEmpty && style.suffix.isEmpty
                    guard isPlain || agreed >= 2 else { continue }
                    writer.addForm(property, place, style, agreed: agreed, possible: counts.possible[form] ?? 0)
                }
            }
        }
        for place in forms.qualified.keys.sorted(by: Self.areInOrder) {
            guard let counts = forms.qualified[place] else { continue }
            let property = place.property.map { properties[$0] } ?? Vocabulary.OWL.topObjectProperty
            writer.addQualified(property, place.end, yes: counts.yes, no: counts.no)
        }
        for key in forms.names.keys.sorted() { writer.addName(forms.names[key] ?? "", for: key) }
    }

    private static func areInOrder(_ left: LabelForms.Place, _ right: LabelForms.Place) -> Bool {
        func key(_ place: LabelForms.Place) -> (Int, String, String) {
            (place.property ?? -1, place.end.rawValue, place.shape?.rawValue ?? "")
        }
        return key(left) < key(right)
    }
}

/// Writes a lexicon of cues as triples.
private struct CueLexiconWriter {
    private(set) var triples: [Triple] = []
    private var nodeCount = 0

    mutating func add(_ subject: Term, _ predicate: IRI, _ object: Term) {
        triples.append(Triple(subject: subject, predicate: predicate, object: object))
    }

    mutating func add(_ property: IRI, _ predicate: IRI, decimal: Float) {
        add(.iri(property), predicate, Self.decimal(Double(decimal)))
    }

    mutating func addCue(
        _ property: IRI, _ feature: String, _ weight: Float, precision: Double? = nil, support: Int = 0
    ) {
        let node = newNode(Vocabulary.Core.cue)
        add(node, Vocabulary.OntoLex.denotes, .iri(property))
        add(node, Vocabulary.Core.feature, .literal(Literal(feature)))
        add(node, Vocabulary.Core.weight, Self.decimal(Double(weight)))
        if let precision {
            add(node, Vocabulary.Core.precision, Self.decimal(precision))
            add(node, Vocabulary.Core.support, Self.integer(support))
        }
    }

    mutating func addForm(
        _ property: IRI, _ place: LabelForms.Place, _ style: LabelForms.Style, agreed: Int, possible: Int
    ) {
        let node = newNode(Vocabulary.Core.valueForm)
        add(node, Vocabulary.OntoLex.denotes, .iri(property))
        add(node, Vocabulary.Core.end, .literal(Literal(place.end.rawValue)))
        if let shape = place.shape { add(node, Vocabulary.Core.shape, .literal(Literal(shape.rawValue))) }
        add(node, Vocabulary.Core.form, .literal(Literal(style.form.rawValue)))
        if !style.prefix.isEmpty { add(node, Vocabulary.Core.prefix, .literal(Literal(style.prefix))) }
        if !style.suffix.isEmpty { add(node, Vocabulary.Core.suffix, .literal(Literal(style.suffix))) }
        add(node, Vocabulary.Core.support, Self.integer(agreed))
        add(node, Vocabulary.Core.possible, Self.integer(possible))
    }

    mutating func addQualified(_ property: IRI, _ end: LabelForms.End, yes: Int, no: Int) {
        let node = newNode(Vocabulary.Core.regionForm)
        add(node, Vocabulary.OntoLex.denotes, .iri(property))
        add(node, Vocabulary.Core.end, .literal(Literal(end.rawValue)))
        add(node, Vocabulary.Core.support, Self.integer(yes))
        add(node, Vocabulary.Core.possible, Self.integer(yes + no))
    }

    mutating func addName(_ name: String, for key: String) {
        let node = newNode(Vocabulary.Core.naming)
        add(node, Vocabulary.RDFS.label, .literal(Literal(name)))
        add(node, Vocabulary.Core.words, .literal(Literal(key)))
    }

    private mutating func newNode(_ type: IRI) -> Term {
        nodeCount += 1
        let node = Term.blankNode(BlankNode("c\(nodeCount)"))
        add(node, Vocabulary.RDF.type, .iri(type))
        return node
    }

    private static func integer(_ value: Int) -> Term {
        .literal(Literal(String(value), datatype: Vocabulary.XSD.integer))
    }

    /// A number with three digits behind the point.
    private static func decimal(_ value: Double) -> Term {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(abs(thousandths) % 1000)
        let text =
            (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1000)."
            + String(repeating: "0", count: 3 - digits.count) + digits
        return .literal(Literal(text, datatype: Vocabulary.XSD.decimal))
    }
}
