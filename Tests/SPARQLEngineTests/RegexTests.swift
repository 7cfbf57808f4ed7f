import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Regular expressions")
struct RegexTests {
    static let cases: [(text: String, pattern: String, flags: String, matches: Bool?)] = [
        ("abc", "b", "", true), ("abc", "^b", "", false), ("abc", "c$", "", true), ("abc", "^abc$", "", true),
        ("", "^$", "", true), ("", "x*", "", true), ("abc", "[^a]b", "i", false), ("Abc", "[^a]b", "i", false),
        ("xbc", "[^A]B", "i", true), ("abc", "A", "", false), ("abc", "A", "i", true),
        ("ÉTÉ", "été", "i", true), ("a\nb", "a.b", "", false), ("a\nb", "a.b", "s", true), ("a\nb", "^b$", "", false),
        ("a\nb", "^b$", "m", true), ("a b", "a b", "x", false), ("ab", "a b", "x", true), ("a.b", "a.b", "q", true),
        ("axb", "a.b", "q", false), ("aaa", "^a{2,3}$", "", true), ("aaaa", "^a{2,3}$", "", false),
        ("aab", "^(a|ab)(b|)$", "", false), ("ab", "^(a|ab)(b|)$", "", true), ("x1", "\\d", "", true),
        ("x٣", "\\d", "", true), ("x", "\\D", "", true), ("-", "[a\\-z]", "", true), ("m", "[a-z-[aeiou]]", "", true),
        ("e", "^[a-z-[aeiou]]$", "", false), ("Ω", "\\p{Lu}", "", true), ("ω", "\\P{Lu}", "", true),
        ("\u{1F30D}", "^.$", "", true), ("a", "(", "", nil), ("a", "a**", "", nil), ("a", "[b-a]", "", nil),
        ("a", "a", "y", nil), ("a", "\\p{Nope}", "", nil), ("a", "a{3,2}", "", nil), ("aa", "(a)\\1", "", nil),
    ]

    @Test("match as XPath says", arguments: cases)
    func matching(text: String, pattern: String, flags: String, matches: Bool?) throws {
        #expect(try evaluate("REGEX(\(quoted(text)), \(quoted(pattern)), \(quoted(flags)))") == matches.map { "\($0)" })
    }

    @Test(
        "replace as XPath says",
        arguments: [
            ("abracadabra", "bra", "*", "a*cada*"), ("abracadabra", "a.*a", "*", "*"),
            ("abracadabra", "a.*?a", "*", "*c*bra"), ("abracadabra", "a", "", "brcdbr"),
            ("abracadabra", "a(.)", "a$1$1", "abbraccaddabbra"), ("darted", "^(.*?)d(.*)$", "$1c$2", "carted"),
            ("AAAA", "A+?", "b", "bbbb"), ("abc", "b", "\\$", "a$c"), ("abc", "x*", "-", nil), ("abc", "b", "$", nil),
        ] as [(String, String, String, String?)])
    func replacing(text: String, pattern: String, replacement: String, expected: String?) throws {
        #expect(try evaluate("REPLACE(\(quoted(text)), \(quoted(pattern)), \(quoted(replacement)))") == expected)
    }

    @Test("take time in proportion to the text, whatever the pattern", .timeLimit(.minutes(1)))
    func boundedTime() throws {
        let text = quoted(String(repeating: "a", count: 20_000))
        #expect(try evaluate("REGEX(\(text), \"^(a+)+b$\")") == "false")
        #expect(try evaluate("REGEX(\(text), \"(a|a)*(a|aa)*c\")") == "false")
        #expect(try evaluate("REGEX(\(text), \"(a{1,9999}){1,9999}b\")") == nil)
    }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    /// The lexical form of an expression's value; `nil` for an error.
    private func evaluate(_ expression: String) throws -> String? {
        let query = try Query(parsing: "SELECT (\(expression) AS ?x) {}")
        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: TripleStore().snapshot()) else {
            return nil
        }
        return solutions.first { _ in true }?["x"]?.literal?.lexicalForm
    }
}
