import Foundation
import Tercet
import TestSupport
import Testing

@Suite("Any text")
struct HostileTextTests {
    @Test(
        "tokens are the words of the file, whatever is in it",
        arguments: [
            "👩‍👩‍👧 met 🇵🇪 in Lima 🏠🏠. ", "| Name | Age |\n|------|-----|\n| Ana  | 31  |\n",
            "التقت آنا ببن في ليما يوم الخميس.",
            "func f(_ x: Int) -> [Int] { return x > 0 ? [x] : [] } // no\n",
            "Ana met Ben.\r\nThey talked.\r\n\r\nThe end.",
            "\u{FEFF}date 2019-08-22\r\n\r\nAna\u{A0}met\u{200B} Ben\u{2028}in Lima.",
            "e\u{301}\u{301}\u{301} \u{FE0F}\u{200D}", "\u{0}\u{1}\u{7F} a",
            "aaaa " + String(repeating: "x", count: 300), String(repeating: "met and ", count: 60),
            "“‘’”…—–-- '' `` -LRB-",
            "1,000.50 $3.2bn 50% 12:30 2019-08-22 a@b.example http://e.example/a?b=c#d",
            "ANA MET BEN!!! ana met ben???", ".",
            "你好。世界\n", "a\u{300}b c\u{327}d", "\u{1F468}\u{1F3FB} \u{E0067}",
        ])
    func text(text: String) throws {
        try LanguageChecks.check(Array(text.utf8), as: .text)
        let html = "<html><body><p>\(text)</p><p>Ana &amp; <b>Ben</b> met.</p></body></html>"
        try LanguageChecks.check(Array(html.utf8), as: .html)
    }

    @Test("what once broke the reading of a text or page does so no more", arguments: ["html", "text"])
    func corpus(name: String) throws {
        let folder = SharedFolder.projectFolder.appending(path: "Tests/Fuzzing/Corpus").appending(path: name)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files { try LanguageChecks.check(named: name)?(Array(Data(contentsOf: file))) }
    }
}
