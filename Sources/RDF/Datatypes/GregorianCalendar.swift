/// The proleptic Gregorian calendar that the XML Schema date types use (XSD 1.1 Datatypes, appendix E).
public enum GregorianCalendar {
    /// How many days a month has.
    ///
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - year: the year; 0 is the year before 1.
    @inlinable
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to a date; counts eras of 400 years from 1 March, as Howard Hinnant's days_from_civil does.
    @inlinable
    public static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
