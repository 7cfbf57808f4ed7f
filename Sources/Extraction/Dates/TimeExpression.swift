import Documents
import Language

/// Days that phrases mean, such as "Thursday", "22 August 2019" and "yesterday".
struct TimeExpression {
    /// The day of publication.
    let anchor: CalendarDate?
    /// A day near those that are told without a year, where the day of publication is not known.
    var companion: CalendarDate?

    /// The day that some words mean, if they mean one.
    ///
    /// A weekday is the last one up to the day of publication, as news tell it, unless "next" stands before it; a day
    /// of the year without a year lies in the year in which it is nearest to the day of publication.
    ///
    /// - Parameter words: the forms of the words, in the order of the text.
    func date(_ words: [String]) -> CalendarDate? {
        let words = words.filter { $0 != "," && !$0.isEmpty }
        if let date = words.lazy.compactMap({ CalendarDate(iso8601: $0) }).first { return date }
        if let date = writtenDate(words) { return date }
        return relativeDate(words.map { $0.lowercased() })
    }

    private func writtenDate(_ words: [String]) -> CalendarDate? {
        for (index, word) in words.enumerated() {
            guard let month = CalendarNames.month(word), word.first?.isUppercase == true else { continue }
            let after = index + 1 < words.count ? Self.day(words[index + 1]) : nil
            let before = index > 0 ? Self.day(words[index - 1]) : nil
            guard let day = after ?? before else { continue }
            let yearIndex = after == nil ? index + 1 : index + 2
            let year = yearIndex < words.count ? Int(words[yearIndex]).flatMap { $0 > 999 ? $0 : nil } : nil
            if let year { return CalendarDate(year: year, month: month, day: day) }
            return nearest(month: month, day: day)
        }
        return nil
    }

    private static func day(_ word: String) -> Int? {
        let digits = word.prefix(while: \.isNumber)
        guard ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count)) else { return nil }
        return Int(digits).flatMap { (1...31).contains($0) ? $0 : nil }
    }

    private func nearest(month: Int, day: Int) -> CalendarDate? {
        guard let anchor = anchor ?? companion else { return nil }
        let candidates = (-1...1).compactMap { CalendarDate(year: anchor.year + $0, month: month, day: day) }
        return candidates.min { abs($0.dayNumber - anchor.dayNumber) < abs($1.dayNumber - anchor.dayNumber) }
    }

    private func relativeDate(_ words: [String]) -> CalendarDate? {
        guard let anchor else { return nil }
        if words.contains("yesterday") { return anchor.advanced(by: -1) }
        if words.contains("today") || words.contains("tonight") { return anchor }
        if words.contains("tomorrow") { return anchor.advanced(by: 1) }
        guard let weekday = words.lazy.filter({ $0.count > 3 }).compactMap({ CalendarNames.weekday($0) }).first else {
            return nil
        }
        let distance = (anchor.weekday - weekday + 7) % 7
        let back = words.contains("last") && distance == 0 ? 7 : distance
        return anchor.advanced(by: words.contains("next") ? (back == 0 ? 7 : 7 - back) : -back)
    }
}

extension TimeExpression {
    /// Whether a word can head a phrase that means a day.
    static func isTimeWord(_ word: String) -> Bool {
        CalendarDate(iso8601: word) != nil
            || (word.count > 2 && word.first?.isUppercase == true
                && (CalendarNames.month(word) != nil || (word.count > 3 && CalendarNames.weekday(word) != nil)))
    }
}
