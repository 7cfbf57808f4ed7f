import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Functions and operators")
struct FunctionTests {
    /// An expression and its value as Turtle writes it; `nil` for an error.
    static let cases: [(String, String?)] = [
        ("1 + 2 * 3", "7"), ("7 / 2", "3.5"), ("1 / 0", nil),
        ("1e0 / 0", "\"INF\"^^<http://www.w3.org/2001/XMLSchema#double>"), ("0.1 + 0.2", "0.3"), ("-(2.5)", "-2.5"),
        ("9223372036854775807 + 1", nil), ("ROUND(-2.5)", "\"-2\"^^<http://www.w3.org/2001/XMLSchema#decimal>"),
        ("CEIL(1.2)", "\"2\"^^<http://www.w3.org/2001/XMLSchema#decimal>"), ("FLOOR(-1.5e0)", "-2.0E0"),
        ("ABS(-3)", "3"), ("STR(1e3)", "\"1e3\""), ("STR(05)", "\"05\""), ("1 = 1.0", "true"), ("01 = 1", "true"),
        ("\"a\" = 1", "false"), ("\"a\" < \"b\"", "true"), ("\"a\"@en = \"a\"", "false"),
        ("\"a\"^^<http://t> = \"b\"^^<http://t>", nil), ("\"a\"^^<http://t> = \"a\"^^<http://t>", "true"),
        ("<http://a> < <http://b>", nil), ("1 IN (2, 1, 1/0)", "true"), ("1 IN (2, 1/0)", nil),
        ("1 NOT IN (2, 3)", "true"), ("true || 1/0", "true"), ("false || 1/0", nil), ("false && 1/0", "false"),
        ("!\"\"", "true"), ("!\"x\"^^<http://t>", nil), ("IF(1 < 2, \"y\", 1/0)", "\"y\""),
        ("COALESCE(1/0, ?x, 3)", "3"), ("COALESCE()", nil), ("BOUND(?x)", "false"),
        ("SUBSTR(\"foobar\"@en, 4)", "\"bar\"@en"), ("SUBSTR(\"foobar\", 0, 3)", "\"fo\""),
        ("SUBSTR(\"\\U0001F30Dab\", 2, 1)", "\"a\""), ("STRLEN(\"\\U0001F30Dé\")", "2"),
        ("UCASE(\"straße\"@de)", "\"STRASSE\"@de"),
        ("CONCAT(\"a\"@en, \"b\"@en)", "\"ab\"@en"), ("CONCAT(\"a\"@en, \"b\")", "\"ab\""), ("CONCAT()", "\"\""),
        ("CONTAINS(\"foo\", \"oo\"@en)", nil), ("CONTAINS(\"foo\"@en, \"oo\")", "true"),
        ("STRBEFORE(\"abc\"@en, \"b\")", "\"a\"@en"), ("STRBEFORE(\"abc\"@en, \"x\")", "\"\""),
        ("STRAFTER(\"abc\"@en, \"\")", "\"abc\"@en"), ("ENCODE_FOR_URI(\"a b/é\")", "\"a%20b%2F%C3%A9\""),
        ("LANGDIR(\"a\"@en--ltr)", "\"ltr\""), ("LANGDIR(\"a\"@en)", "\"\""), ("LANGDIR(<http://a>)", nil),
        ("LANG(\"a\"@EN--rtl)", "\"en\""), ("HASLANG(\"a\"@en--ltr)", "true"), ("hasLang(\"a\")", "false"),
        ("hasLang(<http://a>)", "false"), ("hasLANGDIR(\"a\"@en)", "false"), ("hasLANGDIR(1/0)", nil),
        ("STRLANGDIR(\"a\", \"en\", \"rtl\")", "\"a\"@en--rtl"), ("STRLANGDIR(\"a\", \"en\", \"RTL\")", nil),
        ("STRLANGDIR(\"a\", \"\", \"rtl\")", nil), ("STRLANGDIR(\"a\"@en, \"en\", \"rtl\")", nil),
        ("\"a\"@en--ltr = \"a\"@en--ltr", "true"), ("\"a\"@en--ltr = \"a\"@en", "false"),
        ("\"a\"@en--ltr = \"a\"^^<http://t>", "false"), ("\"a\"@en--ltr < \"b\"@en--ltr", nil),
        ("UCASE(\"a\"@en--ltr)", "\"A\"@en--ltr"), ("SUBSTR(\"abc\"@en--rtl, 2)", "\"bc\"@en--rtl"),
        ("STRBEFORE(\"abc\"@en--ltr, \"b\"@en--ltr)", "\"a\"@en--ltr"),
        ("CONTAINS(\"abc\"@en--ltr, \"b\"@en--rtl)", nil), ("CONTAINS(\"abc\"@en--ltr, \"b\"@en)", nil),
        ("REPLACE(\"abc\"@en--ltr, \"b\", \"x\")", "\"axc\"@en--ltr"), ("REGEX(\"abc\"@en--ltr, \"B\", \"i\")", "true"),
        ("STR(\"abc\"@en--ltr)", "\"abc\""), ("STRLEN(\"abc\"@en--ltr)", "3"),
        (
            "DATATYPE(\"a\"@en--ltr)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>"
        ),
        ("!!\"x\"", "true"), ("!!!\"x\"", "false"),
        ("TRIPLE(<http://s>, <http://p>, 1)", "<<( <http://s> <http://p> 1 )>>"),
        ("TRIPLE(\"s\", <http://p>, 1)", nil), ("TRIPLE(<http://s>, \"p\", 1)", nil),
        ("TRIPLE(<<( <http://s> <http://p> 1 )>>, <http://p>, 1)", nil), ("TRIPLE(<http://s>, <http://p>, ?x)", nil),
        (
            "<<( <http://s> a 1 )>> = TRIPLE(<http://s>, IRI(CONCAT(\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\", \"type\")), 1.0)",
            "true"
        ),
        ("SAMETERM(<<( <http://s> <http://p> 1 )>>, TRIPLE(<http://s>, <http://p>, 0 + 1))", "true"),
        ("SAMETERM(<<( <http://s> <http://p> 1 )>>, <<( <http://s> <http://p> 1.0 )>>)", "false"),
        ("<<( <http://s> <http://p> 1 )>> != <<( <http://s> <http://p> 2 )>>", "true"),
        ("<<( <http://s> <http://p> 1 )>> = 1", "false"), ("<<( <http://s> <http://p> 1 )>> < 1", nil),
        ("<<( <http://s> <http://p> \"a\"^^<http://t> )>> = <<( <http://s> <http://p> \"b\"^^<http://t> )>>", nil),
        ("<<( <http://r> <http://p> \"a\"^^<http://t> )>> = <<( <http://s> <http://p> \"b\"^^<http://t> )>>", "false"),
        (
            "<<( <http://s> <http://p> \"NaN\"^^xsd:double )>> = <<( <http://s> <http://p> \"NaN\"^^xsd:double )>>",
            "false"
        ),
        ("ISTRIPLE(<<( <http://s> <http://p> 1 )>>)", "true"), ("isTriple(1)", "false"), ("ISTRIPLE(1/0)", nil),
        ("ISLITERAL(TRIPLE(<http://s>, <http://p>, 1))", "false"),
        ("ISIRI(TRIPLE(<http://s>, <http://p>, 1))", "false"),
        ("SUBJECT(TRIPLE(<http://s>, <http://p>, 1))", "<http://s>"),
        ("PREDICATE(<<( <http://s> <http://p> 1 )>>)", "<http://p>"),
        ("OBJECT(OBJECT(<<( <http://s> <http://p> <<( <http://s> <http://p> 1 )>> )>>))", "1"), ("OBJECT(1)", nil),
        ("STR(<<( <http://s> <http://p> 1 )>>)", nil), ("IF(<<( <http://s> <http://p> 1 )>>, 1, 2)", nil),
        ("DATATYPE(<<( <http://s> <http://p> 1 )>>)", nil), ("ISNUMERIC(<<( <http://s> <http://p> 1 )>>)", "false"),
        ("LANGMATCHES(\"en-GB\", \"en\")", "true"), ("LANGMATCHES(\"\", \"*\")", "false"), ("LANG(1)", "\"\""),
        ("MD5(\"abc\")", "\"900150983cd24fb0d6963f7d28e17f72\""), ("MD5(\"abc\"@en)", nil), ("MD5(1)", nil),
        ("SHA1(\"abc\")", "\"a9993e364706816aba3e25717850c26c9cd0d89d\""),
        ("SUBSTR(SHA256(\"\"), 1, 16)", "\"e3b0c44298fc1c14\""), ("STRLEN(SHA384(\"é\"))", "96"),
        ("SUBSTR(SHA512(\"abc\"), 113)", "\"2a9ac94fa54ca49f\""),
        ("DATATYPE(\"a\"@en)", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>"),
        ("IRI(\"http://a/\")", "<http://a/>"), ("STRDT(\"1\", <http://t>)", "\"1\"^^<http://t>"),
        ("YEAR(\"2020-02-29T12:34:56.5+05:30\"^^xsd:dateTime)", "2020"),
        ("SECONDS(\"2020-02-29T12:34:56.5+05:30\"^^xsd:dateTime)", "56.5"),
        (
            "TIMEZONE(\"2020-02-29T12:34:56-05:30\"^^xsd:dateTime)",
            "\"-PT5H30M\"^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration>"
        ),
        ("TZ(\"2020-02-29T12:34:56\"^^xsd:dateTime)", "\"\""), ("YEAR(\"2020-02-30T00:00:00\"^^xsd:dateTime)", nil),
        ("\"2020-01-01T00:00:00Z\"^^xsd:dateTime = \"2020-01-01T01:00:00+01:00\"^^xsd:dateTime", "true"),
        ("\"2020-01-01\"^^xsd:date < \"2020-01-02\"^^xsd:date", "true"),
        ("xsd:integer(\" 7 \")", "7"), ("xsd:integer(2.9)", "2"), ("xsd:integer(\"2.9\")", nil),
        ("xsd:boolean(\"1\")", "true"),
        ("xsd:string(1.50)", "\"1.5\""), ("xsd:string(1e6)", "\"1.0E6\""), ("xsd:double(\"INF\") > 1", "true"),
        (
            "xsd:dateTime(\"2020-01-01\"^^xsd:date)",
            "\"2020-01-01T00:00:00\"^^<http://www.w3.org/2001/XMLSchema#dateTime>"
        ),
        ("ISNUMERIC(\"x\"^^xsd:integer)", "false"), ("SAMETERM(1, 01)", "false"), ("ISBLANK(BNODE())", "true"),
        ("ISIRI(UUID())", "true"), ("STRLEN(STRUUID())", "36"), ("RAND() < 1", "true"), ("NOW() = NOW()", "true"),
    ]

    @Test("give the values of the recommendation", arguments: cases)
    func values(expression: String, expected: String?) throws {
        let query = try Query(
            parsing: "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (\(expression) AS ?value) {}")
        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: TripleStore().snapshot()) else {
            return
        }
        #expect(solutions.first { _ in true }?["value"].map(TermText.turtle) == expected)
    }

    @Test(
        "aggregate groups",
        arguments: [
            ("COUNT(?v)", "5"), ("COUNT(DISTINCT ?v)", "4"), ("SUM(?v)", "11.5"), ("AVG(?v)", "2.3"), ("MIN(?v)", "1"),
            ("MAX(?v)", "4.5"), ("GROUP_CONCAT(DISTINCT ?v; SEPARATOR=\"|\")", "\"1|3|2|4.5\""),
            ("SUM(DISTINCT ?v)", "10.5"),
        ])
    func aggregates(expression: String, expected: String) throws {
        let query = try Query(parsing: "SELECT (\(expression) AS ?value) { VALUES ?v { 1 3 2 1 4.5 } }")
        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: TripleStore().snapshot()) else {
            return
        }
        #expect(solutions.first { _ in true }?["value"].map(TermText.turtle) == expected)
    }
}
