import RDF
import Testing

@Suite("IRI resolution")
struct IRIResolutionTests {
    /// RFC 3986, sections 5.4.1 and 5.4.2.
    static let examples: [(String, String)] = [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"), ("g?y/./x", "http://a/b/c/g?y/./x"),
        ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/./x", "http://a/b/c/g#s/./x"),
        ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
    ]

    @Test("The examples of RFC 3986 resolve as it says", arguments: examples)
    func resolvesExample(_ reference: String, _ expected: String) {
        #expect(IRI.resolve(reference, base: "http://a/b/c/d;p?q")?.string == expected)
    }

    @Test("A base without a path gives one to a relative reference")
    func emptyPath() {
        #expect(IRI.resolve("g", base: "http://a")?.string == "http://a/g")
        #expect(IRI.resolve("../g", base: "urn:x")?.string == "urn:g")
    }

    @Test(
        "What may not stand in an IRI is refused",
        arguments: ["a b", "http://a/<", "http://a/\"", "http://a/{", "relative", "", "1a:b", "http://a/\u{1}"])
    func invalid(_ string: String) {
        #expect(!IRI.isValid(string))
    }

    @Test("Letters of any script may stand in an IRI")
    func international() {
        #expect(IRI.isValid("http://例え.jp/ä?q#é"))
    }
}
