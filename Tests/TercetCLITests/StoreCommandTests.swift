import Foundation
import Testing

@Suite("Stores in folders, on the command line")
struct StoreCommandTests {
    private func tool() throws -> Tool {
        let tool = try Tool()
        _ = try tool.file(
            "a.ttl",
            """
            PREFIX : <http://e/>
            :s :p [ :q "chat"@fr, "שלום"@he--rtl ], 05, <<( :s :p "x" )>> .
            """.utf8)
        return tool
    }

    @Test("what is loaded is there for the next command, and each loading has blank nodes of its own")
    func loading() throws {
        let tool = try tool()
        #expect(try tool.run("load", "--store", "kb", "a.ttl").errors == "")
        #expect(try tool.run("dump", "--store", "kb").output.split(separator: "\n").count == 5)
        #expect(try tool.run("load", "--store", "kb", "--graph", "http://e/g", "a.ttl").exitCode == 0)
        let more = try tool.run("load", "--store", "kb", "a.ttl", "-", "--from", "nt", input: "_:b <x:p> _:b .")
        #expect(more.exitCode == 0)
        let nodes = "SELECT (COUNT(DISTINCT ?b) AS ?n) { ?b <http://e/q> ?o }"
        let counts = ["--results", "csv", nodes]
        #expect(try tool.run(["query", "--store", "kb"] + counts).output == "n\r\n2\r\n")
        #expect(try tool.run(["query", "--store", "kb", "--union-graphs"] + counts).output == "n\r\n3\r\n")
        #expect(try tool.run(["query", "--store", "kb", "-d", "a.ttl"] + counts).output == "n\r\n3\r\n")
        // What a query reads beside the store does not stay.
        #expect(try tool.run(["query", "--store", "kb"] + counts).output == "n\r\n2\r\n")
        let ask = "ASK { ?s <http://e/p> <<( ?s ?p 'x' )>>, 05 . ?b <http://e/q> ?o FILTER(LANGDIR(?o) = 'rtl') }"
        #expect(try tool.run("query", "--store", "kb", ask).exitCode == 0)
        #expect(try tool.run("dump", "--store", "kb", "--graph", "http://e/g", "-o", "g.ttl").exitCode == 0)
        #expect(try tool.run("diff", "g.ttl", "a.ttl").exitCode == 0)
        #expect(try tool.run("dump", "--store", "kb", "--format", "ttl").errors.contains("--all-graphs"))
    }

    @Test("an update is one transaction, and one that fails changes nothing")
    func updating() throws {
        let tool = try tool()
        #expect(try tool.run("update", "--store", "kb", "INSERT DATA { <x:s> <x:p> 1, 2 }").exitCode == 0)
        let failure = try tool.run("update", "--store", "kb", "CLEAR ALL; COPY <x:none> TO DEFAULT")
        #expect(failure.exitCode == 1 && failure.errors.contains("no graph"))
        #expect(try tool.run("update", "--store", "kb", "DELETE DATA { <x:s> <x:p> 1 }").output == "")
        #expect(try tool.run("dump", "--store", "kb", "--format", "ttl").output.contains("\n<x:s> <x:p> 2 .\n"))
        _ = try tool.file("wrong.nt", "<x:s> <x:p> 3 .".utf8)
        let wrong = try tool.run("load", "--store", "kb", "a.ttl", "wrong.nt")
        #expect(wrong.exitCode == 1 && wrong.errors.hasPrefix("wrong.nt:1:"))
        #expect(try tool.run("dump", "--store", "kb").output.split(separator: "\n").count == 1)
        for arguments in [["-d", "a.ttl"], ["-o", "b.ttl"], ["--union-graphs"]] {
            #expect(try tool.run(["update", "--store", "kb"] + arguments + ["CLEAR ALL"]).exitCode == 2)
        }
    }

