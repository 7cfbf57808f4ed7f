/// The hash functions that RDFC-1.0 may be run with.
///
/// RDF Dataset Canonicalization, section 4.2 (the hash algorithm parameter). Documents are comparable only when they were
/// made with the same function.
public enum HashAlgorithm: String, CaseIterable, Hashable, Sendable {
    /// SHA-256, which the recommendation takes unless told otherwise.
    case sha256
    /// SHA-384.
    case sha384
}

/// How a dataset is canonicalized.
public struct CanonicalizationOptions: Hashable, Sendable {
    /// The hash function.
    public var hash: HashAlgorithm
    /// How many steps may be spent on blank nodes that look alike; `nil` for a million, and a hundred more for each quad.
    ///
    /// A step is one related blank node that is hashed or put on a path. Only blank nodes that their own quads do not tell
    /// apart take steps. Datasets made to be hard, such as cliques of blank nodes, would take factorially many
    /// (RDF Dataset Canonicalization, section 7.1, dataset poisoning).
    public var maximumSteps: Int?

    /// Makes options.
    ///
    /// - Parameters:
    ///   - hash: the hash function.
    ///   - maximumSteps: how many steps may be spent on blank nodes that look alike.
    public init(hash: HashAlgorithm = .sha256, maximumSteps: Int? = nil) {
        self.hash = hash
        self.maximumSteps = maximumSteps
    }
}
