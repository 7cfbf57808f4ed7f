/// One call of the Hash N-Degree Quads algorithm that is under way.
///
/// RDF Dataset Canonicalization, section 4.8; the names follow the steps there.
struct RelatedNodeFrame: Sendable {
    /// A blank node beside the one that is hashed.
    struct Related: Sendable {
        /// What Hash Related Blank Node gave, as bytes.
        var hash: [UInt8]
        var node: Int32
    }

    /// What is to be done next.
    enum State: Sendable {
        /// Begin with the next group of related nodes.
        case group
        /// Make the path of the arrangement at hand.
        case arrangement
        /// Go through the recursion list.
        case recursion
        /// Go on to the next arrangement, or choose.
        case choice
    }

    var state = State.group
    /// "Data to hash".
    private(set) var data: [UInt8] = []
    /// The related nodes in the order of their hashes, and where the group at hand ends.
    private let related: [Related]
    private var groupEnd = 0
    private(set) var arrangements = Arrangements([])
    /// The length of the issuer's trail where the group begins.
    private(set) var mark = 0
    var path: [UInt8] = []
    var recursions: [Int32] = []
    var recursionIndex = 0
    /// How many bytes of the path are known to be those of the chosen path.
    private var compared = 0
    private var chosenPath: [UInt8]?
    /// What the issuer of the chosen path has issued in this group; `nil` when the trail holds just that.
    private(set) var chosenIssued: [Int32]?

    init(_ related: [Related]) {
        self.related = related.sorted { left, right in
            left.hash.elementsEqual(right.hash)
                ? left.node < right.node : left.hash.lexicographicallyPrecedes(right.hash)
        }
    }

    /// The node whose recursion is due, if there is one.
    var nextRecursion: Int32? { recursionIndex < recursions.count ? recursions[recursionIndex] : nil }

    /// Steps 5.1 to 5.3: begins with the next group.
    ///
    /// - Returns: `false` when there is none.
    mutating func beginGroup(at mark: Int) -> Bool {
        guard groupEnd < related.count else { return false }
        let start = groupEnd
        while groupEnd < related.count, related[groupEnd].hash == related[start].hash { groupEnd += 1 }
        data.append(hexadecimal: related[start].hash)
        arrangements = Arrangements(related[start..<groupEnd].lazy.map(\.node))
        chosenPath = nil
        chosenIssued = nil
        self.mark = mark
        state = .arrangement
        return true
    }

    /// Steps 5.4.1 to 5.4.3: begins a path.
    mutating func beginPath() {
        path.removeAll(keepingCapacity: true)
        recursions.removeAll(keepingCapacity: true)
        recursionIndex = 0
        compared = 0
    }

    /// Gives an arrangement up when its path can no longer come before the chosen one.
    ///
    /// The recommendation compares only once the path is as long as the chosen one; a path that is greater at its first
    /// different byte stays greater, and one that goes on from the whole of the chosen path is greater too.
    mutating func abandonIfWorse() -> Bool {
        guard let chosenPath else { return false }
        while compared < path.count, compared < chosenPath.count, path[compared] == chosenPath[compared] {
            compared += 1
        }
        guard compared == chosenPath.count || compared < path.count && path[compared] > chosenPath[compared] else {
            return false
        }
        state = .choice
        return true
    }

    /// Step 5.4.6: a path that got to its end is better than the one chosen before.
    mutating func conclude(_ trail: [Int32]) {
        chosenPath = path
        // A single node has no other arrangement that could touch the trail.
        if arrangements.current.count > 1 { chosenIssued = Array(trail[mark...]) }
        state = .choice
    }

    /// Goes on to the next arrangement; gives `false` after the last.
    mutating func advance() -> Bool {
        guard arrangements.advance() else { return false }
        state = .arrangement
        return true
    }

    /// Step 5.5: ends a group.
    mutating func endGroup() {
        data += chosenPath ?? []
        state = .group
    }
}
