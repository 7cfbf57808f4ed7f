import Foundation
import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Queries that are nested deep, or long, on small stacks")
struct NestingTests {
    /// The smallest stack that threads have on the platforms there are; a build without optimization takes many times as much
    /// for each call.
    #if DEBUG
    private static let stackSize = 8 << 20
    #else
    private static let stackSize = 512 << 10
    #endif

    /// What becomes of a query.
    private enum Outcome: Equatable, Sendable {
        case answered
        case refused(SPARQLSyntaxError.Code)
        case stopped(QueryError.Code)
    }

    /// Parses and evaluates a query on a thread with a small stack.
    private func outcome(of query: String) -> Outcome {
        nonisolated(unsafe) var outcome = Outcome.answered
        let done = DispatchSemaphore(value: 0)
        let thread = Thread {
            outcome = Self.run(query)
            done.signal()
        }
        thread.stackSize = Self.stackSize
        thread.start()
        done.wait()
        return outcome
    }

    private static func run(_ text: String) -> Outcome {
        do {
            let store = TripleStore()
            for object in ["a", "b"] {
                let triple = Triple(
                    subject: .iri("http://e/a"), predicate: "http://e/p", object: .iri("http://e/" + object))
                try store.insert(Quad(triple))
                try store.insert(Quad(triple, graph: .iri("http://e/g")))
            }
            let query = try Query(parsing: text, prefixes: [Prefix("", "http://e/")])
            let results = try QueryEngine.evaluate(query, over: store.snapshot())
            if case .solutions(let solutions) = results {
                var output: [UInt8] = []
                ResultsWriter.write(solutions.table, as: .json, to: &output)
            }
            return .answered
        } catch let error as SPARQLSyntaxError {
            return .refused(error.code)
        } catch let error as QueryError {
            return .stopped(error.code)
        } catch {
            return .refused(.unsupported)
        }
    }

