import RDF
import SPARQLEngine
import Testing

/// What is answered from indexes and numbers alone gives what the general way gives.
///
/// `IF(true, ?v, ?v)` is `?v`, but no shortcut sees through it.
@Suite("The engine's shortcuts")
struct ShortcutTests {
    /// Values of all kinds, among them numbers that an id holds and numbers that it does not.
    static let values = [
        "0", "7", "-7", "+7", "007", "7.0", "7.00", "-7.25", "170000.50", "1342177.27", "1342177.28", "0.0000001",
        "12345678901234567890", "7e0", "-1.5e3", "\"NaN\"^^xsd:double", "\"INF\"^^xsd:double", "\"7\"^^xsd:int",
        "\"7.5\"^^xsd:float", "\"x\"^^xsd:integer", "true", "false", "\"2011-03-01\"^^xsd:date",
        "\"2011-02-28\"^^xsd:date", "\"2011-03-01Z\"^^xsd:date", "\"2011-03-01-10:00\"^^xsd:date",
        "\"2011-03-01T00:00:00\"^^xsd:dateTime", "\"2011\"^^xsd:gYear", "\"7\"", "\"\"", "\"Seven\"", "\"seven\"@en",
        "\"SEVEN\"@en-GB", "\"sieben\"@de", "\"Ärger\"", "\"ärger\"@de", "<http://example.org/Seven>", "_:seven",
        "\"7\"^^<http://example.org/unit>",
    ]

    static let data =
        "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
        + values.enumerated().map { ":s\($0) :v \($1) ; :group \($0 % 4) ." }.joined(separator: "\n")

