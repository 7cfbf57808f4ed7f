import Foundation
import Testing

@Suite("tercet canonicalize and tercet diff")
struct DiffTests {
    private static let left = """
        @prefix : <http://e/> .
        :a :p [ :name "Ann" ; :age 41 ; :knows [ :name "Bob" ] ] .
        """
    private static let right = """
        _:z <http://e/name> "Bob" .
        _:y <http://e/age> "42"^^<http://www.w3.org/2001/XMLSchema#integer> .
        _:y <http://e/name> "Ann" .
        _:y <http://e/knows> _:z .
        <http://e/a> <http://e/p> _:y .
        """

    @Test("a changed value is one line out and one line in, and the exit code is 1")
    func changed() throws {
        let tool = try Tool()
        let (left, right) = (try tool.file("l.ttl", Self.left.utf8), try tool.file("r.nt", Self.right.utf8))
        let result = try tool.run("diff", left, right)
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 2, "\(result.output)\(result.errors)")
        #expect(lines[0].hasPrefix("- _:"))
        #expect(lines[0].contains("\"41\"") && lines[1].contains("\"42\""))
        #expect(lines[1].dropFirst() == lines[0].dropFirst().replacing("41", with: "42"))
        #expect(result.exitCode == 1)
        let quiet = try tool.run("diff", "--quiet", left, right)
        #expect(quiet.exitCode == 1 && quiet.output.isEmpty && quiet.errors.isEmpty)
    }

    @Test("the same graph in another format, from a pipe, has no difference and the same canonical bytes")
    func same() throws {
        let tool = try Tool()
        let left = try tool.file("l.ttl", Self.left.utf8)
        let right = Self.right.replacing("42", with: "41")
        let result = try tool.run("diff", "--from", "nt", left, "-", input: right)
        #expect(result.exitCode == 0 && result.output.isEmpty, "\(result.output)\(result.errors)")
        for hash in ["sha256", "sha384"] {
            let first = try tool.run("canonicalize", left, "--hash", hash)
            let second = try tool.run("canonicalize", "--from", "nt", "-", "-", "--hash", hash, input: right)
            #expect(first.exitCode == 0 && first.output.contains("_:c14n1"), "\(first.errors)")
            #expect(first.output == second.output)
        }
        #expect(try tool.run("canonicalize", left, "out.nq").exitCode == 0)
        let written = try String(contentsOfFile: tool.path("out.nq"), encoding: .utf8)
        #expect(try tool.run("canonicalize", left).output == written)
    }

    @Test("trouble exits with 2 for diff and 1 for canonicalize, with one clear error")
    func trouble() throws {
        let tool = try Tool()
        let broken = try tool.file("broken.nt", "<http://e/a> .".utf8)
        let good = try tool.file("good.nt", "".utf8)
        for (arguments, code) in [
            (["diff", good, broken], 2), (["diff", "missing.nt", good], 2), (["diff", "-", "-"], 2),
            (["diff", good], 2),
            (["canonicalize", broken], 1), (["canonicalize", good, "--hash", "md5"], 2),
        ] as [([String], Int32)] {
            let result = try tool.run(arguments)
            #expect(result.exitCode == code, "\(arguments) \(result.errors)")
            #expect(result.output.isEmpty && !result.errors.isEmpty)
        }
        #expect(try tool.run("diff", good, broken).errors.contains("broken.nt:1:"))
    }

    @Test("a clique of blank nodes is refused in a moment")
    func poison() throws {
        let tool = try Tool()
        let clique = (0..<10).flatMap { from in
            (0..<10).filter { $0 != from }.map { "_:n\(from) <http://e/p> _:n\($0) .\n" }
        }
        let result = try tool.run("canonicalize", try tool.file("clique.nt", clique.joined().utf8))
        #expect(result.exitCode == 1)
        #expect(result.errors.contains("clique.nt: ") && result.errors.contains("too much alike"))
    }
}
