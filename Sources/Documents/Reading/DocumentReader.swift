internal import JSON
import SystemPackage

/// Reads documents one after the other: a text file or page is a single one, a corpus of JSON Lines has one in each line.
///
/// A record of a corpus is an object with the members `text` (or `sent`), and perhaps `id`, `title` and `date`. A document is
/// called by its `id`, or else by the file and the line. Places in it count the characters of its text.
///
/// ```swift
/// var reader = try DocumentReader(path: "news.jsonl")
/// while let document = try reader.next() { … }
/// ```
public struct DocumentReader: ~Copyable {
    private let name: String
    private let path: String
    private var lines: LineSource?
    private var single: Document?
    /// How many bytes have been read.
    public var byteCount: Int { lines?.byteCount ?? 0 }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - format: what it holds; its name or content tells it where it is not given.
    /// - Throws: `unreadable`, and for a single document all that is wrong with it.
    public init(path: String, format: DocumentFormat? = nil) throws(DocumentError) {
        let isInput = path == "-"
        let known = format ?? DocumentFormat(fileName: path)
        let shown = isInput ? "<standard input>" : path
        if known == .jsonLines {
            lines = try LineSource(path: isInput ? nil : path, name: shown)
        } else if isInput {
            single = try Document(descriptor: 0, name: "standard input", format: known)
        } else {
            single = try Document(path: path, format: known)
        }
        self.path = shown
        name = isInput ? "standard input" : FilePath(path).lastComponent?.string ?? path
    }

    /// Reads the next document.
    ///
    /// - Returns: `nil` behind the last.
    /// - Throws: what is wrong with the next one, with the line.
    public mutating func next() throws(DocumentError) -> Document? {
        guard let lines else { return single.take() }
        while let line = try lines.next() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            return try record(line, number: lines.lineNumber)
        }
        return nil
    }

    private func record(_ line: ArraySlice<UInt8>, number: Int) throws(DocumentError) -> Document {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: Array(line))
        } catch {
            throw DocumentError(
                .invalidRecord, name: path, line: number, column: error.location?.column ?? 1, message: error.message)
        }
        guard let text = value["text"]?.string ?? value["sent"]?.string else {
            throw DocumentError(
                .invalidRecord, name: path, line: number, column: 1,
                message: "there is no text in the record; it takes an object with a string named text")
        }
        let day = value["date"]?.string
        let date = day.flatMap { CalendarDate(iso8601: $0.prefix(10)) }
        if let day, date == nil {
            throw DocumentError(
                .invalidRecord, name: path, line: number, column: 1,
                message: "the date \(day) is no day such as 2019-08-22")
        }
        var id = value["id"]?.string
        if case .number(let given) = value["id"] { id = given.lexicalForm }
        var document = Document(text: text, name: id ?? "\(name):\(number)", date: date)
        document.title = value["title"]?.string
        return document
    }
}
