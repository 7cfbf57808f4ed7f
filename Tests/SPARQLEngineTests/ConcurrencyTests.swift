import RDF
import SPARQLEngine
import SPARQLSyntax
import Testing
import TripleStore

@Suite("Readers and writers at the same time")
struct ConcurrencyTests {
    private static let prefixes = [Prefix("", "http://e/")]

    private static func update(_ text: String, _ store: TripleStore) throws {
        try UpdateEngine.apply(Update(parsing: text, prefixes: prefixes), to: store)
    }

    /// The sum of all amounts, and how many notes there are.
    private static func total(_ snapshot: Snapshot) throws -> (sum: Int, notes: Int) {
        let query = try Query(
            parsing: """
                SELECT ?sum ?notes {
                  { SELECT (SUM(?amount) AS ?sum) { ?account :has ?amount } }
                  { SELECT (COUNT(?note) AS ?notes) { ?account :note ?note . ?note text:matches "moved" } }
                }
                """, prefixes: prefixes + [Prefix("text", TextSearch.namespace)])
        guard case .solutions(let solutions) = try QueryEngine.evaluate(query, over: snapshot),
            let row = try solutions.decode(as: Row.self).first
        else { return (0, 0) }
        return (row.sum, row.notes)
    }

    private struct Row: Decodable {
        var sum: Int
        var notes: Int
    }

    @Test("every reader sees a state between two updates, whatever writers do meanwhile")
    func transfers() async throws {
        let store = TripleStore()
        let accounts = 20
        try Self.update(
            "INSERT DATA { " + (0..<accounts).map { ":a\($0) :has 100 ." }.joined(separator: " ") + " }", store)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<2 {
                group.addTask {
                    for round in 0..<60 {
                        let (from, to) = ((writer * 7 + round) % accounts, (writer * 3 + round * 5 + 1) % accounts)
                        guard from != to else { continue }
                        // A reader between the two operations would miss the amount that is under way.
                        try Self.update(
                            """
                            DELETE { :a\(from) :has ?x } INSERT { :a\(from) :has ?less } WHERE { :a\(from) :has ?x BIND(?x - 1 AS ?less) } ;
                            DELETE { :a\(to) :has ?x } INSERT { :a\(to) :has ?more } WHERE { :a\(to) :has ?x BIND(?x + 1 AS ?more) } ;
                            INSERT DATA { :a\(from) :note "moved \(writer) \(round)" }
                            """, store)
                    }
                }
            }
            for _ in 0..<2 {
                group.addTask {
                    var notes = 0
                    for _ in 0..<60 {
                        let found = try Self.total(store.snapshot())
                        #expect(found.sum == accounts * 100)
                        #expect(found.notes >= notes)
                        notes = found.notes
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try Self.total(store.snapshot()).sum == accounts * 100)
    }
}
