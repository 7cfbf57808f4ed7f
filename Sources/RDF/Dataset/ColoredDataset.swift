/// A dataset whose blank nodes are numbers and whose quads are hashes with the blank nodes that stand in them.
struct ColoredDataset {
    /// The blank nodes by their numbers, in the order in which they come.
    private(set) var nodes: [BlankNode] = []
    private var numbers: [BlankNode: Int] = [:]
    /// The hash of each quad with its blank nodes left out.
    private(set) var hashes: [UInt64] = []
    /// Where the blank nodes of each quad start in `places`, and where the last ones end.
    private var starts = [0]
    /// The blank nodes of all quads, in the order of their places.
    private var places: [Int] = []

    init(_ dataset: Dataset) {
        for quad in dataset {
            var hash: UInt64 = 0
            add(quad.triple, to: &hash)
            if let graph = quad.graph { add(graph, to: &hash) }
            hashes.append(hash)
            starts.append(places.count)
        }
    }

    /// The blank nodes of a quad, in the order of their places.
    func nodes(ofQuad quad: Int) -> ArraySlice<Int> { places[starts[quad]..<starts[quad + 1]] }

    private mutating func add(_ triple: Triple, to hash: inout UInt64) {
        add(triple.subject, to: &hash)
        add(.iri(triple.predicate), to: &hash)
        add(triple.object, to: &hash)
    }

    private mutating func add(_ term: Term, to hash: inout UInt64) {
        switch term {
        case .iri(let iri): hash = mix(hash, text: iri.string, kind: 1)
        case .blankNode(let node):
            let number = numbers[node, default: nodes.count]
            if number == nodes.count {
                numbers[node] = number
                nodes.append(node)
            }
            places.append(number)
            hash = mix(hash, 2)
        case .literal(let literal):
            hash = mix(hash, text: literal.lexicalForm, kind: 3)
            hash = mix(hash, text: literal.datatype.string, kind: 4)
            hash = mix(hash, text: (literal.language ?? "") + (literal.direction?.rawValue ?? ""), kind: 5)
        case .triple(let triple):
            hash = mix(hash, 6)
            add(triple, to: &hash)
            hash = mix(hash, 7)
        }
    }

    /// Colours that tell blank nodes apart by what stands one step further around them than before.
    ///
    /// - Complexity: O(n).
    func refineOnce(_ colors: [UInt64]) -> [UInt64] {
        var sums = [UInt64](repeating: 0, count: colors.count)
        for quad in hashes.indices where starts[quad] < starts[quad + 1] {
            var hash = hashes[quad]
            for place in starts[quad]..<starts[quad + 1] { hash = mix(hash, colors[places[place]]) }
            for place in starts[quad]..<starts[quad + 1] {
                sums[places[place]] &+= mix(hash, UInt64(place - starts[quad]))
            }
        }
        return zip(colors, sums).map { mix($0, $1) }
    }

    /// Gives blank nodes that stand in different surroundings different colours, until that tells no more of them apart.
    ///
    /// - Complexity: O(n · rounds).
    func refine(_ start: [UInt64]) -> [UInt64] {
        var colors = start
        var classes = Set(colors).count
        while true {
            colors = refineOnce(colors)
            let nextClasses = Set(colors).count
            guard nextClasses > classes else { return colors }
            classes = nextClasses
        }
    }

    /// The hashes of all quads under colours, in order.
    func fingerprint(_ colors: [UInt64]) -> [UInt64] {
        hashes.indices.map { quad in nodes(ofQuad: quad).reduce(hashes[quad]) { mix($0, colors[$1]) } }.sorted()
    }
}

/// Mixes a number into a hash; the same on every run.
func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    var mixed = (hash ^ value &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    mixed ^= mixed >> 29
    mixed = mixed &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 32 &+ 1
}

private func mix(_ hash: UInt64, text: String, kind: UInt64) -> UInt64 {
    var mixed = mix(hash, kind)
    for byte in text.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return mix(mixed, UInt64(text.utf8.count))
}
