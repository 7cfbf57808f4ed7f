/// What is wrong with a shapes graph.
public struct ShapesError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in the order in which it was found: for each a sentence that says where and what to do.
    public let problems: [String]

    /// Makes an error.
    ///
    /// - Parameter problems: what is wrong.
    public init(problems: [String]) { self.problems = problems }

    /// The problems, one to a line.
    public var description: String { problems.joined(separator: "\n") }
}
