extension Document {
    /// Makes a document of the main text of a page.
    ///
    /// Menus, headers, footers, forms, scripts and the like are left out, and so is what stands outside of `<article>` or
    /// `<main>` where these hold the text. Places in the file stay known: see ``characterOffsets``.
    ///
    /// - Parameters:
    ///   - html: the page.
    ///   - name: the name people know it by.
    ///   - date: the day of publication; looked for in the page where it is not given.
    /// - Complexity: O(n).
    public init(html: String, name: String, date: CalendarDate? = nil) {
        let html = html.unicodeScalars.first == "\u{FEFF}" ? String(html.unicodeScalars.dropFirst()) : html
        let parser = HTMLParser(Array(html.utf8))
        let main = HTMLMainText(parser.blocks)
        let title = String(decoding: parser.title, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        self.init(
            text: String(decoding: main.text, as: UTF8.self), name: name, date: date ?? parser.date,
            title: title.isEmpty ? nil : title.joined(separator: " "), source: Source(content: html, map: main.map))
    }
}
