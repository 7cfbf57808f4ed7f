import RDF

/// Reads a lexicon of cues off the triples of an ontology.
struct CueLexiconReader {
    /// The objects of a subject by predicate.
    typealias Objects = (Term, IRI) -> [Term]

    private let objects: Objects
    private var indexes: [IRI: Int] = [:]
    private var lexicon: CueLexicon
    private var hasCues = false

    /// Starts on the properties that cues may speak for.
    ///
    /// - Parameters:
    ///   - properties: the properties.
    ///   - objects: the triples.
    init(_ properties: [IRI], objects: @escaping Objects) {
        self.objects = objects
        for (index, property) in properties.enumerated() { indexes[property] = index }
        lexicon = CueLexicon(properties: properties, model: CueModel(), forms: LabelForms())
        lexicon.model.biases = Array(repeating: -10, count: properties.count)
        lexicon.model.completeness = Array(repeating: 1, count: properties.count)
    }

    /// The lexicon of some nodes, and whether there are cues in it.
    ///
    /// - Complexity: O(nodes).
    mutating func read(_ nodes: [Term]) -> (lexicon: CueLexicon, hasCues: Bool) {
        for (property, index) in indexes.sorted(by: { $0.value < $1.value }) { readProperty(property, index) }
        for node in nodes {
            for type in objects(node, Vocabulary.RDF.type).compactMap(\.iri) {
                switch type {
                case Vocabulary.Core.cue: readCue(node)
                case Vocabulary.Core.valueForm: readForm(node)
                case Vocabulary.Core.regionForm: readRegionForm(node)
                case Vocabulary.Core.naming: readNaming(node)
                default: continue
                }
            }
        }
        return (lexicon, hasCues)
    }

    private mutating func readProperty(_ property: IRI, _ index: Int) {
        if let bias = number(.iri(property), Vocabulary.Core.bias) { lexicon.model.biases[index] = Float(bias) }
        if let share = number(.iri(property), Vocabulary.Core.completeness), share > 0 {
            lexicon.model.completeness[index] = Float(share)
        }
        if text(.iri(property), Vocabulary.Core.hasOneValue) == "true" { lexicon.forms.singleValued.insert(index) }
    }

    /// The property that a node denotes: `nil` for all of them; no value where it is not one that is known.
    private func denoted(_ node: Term) -> Int?? {
        guard let property = objects(node, Vocabulary.OntoLex.denotes).first?.iri else { return nil }
        if property == Vocabulary.OWL.topObjectProperty { return .some(nil) }
        return indexes[property].map { .some($0) }
    }

    private mutating func readCue(_ node: Term) {
        guard let property = denoted(node), let feature = text(node, Vocabulary.Core.feature),
            let number = number(node, Vocabulary.Core.weight)
        else { return }
        hasCues = true
        let weight = Float(number)
        if let match = CueMatches.Feature.allCases.first(where: { $0.name == feature }) {
            lexicon.model.matchWeights[match.rawValue] = weight
            return
        }
        let isOfObject = feature.hasPrefix("object ")
        switch (property, isOfObject) {
        case (let index?, true):
            lexicon.model.objectWeights[feature, default: []].append(
                CueModel.Weight(property: Int32(index), value: weight))
        case (let index?, false):
            lexicon.model.subjectWeights[feature, default: []].append(
                CueModel.Weight(property: Int32(index), value: weight))
        case (nil, true): lexicon.model.sharedObjectWeights[feature] = weight
        case (nil, false): lexicon.model.sharedSubjectWeights[feature] = weight
        }
    }

    private mutating func readForm(_ node: Term) {
        guard let property = denoted(node), let end = end(node),
            let form = text(node, Vocabulary.Core.form).flatMap({ ValueForm(rawValue: $0) })
        else { return }
        let shape = text(node, Vocabulary.Core.shape).flatMap { ArgumentCandidate.Shape(rawValue: $0) }
        let place = LabelForms.Place(property: property, end: end, shape: shape)
        let style = LabelForms.Style(
            form: form, prefix: text(node, Vocabulary.Core.prefix) ?? "",
            suffix: text(node, Vocabulary.Core.suffix) ?? "")
        let (agreed, possible) = (count(node, Vocabulary.Core.support), count(node, Vocabulary.Core.possible))
        lexicon.forms.counts[place, default: LabelForms.Counts()].agreed[style] = agreed
        lexicon.forms.counts[place]?.possible[form] = possible
    }

    private mutating func readRegionForm(_ node: Term) {
        guard let property = denoted(node), let end = end(node) else { return }
        let yes = count(node, Vocabulary.Core.support)
        let all = max(yes, count(node, Vocabulary.Core.possible))
        lexicon.forms.qualified[LabelForms.Place(property: property, end: end)] = (yes, all - yes)
    }

    private mutating func readNaming(_ node: Term) {
        guard let name = text(node, Vocabulary.RDFS.label), let words = text(node, Vocabulary.Core.words) else {
            return
        }
        lexicon.forms.names[ArgumentCandidate.key(words)] = name
    }

    // MARK: - Values

    private func text(_ node: Term, _ predicate: IRI) -> String? {
        objects(node, predicate).lazy.compactMap(\.literal?.lexicalForm).first
    }

    private func number(_ node: Term, _ predicate: IRI) -> Double? {
        text(node, predicate).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }

    private func count(_ node: Term, _ predicate: IRI) -> Int {
        min(max(text(node, predicate).flatMap { Int($0) } ?? 0, 0), 1 << 40)
    }

    private func end(_ node: Term) -> LabelForms.End? {
        text(node, Vocabulary.Core.end).flatMap { LabelForms.End(rawValue: $0) }
    }
}
