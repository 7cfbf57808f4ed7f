/// A value of `xsd:dateTime`, `xsd:date` or `xsd:time` (XSD 1.1 Datatypes, section 3.3.7 to 3.3.9).
public struct XSDDateTime: Hashable, Sendable {
    /// The types of the family that this reads.
    public enum Kind: Hashable, Sendable {
        /// `xsd:dateTime`.
        case dateTime
        /// `xsd:date`.
        case date
        /// `xsd:time`.
        case time
    }

    /// The type.
    public var kind: Kind
    /// The year; 1972 for times.
    public var year: Int
    /// The month, 1 to 12.
    public var month: Int
    /// The day of the month.
    public var day: Int
    /// The hour, 0 to 23.
    public var hour: Int
    /// The minute, 0 to 59.
    public var minute: Int
    /// The seconds and their fraction in nanoseconds.
    public var nanoseconds: Int
    /// The timezone as minutes from UTC; `nil` if none is written.
    public var timezone: Int?

    /// Makes a date without a timezone; the parts are trusted.
    public init(year: Int, month: Int, day: Int) {
        kind = .date
        self.year = year
        self.month = month
        self.day = day
        hour = 0
        minute = 0
        nanoseconds = 0
        timezone = nil
    }

    /// Makes a moment in UTC.
    ///
    /// - Parameters:
    ///   - seconds: seconds since 1970-01-01T00:00:00Z.
    ///   - nanoseconds: nanoseconds behind that second.
    public init(secondsSince1970 seconds: Int, nanoseconds: Int) {
        var days = seconds / 86_400
        var rest = seconds % 86_400
        if rest < 0 {
            rest += 86_400
            days -= 1
        }
        var year = 1970 + days / 366
        while GregorianCalendar.daysSince1970(year: year + 1, month: 1, day: 1) <= days { year += 1 }
        while GregorianCalendar.daysSince1970(year: year, month: 1, day: 1) > days { year -= 1 }
        var month = 1
        while month < 12, GregorianCalendar.daysSince1970(year: year, month: month + 1, day: 1) <= days { month += 1 }
        self.init(
            year: year, month: month, day: days - GregorianCalendar.daysSince1970(year: year, month: month, day: 1) + 1)
        kind = .dateTime
        hour = rest / 3600
        minute = rest / 60 % 60
        self.nanoseconds = rest % 60 * 1_000_000_000 + nanoseconds
        timezone = 0
    }

    /// Reads a lexical form.
    ///
    /// - Parameters:
    ///   - text: the form, without white space around it.
    ///   - kind: the type whose form it is.
    /// - Returns: `nil` when the text is no form of the type.
    public init?(_ text: some Collection<UInt8>, kind: Kind) {
        var reader = DateTimeReader(Array(text))
        self.init(year: 1972, month: 12, day: 31)
        self.kind = kind
        if kind != .time {
            guard let (year, month, day) = reader.date() else { return nil }
            self.year = year
            self.month = month
            self.day = day
        }
        if kind == .dateTime, !reader.take(UInt8(ascii: "T")) { return nil }
        if kind != .date {
            guard let (hour, minute, nanoseconds) = reader.time() else { return nil }
            self.hour = hour
            self.minute = minute
            self.nanoseconds = nanoseconds
        }
        guard reader.timezone(into: &timezone), reader.isAtEnd else { return nil }
        if hour == 24 { advanceToNextDay() }
    }

    /// `24:00:00` is the first moment of the next day.
    private mutating func advanceToNextDay() {
        hour = 0
        guard kind == .dateTime else { return }
        day += 1
        if day > GregorianCalendar.days(inMonth: month, of: year) {
            day = 1
            month += 1
        }
        if month > 12 {
            month = 1
            year += 1
        }
    }

    /// Nanoseconds on the time line, as if the value were in UTC when it has no timezone.
    private var instant: Int128 {
        let days = GregorianCalendar.daysSince1970(year: year, month: month, day: day)
        let minutes = days * 1440 + hour * 60 + minute - (timezone ?? 0)
        return Int128(minutes) * 60_000_000_000 + Int128(nanoseconds)
    }

    /// Compares two values of the same type on the time line.
    ///
    /// - Returns: negative, zero or positive; `nil` when one has a timezone, the other has none, and they are less than
    ///   14 hours apart, so that either order is possible.
    public func compare(_ other: XSDDateTime) -> Int? {
        let difference = instant - other.instant
        if (timezone == nil) != (other.timezone == nil), difference.magnitude <= 14 * 3_600_000_000_000 { return nil }
        return difference == 0 ? 0 : difference < 0 ? -1 : 1
    }

