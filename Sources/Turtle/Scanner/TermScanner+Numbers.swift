internal import RDF

extension TermScanner {
    /// Reads a number and gives its term.
    ///
    ///     [19] INTEGER ::= [+-]? [0-9]+
    ///     [20] DECIMAL ::= [+-]? [0-9]* '.' [0-9]+
    ///     [21] DOUBLE  ::= [+-]? ([0-9]+ '.' [0-9]* EXPONENT | '.' [0-9]+ EXPONENT | [0-9]+ EXPONENT)
    mutating func readNumber(_ text: Span<UInt8>) throws(ScanStop) -> UInt32 {
        let start = position
        var index = start
        let sign = try byte(text, at: index)
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
        let digits = index
        index = try endOfDigits(text, from: index)
        let hasInteger = index > digits
        var datatype = RecentNames.Word.integer
        if try byte(text, at: index) == UInt8(ascii: ".") {
            let fraction = try endOfDigits(text, from: index + 1)
            let hasFraction = fraction > index + 1
            let exponent = hasInteger || hasFraction ? try endOfExponent(text, from: fraction) : nil
            if let exponent {
                index = exponent
                datatype = .double
            } else if hasFraction {
                index = fraction
                datatype = .decimal
            }
        } else if hasInteger, let exponent = try endOfExponent(text, from: index) {
            index = exponent
            datatype = .double
        }
        guard hasInteger || datatype != .integer else {
            position = index
            throw failExpecting("a number", text)
        }
        position = index
        return makeLiteral(text, start..<index, datatype: datatype)
    }

    /// Makes a literal of a stretch of the text.
    mutating func makeLiteral(_ text: Span<UInt8>, _ range: Range<Int>, datatype: RecentNames.Word) -> UInt32 {
        let qualifier = term(datatype)
        let start = batch.bytes.count
        batch.bytes.append(copying: text, range)
        return addTerm(.typedLiteral, from: start, length: range.count, qualifier: qualifier)
    }

    private func endOfDigits(_ text: Span<UInt8>, from start: Int) throws(ScanStop) -> Int {
        var index = start
        while try CharacterClass.isDigit(byte(text, at: index)) { index += 1 }
        return index
    }

    /// The end of an exponent, if one stands at the index.
    ///
    ///     [154s] EXPONENT ::= [eE] [+-]? [0-9]+
    private func endOfExponent(_ text: Span<UInt8>, from start: Int) throws(ScanStop) -> Int? {
        guard try byte(text, at: start) | 0x20 == UInt8(ascii: "e") else { return nil }
        let sign = try byte(text, at: start + 1)
        let digits = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? start + 2 : start + 1
        let end = try endOfDigits(text, from: digits)
        return end > digits ? end : nil
    }
}