    static func sortedRows(_ query: String) throws -> [[String]] {
        try QueryEngineTests.rows("PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> " + query, over: data)
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    static let comparisons = ["=", "!=", "<", ">", "<=", ">="].flatMap { comparison in
        (values.filter { !$0.hasPrefix("_:") }).flatMap { value in
            ["?v \(comparison) \(value)", "\(value) \(comparison) ?v"]
        }
    }

    @Test(
        "filter as the general way does",
        arguments: comparisons + [
            "?v > -8 && ?v <= 170000.50", "?v = 7 || ?v = \"Seven\"", "?v IN (7, true, <http://example.org/Seven>)",
            "?v > 7 && ?v < 7", "CONTAINS(?v, \"even\")", "CONTAINS(LCASE(?v), \"seven\")",
            "CONTAINS(LCASE(STR(?v)), \"seven\")", "CONTAINS(LCASE(STR(?v)), \"ä\")", "STRSTARTS(STR(?v), \"http\")",
            "STRENDS(LCASE(?v), \"en\")", "CONTAINS(?v, \"\")", "LANGMATCHES(LANG(?v), \"en\")",
            "LANGMATCHES(LANG(?v), \"*\")", "!LANGMATCHES(LANG(?v), \"de\")", "REGEX(?v, \"^s.*n$\", \"i\")",
            "YEAR(?v) = 2011", "MONTH(?v) = 3", "DAY(?v) > 1",
            "REGEX(STR(?v), \"ev\")", "!REGEX(STR(?v), \"ev\")",
        ])
    func filters(condition: String) throws {
        let hidden = condition.replacing("?v", with: "IF(true, ?v, ?v)")
        let expected = try Self.sortedRows("SELECT ?s ?v WHERE { ?s :v ?v FILTER(\(hidden)) }")
        #expect(try Self.sortedRows("SELECT ?s ?v WHERE { ?s :v ?v FILTER(\(condition)) }") == expected)
        let joined = "SELECT ?s ?v WHERE { ?s :group ?g . ?s :v ?v FILTER(\(condition)) }"
        #expect(try Self.sortedRows(joined) == expected)
    }

    @Test("aggregate as the general way does", arguments: ["SUM", "AVG", "MIN", "MAX", "COUNT", "SAMPLE"])
    func aggregates(function: String) throws {
        for filter in ["isNumeric(?v)", "?g < 2", "datatype(?v) = xsd:integer", "datatype(?v) = xsd:decimal", "true"] {
            func query(_ argument: String) -> String {
                // Which of several equal numbers is the least is left open, so they are compared as one kind of number.
                """
                SELECT ?g (xsd:double(\(function)(\(argument))) AS ?r)
                WHERE { ?s :group ?g ; :v ?v FILTER(\(filter)) } GROUP BY ?g
                """
            }
            #expect(try Self.sortedRows(query("?v")) == Self.sortedRows(query("IF(true, ?v, ?v)")))
        }
    }

    @Test(
        "count groups as the general way does",
        arguments: [
            ("?s :group ?g", "?g"), ("?s :group ?g", "?s"), ("?s ?p ?o", "?p"), ("?s ?p ?o", "?s"), ("?s ?p ?o", "?o"),
            (":s1 ?p ?o", "?p"), ("?s ?p 1", "?s"), ("?s :nothing ?o", "?o"),
        ])
    func groups(pattern: String, key: String) throws {
        let variable = pattern.contains("?s") ? "?s" : "?o"
        for count in ["COUNT(*)", "COUNT(\(variable))", "COUNT(DISTINCT \(variable))"] {
            func query(_ filter: String) -> String {
                "SELECT \(key) (\(count) AS ?n) WHERE { \(pattern) \(filter) } GROUP BY \(key)"
            }
            #expect(try Self.sortedRows(query("")) == Self.sortedRows(query("FILTER(true)")))
        }
    }

    @Test(
        "sort as the general way does",
        arguments: ["?v", "DESC(?v)", "?g DESC(?v)", "DESC(?g) ?v", "DESC(STR(?v)) ?s"])
    func sorting(order: String) throws {
        func rows(_ order: String, _ rest: String = "") throws -> [[String]] {
            let query = "SELECT ?s WHERE { ?s :group ?g ; :v ?v } ORDER BY \(order) ?s \(rest)"
            return try QueryEngineTests.rows(query, over: Self.data)
        }
        let expected = try rows(order.replacing("?v", with: "IF(true, ?v, ?v)"))
        #expect(try rows(order) == expected)
        #expect(try rows(order, "LIMIT 3") == Array(expected.prefix(3)))
        #expect(try rows(order, "LIMIT 2 OFFSET 1") == Array(expected.dropFirst().prefix(2)))
    }

    @Test("sort texts that begin alike", arguments: [true, false])
    func commonPrefixes(isDescending: Bool) throws {
        let beginning = "the same beginning of every text "
        var texts = [beginning, beginning + "\u{10FFFF}"]
        for number in 0..<3000 {
            texts.append(beginning + String(repeating: "ab", count: number % 13) + "\(number % 700)")
        }
        let turtle =
            "PREFIX : <http://example.org/>\n"
            + texts.enumerated().map { ":s\($0) :v \"\($1)\" ." }.joined(separator: "\n")
        let order = isDescending ? "DESC(?v)" : "?v"
        let rows = try QueryEngineTests.rows("SELECT ?v WHERE { ?s :v ?v } ORDER BY \(order)", over: turtle)
        let sorted = texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        #expect(rows.map { $0[0] } == (isDescending ? sorted.reversed() : sorted))
    }

    @Test(
        "join variables that are equal as the general way does",
        arguments: [
            "?s :name ?a . ?t :name ?b FILTER(EQUAL)", "?s :name ?a . ?t :name ?b FILTER(EQUAL && ?s != ?t)",
            "?s :name ?a . ?t :name ?b FILTER(EQUAL && STRLEN(STR(?b)) > 4)", "?s :age ?a . ?t :age ?b FILTER(EQUAL)",
            "?s :name ?a . ?t :age ?b FILTER(EQUAL)", "?a :name ?s . ?b :name ?t FILTER(EQUAL)",
            "?s :name ?a OPTIONAL { ?t :name ?b FILTER(EQUAL) }",
            "?s :name ?a OPTIONAL { ?t :name ?b FILTER(EQUAL && ?s != ?t) }",
            "?s :age ?a OPTIONAL { ?t :age ?b FILTER(EQUAL) } FILTER(BOUND(?b))",
            "?s :name ?a OPTIONAL { ?t :name ?b FILTER(EQUAL && ?s != ?t) } FILTER(!BOUND(?b))",
            "?s :name ?a FILTER NOT EXISTS { ?t :name ?b FILTER(EQUAL && ?s != ?t) }",
        ])
    func equalities(pattern: String) throws {
        let data = """
            PREFIX : <http://example.org/>
            :a :name "Ann", "Anna"@en, :ann ; :age 7, 7.0, 08 . :b :name "Bob", "Ann", "Anna" ; :age 7e0, "7" .
            :c :name "Anna"@en, _:c, :a ; :age 8, "x" . :d :name _:c, :ann .
            """
        func rows(_ equality: String) throws -> [[String]] {
            let query = "SELECT ?s ?t ?a ?b WHERE { \(pattern.replacing("EQUAL", with: equality)) }"
            return try QueryEngineTests.rows(query, over: data).sorted { $0.lexicographicallyPrecedes($1) }
        }
        let expected = try rows("IF(true, ?a, ?a) = ?b")
        #expect(try rows("?a = ?b") == expected)
        #expect(try rows("?b = ?a") == expected)
    }
}
