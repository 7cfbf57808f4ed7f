internal import RDF

/// The terms that the pretty writer treats in their own way; `nil` where the graph does not have them.
struct PrettyVocabulary {
    let type: UInt32?
    let first: UInt32?
    let rest: UInt32?
    let `nil`: UInt32?
    let reifies: UInt32?

    init(_ collection: QuadCollection) {
        type = collection.knownIndex(of: .iri(Vocabulary.RDF.type))
        first = collection.knownIndex(of: .iri(Vocabulary.RDF.first))
        rest = collection.knownIndex(of: .iri(Vocabulary.RDF.rest))
        `nil` = collection.knownIndex(of: .iri(Vocabulary.RDF.nil))
        reifies = collection.knownIndex(of: .iri(Vocabulary.RDF.reifies))
    }
}

/// What the pretty writer has to know of one graph before it writes: which blank nodes can be written where they are
/// referred to, which are lists, and which subjects are reifiers that can be written as annotations.
///
/// Every subject ends up in exactly one place: at the start of a statement, or embedded in one that is. What refers to
/// itself in a circle, or would be nested too deep, is written as a statement.
struct PrettyGraph {
    /// A predicate with its objects.
    struct Predicate {
        var term: UInt32
        var objects: [UInt32]
    }

    let batch: QuadBatch
    let vocabulary: PrettyVocabulary
    /// The subjects in the order of their first appearance.
    private(set) var subjects: [UInt32] = []
    /// The items of each list, by its first node.
    private(set) var lists: [UInt32: [UInt32]] = [:]
    /// The subjects that could be written behind a triple as its reifiers.
    private var annotations: [SIMD3<UInt32>: [UInt32]] = [:]
    /// Subjects that are written elsewhere than at the start of a statement.
    private(set) var embedded: Set<UInt32> = []

    private var places: [UInt32: Int] = [:]
    private var predicateLists: [[Predicate]] = []
    /// How often a blank node stands as an object.
    private var references: [UInt32: Int] = [:]
    /// Blank nodes that need a label wherever they stand.
    private let labelled: Set<UInt32>
    private var triples: Set<SIMD3<UInt32>> = []
    /// The triple that a reifier is written behind.
    private var annotatedTriples: [UInt32: SIMD3<UInt32>] = [:]
    /// The first node of the list that a node is a link of.
    private var heads: [UInt32: UInt32] = [:]

    private static let maximumNesting = 12

    /// Looks at a graph.
    ///
    /// - Parameters:
    ///   - quads: the quads of the graph.
    ///   - batch: their terms, each listed once.
    ///   - vocabulary: the terms of the RDF vocabulary.
    ///   - labelled: blank nodes that other graphs or triple terms speak of too.
    init(
        _ quads: [QuadBatch.QuadRecord], of batch: QuadBatch, vocabulary: PrettyVocabulary, labelled: Set<UInt32>
    ) {
        self.batch = batch
        self.vocabulary = vocabulary
        self.labelled = labelled
        addTriples(quads)
        findLists()
        for subject in subjects where isNestable(subject) { embedded.insert(subject) }
        for subject in subjects { findAnnotation(by: subject) }
        placeAll()
    }

    /// The predicates of a subject in the order of their first appearance, `rdf:type` first.
    func predicates(of subject: UInt32) -> [Predicate] { places[subject].map { predicateLists[$0] } ?? [] }

    /// The reifiers to write behind a triple.
    func annotations(of triple: SIMD3<UInt32>) -> [UInt32] {
        annotations[triple]?.filter { embedded.contains($0) } ?? []
    }

    /// Whether a blank node has to be called by its label.
    func needsLabel(_ node: UInt32) -> Bool { labelled.contains(node) || references[node, default: 0] > 1 }

    /// Whether a blank node is nobody's object and in no triple term.
    func isUnreferenced(_ node: UInt32) -> Bool {
        isBlank(node) && references[node] == nil && !labelled.contains(node)
    }

    /// Whether an object is written as brackets around what is said of it.
    func isNested(_ object: UInt32) -> Bool {
        isBlank(object) && embedded.contains(object) && annotatedTriples[object] == nil
    }

    func isBlank(_ term: UInt32) -> Bool { batch.terms[Int(term)].kind == .blankNode }

    private func isNestable(_ node: UInt32) -> Bool {
        isBlank(node) && references[node] == 1 && !labelled.contains(node)
    }