    @Test("a document that is read again takes the place of what it said, and of nothing else")
    func extracting() throws {
        let tool = try Tool()
        _ = try tool.file("a.txt", "Ana Silva met Ben Jones in Panama on Monday.".utf8)
        _ = try tool.file("b.txt", "Ana Silva met Ben Jones. Carla Ruiz met Dan Fox.".utf8)
        func meetings() throws -> [Substring] {
            let query = "SELECT ?g ?a ?b { GRAPH ?g { ?a core:metWith ?b } } ORDER BY ?g ?a"
            return try tool.run("query", "--store", "kb", "--results", "csv", query).output
                .replacing("https://w3id.org/tercet/id/", with: "").split(separator: "\r\n").dropFirst().map { $0 }
        }
        #expect(try tool.run("extract", "--store", "kb", "./a.txt", "b.txt").errors == "")
        let first = [
            "document/a,Ana_Silva,Ben_Jones", "document/b,Ana_Silva,Ben_Jones", "document/b,Carla_Ruiz,Dan_Fox",
        ]
        #expect(try meetings().map { String($0) } == first)
        let before = try tool.run("dump", "--store", "kb").output
        #expect(try tool.run("extract", "--store", "kb", "b.txt", "a.txt").exitCode == 0)
        #expect(try tool.run("dump", "--store", "kb").output == before)
        _ = try tool.file("b.txt", "Carla Ruiz met Ed Hill.".utf8)
        #expect(try tool.run("extract", "--store", "kb", "b.txt").exitCode == 0)
        #expect(
            try meetings().map { String($0) } == ["document/a,Ana_Silva,Ben_Jones", "document/b,Carla_Ruiz,Ed_Hill"])
        let evidence = "SELECT ?g { GRAPH ?g { ?e core:sentence ?s FILTER(CONTAINS(?s, 'Dan')) } }"
        #expect(try tool.run("query", "--store", "kb", "--results", "csv", evidence).output == "g\r\n")
        // Another document of the same IRI would take its place.
        try FileManager.default.moveItem(atPath: tool.path("b.txt"), toPath: tool.path("b.text"))
        _ = try tool.file("b.html", "<p>Carla Ruiz met Ed Hill.</p>".utf8)
        let other = try tool.run("extract", "--store", "kb", "b.html")
        #expect(other.exitCode == 1 && other.errors.contains("b.html and b.txt"), "\(other.errors)")
        #expect(try tool.run("extract", "--store", "kb", "a.txt", "-o", "x.ttl").exitCode == 2)
        #expect(try tool.run("validate", "--store", "kb", "--shapes", "b.html").exitCode == 2)
    }

    @Test("a second writer is told to wait, and readers are not")
    func twoWriters() throws {
        let tool = try tool()
        #expect(try tool.run("load", "--store", "kb", "a.ttl").exitCode == 0)
        let writer = try tool.start("load", "--store", "kb", "-", "--from", "nt") { input in
            try input.write(contentsOf: Data("<x:s> <x:p> <x:o> .\n".utf8))
        }
        defer { writer.terminate() }
        var second = try tool.run("update", "--store", "kb", "CLEAR ALL")
        // The first one may not have begun yet.
        for _ in 0..<20 where second.exitCode == 0 { second = try tool.run("update", "--store", "kb", "CLEAR ALL") }
        #expect(second.exitCode == 1 && second.errors.contains("another process is writing"))
        #expect(try tool.run("query", "--store", "kb", "ASK { <x:s> ?p ?o }").output == "false\n")
        #expect(try tool.run("backup", "--store", "kb", "copy").exitCode == 0)
        #expect(try tool.run("compact", "--store", "kb").errors.contains("another process is writing"))
    }

    @Test("a disk that is full is said, and the store is what it was")
    func fullDisk() throws {
        let tool = try tool()
        #expect(try tool.run("load", "--store", "kb", "a.ttl").exitCode == 0)
        let before = try tool.run("dump", "--store", "kb").output
        let many = (0..<3000).map { "<http://e/subject/\($0)> <http://e/p> \"value \($0)\" .\n" }.joined()
        _ = try tool.file("many.nt", many.utf8)
        let command = Tool.executable.path
        let full = try tool.shell("ulimit -f 40; \(command) load --store kb many.nt")
        let limit = "the file would pass the limit"
        #expect(full.exitCode == 1 && full.errors.contains("kb/journal: \(limit)"), "\(full.errors)")
        #expect(try tool.run("dump", "--store", "kb").output == before)
        let copy = try tool.shell("ulimit -f 1; \(command) backup --store kb copy")
        #expect(copy.exitCode == 1 && copy.errors.contains("copy/snapshot: \(limit)"), "\(copy.errors)")
        #expect(try tool.run("update", "--store", "kb", "INSERT DATA { <x:s> <x:p> 1 }").exitCode == 0)
        #expect(try tool.run("dump", "--store", "kb").output.count > before.count)
        // A small disk of its own, where the tests may make one.
        try FileManager.default.createDirectory(atPath: tool.path("disk"), withIntermediateDirectories: true)
        guard try tool.shell("mount -t tmpfs -o size=128k none disk").exitCode == 0 else { return }
        defer { _ = try? tool.shell("umount disk") }
        #expect(try tool.run("load", "--store", "disk/kb", "a.ttl").exitCode == 0)
        let small = try tool.run("load", "--store", "disk/kb", "many.nt")
        #expect(small.exitCode == 1 && small.errors.contains("disk is full"), "\(small.errors)")
        #expect(try tool.run("dump", "--store", "disk/kb").output == before)
        #expect(try tool.run("compact", "--store", "disk/kb").exitCode == 0)
    }

    @Test("a folder that may not be written can be read")
    func readOnly() throws {
        let tool = try tool()
        #expect(try tool.run("load", "--store", "kb", "a.ttl").exitCode == 0)
        _ = try tool.shell("chmod 555 kb; chmod 444 kb/*")
        defer { _ = try? tool.shell("chmod 755 kb") }
        // Nobody keeps the superuser from writing, so that the command runs as somebody else.
        let user = geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        let command = "cd / && \(user)\(Tool.executable.path)"
        let folder = tool.path("kb")
        let update = try tool.shell("\(command) update --store \(folder) 'CLEAR ALL'")
        #expect(update.exitCode == 1 && update.errors.contains("permission is denied"), "\(update.errors)")
        let query = try tool.shell("\(command) query --store \(folder) 'ASK { ?s <http://e/p> 05 }'")
        #expect(query.output == "true\n", "\(query.errors)")
    }

    @Test("damage is said with its place, and what is whole is kept")
    func damage() throws {
        let tool = try tool()
        for number in 1...4 {
            let update = "INSERT DATA { <x:s> <x:p> \(number) }"
            #expect(try tool.run("update", "--store", "kb", update).exitCode == 0)
        }
        let journal = URL(fileURLWithPath: tool.path("kb/journal"))
        let whole = try Data(contentsOf: journal)
        try whole.dropLast(5).write(to: journal)
        let torn = try tool.run("query", "--store", "kb", "--results", "csv", "SELECT (SUM(?o) AS ?n) { ?s ?p ?o }")
        #expect(torn.output == "n\r\n6\r\n" && torn.errors.contains("up to transaction 3"), "\(torn.errors)")
        var damaged = whole
        damaged[whole.count / 2] ^= 1
        try damaged.write(to: journal)
        for command in [["query", "ASK {}"], ["update", "CLEAR ALL"], ["dump"], ["backup", "copy"], ["compact"]] {
            let result = try tool.run([command[0], "--store", "kb"] + command.dropFirst())
            #expect(result.exitCode == 1 && result.errors.hasPrefix("kb/journal: byte "), "\(result.errors)")
            #expect(result.errors.contains("tercet compact --store kb --recover"))
        }
        let recovery = try tool.run("compact", "--store", "kb", "--recover")
        #expect(recovery.exitCode == 0 && recovery.errors.contains("kb/journal.damaged"), "\(recovery.errors)")
        #expect(try tool.run("query", "--store", "kb", "ASK { <x:s> <x:p> 1 }").exitCode == 0)
        #expect(try Data(contentsOf: URL(fileURLWithPath: tool.path("kb/journal.damaged"))) == damaged)
    }
}
