/// The identifiers that blank nodes have got: the canonical ones, and those of the temporary issuer.
///
/// RDF Dataset Canonicalization, section 4.5. All copies that the Hash N-Degree Quads algorithm makes of its temporary issuer
/// are one trail of nodes: a copy is a length of the trail, and going back to it cuts the trail.
struct IssuedIdentifiers: Sendable {
    /// The numbers of the canonical identifiers, or -1.
    private(set) var canonical: [Int32]
    private var canonicalCount: Int32 = 0
    /// The nodes that the temporary issuer has issued identifiers for, in order.
    private(set) var trail: [Int32] = []
    /// Their numbers, or -1.
    private var temporary: [Int32]

    init(count: Int) {
        canonical = [Int32](repeating: -1, count: count)
        temporary = canonical
    }

    /// Issues a canonical identifier unless the node has one.
    mutating func issueCanonical(_ node: Int32) {
        guard canonical[Int(node)] < 0 else { return }
        canonical[Int(node)] = canonicalCount
        canonicalCount += 1
    }

    /// Issues a temporary identifier unless the node has one.
    mutating func issue(_ node: Int32) {
        guard temporary[Int(node)] < 0 else { return }
        temporary[Int(node)] = Int32(trail.count)
        trail.append(node)
    }

    /// Takes back the temporary identifiers that were issued last.
    ///
    /// - Parameter count: how many stay.
    mutating func rollBack(to count: Int) {
        for node in trail[count...] { temporary[Int(node)] = -1 }
        trail.removeLast(trail.count - count)
    }

    /// Whether a node has neither a canonical nor a temporary identifier.
    func isNew(_ node: Int32) -> Bool { canonical[Int(node)] < 0 && temporary[Int(node)] < 0 }

    /// Appends the canonical or else the temporary identifier of a node.
    ///
    /// - Returns: `false` when it has none.
    @discardableResult
    func append(_ node: Int32, to output: inout [UInt8]) -> Bool {
        if canonical[Int(node)] >= 0 {
            output.append(label: "c14n", canonical[Int(node)])
        } else if temporary[Int(node)] >= 0 {
            output.append(label: "b", temporary[Int(node)])
        } else {
            return false
        }
        return true
    }
}