    /// A query with something nested: what stands before, the opening, what is inside, the closing, and what stands behind.
    static let nested: [[String]] = [
        ["ASK { FILTER(", "(", "1", ")", ") }"], ["ASK { FILTER(", "-(", "1", ")", ") }"],
        ["ASK { FILTER(", "!(", "1", ")", ") }"], ["ASK { FILTER(", "STR(", "1", ")", ") }"],
        ["ASK { FILTER(", "1 + (2 * ", "1", ")", ") }"], ["ASK { FILTER(", "1 || (2 && ", "1", ")", ") }"],
        ["ASK { FILTER(", "1 IN (", "1", ")", ") }"], ["ASK { FILTER(", ":f(", "1", ")", ") }"],
        ["ASK { FILTER(", "IF(1, ", "1", ", 2)", ") }"], ["ASK { FILTER(", "COALESCE(?x, ", "1", ")", ") }"],
        ["SELECT (", "(", "COUNT(*)", ")", " AS ?n) { }"], ["SELECT * { } ORDER BY ", "(", "1", ")", ""],
        ["SELECT (COUNT(*) AS ?n) { } HAVING (", "(", "1", ")", ")"], ["SELECT * ", "{ ", "", " }", ""],
        ["SELECT * { ?s ?p ?o ", "OPTIONAL { ?s ?p ?o ", "", " }", " }"],
        ["SELECT * { ?s ?p ?o ", "MINUS { ?s ?p ?o ", "", " }", " }"],
        ["SELECT * { ?s ?p ?o ", "FILTER EXISTS { ?s ?p ?o ", "", " }", " }"],
        ["SELECT * { ?s ?p ?o ", "FILTER NOT EXISTS { ?s ?p ?o ", "", " }", " }"],
        ["SELECT * { ?s ?p ?o ", "FILTER(1 && EXISTS { ?s ?p ?o ", "", " })", " }"],
        ["SELECT * { ?s ?p ?o ", "BIND(EXISTS { ?s ?p ?o ", "", " } AS ?x)", " }"],
        ["SELECT * ", "{ { ?s ?p ?o } UNION ", "{}", " }", ""], ["SELECT * { ", "GRAPH ?g { ", "?s ?p ?o", " }", " }"],
        ["SELECT * { ", "GRAPH :g { ", "?s ?p ?o", " }", " }"],
        ["SELECT * { ", "GRAPH ?g { { ?s ?p ?o } UNION { ", "", " } }", " }"],
        ["SELECT * ", "{ SELECT * ", "{ ?s ?p ?o }", " }", ""],
        ["SELECT * ", "{ SELECT DISTINCT * ", "{ ?s ?p ?o }", " ORDER BY ?s LIMIT 9 }", ""],
        ["SELECT * ", "{ SELECT (COUNT(*) AS ?n) ", "{ ?s ?p ?o }", " }", ""],
        ["SELECT * { ?s ", "(", ":p", ")", " ?o }"], ["SELECT * { ?s ", "(", ":p", ")*", " ?o }"],
        ["SELECT * { ?s ", "(:p/", ":p", ")?", " ?o }"], ["SELECT * { ?s ", "(:q|", ":p", ")+", " ?o }"],
        ["SELECT * { ?s ", "^(", ":p", ")", " ?o }"], ["SELECT * { :a ", "(^", ":p", "|:p)*", " ?o }"],
        ["SELECT * { ?s ?p ", "<<( :s :p ", ":o", " )>>", " }"],
        ["SELECT * { ?s ?p ", "<<( :s :p ", "?o", " )>>", " }"],
        ["SELECT * { ", "<<( ", "?s", " :p :o )>>", " ?p ?o }"], ["SELECT * { ", "<< ", "?s", " :p :o >>", " ?p ?o }"],
        ["SELECT * { ?s ?p ", "<< :s :p ", "?o", " >>", " }"],
        ["SELECT * { VALUES ?x { ", "<<( :s :p ", ":o", " )>>", " } }"],
        ["SELECT * { BIND(", "<<( :s :p ", ":o", " )>>", " AS ?x) }"],
        ["SELECT * { BIND(", "<<( :s :p ", "?o", " )>>", " AS ?x) }"],
        ["SELECT * { BIND(", "TRIPLE(:s, :p, ", ":o", ")", " AS ?x) }"], ["SELECT * { ?s ?p ", "(", "1", ")", " }"],
        ["SELECT * { ?s ?p ", "[ :p ", "1", " ]", " }"], ["SELECT * { ?s ?p ", "[ :p ( ", "1", " ) ]", " }"],
        ["SELECT * { ?s ?p ?o ", "{| :q :r ", "", " |}", " }"],
        ["CONSTRUCT { ?s ?p ", "( ", "?o", " )", " } WHERE { ?s ?p ?o }"],
        ["CONSTRUCT { ?s ?p ", "<<( ?s ?p ", "?o", " )>>", " } WHERE { ?s ?p ?o }"],
        ["CONSTRUCT { ?s ?p ?o ", "{| :q :r ", "", " |}", " } WHERE { ?s ?p ?o }"],
        ["CONSTRUCT WHERE { ?s ?p ", "[ :p ", "1", " ]", " }"], ["ASK { SERVICE :s { ", "{ ", "", " }", " } }"],
    ]

    @Test("what is nested 10,000 levels deep is refused by the limit of nesting", arguments: nested)
    func deep(_ parts: [String]) {
        for isClosed in [true, false] {
            let close = isClosed ? String(repeating: parts[3], count: 10_000) + parts[4] : ""
            let query = parts[0] + String(repeating: parts[1], count: 10_000) + parts[2] + close
            #expect(outcome(of: query) == .refused(.limit), "\(parts)")
        }
    }

    @Test("what is nested as deep as it may be is answered", arguments: nested)
    func deepest(_ parts: [String]) {
        // Most constructs take one level, a few two or three; the deepest that is accepted is what counts.
        for depth in stride(from: 127, to: 30, by: -1) {
            let query =
                parts[0] + String(repeating: parts[1], count: depth) + parts[2]
                + String(repeating: parts[3], count: depth) + parts[4]
            let outcome = outcome(of: query)
            if outcome == .refused(.limit) { continue }
            #expect(outcome == .answered || outcome == .stopped(.unsupported), "\(parts)")
            return
        }
        Issue.record("\(parts)")
    }

