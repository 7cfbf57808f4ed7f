import Documents
import Foundation
import Testing

@Suite("Reading documents")
struct DocumentTests {
    @Test(
        "finds the day of publication and where the prose starts",
        arguments: [
            (" date 2021-03-04 Rain fell.", "2021-03-04", "Rain fell."),
            ("Published: 2021-03-04\n\nRain fell.", "2021-03-04", "Rain fell."),
            (
                "LIMA, Peru (XY) — Rain fell Thursday, March 4, 2021.", "2021-03-04",
                "Rain fell Thursday, March 4, 2021."
            ),
            ("Rain\n4 March 2021\nRain fell.", "2021-03-04", "Rain\n4 March 2021\nRain fell."),
            ("Rain\r\nMarch 4, 2021\r\nRain fell.", "2021-03-04", "Rain\r\nMarch 4, 2021\r\nRain fell."),
        ])
    func header(text: String, date: String, prose: String) {
        let document = Document(text: text, name: "rain.txt")
        #expect(document.date?.description == date)
        #expect(document.prose == prose)
    }

    @Test(
        "a text that does not tell its day has none, and is prose from its first word",
        arguments: [
            "Rain fell - at last.", "Bolivar was born on July 24, 1783. Rain fell on Thursday.",
            "NATO, which met in Oslo, signed a deal - at last.", "NATO – an alliance – met.",
        ])
    func noDate(text: String) {
        let document = Document(text: text, name: "rain.txt")
        #expect(document.date == nil)
        #expect(document.prose == text)
    }

    @Test("names line and column of the first byte that is not UTF-8")
    func invalidEncoding() throws {
        let error = try #require(throws: DocumentError.self) {
            try Document(bytes: Array("ä\nab".utf8) + [0xFF, 0x41], name: "bad.txt")
        }
        #expect(error.code == .invalidUTF8)
        #expect(error.line == 2)
        #expect(error.column == 3)
    }

    @Test(
        "a long text is cut into sections behind blank lines, lines or words, and nothing is lost",
        arguments: [
            ("aaa bbb\n\nccc ddd\n\neee fff\n\n", 12, ["aaa bbb\n\n", "ccc ddd\n\n", "eee fff\n\n"]),
            ("aaa bbb\nccc ddd\neee", 12, ["aaa bbb\n", "ccc ddd\neee"]), ("aaa bbb ccc", 8, ["aaa bbb ", "ccc"]),
            ("äääääää ö", 4, ["äääääää ", "ö"]), ("aaaaaaaa", 4, ["aaaaaaaa"]),
            ("date 2021-03-04 aa bb", 4, ["aa ", "bb"]),
        ])
    func sections(text: String, length: Int, expected: [String]) {
        let document = Document(text: text, name: "x")
        #expect(document.sections(length: length).map { document.text(in: $0) } == expected)
    }

    @Test("refuses an empty text", arguments: ["", " \n\t", "\u{FEFF}"])
    func empty(text: String) throws {
        let error = try #require(throws: DocumentError.self) { try Document(bytes: Array(text.utf8), name: "x") }
        #expect(error.code == .empty)
    }

    @Test("refuses a missing file and a folder", arguments: ["/nonexistent/file.txt", "/"])
    func unreadable(path: String) throws {
        let error = try #require(throws: DocumentError.self) { try Document(path: path) }
        #expect(error.code == .unreadable)
    }
}

@Suite("Calendar days")
struct CalendarDateTests {
    @Test("every day of four centuries converts to its number and back, and weekdays follow one another")
    func dayNumbers() throws {
        let first = try #require(CalendarDate(year: 1800, month: 1, day: 1))
        for offset in stride(from: 0, to: 146_097, by: 1) {
            let date = first.advanced(by: offset)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day)?.dayNumber == date.dayNumber)
        }
        #expect(CalendarDate(iso8601: "2019-08-22")?.weekday == 3)
    }

    @Test("days that do not exist are refused", arguments: ["2019-02-29", "2019-13-01", "2019-00-10", "19-01-01", "x"])
    func refused(text: String) {
        #expect(CalendarDate(iso8601: text) == nil)
    }
}
