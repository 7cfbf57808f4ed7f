/// What a lenient reader has left out because it was wrong.
public struct SkippedStatements: Hashable, Sendable {
    /// How many of the errors are kept.
    public static let keptErrors = 20

    /// How many statements were left out; in RDF/XML, elements or pieces of text.
    public private(set) var count = 0
    /// What was wrong with the first of them, and where.
    public private(set) var errors: [RDFSyntaxError] = []

    /// Makes an empty record.
    public init() {}

    /// Counts a statement that was left out.
    ///
    /// - Parameter error: what is wrong with it; asked for only as long as errors are kept, for a place costs time.
    package mutating func add(_ error: @autoclosure () -> RDFSyntaxError) {
        count += 1
        if errors.count < SkippedStatements.keptErrors { errors.append(error()) }
    }

    /// Counts what was left out in a later part of the document.
    package mutating func add(_ count: Int, errors: [RDFSyntaxError]) {
        self.count += count
        self.errors += errors.prefix(max(0, SkippedStatements.keptErrors - self.errors.count))
    }
}
