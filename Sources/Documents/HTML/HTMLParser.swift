internal import CLibXML2

/// Reads the blocks of a page through the events of libxml2's HTML reader.
///
/// The page is taken as UTF-8, whatever it says of itself, and nothing outside of it is read. Faulty markup is repaired as
/// browsers do, so that every file gives some blocks.
///
/// Safety: the pointers of libxml2 live in this class only, which is made, used and dropped within one call.
final class HTMLParser {
    /// Elements whose content is no prose of the page.
    private static let leftOut: Set<String> = [
        "script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "select",
        "svg",
        "iframe", "object", "menu", "dialog", "canvas", "audio", "video", "map", "math", "textarea", "figure",
    ]
    /// Elements that stand in a line of text.
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt",
        "u", "var", "wbr",
    ]
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    /// The names under which pages give their day of publication.
    private static let dateNames: Set<String> = [
        "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.issued", "datepublished", "pubdate",
        "publish-date", "publication_date", "parsely-pub-date",
    ]

    /// What an element means for the text in it.
    private struct Meaning {
        var isLeftOut = false
        var isLink = false
        var region = HTMLBlock.Region.page
    }

    private(set) var blocks: [HTMLBlock] = []
    /// The title of the page.
    private(set) var title: [UInt8] = []
    /// The day of publication that the page gives.
    private(set) var date: CalendarDate?

    private let source: [UInt8]
    private var context: htmlParserCtxtPtr?
    private var block = HTMLBlock(region: .page)
    /// What the open elements mean for the text in them, the innermost last.
    private var open: [Meaning] = []
    private var meaning = Meaning()
    private var isTitle = false
    /// The end of what has been read of the file.
    private var position = 0

    /// Reads a page.
    ///
    /// - Parameter source: the file, in UTF-8 without a byte order mark.
    /// - Complexity: O(n).
    init(_ source: [UInt8]) {
        self.source = source
        parse()
        endBlock()
    }

    private func parse() {
        var handler = HTMLParser.handler
        source.withUnsafeBufferPointer { buffer in
            // Safety: libxml2 copies the bytes; the context and its input are freed before this ends.
            let start = UnsafeRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard let start, let context = htmlCreateMemoryParserCtxt(start, CInt(buffer.count)) else { return }
            self.context = context
            context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            _ = htmlCtxtUseOptions(
                context, CInt(HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue | HTML_PARSE_NOERROR.rawValue))
            // What the page says of its encoding does not count; without this, libxml2 guesses.
            context.pointee.charset = CInt(XML_CHAR_ENCODING_UTF8.rawValue)
            withUnsafeMutablePointer(to: &handler) { handler in
                let own = context.pointee.sax
                context.pointee.sax = handler
                _ = htmlParseDocument(context)
                context.pointee.sax = own
            }
            if let document = context.pointee.myDoc { xmlFreeDoc(document) }
            htmlFreeParserCtxt(context)
            self.context = nil
        }
    }

    // MARK: Events

    fileprivate func startElement(_ name: String, _ attributes: (String) -> String?) {
        open.append(meaning)
        switch name {
        case "article": meaning.region = .article
        case "main": meaning.region = max(meaning.region, .main)
        case "a": meaning.isLink = true
        case "title": isTitle = title.isEmpty
        case "meta": note(attributes("property") ?? attributes("name") ?? attributes("itemprop"), attributes("content"))
        case "time" where !meaning.isLeftOut: note("date", attributes("datetime"))
        // The header of an article holds its heading.
        case "header" where meaning.region == .article: break
        case _ where HTMLParser.leftOut.contains(name): meaning.isLeftOut = true
        default: break
        }
        if name == "br" {
            breakLine()
        } else if !HTMLParser.inline.contains(name) {
            endBlock()
            block.isHeading = HTMLParser.headings.contains(name)
        }
    }

    fileprivate func endElement(_ name: String) {
        if name == "title" { isTitle = false }
        if name != "br", !HTMLParser.inline.contains(name) { endBlock() }
        meaning = open.popLast() ?? Meaning()
    }

    /// A line break is a space, and two of them end a paragraph.
    private func breakLine() {
        let lineFeed = HTMLBlock.Piece(bytes: [0x0A], source: position..<position, isCopied: true)
        if endsInBreak { endBlock() } else { block.pieces.append(lineFeed) }
    }

    private var endsInBreak: Bool {
        let blank = block.pieces.reversed().prefix { $0.bytes.allSatisfy(HTMLMainText.isSpace) }
        return blank.contains { $0.source.isEmpty }
    }

    fileprivate func characters(_ text: UnsafeBufferPointer<UInt8>) {
        let place = locate(text)
        if isTitle { title += text }
        guard !meaning.isLeftOut, !isTitle else { return }
        if block.pieces.isEmpty { block.region = meaning.region }
        let length = text.count { !HTMLMainText.isSpace($0) }
        block.textLength += length
        if meaning.isLink { block.linkLength += length }
        block.pieces.append(HTMLBlock.Piece(bytes: Array(text), source: place.range, isCopied: place.isCopied))
    }

    private func endBlock() {
        if !block.pieces.isEmpty { blocks.append(block) }
        block = HTMLBlock(region: .page)
    }

    private func note(_ name: String?, _ content: String?) {
        guard date == nil, let name, HTMLParser.dateNames.contains(name.lowercased()), let content else { return }
        date = CalendarDate(iso8601: content.prefix(10))
    }

    // MARK: Places

    /// Finds where a text that libxml2 hands over stands in the file.
    ///
    /// It hands over runs of text as they stand and each reference by itself, and is then behind them, or in front of their
    /// last character where it cuts a long run.
    private func locate(_ text: UnsafeBufferPointer<UInt8>) -> (range: Range<Int>, isCopied: Bool) {
        let current = max(position, min(consumed, source.count))
        for end in current...min(current + 4, source.count) {
            let start = end - text.count
            guard start >= position, source[start..<end].elementsEqual(text) else { continue }
            position = end
            return (start..<end, true)
        }
        let reference = source[position..<current].lastIndex(of: UInt8(ascii: "&")) ?? position
        position = current
        return (reference..<current, false)
    }

    private var consumed: Int {
        // Safety: the input belongs to the context, which lives as long as events come.
        guard let input = context?.pointee.input else { return 0 }
        return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
    }

    // MARK: Handlers

    /// Safety: the context of an event is the parser, which outlives the events.
    private static var handler: htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { parser, name, attributes in
            guard let parser, let name else { return }
            HTMLParser.of(parser).startElement(String(cString: name)) { HTMLParser.value(of: $0, in: attributes) }
        }
        handler.endElement = { parser, name in
            guard let parser, let name else { return }
            HTMLParser.of(parser).endElement(String(cString: name))
        }
        let characters: charactersSAXFunc = { parser, text, length in
            guard let parser, let text, length > 0 else { return }
            HTMLParser.of(parser).characters(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        handler.characters = characters
        handler.ignorableWhitespace = characters
        return handler
    }

    private static func of(_ pointer: UnsafeMutableRawPointer) -> HTMLParser {
        Unmanaged<HTMLParser>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Safety: attributes come as pairs of strings, with a null pointer behind the last pair.
    private static func value(
        of name: String, in attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> String? {
        guard var pair = attributes else { return nil }
        while let key = pair[0] {
            if String(cString: key) == name { return pair[1].map { String(cString: $0) } }
            pair += 2
        }
        return nil
    }
}
