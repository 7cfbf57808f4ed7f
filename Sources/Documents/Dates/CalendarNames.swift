/// The English names of months and weekdays, with their usual abbreviations.
public enum CalendarNames {
    private static let months = [
        ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"], ["june", "jun"],
        ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["october", "oct"], ["november", "nov"],
        ["december", "dec"],
    ]
    private static let weekdays = [
        ["monday", "mon"], ["tuesday", "tues", "tue"], ["wednesday", "wed"], ["thursday", "thurs", "thur", "thu"],
        ["friday", "fri"], ["saturday", "sat"], ["sunday", "sun"],
    ]

    /// The number of a month, 1…12.
    ///
    /// - Parameter word: a name or abbreviation, with or without a full stop, capitalized or not.
    public static func month(_ word: some StringProtocol) -> Int? { index(of: word, in: months).map { $0 + 1 } }

    /// The name of a month.
    ///
    /// - Parameter month: its number, 1…12; others are taken modulo 12.
    public static func name(ofMonth month: Int) -> String {
        let name = months[((month - 1) % 12 + 12) % 12][0]
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The number of a weekday, 0 for Monday … 6 for Sunday.
    ///
    /// - Parameter word: a name or abbreviation, with or without a full stop, capitalized or not.
    public static func weekday(_ word: some StringProtocol) -> Int? { index(of: word, in: weekdays) }

    private static func index(of word: some StringProtocol, in names: [[String]]) -> Int? {
        var key = word.lowercased()
        if key.hasSuffix(".") { key.removeLast() }
        return names.firstIndex { $0.contains(key) }
    }
}
