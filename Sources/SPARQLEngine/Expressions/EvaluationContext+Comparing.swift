import RDF
import TripleStore

extension EvaluationContext {
    /// `=` (section 17.3): `nil` when two literals may or may not be the same value.
    func areEqual(_ left: Value, _ right: Value) -> Bool? {
        if case .term(let first) = left, case .term(let second) = right, first == second {
            if case .error = left { return nil }
            return isNaN(first) ? false : true
        }
        let left = decoded(left)
        let right = decoded(right)
        if let order = compareKnown(left, right) { return order == 0 }
        switch (left, right) {
        case (.error, _), (_, .error): return nil
        case (.double(let first), _) where first.isNaN && right.isNumeric: return false
        case (_, .double(let second)) where second.isNaN && left.isNumeric: return false
        case (.float(let first), _) where first.isNaN && right.isNumeric: return false
        case (_, .float(let second)) where second.isNaN && left.isNumeric: return false
        case (.dateTime(let first), .dateTime(let second)) where first.kind == second.kind: return nil
        case (.triple(let first), .triple(let second)): return areEqual(first, second)
        default: break
        }
        let first = id(of: left)
        let second = id(of: right)
        if first == second { return true }
        // A value with a language is no value of any other datatype, known or not.
        if hasLanguage(left) || hasLanguage(right) { return false }
        if isLiteral(left), isLiteral(right), hasUnknownValue(left) || hasUnknownValue(right) { return nil }
        return false
    }

    /// `<` and its kin; `nil` when the two have no order.
    func compare(_ left: Value, _ right: Value) -> Int? {
        compareKnown(decoded(left), decoded(right))
    }

    private func compareKnown(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.integer(let first), .integer(let second)): return first < second ? -1 : first == second ? 0 : 1
        case (.dateTime(let first), .dateTime(let second)):
            return first.kind == second.kind ? first.compare(second) : nil
        case (.boolean(let first), .boolean(let second)): return (first ? 1 : 0) - (second ? 1 : 0)
        default: break
        }
        if let first = storedString(left), let second = storedString(right) { return compareText(first, second) }
        if left.isNumeric, right.isNumeric { return compareNumbers(left, right) }
        guard let first = simpleString(left), let second = simpleString(right) else { return nil }
        return first.utf8.elementsEqual(second.utf8) ? 0 : first.utf8.lexicographicallyPrecedes(second.utf8) ? -1 : 1
    }

    /// The stored term whose text an `xsd:string` has, if its text is stored.
    private func storedString(_ value: Value) -> TermID? {
        switch value {
        case .text(let id): id
        case .term(let id): snapshot.kind(of: id) == .string ? id : nil
        default: nil
        }
    }

    func compareNumbers(_ left: Value, _ right: Value) -> Int? {
        if let first = exact(left), let second = exact(right) { return first < second ? -1 : first == second ? 0 : 1 }
        guard let first = left.double, let second = right.double, !first.isNaN, !second.isNaN else { return nil }
        return first < second ? -1 : first == second ? 0 : 1
    }

    private func exact(_ value: Value) -> XSDDecimal? {
        switch value {
        case .integer(let value): XSDDecimal(value)
        case .decimal(let value): value
        default: nil
        }
    }

    /// Compares the texts of two stored terms byte by byte, which is the order of their code points.
    func compareText(_ left: TermID, _ right: TermID) -> Int {
        snapshot.withText(of: left) { first in
            snapshot.withText(of: right) { second in TextOrder.compare(first, second) }
        }
    }

    /// Whether a term is not a number, or a triple term that ends with one, so that it is not equal to itself.
    private func isNaN(_ id: TermID) -> Bool {
        switch decoded(.term(id)) {
        case .double(let value): value.isNaN
        case .float(let value): value.isNaN
        case .triple(let parts): isNaN(parts.object)
        default: false
        }
    }

    func isLiteral(_ value: Value) -> Bool {
        switch value {
        case .error, .iri, .triple: return false
        case .term(let id):
            if id.inlineTag == .local { return localTerms[Int(id.payload)].literal != nil }
            switch snapshot.kind(of: id) {
            case .iri, .blankNode, .triple, .languageTag: return false
            default: return id != .none
            }
        case .computed(let term): return term.literal != nil
        default: return true
        }
    }

    private func hasLanguage(_ value: Value) -> Bool { stringLiteral(value)?.language != nil }

    /// Whether the value of a literal is not known: its datatype is strange, or its form ill-typed.
    private func hasUnknownValue(_ value: Value) -> Bool {
        switch value {
        case .term(let id): id.isInline ? id.inlineTag == .year : snapshot.kind(of: id) == .typed
        case .computed(.literal(let literal)): literal.language == nil && literal.datatype != Vocabulary.XSD.string
        default: false
        }
    }
}

/// The order of code points, which UTF-8 bytes keep.
enum TextOrder {
    /// The first eight bytes, the first one highest; zeros behind a shorter text.
    static func head(_ text: some RandomAccessCollection<UInt8>) -> UInt64 {
        var head: UInt64 = 0
        for byte in text.prefix(8) { head = head << 8 | UInt64(byte) }
        return text.count >= 8 ? head : head << UInt64(8 * (8 - text.count))
    }

    /// How many bytes two texts have in common at the start.
    static func commonPrefix(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        var length = 0
        while length < left.count, length < right.count, left[length] == right[length] { length += 1 }
        return length
    }

    static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let count = min(left.count, right.count)
        var start = 0
        let first = UnsafeRawBufferPointer(left)
        let second = UnsafeRawBufferPointer(right)
        // Safety: each word that is loaded ends at or before the end of the shorter text.
        while start &+ 8 <= count,
            first.loadUnaligned(fromByteOffset: start, as: UInt64.self)
                == second.loadUnaligned(fromByteOffset: start, as: UInt64.self)
        {
            start &+= 8
        }
        for index in start..<count where left[index] != right[index] {
            return left[index] < right[index] ? -1 : 1
        }
        return left.count - right.count
    }
}
