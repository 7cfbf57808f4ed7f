/// Tells blank nodes with the same first-degree hash apart by the blank nodes around them (the Hash N-Degree Quads
/// algorithm).
///
/// RDF Dataset Canonicalization, sections 4.7 and 4.8. The algorithm calls itself as deep as blank nodes hang together;
/// here its calls are frames in an array, so that no dataset overflows the stack.
struct RelatedNodeSearch {
    private let templates: QuadTemplates
    private let quads: QuadsOfNodes
    private let hashes: FirstDegreeHashes
    private let algorithm: HashAlgorithm
    private var identifiers: IssuedIdentifiers
    private var stepsLeft: Int
    private var frames: [RelatedNodeFrame] = []

    init(
        _ templates: QuadTemplates, _ quads: QuadsOfNodes, _ hashes: FirstDegreeHashes, _ algorithm: HashAlgorithm,
        maximumSteps: Int
    ) {
        self.templates = templates
        self.quads = quads
        self.hashes = hashes
        self.algorithm = algorithm
        identifiers = IssuedIdentifiers(count: templates.nodes.count)
        stepsLeft = maximumSteps
    }

    /// Issues a canonical identifier unless the node has one.
    mutating func issueCanonical(_ node: Int32) { identifiers.issueCanonical(node) }

    /// Whether a node has a canonical identifier.
    func hasCanonical(_ node: Int32) -> Bool { identifiers.canonical[Int(node)] >= 0 }

    /// The numbers of the canonical identifiers, or -1.
    var canonical: [Int32] { identifiers.canonical }

    /// What the algorithm gives for a node.
    struct Result {
        /// The digest, as bytes.
        var digest: [UInt8]
        /// The nodes that the issuer has issued identifiers for, in order.
        var issued: [Int32]
    }

    /// Runs the algorithm for a node, with a fresh issuer.
    ///
    /// - Throws: `limit` when no steps are left.
    mutating func run(_ node: Int32) throws(CanonicalizationError) -> Result {
        identifiers.rollBack(to: 0)
        identifiers.issue(node)
        frames = [try frame(for: node)]
        while true {
            let top = frames.count - 1
            switch frames[top].state {
            case .group:
                guard !frames[top].beginGroup(at: identifiers.trail.count) else { continue }
                var digest: [UInt8] = []
                algorithm.appendDigest(of: frames[top].data, to: &digest)
                frames.removeLast()
                if frames.isEmpty { return Result(digest: digest, issued: identifiers.trail) }
                receive(digest)
            case .arrangement: try walk()
            case .recursion:
                if let next = frames[top].nextRecursion {
                    frames.append(try frame(for: next))
                } else {
                    frames[top].conclude(identifiers.trail)
                }
            case .choice: try goOn()
            }
        }
    }

    private mutating func take(_ steps: Int) throws(CanonicalizationError) {
        stepsLeft -= steps
        guard stepsLeft >= 0 else {
            throw CanonicalizationError(
                .limit,
                "the blank nodes are too much alike to be put in order within the limit of steps; raise the limit, or "
                    + "give some of them IRIs")
        }
    }

    // MARK: The steps of section 4.8

    /// Steps 1 to 3: the related nodes, grouped by their hashes.
    ///
    /// A node that stands in the same place of several such quads is listed as often as that.
    private mutating func frame(for node: Int32) throws(CanonicalizationError) -> RelatedNodeFrame {
        var related: [RelatedNodeFrame.Related] = []
        for quad in quads[node] {
            let record = templates.records[Int(quad)]
            try take(1)
            for (other, position) in [
                (record.subject, UInt8(ascii: "s")), (record.object, UInt8(ascii: "o")),
                (record.graph, UInt8(ascii: "g")),
            ] where other >= 0 && other != node {
                related.append(.init(hash: hash(of: other, record, position), node: other))
            }
        }
        return RelatedNodeFrame(related)
    }

    /// The Hash Related Blank Node algorithm (section 4.7).
    private func hash(of related: Int32, _ record: QuadTemplates.Record, _ position: UInt8) -> [UInt8] {
        var message = [position]
        if position != UInt8(ascii: "g") { templates.appendPredicate(record, to: &message) }
        if !identifiers.append(related, to: &message) { message.append(hexadecimal: hashes[related]) }
        var digest: [UInt8] = []
        algorithm.appendDigest(of: message, to: &digest)
        return digest
    }

    /// Steps 5.4.1 to 5.4.4: the path of an arrangement, as far as it is known without recursion.
    private mutating func walk() throws(CanonicalizationError) {
        let top = frames.count - 1
        identifiers.rollBack(to: frames[top].mark)
        frames[top].beginPath()
        for index in frames[top].arrangements.current.indices {
            try take(1)
            let node = frames[top].arrangements.current[index]
            if identifiers.isNew(node) {
                frames[top].recursions.append(node)
                identifiers.issue(node)
            }
            identifiers.append(node, to: &frames[top].path)
            if frames[top].abandonIfWorse() { return }
        }
        frames[top].state = .recursion
    }

    /// Steps 5.4.5.2 to 5.4.5.5: what a recursion gave goes onto the path that asked for it.
    private mutating func receive(_ digest: [UInt8]) {
        let top = frames.count - 1
        guard let node = frames[top].nextRecursion else { return }
        identifiers.append(node, to: &frames[top].path)
        frames[top].path.append(UInt8(ascii: "<"))
        frames[top].path.append(hexadecimal: digest)
        frames[top].path.append(UInt8(ascii: ">"))
        frames[top].recursionIndex += 1
        _ = frames[top].abandonIfWorse()
    }

    /// Goes on to the next arrangement, or, after the last, takes the chosen path and its issuer (steps 5.5 and 5.6).
    private mutating func goOn() throws(CanonicalizationError) {
        let top = frames.count - 1
        guard !frames[top].advance() else { return }
        if let issued = frames[top].chosenIssued {
            try take(issued.count)
            identifiers.rollBack(to: frames[top].mark)
            for node in issued { identifiers.issue(node) }
        }
        frames[top].endGroup()
    }
}
