/// An internationalized resource identifier, as RDF uses it: absolute, and compared character by character.
///
/// RDF 1.2 Concepts, section 3.2. Two IRIs are equal only when their strings are; nothing is normalized.
///
/// ```swift
/// let knows = IRI("http://xmlns.com/foaf/0.1/knows")
/// ```
public struct IRI: Hashable, Sendable, CustomStringConvertible {
    /// The characters of the IRI, without angle brackets.
    public let string: String

    /// Makes an IRI of a string that is known to be an absolute IRI; nothing is checked.
    ///
    /// - Parameter string: the absolute IRI.
    public init(_ string: String) {
        self.string = string
    }

    /// The IRI in angle brackets, as N-Triples writes it.
    public var description: String { "<\(string)>" }
}

extension IRI: Comparable {
    /// Orders IRIs by their UTF-8 bytes.
    public static func < (left: IRI, right: IRI) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }
}

extension IRI: ExpressibleByStringLiteral {
    /// Makes an IRI of a literal in source code; nothing is checked.
    public init(stringLiteral value: String) { self.init(value) }
}

extension IRI {
    /// Compares code point by code point.
    public static func == (left: IRI, right: IRI) -> Bool { left.string.hasSameCodePoints(as: right.string) }

    /// Hashes the code points.
    public func hash(into hasher: inout Hasher) { string.hashCodePoints(into: &hasher) }
}
