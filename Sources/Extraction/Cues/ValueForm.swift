import Documents
import Language

/// A form in which a value can be given.
enum ValueForm: String, CaseIterable, Hashable, Sendable {
    /// As `2010-08-22`.
    case isoDate = "ISO date"
    /// As `22 August 2010`; a month or year as its first day.
    case longDate = "long date"
    /// The digits of a number.
    case number
    /// The name of the country that a text or an adjective means.
    case country
    /// As it stands.
    case text
    /// With the last noun in the singular.
    case singular
    /// The digits of a number with a decimal point.
    case decimal

    /// The forms that a candidate can be given in, and how they look.
    ///
    /// - Complexity: O(length).
    static func forms(of candidate: ArgumentCandidate, gazetteer: Gazetteer) -> [(form: ValueForm, text: String)] {
        var found: [(ValueForm, String)] = [(.text, candidate.text)]
        if let date = WrittenDate(candidate.text) { found += forms(of: date) }
        if let digits = digits(candidate.text) {
            found.append((.number, digits))
            found.append((.decimal, digits.contains(".") ? digits : digits + ".0"))
        }
        if let singular = candidate.singular { found.append((.singular, singular)) }
        let country =
            gazetteer.country(named: candidate.text)?.name
            ?? gazetteer.placeOfNationality(candidate.text).flatMap { gazetteer.country(named: $0)?.name }
        if let country { found.append((.country, country)) }
        return found
    }

    private static func forms(of date: WrittenDate) -> [(ValueForm, String)] {
        func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let (day, month) = (padded(date.day ?? 1), date.month ?? 1)
        var found: [(ValueForm, String)] = []
        if date.day != nil { found.append((.isoDate, "\(date.year)-\(padded(month))-\(day)")) }
        found.append((.longDate, "\(day) \(CalendarNames.name(ofMonth: month)) \(date.year)"))
        return found
    }

    /// The digits of a number that stands alone, perhaps with a sign for money: `211200000` for "$211,200,000".
    static func digits(_ text: String) -> String? {
        let bare = text.drop { "$€£".contains($0) }
        guard let last = bare.last, last.isASCII, last.isNumber, bare.count(where: { $0 == "." }) <= 1,
            bare.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "," || $0 == "." })
        else { return nil }
        return String(bare.filter { $0 != "," })
    }
}
