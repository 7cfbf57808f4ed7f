/// The words for days and months.
enum Calendar {
    private static let weekdays = words(
        """
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun.
        """)
    private static let months = words(
        """
        January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug \
        Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.
        """)

    private static func words(_ list: String) -> Set<NameTable.Key> {
        Set(list.split(whereSeparator: \.isWhitespace).map { NameTable.Key(String($0)) })
    }

    /// Whether a word names a month.
    static func isMonth(_ word: String) -> Bool { months.contains(NameTable.Key(word)) }

    /// Whether a word names a day of the week.
    static func isWeekday(_ word: String) -> Bool { weekdays.contains(NameTable.Key(word)) }

    /// Whether a word names a day of the week or a month, or several such days.
    static func isName(_ word: String) -> Bool {
        isMonth(word) || isWeekday(word) || word.hasSuffix("days") && isWeekday(String(word.dropLast()))
    }

    /// Whether a word is a year of four digits.
    static func isYear(_ word: String) -> Bool {
        guard word.utf8.count == 4, let year = Int(word) else { return false }
        return 1000...2199 ~= year
    }

    /// Whether a word is a date in numbers, the year first: "2019-08-22".
    static func isNumericDate(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && isYear(String(parts[0]))
            && parts[1...].allSatisfy { isDay(String($0)) && $0.count == 2 }
    }

    /// Whether a word is a day of a month: "22", "22nd".
    static func isDay(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard let day = Int(digits), 1...31 ~= day else { return false }
        return ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
    }
}
