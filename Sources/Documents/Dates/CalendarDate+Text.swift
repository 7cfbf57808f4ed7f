extension CalendarDate {
    /// Makes a day from `2019-08-22`; `nil` where the text is anything else.
    public init?(iso8601 text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The first day that a text writes out with its year, as `2019-08-22`, `Aug. 22, 2019` or `22 August 2019`.
    ///
    /// - Complexity: O(length of the text up to that day).
    public static func first(in text: String) -> CalendarDate? {
        var window: [Substring] = []
        for word in text.split(whereSeparator: { " \t\r\n,()—".contains($0) }) {
            if let date = CalendarDate(iso8601: word) { return date }
            window.append(word)
            if window.count > 3 { window.removeFirst() }
            if window.count == 3, let date = date(window[0], window[1], window[2]) { return date }
        }
        return nil
    }

    /// The day that three words write out: month, day, year or day, month, year.
    private static func date(_ first: Substring, _ second: Substring, _ third: Substring) -> CalendarDate? {
        guard let year = Int(third.prefix(while: \.isNumber)), year > 999 else { return nil }
        if let month = CalendarNames.month(first), let day = Int(second) {
            return CalendarDate(year: year, month: month, day: day)
        }
        if let month = CalendarNames.month(second), let day = Int(first) {
            return CalendarDate(year: year, month: month, day: day)
        }
        return nil
    }
}