    /// A total order: as `compare`, with values whose order is open put in the order of UTC.
    public func totalCompare(_ other: XSDDateTime) -> Int {
        let difference = instant - other.instant
        if difference != 0 { return difference < 0 ? -1 : 1 }
        return (timezone == nil ? 0 : 1) - (other.timezone == nil ? 0 : 1)
    }

    /// The seconds with their fraction.
    public var seconds: XSDDecimal { XSDDecimal(digits: Int64(nanoseconds), scale: 9) ?? XSDDecimal(0) }
}

extension XSDDateTime: CustomStringConvertible {
    /// The canonical form.
    public var description: String {
        var text = ""
        if kind != .time {
            let digits = String(year.magnitude)
            text += year < 0 ? "-" : ""
            text += String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
            text += "-\(padded(month))-\(padded(day))"
        }
        if kind == .dateTime { text += "T" }
        if kind != .date {
            text += "\(padded(hour)):\(padded(minute)):\(nanoseconds < 10_000_000_000 ? "0" : "")\(seconds)"
        }
        return text + timezoneText
    }

    /// The timezone as it is written: `Z`, `+01:00`, or nothing.
    public var timezoneText: String {
        guard let timezone else { return "" }
        let minutes = Int(timezone.magnitude)
        return timezone == 0 ? "Z" : "\(timezone < 0 ? "-" : "+")\(padded(minutes / 60)):\(padded(minutes % 60))"
    }

    private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// Reads the parts of a date and time.
private struct DateTimeReader {
    private let text: [UInt8]
    private var index = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { index == text.count }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < text.count, text[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        let start = index
        while index < text.count, index - start < digits.upperBound, case let digit = text[index] &- UInt8(ascii: "0"),
            digit < 10
        {
            value = value * 10 + Int(digit)
            index += 1
        }
        return index - start >= digits.lowerBound ? value : nil
    }

    // `yearFrag '-' monthFrag '-' dayFrag`
    mutating func date() -> (Int, Int, Int)? {
        let isNegative = take(UInt8(ascii: "-"))
        guard let year = number(digits: 4...9), take(UInt8(ascii: "-")), let month = number(digits: 2...2),
            take(UInt8(ascii: "-")), let day = number(digits: 2...2), (1...12).contains(month), day >= 1
        else { return nil }
        let signed = isNegative ? -year : year
        return day <= GregorianCalendar.days(inMonth: month, of: signed) ? (signed, month, day) : nil
    }

    /// `hourFrag ':' minuteFrag ':' secondFrag`, or `24:00:00`; hours, minutes, nanoseconds.
    mutating func time() -> (Int, Int, Int)? {
        guard let hour = number(digits: 2...2), take(UInt8(ascii: ":")), let minute = number(digits: 2...2),
            take(UInt8(ascii: ":")), let second = number(digits: 2...2), hour <= 24, minute < 60, second < 60
        else { return nil }
        var nanoseconds = second * 1_000_000_000
        if take(UInt8(ascii: ".")) {
            var place = 100_000_000
            let start = index
            while index < text.count, case let digit = text[index] &- UInt8(ascii: "0"), digit < 10 {
                nanoseconds += Int(digit) * place
                place /= 10
                index += 1
            }
            if index == start { return nil }
        }
        if hour == 24, minute != 0 || nanoseconds != 0 { return nil }
        return (hour, minute, nanoseconds)
    }

    /// `timezoneFrag ::= 'Z' | ('+' | '-') (('0' digit | '1' [0-3]) ':' minuteFrag | '14:00')`, or nothing.
    mutating func timezone(into result: inout Int?) -> Bool {
        if isAtEnd { return true }
        if take(UInt8(ascii: "Z")) {
            result = 0
            return true
        }
        let isNegative = take(UInt8(ascii: "-"))
        guard isNegative || take(UInt8(ascii: "+")), let hours = number(digits: 2...2), take(UInt8(ascii: ":")),
            let minutes = number(digits: 2...2), minutes < 60, hours * 60 + minutes <= 840
        else { return false }
        result = isNegative ? -(hours * 60 + minutes) : hours * 60 + minutes
        return true
    }
}
