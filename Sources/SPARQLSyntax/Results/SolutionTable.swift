public import RDF

/// The solutions of a `SELECT` as plain values: what the result formats write, and what a person is shown as a table.
public struct SolutionTable: Hashable, Sendable {
    /// The names of the columns, without question marks.
    public var variables: [String]
    /// The rows; `nil` for unbound variables.
    public var rows: [[Term?]]

    /// Makes a table.
    public init(variables: [String], rows: [[Term?]]) {
        self.variables = variables
        self.rows = rows
    }
}
