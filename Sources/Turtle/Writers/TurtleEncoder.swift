internal import RDF

/// Writes terms as Turtle has them: prefixed names, bare numbers and booleans, long strings.
struct TurtleEncoder {
    /// The prefixes that shorten IRIs.
    var map: PrefixMap

    /// Appends declarations of prefixes, with an empty line behind them.
    static func appendHeader(_ prefixes: [Prefix], to output: inout [UInt8]) {
        for prefix in prefixes {
            output.append(contentsOf: "@prefix \(prefix.name): ".utf8)
            let iri = Array(prefix.iri.utf8)
            NTriplesEncoder.appendIRI(iri, 0..<iri.count, to: &output)
            output.append(contentsOf: " .\n".utf8)
        }
        if !prefixes.isEmpty { output.append(UInt8(ascii: "\n")) }
    }

    /// Appends a predicate: `a` for `rdf:type`.
    mutating func appendPredicate(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        if batch.hasText(index, TurtleEncoder.type) {
            output.append(UInt8(ascii: "a"))
        } else {
            append(index, of: batch, to: &output)
        }
    }

    /// Appends a term of a batch.
    mutating func append(_ index: UInt32, of batch: QuadBatch, to output: inout [UInt8]) {
        let record = batch.terms[Int(index)]
        let range = Int(record.offset)..<(Int(record.offset) + Int(record.length))
        switch record.kind {
        case .iri: map.append(batch.bytes, range, to: &output)
        case .blankNode: NTriplesEncoder.append(index, of: batch, to: &output)
        case .stringLiteral: appendString(batch.bytes, range, to: &output)
        case .typedLiteral:
            if isBare(record, range, in: batch) {
                output.append(copying: batch.bytes, range)
            } else {
                appendString(batch.bytes, range, to: &output)
                output.append(UInt8(ascii: "^"))
                output.append(UInt8(ascii: "^"))
                append(record.qualifier, of: batch, to: &output)
            }
        case .languageLiteral, .leftToRightLiteral, .rightToLeftLiteral:
            appendString(batch.bytes, range, to: &output)
            NTriplesEncoder.appendLanguage(record, of: batch, to: &output)
        case .triple:
            let start = Int(record.offset)
            output.append(text: "<<( ")
            append(batch.components[start], of: batch, to: &output)
            output.append(UInt8(ascii: " "))
            appendPredicate(batch.components[start + 1], of: batch, to: &output)
            output.append(UInt8(ascii: " "))
            append(batch.components[start + 2], of: batch, to: &output)
            output.append(text: " )>>")
        }
    }

    /// Appends a string in quotes, in three of them when it has more than one line.
    private func appendString(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        let text = bytes.span
        let plain = ByteScanning.endOfPlainString(text, range)
        guard plain < range.upperBound else {
            output.append(UInt8(ascii: "\""))
            output.append(copying: text, range)
            output.append(UInt8(ascii: "\""))
            return
        }
        let rest = text.extracting(plain..<range.upperBound)
        guard rest.contains(UInt8(ascii: "\n")), !rest.contains(UInt8(ascii: "\r")) else {
            NTriplesEncoder.appendString(bytes, range, to: &output)
            return
        }
        output.append(text: "\"\"\"")
        var lineStart = range.lowerBound
        for index in range where bytes[index] == UInt8(ascii: "\n") {
            NTriplesEncoder.appendEscaped(bytes, lineStart..<index, to: &output)
            output.append(UInt8(ascii: "\n"))
            lineStart = index + 1
        }
        NTriplesEncoder.appendEscaped(bytes, lineStart..<range.upperBound, to: &output)
        output.append(text: "\"\"\"")
    }

    // MARK: Bare literals

    /// Whether a literal can be written without quotes and read back as it is.
    ///
    ///     [22] NumericLiteral ::= INTEGER | DECIMAL | DOUBLE
    private func isBare(_ record: QuadBatch.TermRecord, _ range: Range<Int>, in batch: QuadBatch) -> Bool {
        let text = batch.bytes.span.extracting(range)
        guard let form = TurtleEncoder.form(of: record.qualifier, in: batch), !TurtleEncoder.isPadded(text) else {
            return false
        }
        guard form == .boolean else { return TurtleEncoder.form(of: text) == form }
        return text.isEqual(to: TurtleEncoder.true) || text.isEqual(to: TurtleEncoder.false)
    }

    /// How Turtle writes the values of a datatype, if it has a form for them.
    private static func form(of datatype: UInt32, in batch: QuadBatch) -> BareForm? {
        for (iri, form) in forms where batch.hasText(datatype, iri) { return form }
        return nil
    }

    /// Whether a number has a plus sign, or a zero, before its first digit: some readers lose these where they stand bare.
    private static func isPadded(_ text: Span<UInt8>) -> Bool {
        guard text.count > 1 else { return false }
        let isNegative = text[0] == UInt8(ascii: "-")
        let first = isNegative ? 1 : 0
        guard text[first] == UInt8(ascii: "0") else { return text[0] == UInt8(ascii: "+") }
        return isNegative || CharacterClass.isDigit(text[first + 1])
    }

    private enum BareForm { case integer, decimal, double, boolean }

    /// Which of Turtle's numbers a text is.
    private static func form(of text: Span<UInt8>) -> BareForm? {
        var index = 0
        func skipDigits() -> Int {
            let start = index
            while index < text.count, CharacterClass.isDigit(text[index]) { index += 1 }
            return index - start
        }
        func skipSign() {
            if index < text.count, text[index] == UInt8(ascii: "+") || text[index] == UInt8(ascii: "-") { index += 1 }
        }
        skipSign()
        let integerDigits = skipDigits()
        if index == text.count { return integerDigits > 0 ? .integer : nil }
        var fractionDigits = 0
        let hasDot = text[index] == UInt8(ascii: ".")
        if hasDot {
            index += 1
            fractionDigits = skipDigits()
            if index == text.count { return fractionDigits > 0 ? .decimal : nil }
        }
        guard integerDigits + fractionDigits > 0, text[index] | 0x20 == UInt8(ascii: "e") else { return nil }
        index += 1
        skipSign()
        return skipDigits() > 0 && index == text.count ? .double : nil
    }

    static let type = Array(Vocabulary.RDF.type.string.utf8)
    private static let forms: [(iri: [UInt8], form: BareForm)] = [
        (Array(Vocabulary.XSD.integer.string.utf8), .integer), (Array(Vocabulary.XSD.decimal.string.utf8), .decimal),
        (Array(Vocabulary.XSD.double.string.utf8), .double), (Array(Vocabulary.XSD.boolean.string.utf8), .boolean),
    ]
    private static let `true` = Array("true".utf8)
    private static let `false` = Array("false".utf8)
}

extension Span<UInt8> {
    /// Whether a byte stands in the span.
    fileprivate func contains(_ byte: UInt8) -> Bool {
        for index in indices where self[index] == byte { return true }
        return false
    }
}
