import Extraction
import Foundation
import Testing

/// How well the statements of a document agree with two lists made by hand: the facts that it states, and a verdict on each
/// statement that is made of it.
struct FactScore {
    private let name: String
    private let missing: [ReadableFact]
    private let factCount: Int
    private let told: Int
    private let judgedTrue: [ReadableStatement]
    private let judgedFalse: [ReadableStatement]
    /// The statements that nobody has judged.
    let unjudged: [ReadableStatement]

    /// Compares statements with the lists.
    ///
    /// - Parameters:
    ///   - name: what the document is called.
    ///   - found: the statements made of it, types among them.
    ///   - facts: the facts that it states: subject, property, object.
    ///   - verdicts: the verdicts: "true" or "false", then the statement.
    init(_ name: String, _ found: [ReadableStatement], facts: [[String]], verdicts: [[String]]) {
        let facts = facts.map { ReadableFact($0) }
        let judged = verdicts.map { (isTrue: $0[0] == "true", fact: ReadableFact(Array($0.dropFirst()))) }
        let verdicts = found.map { statement in (statement, judged.first { $0.fact.matches(statement) }?.isTrue) }
        self.name = name
        missing = facts.filter { fact in !found.contains { fact.matches($0) } }
        factCount = facts.count
        told = found.count { $0.property != "type" }
        judgedTrue = verdicts.filter { $0.1 == true }.map(\.0)
        judgedFalse = verdicts.filter { $0.1 == false }.map(\.0)
        unjudged = verdicts.filter { $0.1 == nil }.map(\.0)
    }

    /// The share of the facts that were found.
    var recall: Double { Double(factCount - missing.count) / Double(factCount) }

    /// The share of the statements that are true of the document; types are not counted.
    var precision: Double { Double(toldTrue) / Double(told) }

    private var toldTrue: Int { judgedTrue.count { $0.property != "type" } }

    /// Prints recall and precision, what is missing and what is false.
    func report() {
        let types = judgedTrue.count - toldTrue
        print("\(name): recall \(factCount - missing.count)/\(factCount) = \(recall)")
        print("\(name): precision \(toldTrue)/\(told) = \(precision); types true \(types)")
        for fact in missing { print("  missing: \(fact.row.joined(separator: " | "))") }
        for statement in judgedFalse { print("  false: \(statement)") }
    }
}

/// A fact that a document states: its parts are labels, several with `|` between them; `~` before one stands for any label
/// that contains it.
private struct ReadableFact {
    let row: [String]

    init(_ row: [String]) {
        self.row = row
    }

    func matches(_ statement: ReadableStatement) -> Bool {
        row[1].split(separator: "|").contains { $0 == statement.property }
            && Self.matches(row[0], statement.subject) && Self.matches(row[2], statement.object)
    }

    private static func matches(_ pattern: String, _ label: String) -> Bool {
        pattern.lowercased() == label.lowercased()
            || pattern.split(separator: "|").contains { choice in
                choice.hasPrefix("~")
                    ? label.lowercased().contains(choice.dropFirst().lowercased())
                    : label.lowercased() == choice.lowercased()
            }
    }
}

/// Rows of a tab-separated fixture.
enum Rows {
    static func read(_ name: String) throws -> [[String]] {
        let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "tsv"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// The rows of a fixture whose first column names a document, without that column.
    static func read(_ name: String, of document: String) throws -> [[String]] {
        try read(name).filter { $0.first == document }.map { Array($0.dropFirst()) }
    }
}
