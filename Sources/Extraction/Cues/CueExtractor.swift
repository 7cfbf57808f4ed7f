import Language
import RDF

/// Finds facts by cues: the words of labels, what derives from them, and what has been learnt from examples.
struct CueExtractor: Sendable {
    let vocabulary: PropertyVocabulary
    /// What has been learnt; `nil` where there were no examples.
    let model: CueModel?
    let forms: LabelForms
    let gazetteer: Gazetteer

    /// Makes an extractor for the properties of an ontology that have no lexical entries.
    ///
    /// - Returns: `nil` where it has none.
    init?(_ ontology: Ontology, gazetteer: Gazetteer) {
        guard !ontology.cuedProperties.isEmpty else { return nil }
        vocabulary = ontology.cueVocabulary(gazetteer: gazetteer)
        model = ontology.cueLexicon?.model
        forms = ontology.cueLexicon?.forms ?? LabelForms()
        self.gazetteer = gazetteer
    }

    /// A candidate as the object of a property, with how much speaks for it.
    private struct Choice {
        var property: Int
        var object: Int
        var confidence: Float
        var subject: Int?
    }

    /// The confidence from which on a fact is told.
    var threshold: Float { model == nil ? 0.45 : 0.2 }
    /// By how much a further property of the same words may be less sure than the first.
    private static let secondPropertyShare: Float = 0.5
    private static let propertiesOfOneObject = 2

    /// The facts of a document, in the order of their objects.
    ///
    /// - Parameters:
    ///   - analysis: the document.
    ///   - threshold: the confidence, 0…1, below which they are not told.
    /// - Complexity: O(candidates × (candidates near + properties)).
    func facts(of analysis: DocumentAnalysis, threshold: Float) -> [CueFact] {
        let set = CandidateSet(analysis, gazetteer: gazetteer)
        let words = WordMatches(analysis, vocabulary)
        var subjects = SubjectFeatures(set)
        return analysis.trees.indices.flatMap { facts(ofSentence: $0, threshold, set, words, &subjects) }
    }

    private func facts(
        ofSentence sentence: Int, _ threshold: Float, _ set: CandidateSet, _ words: WordMatches,
        _ subjects: inout SubjectFeatures
    ) -> [CueFact] {
        var readings: [Int: [CueReading]] = [:]
        let reader = CueReader(set: set, vocabulary: vocabulary, words: words)
        for object in set.ofSentence(sentence) { readings[object] = reader.readings(object) }
        var facts: [(choice: Choice, subject: Int)] = []
        for choice in selected(choices(sentence, threshold, set, words, readings), set) {
            guard let subject = subject(of: choice, &subjects, readings[choice.object] ?? []) else { continue }
            let isTaken =
                forms.singleValued.contains(choice.property)
                && facts.contains {
                    $0.choice.property == choice.property
                        && set.candidates[$0.subject].key == set.candidates[subject].key
                }
            if !isTaken { facts.append((choice, subject)) }
        }
        return agreed(facts, set).sorted {
            ($0.choice.object, $0.choice.property) < ($1.choice.object, $1.choice.property)
        }
        .map { fact($0.choice, $0.subject, set) }
    }

    // MARK: - Objects

    private func choices(
        _ sentence: Int, _ threshold: Float, _ set: CandidateSet, _ words: WordMatches,
        _ readings: [Int: [CueReading]]
    ) -> [Choice] {
        guard let model else {
            return unlearntChoices(sentence, set, readings).filter { $0.confidence >= threshold }
        }
        let features = CueFeatures(set: set)
        let matches = CueMatches(set: set, vocabulary: vocabulary, words: words)
        var found: [Choice] = []
        for object in set.ofSentence(sentence) {
            let candidate = set.candidates[object]
            let rows = matches.features(candidate, readings: readings[object] ?? [])
            let probabilities = model.objectProbabilities(features.object(candidate), matches: rows)
            for (property, probability) in probabilities.enumerated() where probability >= threshold {
                found.append(Choice(property: property, object: object, confidence: probability))
            }
        }
        return found
    }

