import Language

/// An example with the places of its text where the ends of its facts stand.
struct AlignedExample {
    /// A name of a fact, and where it stands.
    struct Placing: Hashable, Sendable {
        /// The candidates that have the name, or else those that are most like it.
        var candidates: [Int]
        /// Whether a form of them is the name.
        var isExact: Bool
    }

    /// A fact whose object stands in the text.
    struct Fact: Hashable, Sendable {
        var property: Int
        var subject: String
        var object: String
        var subjectPlacing: Placing
        var objectPlacing: Placing
    }

    /// An object of facts with the subjects that it has by property; none where the text does not name the subject.
    typealias Objects = [Int: [Int: Set<Int>]]

    let set: CandidateSet
    let facts: [Fact]
    let isComplete: Bool
    /// The forms that each candidate can be given in, by their keys.
    let forms: [[String: ValueForm]]

    /// Likeness below which a phrase is not taken for a name.
    private static let leastSimilarity = 0.55

    /// Finds the names of an example's facts in its text.
    ///
    /// - Parameters:
    ///   - facts: the facts, with the indexes of their properties.
    ///   - analysis: the text.
    ///   - isComplete: whether the facts are all that the text tells.
    ///   - gazetteer: what is known of names.
    /// - Complexity: O(facts × candidates).
    init(
        _ facts: [(property: Int, fact: TeachingExample.Fact)], in analysis: DocumentAnalysis, isComplete: Bool,
        gazetteer: Gazetteer
    ) {
        let set = CandidateSet(analysis, gazetteer: gazetteer)
        let forms = set.candidates.map { candidate in
            Dictionary(
                ValueForm.forms(of: candidate, gazetteer: gazetteer).map { (ArgumentCandidate.key($0.text), $0.form) },
                uniquingKeysWith: { first, _ in first })
        }
        var placings: [String: Placing] = [:]
        func placing(_ name: String) -> Placing {
            if let known = placings[name] { return known }
            let found = Self.placing(name, set.candidates, forms, NameSimilarity(gazetteer: gazetteer))
            placings[name] = found
            return found
        }
        self.facts = facts.map { property, fact in
            Fact(
                property: property, subject: fact.subject, object: fact.object,
                subjectPlacing: placing(fact.subject), objectPlacing: placing(fact.object))
        }
        self.set = set
        self.forms = forms
        self.isComplete = isComplete
    }

    private static func placing(
        _ name: String, _ candidates: [ArgumentCandidate], _ forms: [[String: ValueForm]], _ similarity: NameSimilarity
    ) -> Placing {
        let key = ArgumentCandidate.key(name)
        let exact = candidates.indices.filter { forms[$0][key] != nil }
        if !exact.isEmpty { return Placing(candidates: exact, isExact: true) }
        let bare = ArgumentCandidate.key(NameSimilarity.withoutBrackets(name))
        let nearly = candidates.indices.filter { forms[$0][bare] != nil }
        if !nearly.isEmpty { return Placing(candidates: nearly, isExact: false) }
        let likeness = candidates.map { similarity.of($0.text, name) }
        guard let best = likeness.max(), best > leastSimilarity else { return Placing(candidates: [], isExact: false) }
        let alike = candidates.indices.filter { likeness[$0] > best - 1e-9 }
        let shortest = alike.map { candidates[$0].text.count }.min() ?? 0
        return Placing(candidates: alike.filter { candidates[$0].text.count == shortest }, isExact: false)
    }

    /// The objects that stand in the text, with their properties and subjects.
    var objects: Objects {
        var objects: Objects = [:]
        for fact in facts {
            for object in fact.objectPlacing.candidates {
                let subjects = fact.subjectPlacing.candidates.filter {
                    !set.candidates[$0].overlaps(set.candidates[object])
                }
                objects[object, default: [:]][fact.property, default: []].formUnion(subjects)
            }
        }
        return objects
    }

    /// The properties that the example has facts of.
    var properties: Set<Int> { Set(facts.map(\.property)) }
}
