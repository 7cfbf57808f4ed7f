import RDF

extension IRI {
    /// What stands behind the last `#` or `/`, or in IRIs without them the last `:`; the whole IRI where nothing does.
    var localName: String {
        let text = string.utf8
        var separators = [UInt8(ascii: "#"), UInt8(ascii: "/")]
        if !text.contains(where: separators.contains) { separators = [UInt8(ascii: ":")] }
        var end = text.endIndex
        // `http://example.org/a/` is called `a`.
        while end > text.startIndex, separators.contains(text[text.index(before: end)]) {
            end = text.index(before: end)
        }
        var start = end
        while start > text.startIndex, !separators.contains(text[text.index(before: start)]) {
            start = text.index(before: start)
        }
        return start == end ? string : String(decoding: text[start..<end], as: UTF8.self)
    }
}
