internal import RDF

/// Finds the namespaces that an IRI begins with among many.
///
/// One pass over the IRI, however many namespaces there are: the hash of each beginning is looked up where some namespace
/// has that length.
struct PrefixIndex {
    private var places: [UInt64: Int] = [:]
    /// Whether some namespace has a length.
    private var hasLength: [Bool]

    private static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Makes an index.
    ///
    /// - Parameter namespaces: the namespaces; of equal ones the first counts.
    init(_ namespaces: [[UInt8]]) {
        hasLength = [Bool](repeating: false, count: (namespaces.map(\.count).max() ?? 0) + 1)
        for (place, namespace) in namespaces.enumerated() {
            hasLength[namespace.count] = true
            let hash = namespace.reduce(PrefixIndex.hashStart) { PrefixIndex.add($1, to: $0) }
            if places[hash] == nil { places[hash] = place }
        }
    }

    /// The places of namespaces whose hash is that of a beginning of the text, longest first; whether they are the
    /// beginning has to be seen.
    ///
    /// - Complexity: O(length of the text).
    func candidates(for text: Span<UInt8>) -> [Int] {
        var found: [Int] = []
        var hash = PrefixIndex.hashStart
        for index in 0..<min(text.count, hasLength.count - 1) {
            hash = PrefixIndex.add(text[index], to: hash)
            if hasLength[index + 1], let place = places[hash] { found.append(place) }
        }
        return found.reversed()
    }

    /// FNV-1a.
    @inline(__always)
    private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
