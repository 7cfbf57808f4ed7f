import Documents

/// A day, month or year as a text writes it: "April 27th, 1937", "27 April 1937", "1937-04-27", "May 1954", "1937".
struct WrittenDate: Hashable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?

    /// Reads a text that is a date and nothing else.
    ///
    /// - Complexity: O(length).
    init?(_ text: some StringProtocol) {
        let parts = text.lowercased().split { $0 == " " || $0 == "," }.filter { !["the", "of", "in"].contains($0) }
        switch parts.count {
        case 1: self.init(numeric: parts[0])
        case 2: self.init(month: parts[0], year: parts[1])
        case 3: self.init(parts[0], parts[1], year: parts[2])
        default: return nil
        }
    }

    private init?(numeric text: some StringProtocol) {
        let numbers = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        if numbers.count == 1, let year = Self.year(text) {
            self.init(year)
        } else if numbers.count == 3, let year = Self.year(numbers[0]) {
            self.init(year: year, month: Self.small(numbers[1]), day: Self.small(numbers[2]))
        } else if numbers.count == 3, let year = Self.year(numbers[2]) {
            self.init(dayOrMonth: Self.small(numbers[0]), Self.small(numbers[1]), year: year)
        } else {
            return nil
        }
    }

    private init(_ year: Int) {
        (self.year, month, day) = (year, nil, nil)
    }

    /// Day and month in either order; the day first where both would do.
    private init?(dayOrMonth first: Int?, _ second: Int?, year: Int) {
        guard let date = Self(year: year, month: second, day: first) ?? Self(year: year, month: first, day: second)
        else { return nil }
        self = date
    }

    private init?(year: Int, month: Int?, day: Int?) {
        guard let month, let day, CalendarDate(year: year, month: month, day: day) != nil else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    private init?(month: Substring, year: Substring) {
        guard let month = CalendarNames.month(month), let year = Self.year(year) else { return nil }
        (self.year, self.month, day) = (year, month, nil)
    }

    private init?(_ first: Substring, _ second: Substring, year: Substring) {
        guard let year = Self.year(year) else { return nil }
        if let month = CalendarNames.month(first) {
            self.init(year: year, month: month, day: Self.ordinal(second))
        } else {
            self.init(year: year, month: CalendarNames.month(second), day: Self.ordinal(first))
        }
    }

    private static func year(_ text: some StringProtocol) -> Int? {
        text.utf8.count == 4 ? Int(text) : nil
    }

    private static func small(_ text: some StringProtocol) -> Int? {
        (1...2).contains(text.utf8.count) ? Int(text) : nil
    }

    private static func ordinal(_ text: Substring) -> Int? {
        let digits = text.prefix(while: \.isNumber)
        return ["", "st", "nd", "rd", "th"].contains(text.dropFirst(digits.count)) ? small(digits) : nil
    }
}
