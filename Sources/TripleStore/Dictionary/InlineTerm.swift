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
        case .decimal, .hundredths: .decimal
        case .boolean: .boolean
        case .date: .date
        case .year: .year
        case .local, nil: nil
        }
    }

    /// No form is longer; a string of this length is kept in place.
    private static let maximumLength = 15

    /// The lexical form of the literal that an id holds.
    static func string(of id: TermID) -> String {
        String(unsafeUninitializedCapacity: maximumLength) { write(id, into: $0) }
    }

    /// Lends the lexical form of the literal that an id holds; an empty one for local ids.
    static func withText<Result>(of id: TermID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: maximumLength) { buffer in
            let count = write(id, into: buffer)
            // Safety: `write` initialized so many bytes of the buffer, which outlives the call.
            return body(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// Writes the lexical form into a buffer of `maximumLength` bytes.
    ///
    /// - Returns: how many bytes it has.
    private static func write(_ id: TermID, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var form = InlineForm(buffer)
        switch id.inlineTag {
        case .integer: form.append(id.integer)
        case .decimal, .hundredths:
            let (digits, scale) = id.decimal
            form.append(digits, scale: scale)
        case .boolean: form.append(id.boolean ? "true" : "false")
        case .date:
            let (year, month, day) = id.date
            form.append(year, width: 4)
            form.append("-")
            form.append(month, width: 2)
            form.append("-")
            form.append(day, width: 2)
        case .year: form.append(Int(id.payload), width: 4)
        case .local, nil: break
        }
        return form.count
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
}