    private mutating func addTriples(_ quads: [QuadBatch.QuadRecord]) {
        var predicatePlaces: [SIMD2<UInt32>: Int] = [:]
        for quad in quads {
            let place = places[quad.subject] ?? subjects.count
            if place == subjects.count {
                places[quad.subject] = place
                subjects.append(quad.subject)
                predicateLists.append([])
            }
            let key = SIMD2(quad.subject, quad.predicate)
            if let known = predicatePlaces[key] {
                predicateLists[place][known].objects.append(quad.object)
            } else {
                predicatePlaces[key] = predicateLists[place].count
                predicateLists[place].append(Predicate(term: quad.predicate, objects: [quad.object]))
            }
            triples.insert(SIMD3(quad.subject, quad.predicate, quad.object))
            if isBlank(quad.object) { references[quad.object, default: 0] += 1 }
        }
        for place in predicateLists.indices {
            if let index = predicateLists[place].firstIndex(where: { $0.term == vocabulary.type }), index > 0 {
                predicateLists[place].insert(predicateLists[place].remove(at: index), at: 0)
            }
        }
    }

    // MARK: Lists

    /// The item and the rest of a node that is nothing but a link of a list.
    private func link(_ node: UInt32) -> (item: UInt32, rest: UInt32)? {
        let known = predicates(of: node)
        guard isNestable(node), known.count == 2, let first = known.first(where: { $0.term == vocabulary.first }),
            let rest = known.first(where: { $0.term == vocabulary.rest }), first.objects.count == 1,
            rest.objects.count == 1
        else { return nil }
        return (item: first.objects[0], rest: rest.objects[0])
    }

    /// Notes the lists of which every link is referred to once.
    private mutating func findLists() {
        let inner = Set(subjects.compactMap { link($0)?.rest })
        for head in subjects where !inner.contains(head) {
            var items: [UInt32] = []
            var nodes: [UInt32] = []
            var node = head
            while node != vocabulary.nil, let (item, rest) = link(node) {
                items.append(item)
                nodes.append(node)
                node = rest
            }
            guard node == vocabulary.nil, !nodes.isEmpty else { continue }
            lists[head] = items
            for node in nodes { heads[node] = head }
        }
    }

    // MARK: Annotations

    /// Notes a subject as the reifier of a triple of this graph, if it is one and no more than one.
    private mutating func findAnnotation(by subject: UInt32) {
        let reified = predicates(of: subject).first { $0.term == vocabulary.reifies }?.objects ?? []
        guard reified.count == 1, batch.terms[Int(reified[0])].kind == .triple else { return }
        let start = Int(batch.terms[Int(reified[0])].offset)
        let triple = SIMD3(batch.components[start], batch.components[start + 1], batch.components[start + 2])
        // A triple that is itself an annotation is not printed as a triple, so nothing can hang on it.
        guard triples.contains(triple), triple[1] != vocabulary.reifies else { return }
        annotations[triple, default: []].append(subject)
        annotatedTriples[subject] = triple
        embedded.insert(subject)
    }

    // MARK: Places

    /// Makes sure that whatever is embedded is reached from the start of a statement.
    private mutating func placeAll() {
        var reached: Set<UInt32> = []
        for subject in subjects where !embedded.contains(subject) { place(from: subject, &reached) }
        for subject in subjects where embedded.contains(subject) && !reached.contains(subject) {
            let root = heads[subject] ?? subject
            release(root)
            place(from: root, &reached)
        }
    }

    /// Follows what is embedded in a statement.
    private mutating func place(from root: UInt32, _ reached: inout Set<UInt32>) {
        reached.insert(root)
        var open = [(node: root, depth: 0)]
        while let (node, depth) = open.popLast() {
            for predicate in predicates(of: node) {
                for object in predicate.objects {
                    let triple = SIMD3(node, predicate.term, object)
                    for inner in [object] + (annotations[triple] ?? []) {
                        guard embedded.contains(inner), !reached.contains(inner) else { continue }
                        if depth >= PrettyGraph.maximumNesting {
                            release(inner)
                            reached.insert(inner)
                            open.append((node: inner, depth: 0))
                        } else {
                            follow(inner, depth + 1, &open, &reached)
                        }
                    }
                }
            }
        }
    }

    /// Follows a node that is embedded; the links of a list all lie at one depth.
    private mutating func follow(
        _ node: UInt32, _ depth: Int, _ open: inout [(node: UInt32, depth: Int)], _ reached: inout Set<UInt32>
    ) {
        guard lists[node] != nil else {
            reached.insert(node)
            open.append((node: node, depth: depth))
            return
        }
        var current = node
        while let (_, rest) = link(current), heads[current] == node {
            reached.insert(current)
            open.append((node: current, depth: depth))
            current = rest
        }
    }

    /// Makes an embedded subject the start of a statement.
    private mutating func release(_ subject: UInt32) {
        embedded.remove(subject)
        annotatedTriples.removeValue(forKey: subject)
        guard lists.removeValue(forKey: subject) != nil else { return }
        var node = subject
        while let (_, rest) = link(node), heads.removeValue(forKey: node) != nil { node = rest }
    }
}