    /// A query with something many times in a row, and whether that is answered.
    static let long: [([String], Bool)] = [
        (["ASK { FILTER(", "!", "1) }"], true), (["ASK { FILTER(1", " || 0", ") }"], true),
        (["ASK { FILTER(1", " + 1", ") }"], true), (["ASK { FILTER(1 IN (2", ", 1", ")) }"], true),
        (["ASK { ", "FILTER(1) ", "}"], true), (["ASK { ", "?s ?p ?o . ", "}"], true),
        (["ASK { ?s ?p ?o", " ; ?p ?o", "}"], true),
        (["ASK { ?s ?p ?o", ", ?o", "}"], true), (["ASK { {}", " UNION {}", "}"], true),
        (["ASK { ", "{} ", "}"], true),
        (["ASK { ", "OPTIONAL {} ", "}"], false), (["ASK { ", "MINUS {} ", "}"], false),
        (["ASK { ?s :p", "/:p", " ?o }"], false), (["ASK { ?s :p", "|:p", " ?o }"], true),
        (["ASK { VALUES ?x { ", "1 ", "} }"], true), (["ASK { ?s ?p (", "1 ", ") }"], false),
        (["SELECT ", "?x ", "{}"], true), (["SELECT * {} ORDER BY ", "?x ", ""], true),
        (["ASK { ?s ?p ?o ", "~ ?r ", "}"], true),
        (["ASK { ?s ?p ?o ", "{| ?p ?o |} ", "}"], false), (["ASK { ", "GRAPH :g { ?s ?p ?o } ", "}"], false),
        (["ASK { ", "{ SELECT * { ?s ?p ?o } } ", "}"], false), (["ASK { ", "VALUES ?x { 1 } ", "}"], false),
        (["ASK { FILTER(BOUND(?x", ") && BOUND(?x", ")) }"], true),
    ]

    @Test("what stands 10,000 times in a row is answered or refused", arguments: long)
    func manyInARow(_ parts: [String], isAnswered: Bool) {
        let outcome = outcome(of: parts[0] + String(repeating: parts[1], count: 10_000) + parts[2])
        #expect((outcome == .answered) == isAnswered, "\(parts) \(outcome)")
    }

    /// Operations that stand above each other in the plan, each with how many are still answered.
    static let chains: [(String, Int)] = [
        ("?s# :p :b . ", 2_090), (":b :p* ?t# . ", 2_090), ("?s# ?p <<( ?s# ?p ?t# )>> . ", 1_045),
        ("BIND(# AS ?b#) ", 500),
        ("?s# :p :b . OPTIONAL { ?s# :q ?x# } ", 126), ("?s# :p :b . BIND(# AS ?b#) ", 126),
        ("?s# :p :b . MINUS { ?s# :q ?o# } ", 126), ("OPTIONAL { ?s# :p :b } ", 500), ("MINUS { ?s# ?p ?o# } ", 500),
        ("FILTER NOT EXISTS { :a :q# ?x# } ", 1_040),
    ]

    @Test("operations above each other are answered up to a limit, and refused beyond it", arguments: chains)
    func chain(_ operation: String, count: Int) {
        func query(_ count: Int) -> String {
            let operations = (0..<count).map { operation.replacing("#", with: "\($0)") }
            return "ASK { ?s ?p ?o . " + operations.joined() + "}"
        }
        #expect(outcome(of: query(count)) == .answered, "\(operation)")
        let refused = outcome(of: query(10_000))
        #expect(refused == .refused(.limit) || refused == .stopped(.limit), "\(operation) \(refused)")
    }

    @Test("groups of many operations in each other add up")
    func nestedChains() {
        for operation in ["OPTIONAL { ?s# :p :b } ", "BIND(# AS ?b#) ", "MINUS { ?s# ?p ?o } "] {
            var query = "?s ?p ?o . "
            for level in 0..<8 {
                let operations = (0..<500).map { operation.replacing("#", with: "\(level * 1_000 + $0)") }
                query = "{ \(query) } " + operations.joined()
            }
            #expect(outcome(of: "ASK { \(query) }") == .refused(.limit))
        }
    }
}
