/// What stands before the prose of a text: a line or phrase that gives the day of publication, and a dateline.
struct DocumentHeader {
    /// Where the prose starts, as a UTF-8 byte offset.
    private(set) var bodyStart = 0
    /// The day that the header gives.
    private(set) var date: CalendarDate?

    init(_ text: String) {
        var rest = text[...]
        Self.dropBlank(&rest)
        if let date = Self.takeDate(&rest) {
            self.date = date
            Self.dropBlank(&rest)
        }
        Self.takeDateline(&rest)
        bodyStart = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
    }

    /// Takes `2019-08-22`, `date 2019-08-22` or `Published: 2019-08-22` off the front.
    private static func takeDate(_ rest: inout Substring) -> CalendarDate? {
        let line = rest.prefix { !$0.isNewline }
        let words = line.split(separator: " ", maxSplits: 2)
        let labels = ["date", "date:", "published", "published:", "updated:"]
        guard let first = words.first else { return nil }
        let candidate = labels.contains(first.lowercased()) ? words.dropFirst().first : first
        guard let candidate, let date = CalendarDate(iso8601: candidate) else { return nil }
        rest = rest[candidate.endIndex...]
        return date
    }

    /// Takes a dateline such as `QUITO, Ecuador (XY) — ` off the front.
    ///
    /// It is a place in capitals, perhaps its country, perhaps an agency in brackets, and a dash. A single word in capitals
    /// without any of these, or without a long dash, may be anybody's name.
    private static func takeDateline(_ rest: inout Substring) {
        let line = rest.prefix { !$0.isNewline }.prefix(80)
        guard
            let dash = ["—", "–", "--", " - "].compactMap({ line.firstRange(of: $0) }).min(by: {
                $0.lowerBound < $1.lowerBound
            })
        else { return }
        let place = line[..<dash.lowerBound]
        let parts = place.prefix { $0 != "(" }.split(separator: ",").map { $0.split(separator: " ") }
        guard let city = parts.first, !city.isEmpty, parts.count <= 3,
            city.allSatisfy({ $0.allSatisfy { $0.isUppercase || !$0.isLetter } }),
            parts.dropFirst().allSatisfy({ $0.count <= 3 && $0.allSatisfy { $0.first?.isLowercase == false } }),
            city.count > 1 || parts.count > 1 || place.contains("(")
                || dash.upperBound > line.startIndex && line[dash] == "—"
        else { return }
        rest = rest[dash.upperBound...]
        dropBlank(&rest)
    }

    private static func dropBlank(_ rest: inout Substring) {
        rest = rest.drop { $0.isWhitespace }
    }
}