    private func unlearntChoices(_ sentence: Int, _ set: CandidateSet, _ readings: [Int: [CueReading]]) -> [Choice] {
        set.ofSentence(sentence).flatMap { object in
            (readings[object] ?? []).map { reading in
                let confidence = min(0.95, CueModel.logistic(1.5 * (reading.score - 1.2)))
                return Choice(
                    property: reading.property, object: object, confidence: confidence, subject: reading.subject)
            }
        }
    }

    /// Of overlapping objects the surer ones; of the same object a second property where it is nearly as sure.
    private func selected(_ choices: [Choice], _ set: CandidateSet) -> [Choice] {
        let ordered = choices.sorted {
            ($1.confidence, $0.property, $0.object) < ($0.confidence, $1.property, $1.object)
        }
        var kept: [Choice] = []
        for choice in ordered {
            let candidate = set.candidates[choice.object]
            let overlapping = kept.filter { set.candidates[$0.object].overlaps(candidate) }
            let isExcluded = overlapping.contains { other in
                other.property == choice.property || other.object != choice.object
                    || choice.confidence < Self.secondPropertyShare * other.confidence
            }
            if !isExcluded, overlapping.count < Self.propertiesOfOneObject { kept.append(choice) }
        }
        return kept
    }

    // MARK: - Subjects

    private func subject(
        of choice: Choice, _ subjects: inout SubjectFeatures, _ readings: [CueReading]
    ) -> Int? {
        guard let model else { return choice.subject }
        var best: (subject: Int?, score: Float)?
        for subject in subjects.candidates(of: choice.object) {
            let features = subjects.features(
                of: subject, object: choice.object, property: choice.property, readings)
            let score = model.subjectScore(features, property: choice.property)
            if score > best?.score ?? -.infinity { best = (subject, score) }
        }
        return best?.subject
    }

    /// Gives subjects that overlap one another the same words, those that more of them have.
    private func agreed(_ facts: [(choice: Choice, subject: Int)], _ set: CandidateSet) -> [(
        choice: Choice, subject: Int
    )] {
        var weights: [Int: Float] = [:]
        for fact in facts { weights[fact.subject, default: 0] += fact.choice.confidence }
        let ordered = weights.keys.sorted { (weights[$1] ?? 0, $0) < (weights[$0] ?? 0, $1) }
        return facts.map { fact in
            let own = set.candidates[fact.subject]
            let object = set.candidates[fact.choice.object]
            let best = ordered.first { index in
                set.candidates[index].overlaps(own) && !set.candidates[index].overlaps(object)
            }
            return (fact.choice, best ?? fact.subject)
        }
    }

    // MARK: - Labels

    private func fact(_ choice: Choice, _ subject: Int, _ set: CandidateSet) -> CueFact {
        let (from, to) = (set.candidates[subject], set.candidates[choice.object])
        return CueFact(
            subject: from, property: choice.property, object: to, confidence: choice.confidence,
            subjectLabel: label(from, choice.property, .subject, set),
            objectLabel: label(to, choice.property, .object, set))
    }

    private func label(
        _ candidate: ArgumentCandidate, _ property: Int, _ end: LabelForms.End, _ set: CandidateSet
    ) -> String {
        forms.label(
            of: candidate, property: property, end: end, region: { Self.region(near: candidate, set)?.text },
            gazetteer: gazetteer)
    }

    /// The region behind a name, or else before it, in its sentence.
    static func region(near candidate: ArgumentCandidate, _ set: CandidateSet) -> ArgumentCandidate? {
        let regions = set.ofSentence(candidate.sentence).map { set.candidates[$0] }.filter {
            $0.place == .region && $0.key != candidate.key && !$0.overlaps(candidate)
        }
        return regions.first { candidate.isBefore($0) } ?? regions.first
    }
}
