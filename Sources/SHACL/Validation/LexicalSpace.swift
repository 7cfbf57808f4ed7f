import RDF

/// The lexical forms that a datatype has values for (XSD 1.1 Datatypes, part 2).
enum LexicalSpace {
    case integer(ClosedRange<Int128>)
    case decimal
    case floating
    case boolean
    case moment(XSDDateTime.Kind, needsZone: Bool)
    /// Parts of a date, such as `--MM-DD`: `Y`, `M` and `D` stand for digits of years, months and days.
    case dateParts(String)
    case duration(allowsMonths: Bool, allowsSeconds: Bool)
    case hexadecimal
    case base64
    case language

    /// - Returns: `nil` for datatypes that allow any form, and for those that are not known.
    init?(of datatype: IRI) {
        guard datatype.string.hasPrefix(Vocabulary.XSD.namespace) else { return nil }
        let name = String(datatype.string.dropFirst(Vocabulary.XSD.namespace.count))
        if let range = Self.integers[name] {
            self = .integer(range)
            return
        }
        switch name {
        case "decimal": self = .decimal
        case "float", "double": self = .floating
        case "boolean": self = .boolean
        case "dateTime": self = .moment(.dateTime, needsZone: false)
        case "dateTimeStamp": self = .moment(.dateTime, needsZone: true)
        case "date": self = .moment(.date, needsZone: false)
        case "time": self = .moment(.time, needsZone: false)
        case "gYear": self = .dateParts("Y")
        case "gYearMonth": self = .dateParts("Y-M")
        case "gMonth": self = .dateParts("--M")
        case "gMonthDay": self = .dateParts("--M-D")
        case "gDay": self = .dateParts("---D")
        case "duration": self = .duration(allowsMonths: true, allowsSeconds: true)
        case "yearMonthDuration": self = .duration(allowsMonths: true, allowsSeconds: false)
        case "dayTimeDuration": self = .duration(allowsMonths: false, allowsSeconds: true)
        case "hexBinary": self = .hexadecimal
        case "base64Binary": self = .base64
        case "language": self = .language
        default: return nil
        }
    }

    private static let integers: [String: ClosedRange<Int128>] = [
        "integer": .min ... .max, "long": Int128(Int64.min)...Int128(Int64.max),
        "int": Int128(Int32.min)...Int128(Int32.max), "short": -32_768...32_767, "byte": -128...127,
        "nonNegativeInteger": 0 ... .max, "positiveInteger": 1 ... .max, "nonPositiveInteger": .min...0,
        "negativeInteger": .min ... -1, "unsignedLong": 0...Int128(UInt64.max), "unsignedInt": 0...Int128(UInt32.max),
        "unsignedShort": 0...65_535, "unsignedByte": 0...255,
    ]

    /// Whether a form has a value.
    ///
    /// - Complexity: O(length of the form).
    func contains(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch self {
        case .integer(let range): Self.isInteger(text, in: range)
        case .decimal: Self.isDecimal(text[...])
        case .floating: Self.isFloating(text)
        case .boolean: ["true", "false", "1", "0"].contains { text.elementsEqual($0.utf8) }
        case .moment(let kind, let needsZone):
            XSDDateTime(text, kind: kind).map { !needsZone || $0.timezone != nil } ?? false
        case .dateParts(let form): DatePartsForm(text).matches(form)
        case .duration(let months, let seconds):
            DurationForm(text).isValid(allowsMonths: months, allowsSeconds: seconds)
        case .hexadecimal: text.count % 2 == 0 && text.allSatisfy(\.isHexadecimalDigit)
        case .base64: Self.isBase64(text)
        case .language: Self.isLanguage(text)
        }
    }

