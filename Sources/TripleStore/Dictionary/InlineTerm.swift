import RDF

/// Turns lexical forms into ids that hold them, and back.
///
/// A form is taken only if the id gives back the very same characters: `5` as an `xsd:integer`, but not `05` or `+5`.
enum InlineTerm {
    /// The id that holds a literal; `nil` if the literal must go into the dictionary.
    static func id(_ text: UnsafeBufferPointer<UInt8>, datatype: WellKnownTerm) -> TermID? {
        switch datatype {
        case .integer: integer(text)
        case .decimal: decimal(text)
        case .boolean: boolean(text)
        case .date: date(text)
        case .year: year(text)
        default: nil
        }
    }

    /// The datatype of the literal that an id holds; `nil` for local ids.
    static func datatype(of id: TermID) -> WellKnownTerm? {
        switch id.inlineTag {
        case .integer: .integer
        case .decimal: .decimal
        case .boolean: .boolean
        case .date: .date
        case .year: .year
        case .local, nil: nil
        }
    }

    /// Appends the lexical form of the literal that an id holds.
    static func appendText(of id: TermID, to output: inout [UInt8]) {
        switch id.inlineTag {
        case .integer: appendInteger(id.integer, to: &output)
        case .decimal: appendDecimal(id, to: &output)
        case .boolean: output.append(contentsOf: (id.boolean ? "true" : "false").utf8)
        case .date:
            let (year, month, day) = id.date
            appendPadded(year, width: 4, to: &output)
            output.append(UInt8(ascii: "-"))
            appendPadded(month, width: 2, to: &output)
            output.append(UInt8(ascii: "-"))
            appendPadded(day, width: 2, to: &output)
        case .year: appendPadded(Int(id.payload), width: 4, to: &output)
        case .local, nil: break
        }
    }

    private static func integer(_ text: UnsafeBufferPointer<UInt8>) -> TermID? {
        guard let (value, digits) = digits(text, from: 0), digits.upperBound == text.count else { return nil }
        guard digits.count == 1 || text[digits.lowerBound] != UInt8(ascii: "0") else { return nil }
        guard value != 0 || digits.lowerBound == 0 else { return nil }
        return TermID(integer: digits.lowerBound == 1 ? -value : value)
    }

    private static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> TermID? {
        guard let (whole, digits) = digits(text, from: 0) else { return nil }
        guard digits.count == 1 || text[digits.lowerBound] != UInt8(ascii: "0") else { return nil }
        guard digits.upperBound < text.count, text[digits.upperBound] == UInt8(ascii: ".") else { return nil }
        var value = whole
        var index = digits.upperBound + 1
        let scale = text.count - index
        guard scale >= 1, scale <= 7 else { return nil }
        while index < text.count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
            index += 1
        }
        let isNegative = digits.lowerBound == 1
        guard value != 0 || !isNegative else { return nil }
        return TermID(decimalDigits: isNegative ? -value : value, scale: scale)
    }

    /// An optional minus and up to nine digits: their value and where they stand.
    private static func digits(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> (Int64, Range<Int>)? {
        var index = start
        if index < text.count, text[index] == UInt8(ascii: "-") { index += 1 }
        let first = index
        var value: Int64 = 0
        while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit < 10 {
            guard index - first < 9 else { return nil }
            value = value * 10 + Int64(digit)
            index += 1
        }
        return index > first ? (value, first..<index) : nil
    }

    private static func boolean(_ text: UnsafeBufferPointer<UInt8>) -> TermID? {
        if text.elementsEqual("true".utf8) { return TermID(boolean: true) }
        if text.elementsEqual("false".utf8) { return TermID(boolean: false) }
        return nil
    }

    private static func date(_ text: UnsafeBufferPointer<UInt8>) -> TermID? {
        guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-") else { return nil }
        guard let year = number(text, 0..<4), let month = number(text, 5..<7), let day = number(text, 8..<10) else {
            return nil
        }
        guard year >= 1, (1...12).contains(month), day >= 1, day <= GregorianCalendar.days(inMonth: month, of: year)
        else { return nil }
        return TermID(year: year, month: month, day: day)
    }

    private static func year(_ text: UnsafeBufferPointer<UInt8>) -> TermID? {
        guard text.count == 4, let year = number(text, 0..<4), year >= 1 else { return nil }
        return TermID(.year, payload: UInt32(year))
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    private static func appendInteger(_ value: Int64, to output: inout [UInt8]) {
        if value < 0 { output.append(UInt8(ascii: "-")) }
        appendPadded(Int(value.magnitude), width: 1, to: &output)
    }

    private static func appendDecimal(_ id: TermID, to output: inout [UInt8]) {
        let (digits, scale) = id.decimal
        if digits < 0 { output.append(UInt8(ascii: "-")) }
        appendPadded(Int(digits.magnitude), width: scale + 1, to: &output)
        output.insert(UInt8(ascii: "."), at: output.count - scale)
    }

    private static func appendPadded(_ value: Int, width: Int, to output: inout [UInt8]) {
        let start = output.count
        var rest = value
        var count = 0
        repeat {
            output.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            count += 1
        } while rest > 0 || count < width
        output[start...].reverse()
    }
}
