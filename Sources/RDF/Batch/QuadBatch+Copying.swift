extension QuadBatch {
    /// Appends a term of another batch and gives its index in `terms`.
    ///
    /// - Complexity: O(length of the term's text).
    package mutating func append(termAt index: UInt32, of other: QuadBatch) -> UInt32 {
        var record = other.terms[Int(index)]
        if record.kind == .triple {
            let start = Int(record.offset)
            let subject = append(termAt: other.components[start], of: other)
            let predicate = append(termAt: other.components[start + 1], of: other)
            let object = append(termAt: other.components[start + 2], of: other)
            return appendTriple(subject: subject, predicate: predicate, object: object)
        }
        let start = Int(record.offset)
        var length = Int(record.length)
        switch record.kind {
        case .typedLiteral: record.qualifier = append(termAt: record.qualifier, of: other)
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral: length += Int(record.qualifier)
        case .iri, .blankNode, .stringLiteral, .triple: break
        }
        record.offset = UInt32(bytes.count)
        bytes.append(copying: other.bytes, start..<(start + length))
        terms.append(record)
        return UInt32(terms.count - 1)
    }

    /// Appends a triple term and gives its index in `terms`.
    package mutating func appendTriple(subject: UInt32, predicate: UInt32, object: UInt32) -> UInt32 {
        terms.append(TermRecord(kind: .triple, offset: UInt32(components.count), length: 0))
        components.append(subject)
        components.append(predicate)
        components.append(object)
        return UInt32(terms.count - 1)
    }

    /// Whether the text of a term is a certain one.
    @inlinable
    package func hasText(_ index: UInt32, _ text: [UInt8]) -> Bool {
        let record = terms[Int(index)]
        guard Int(record.length) == text.count else { return false }
        let start = Int(record.offset)
        return bytes.hasBytes(start..<(start + text.count), of: text)
    }

    /// The lengths of a batch's four arrays: what a reader goes back to when a statement turns out incomplete.
    @usableFromInline
    package struct Mark: Sendable {
        @usableFromInline let bytes: Int
        @usableFromInline let terms: Int
        @usableFromInline let components: Int
        @usableFromInline let quads: Int

        @inlinable
        init(bytes: Int, terms: Int, components: Int, quads: Int) {
            self.bytes = bytes
            self.terms = terms
            self.components = components
            self.quads = quads
        }
    }

    /// Where the batch ends now.
    @inlinable
    package var mark: Mark {
        Mark(bytes: bytes.count, terms: terms.count, components: components.count, quads: quads.count)
    }

    /// Drops what was appended since a mark.
    package mutating func rollBack(to mark: Mark) {
        bytes.removeLast(bytes.count - mark.bytes)
        terms.removeLast(terms.count - mark.terms)
        components.removeLast(components.count - mark.components)
        quads.removeLast(quads.count - mark.quads)
    }
}