    private static func isInteger(_ text: UnsafeBufferPointer<UInt8>, in range: ClosedRange<Int128>) -> Bool {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return false }
        var value: Int128 = 0
        for digit in digits {
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            let next = product.addingReportingOverflow(Int128(digit - UInt8(ascii: "0")))
            guard !overflows, !next.overflow else {
                return isNegative ? range.lowerBound == .min : range.upperBound == .max
            }
            value = next.partialValue
        }
        return range.contains(isNegative ? -value : value)
    }

    private static func isDecimal(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var digits = text
        if digits.first == UInt8(ascii: "-") || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.contains { !$0.isEmpty } && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    }

    private static func isFloating(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if ["INF", "+INF", "-INF", "NaN"].contains(where: { text.elementsEqual($0.utf8) }) { return true }
        guard let place = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else {
            return isDecimal(text[...])
        }
        var exponent = text[(place + 1)...]
        if exponent.first == UInt8(ascii: "-") || exponent.first == UInt8(ascii: "+") {
            exponent = exponent.dropFirst()
        }
        return isDecimal(text[..<place]) && !exponent.isEmpty && exponent.allSatisfy(\.isDigit)
    }

    private static func isBase64(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let letters = text.filter { $0 != UInt8(ascii: " ") }
        let padding = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard letters.count % 4 == 0, padding <= 2 else { return false }
        return letters.dropLast(padding).allSatisfy {
            $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
    }

    private static func isLanguage(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { place, part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isLetter || place > 0 && $0.isDigit }
        }
    }
}

/// Reads forms such as `2019-08Z` and `--12-24`.
private struct DatePartsForm {
    private var rest: Slice<UnsafeBufferPointer<UInt8>>

    init(_ text: UnsafeBufferPointer<UInt8>) { rest = text[...] }

    func matches(_ form: String) -> Bool {
        var reader = self
        var month = 1
        for part in form.utf8 {
            switch part {
            case UInt8(ascii: "Y"): guard reader.takeYear() else { return false }
            case UInt8(ascii: "M"):
                guard let number = reader.takeNumber(), (1...12).contains(number) else { return false }
                month = number
            case UInt8(ascii: "D"):
                // A day of a month alone may be any; one of February may be the 29th.
                let last = form == "---D" ? 31 : GregorianCalendar.days(inMonth: month, of: 2000)
                guard let number = reader.takeNumber(), (1...last).contains(number) else { return false }
            default: guard reader.take(part) else { return false }
            }
        }
        return reader.isZone
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func takeYear() -> Bool {
        _ = take(UInt8(ascii: "-"))
        let digits = rest.prefix { $0.isDigit }
        guard digits.count >= 4, digits.count == 4 || digits.first != UInt8(ascii: "0") else { return false }
        rest = rest.dropFirst(digits.count)
        return true
    }

    private mutating func takeNumber() -> Int? {
        let digits = rest.prefix(2)
        guard digits.count == 2, digits.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(2)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// Whether what is left is a timezone or nothing.
    private var isZone: Bool {
        if rest.isEmpty || rest.elementsEqual("Z".utf8) { return true }
        var reader = self
        guard reader.take(UInt8(ascii: "+")) || reader.take(UInt8(ascii: "-")), let hours = reader.takeNumber(),
            reader.take(UInt8(ascii: ":")), let minutes = reader.takeNumber(), reader.rest.isEmpty
        else { return false }
        return hours < 14 && minutes < 60 || hours == 14 && minutes == 0
    }
}

/// Reads forms such as `P1Y2M3DT4H5M6.7S`.
private struct DurationForm {
    private let text: UnsafeBufferPointer<UInt8>

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    func isValid(allowsMonths: Bool, allowsSeconds: Bool) -> Bool {
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard rest.first == UInt8(ascii: "P") else { return false }
        rest = rest.dropFirst()
        let date = take(allowsMonths ? (allowsSeconds ? "YMD" : "YM") : "D", from: &rest)
        guard let date else { return false }
        guard rest.first == UInt8(ascii: "T") else { return rest.isEmpty && date > 0 }
        guard allowsSeconds else { return false }
        rest = rest.dropFirst()
        guard let time = take("HMS", from: &rest) else { return false }
        return rest.isEmpty && time > 0
    }

    /// Reads numbers with some of the units, in their order.
    ///
    /// - Returns: how many there were; `nil` for a number without its unit.
    private func take(_ units: String, from rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        var left = Array(units.utf8)[...]
        var count = 0
        while let first = rest.first, first.isDigit {
            rest = rest.drop { $0.isDigit }
            var isFraction = false
            if rest.first == UInt8(ascii: ".") {
                isFraction = true
                let fraction = rest.dropFirst().prefix { $0.isDigit }
                guard !fraction.isEmpty else { return nil }
                rest = rest.dropFirst(fraction.count + 1)
            }
            guard let unit = rest.first, let place = left.firstIndex(of: unit), !isFraction || unit == UInt8(ascii: "S")
            else { return nil }
            left = left[(place + 1)...]
            rest = rest.dropFirst()
            count += 1
        }
        return count
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
    fileprivate var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
    fileprivate var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- UInt8(ascii: "a") < 6 }
}
