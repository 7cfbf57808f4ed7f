/// What a client may do; each right contains those before it.
public enum AccessRight: Int, Comparable, CaseIterable, Sendable {
    /// Ask queries, read graphs, have documents read.
    case read
    /// Change the store.
    case write
    /// See how the server fares, and have it write a snapshot.
    case admin

    /// The right of a name: `read`, `write` or `admin`.
    public init?(name: some StringProtocol) {
        guard let right = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = right
    }

    /// What people call it.
    public var name: String { "\(self)" }

    /// Whether a right is contained in another.
    public static func < (left: AccessRight, right: AccessRight) -> Bool { left.rawValue < right.rawValue }
}
