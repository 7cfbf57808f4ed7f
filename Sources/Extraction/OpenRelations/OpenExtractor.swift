public import Language

/// Finds the facts of sentences without an ontology.
///
/// ```swift
/// let extractor = OpenExtractor(style: .binary)
/// for sentence in analyzer.analyze(text) {
///     for fact in extractor.facts(of: sentence) { … }
/// }
/// ```
public struct OpenExtractor: Sendable {
    /// How facts are cut.
    public let style: OpenStyle
    /// The confidence, 0…1, below which a fact is dropped.
    public let minimumConfidence: Double
    private let model: ConfidenceModel

    /// Makes an extractor.
    ///
    /// - Parameters:
    ///   - style: how facts are cut.
    ///   - minimumConfidence: the confidence, 0…1, below which a fact is dropped; what scores best on the development
    ///     data where it is not given.
    public init(style: OpenStyle, minimumConfidence: Double? = nil) {
        self.style = style
        self.model = style == .nary ? .nary : .binary
        self.minimumConfidence = minimumConfidence ?? model.threshold
    }

    /// The facts that a sentence tells, in the order of their predicates.
    ///
    /// - Complexity: O(n²) in the number of tokens, of which a sentence has a few hundred at most.
    public func facts(of sentence: Sentence) -> [OpenFact] {
        facts(of: DependencyTree(sentence)).map(\.fact)
    }

    /// The facts together with the clauses that tell them.
    func facts(of tree: DependencyTree) -> [(fact: OpenFact, tuple: OpenTuple)] {
        let finder = ClauseFinder(tree)
        let binary = BinaryRendering(finder: finder)
        let features = TupleFeatures(tree: tree)
        var found: [(fact: OpenFact, tuple: OpenTuple)] = []
        var known: Set<[OpenPhrase]> = []
        for clause in finder.clauses() {
            for tuple in style == .nary ? NaryRendering().tuples(clause) : binary.tuples(clause) {
                guard isComplete(tuple), known.insert([tuple.predicate] + tuple.arguments).inserted else { continue }
                let reasons = features.names(of: tuple)
                let confidence = model.confidence(of: reasons)
                guard confidence >= minimumConfidence else { continue }
                let fact = OpenFact(
                    predicate: tuple.predicate, arguments: tuple.arguments, confidence: confidence,
                    factuality: clause.factuality, reasons: reasons)
                found.append((fact, tuple))
            }
        }
        return found
    }

    private func isComplete(_ tuple: OpenTuple) -> Bool {
        !tuple.predicate.pieces.isEmpty && tuple.arguments.count > 1
            && tuple.arguments.allSatisfy { !$0.pieces.isEmpty }
    }
}
