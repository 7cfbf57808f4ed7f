/// A text to read facts from, with what is known of it as a whole.
public struct Document: Hashable, Sendable {
    /// The name people know it by, usually the file name.
    public var name: String
    /// The whole text, without a byte order mark; of a page its main text.
    public let text: String
    /// The part of the text that is prose, as UTF-8 byte offsets: header lines such as `date 2019-08-22` lie before it.
    public let body: Range<Int>
    /// The day of publication, against which "Thursday" and "last month" are understood.
    public var date: CalendarDate?
    /// What the document itself says it is called, where it does.
    public var title: String?
    /// The file that the text was taken out of, where they differ, and where each part stands in it.
    private var source: Source?

    /// A file with markup.
    struct Source: Hashable, Sendable {
        let content: String
        let map: SourceMap
    }

    /// Makes a document of a text in memory; a header is looked for as in a file.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - name: the name people know it by.
    ///   - date: the day of publication; looked for in the text where it is not given.
    public init(text: String, name: String, date: CalendarDate? = nil) {
        self.init(text: text, name: name, date: date, title: nil, source: nil)
    }

    init(text: String, name: String, date: CalendarDate?, title: String?, source: Source?) {
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        let header = DocumentHeader(text)
        self.name = name
        self.text = text
        self.body = header.bodyStart..<text.utf8.count
        self.date = date ?? header.date ?? CalendarDate.ofPublication(in: text)
        self.title = title
        self.source = source
    }

    /// The prose of the document.
    public var prose: String { text(in: body) }

    /// Where places of the text stand in the file, in characters.
    ///
    /// - Complexity: O(n) in the length of the file.
    public var characterOffsets: CharacterOffsets {
        guard let source else { return CharacterOffsets(text) }
        return CharacterOffsets(source.content, map: source.map)
    }
}
