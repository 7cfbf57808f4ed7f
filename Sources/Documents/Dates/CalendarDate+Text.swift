extension CalendarDate {
    /// Makes a day from `2019-08-22`; `nil` where the text is anything else.
    public init?(iso8601 text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        guard isNumeric, parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of publication that the beginning of a text tells without saying so: a day on a line of its own, or one
    /// with its weekday, as in "Thursday, 22 August 2019".
    ///
    /// Other days in a text are what it speaks of, such as birthdays. Only the first thousand characters are looked at.
    public static func ofPublication(in text: String) -> CalendarDate? {
        for line in text.prefix(1_000).split(whereSeparator: \.isNewline) {
            let words = line.split { $0.isWhitespace || ",()—".contains($0) }
            for (index, word) in words.enumerated() {
                let isAnnounced = words.count <= 5 || (index > 0 && CalendarNames.weekday(words[index - 1]) != nil)
                guard isAnnounced else { continue }
                if let date = CalendarDate(iso8601: word) { return date }
                if index + 2 < words.count, let date = date(word, words[index + 1], words[index + 2]) { return date }
            }
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
