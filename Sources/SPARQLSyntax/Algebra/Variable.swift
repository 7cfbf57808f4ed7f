/// A variable of a query.
///
/// Variables that the query does not write stand for its blank nodes and for intermediate results; their names hold a
/// character that no written name can, and `SELECT *` leaves them out.
public struct Variable: Hashable, Sendable, CustomStringConvertible {
    /// The name, without `?` or `$`.
    public let name: String

    /// Makes a variable.
    ///
    /// - Parameter name: the name, without `?` or `$`.
    public init(_ name: String) { self.name = name }

    /// Whether the query's text does not write the variable.
    public var isHidden: Bool { name.utf8.first == UInt8(ascii: ".") || isBlankNode }

    /// Whether the variable stands for a blank node of the query.
    public var isBlankNode: Bool { name.hasPrefix("_:") }

    /// The name with its question mark.
    public var description: String { "?\(name)" }
}
