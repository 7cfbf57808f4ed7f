import Documents
import Testing

@Suite("Reading pages of HTML")
struct HTMLTests {
    private static let page = """
        <!DOCTYPE html>
        <html><head><title>Rain &amp; sun</title><meta property="article:published_time" content="2021-03-04T10:00:00Z">
        <style>p { color: red }</style><script>var x = "<p>No.</p>";</script></head>
        <body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <article><header><h1>Rain in Lima</h1></header>
        <p>Rain   fell in <b>Lima</b>, the caf&eacute; owners&nbsp;said.</p><p>It was 5 &lt; 6<br>degrees.</p>
        <ul><li><a href="/more">Read more about rain</a></li></ul></article>
        <footer><p>All rights reserved.</p></footer></body></html>
        """

    @Test("takes the main text, title and date")
    func mainText() {
        let document = Document(html: Self.page, name: "rain.html")
        #expect(document.title == "Rain & sun")
        #expect(document.date?.description == "2021-03-04")
        #expect(
            document.text
                == "Rain in Lima\n\nRain fell in Lima, the café owners\u{A0}said.\n\nIt was 5 < 6 degrees.")
    }

    @Test("tells where words stand in the file", arguments: ["Rain fell", "Lima", "degrees", "in Lima"])
    func places(words: String) throws {
        let document = Document(html: "\u{FEFF}<p>Ünter</p>" + Self.page, name: "rain.html")
        let text = document.text
        let range = try #require(text.ranges(of: words).last)
        let bytes = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        let characters = document.characterOffsets.characters(of: bytes..<bytes + words.utf8.count)
        let file = Array(("<p>Ünter</p>" + Self.page).unicodeScalars)
        var found = String(String.UnicodeScalarView(file[characters]))
        found = found.replacing("<b>", with: "").replacing("   ", with: " ")
        #expect(found == words)
    }

    @Test("a reference stands for itself as a whole")
    func references() throws {
        let html = "<p>caf&eacute;s &amp; bars</p>"
        let document = Document(html: html, name: "x.html")
        #expect(document.text == "cafés & bars")
        let offsets = document.characterOffsets
        let file = Array(html.unicodeScalars)
        func source(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(file[offsets.characters(of: range)]))
        }
        #expect(source(0..<6) == "caf&eacute;s")
        #expect(source(7..<8) == "&amp;")
        #expect(source(9..<13) == "bars")
    }

    @Test("long runs of text, which the parser hands over in parts, keep their places")
    func longRuns() {
        let words = (0..<4000).map { "wört\($0)" }
        let html = "<html><body><p>" + words.joined(separator: " ") + "</p></body></html>"
        let document = Document(html: html, name: "x.html")
        #expect(document.text == words.joined(separator: " "))
        let offsets = document.characterOffsets
        let file = Array(html.unicodeScalars)
        var start = 0
        for word in words {
            let characters = offsets.characters(of: start..<start + word.utf8.count)
            #expect(String(String.UnicodeScalarView(file[characters])) == word)
            start += word.utf8.count + 1
        }
    }

    @Test(
        "any bytes give a text or an error",
        arguments: [
            "<p", "<", "&", "<html", "<p>\u{0}a", "</p></p>", "<!--", "<![CDATA[x]]>", "<p>&#0;&#x110000;&bogus;",
            "<script>", "<a href='x'>", "\u{FFFF}<b>\u{1F600}",
        ])
    func hostile(html: String) { expectTextOrError(html) }

    @Test("elements fifty thousand deep give a text or an error")
    func deeplyNested() { expectTextOrError(String(repeating: "<div>", count: 50_000)) }

    private func expectTextOrError(_ html: String) {
        let document = Document(html: html, name: "x.html")
        let count = document.text.utf8.count
        let characters = document.characterOffsets.characters(of: 0..<count)
        #expect(characters.upperBound <= html.unicodeScalars.count)
    }

    @Test("a file is taken as HTML by its name or its first characters")
    func detection() throws {
        let html = Array("<HTML><p>Rain.</p></HTML>".utf8)
        #expect(try Document(bytes: html, name: "x").text == "Rain.")
        #expect(try Document(bytes: Array("<p>Rain.</p>".utf8), name: "x.htm").text == "Rain.")
        #expect(try Document(bytes: html, name: "x.txt").text == "<HTML><p>Rain.</p></HTML>")
        #expect(throws: DocumentError.self) { try Document(bytes: Array("<html></html>".utf8), name: "x") }
    }
}
