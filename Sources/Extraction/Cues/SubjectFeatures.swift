/// The features of candidates for the subjects of objects, with what does not depend on the object made once.
struct SubjectFeatures {
    private let set: CandidateSet
    private let features: CueFeatures
    private var ofSubject: [Int: [String]] = [:]
    private var topic: (object: Int, subject: Int?)?

    init(_ set: CandidateSet) {
        self.set = set
        features = CueFeatures(set: set)
    }

    /// The candidates for the subject of an object; `nil` for one that the text does not name.
    func candidates(of object: Int) -> [Int?] {
        let candidate = set.candidates[object]
        return set.near(candidate.sentence).filter { !set.candidates[$0].overlaps(candidate) } + [nil]
    }

    /// The features of a candidate for the subject.
    ///
    /// - Parameters:
    ///   - subject: the candidate; `nil` for a subject that the text does not name.
    ///   - object: the object.
    ///   - property: the property that it is the object of.
    ///   - readings: what is read off the tree for the object.
    mutating func features(of subject: Int?, object: Int, property: Int, _ readings: [CueReading]) -> [String] {
        let candidate = set.candidates[object]
        guard let subject else { return features.noSubject(of: candidate) }
        var found = alone(subject) + features.pair(set.candidates[subject], candidate)
        let reading = readings.first { $0.property == property }
        if let reading, reading.subject == subject {
            found += ["pair read", "pair read: \(Int(max(0, min(reading.score, 3))))"]
        } else if reading?.subject != nil {
            found.append("pair not read")
        }
        if topic(of: object) == subject { found.append("subject is topic") }
        return found
    }

    private mutating func alone(_ subject: Int) -> [String] {
        if let known = ofSubject[subject] { return known }
        let found = features.subject(set.candidates[subject])
        ofSubject[subject] = found
        return found
    }

    private mutating func topic(of object: Int) -> Int? {
        if let topic, topic.object == object { return topic.subject }
        let subject = set.topic(for: set.candidates[object], before: set.candidates[object])
        topic = (object, subject)
        return subject
    }
}
