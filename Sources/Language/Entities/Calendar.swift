/// The words for days and months.
enum Calendar {
    private static let names: Set<String> = Set(
        """
        Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September \
        October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. \
        Sept. Oct. Nov. Dec. Mon. Tue. Tues. Wed. Thu. Thurs. Fri. Sat. Sun.
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Whether a word names a day of the week or a month.
    static func isName(_ word: String) -> Bool {
        names.contains(word) || word.hasSuffix("days") && names.contains(String(word.dropLast()))
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
