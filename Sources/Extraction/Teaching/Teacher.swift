import Documents
public import Language
public import RDF

/// Learns from examples which words and constructions express the properties of an ontology.
///
/// ```swift
/// let teacher = Teacher(analyzer: analyzer, ontology: ontology)
/// let lexicon = try teacher.lexicon(from: examples)  // triples, to write as Turtle
/// ```
public struct Teacher: Sendable {
    /// How far teaching has come.
    public enum Progress: Hashable, Sendable {
        /// So many of so many texts are analysed.
        case analyzed(Int, of: Int)
        /// So many of so many rounds through the examples are done.
        case learnt(Int, of: Int)
    }

    private let analyzer: any Analyzer
    private let ontology: Ontology
    private let gazetteer: Gazetteer

    /// Makes a teacher.
    ///
    /// - Parameters:
    ///   - analyzer: what analyses the texts.
    ///   - ontology: the properties that examples have facts of.
    public init(analyzer: any Analyzer, ontology: Ontology) {
        self.analyzer = analyzer
        self.ontology = ontology
        gazetteer = .english
    }

    /// What examples teach, as triples of a lexicon that ``Ontology`` reads.
    ///
    /// The same examples give the same triples every time.
    ///
    /// - Parameters:
    ///   - examples: the examples; facts of properties that the ontology does not have are passed over.
    ///   - report: is told how far it has come.
    /// - Complexity: O(examples), some ten milliseconds for each.
    public func lexicon(
        from examples: [TeachingExample], report: (Progress) -> Void = { _ in }
    ) -> [Triple] {
        let vocabulary = ontology.cueVocabulary(gazetteer: gazetteer)
        let aligned = align(Self.merged(examples), vocabulary, report)
        var model = CueModel()
        var objects = ObjectTrainer(aligned, vocabulary: vocabulary)
        objects.train(into: &model, report)
        var subjects = SubjectTrainer(aligned, vocabulary: vocabulary)
        subjects.train(into: &model)
        var counter = FormCounter(gazetteer: gazetteer)
        for example in aligned { counter.add(example) }
        let statistics = CueStatistics(aligned)
        let lexicon = CueLexicon(
            properties: vocabulary.profiles.map(\.property), model: model, forms: counter.finish())
        return lexicon.triples(statistics)
    }

    /// The examples with one for each text, in the order of their first.
    private static func merged(_ examples: [TeachingExample]) -> [TeachingExample] {
        var indexes: [String: Int] = [:]
        var merged: [TeachingExample] = []
        for example in examples {
            if let index = indexes[example.text] {
                merged[index].facts += example.facts
                merged[index].isComplete = merged[index].isComplete && example.isComplete
            } else {
                indexes[example.text] = merged.count
                merged.append(example)
            }
        }
        return merged
    }

    private func align(
        _ examples: [TeachingExample], _ vocabulary: PropertyVocabulary, _ report: (Progress) -> Void
    ) -> [AlignedExample] {
        var properties: [String: Int] = [:]
        for (index, profile) in vocabulary.profiles.enumerated() {
            for name in [profile.label, profile.property.localName] where properties[Self.key(name)] == nil {
                properties[Self.key(name)] = index
            }
        }
        return examples.enumerated().map { index, example in
            report(.analyzed(index, of: examples.count))
            var seen: Set<TeachingExample.Fact> = []
            let facts = example.facts.compactMap { fact -> (property: Int, fact: TeachingExample.Fact)? in
                guard seen.insert(fact).inserted, let property = properties[Self.key(fact.property)] else { return nil }
                return (property, fact)
            }
            let document = Document(text: example.text, name: "example")
            let analysis = DocumentAnalysis(
                document, section: 0..<document.text.utf8.count, sentences: analyzer.analyze(document.text),
                gazetteer: gazetteer)
            return AlignedExample(facts, in: analysis, isComplete: example.isComplete, gazetteer: gazetteer)
        }
    }

    /// A label for comparing, with underscores for blanks and without those at its ends.
    private static func key(_ label: String) -> String {
        label.split { $0 == "_" || $0.isWhitespace }.joined(separator: "_")
    }
}

extension IRI {
    /// What stands behind the last `#` or `/`.
    var localName: String { String(string.split(whereSeparator: { $0 == "#" || $0 == "/" }).last ?? "") }
}
