/// A place in a text that was read.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int
    /// The offset in bytes from the start of the input, from 0.
    public var byteOffset: Int

    /// Makes a location.
    public init(line: Int, column: Int, byteOffset: Int) {
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
    }

    /// `line:column`, as compilers print it.
    public var description: String { "\(line):\(column)" }
}
