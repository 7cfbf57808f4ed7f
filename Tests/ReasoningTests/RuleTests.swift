import RDF
import SPARQLSyntax
import Testing

@testable import Reasoning

/// Rules that users write.
struct RuleTests {
    private static let family = """
        PREFIX : <http://example.org/>
        # Parents of parents …
        ancestor: [?x :ancestorOf ?y] :- [?x :parentOf ?y] .
        ancestor2: [?x :ancestorOf ?z] :- [?x :parentOf ?y], [?y :ancestorOf ?z] .
        [?x :siblingOf ?y] :- [?z :parentOf ?x], [?z :parentOf ?y], ?x != ?y .
        adult: [?x a :Adult] :- [?x :age 18] .
        false :- [?x :parentOf ?x] .
        """

    private func rules(_ text: String = family) throws -> RuleSet { try RuleSet(parsing: text, source: "family.rules") }

    @Test("Recursive rules are closed")
    func recursion() throws {
        let world = try World(":a :parentOf :b . :b :parentOf :c . :c :parentOf :d .", rules())
        #expect(
            try world.inferred() == [
                ":a :ancestorOf :b", ":a :ancestorOf :c", ":a :ancestorOf :d", ":b :ancestorOf :c", ":b :ancestorOf :d",
                ":c :ancestorOf :d",
            ])
    }

    @Test("Variables that must differ do")
    func differences() throws {
        let world = try World(":a :parentOf :b , :c .", rules())
        let siblings = try world.inferred().filter { $0.contains("sibling") }
        #expect(siblings == [":b :siblingOf :c", ":c :siblingOf :b"])
    }

    @Test("Literals in patterns are matched")
    func literals() throws {
        #expect(try World(":a :age 18 . :b :age 17 .", rules()).inferred() == [":a a :Adult"])
    }

    @Test("A rule without a head finds inconsistencies, and is named by its file and number")
    func constraint() throws {
        let world = try World(":a :parentOf :a .", rules())
        #expect(world.clashes == ["family.rules:5"])
        #expect(world.reasoner.inconsistencies.first?.triples.map(World.text) == [":a :parentOf :a"])
    }

    @Test("Rules work together with those of OWL")
    func together() throws {
        let world = try World(
            ":fatherOf rdfs:subPropertyOf :parentOf . :a :fatherOf :b .", RuleSet.owlRL.adding(rules()))
        #expect(try world.contains(":a :parentOf :b ; :ancestorOf :b ."))
    }

    @Test(
        "Wrong rules are refused with their place",
        arguments: [
            ("[?x :p ?y] :- [?x :q ?z] .", "1:1: The variable ?y stands in no pattern of the rule's body."),
            ("[?x ex2:p ?y] :- [?x :q ?y] .", "1:5: No PREFIX declares “ex2:”."),
            ("[?x :p ?y] [?x :q ?y] .", "1:12: Found “[”, expected “:-”."),
            ("[?x :p ?y] :- [?x :q ?y]", "1:25: Found the end of the text, expected “.”."),
            ("\n [?x <p> ?y] :- [?x :q ?y] .", "2:6: This is no absolute IRI."),
            ("[?x :p \"a] :- [?x :q ?y] .", "1:8: The string does not end in its line."),
            ("[?x ~:p ?y] :- [?x :q ?y] .", "1:5: Found “~”, expected a variable, an IRI, or a literal."),
        ])
    func errors(_ text: String, _ message: String) throws {
        do {
            _ = try RuleSet(parsing: text, source: "x", prefixes: World.prefixes)
            Issue.record("\(text) was read")
        } catch {
            #expect("\(error)" == message)
        }
    }

    @Test("A CONSTRUCT of triples alone is a rule")
    func constructRule() throws {
        let query = try Query(
            parsing:
                "PREFIX : <http://example.org/> CONSTRUCT { ?x :grandparentOf ?z } WHERE { ?x :parentOf ?y . ?y :parentOf ?z }"
        )
        let set = try RuleSet(query, name: "grandparents.rq")
        #expect(set.rules.count == 1)
        var world = try World(":a :parentOf :b . :b :parentOf :c .", set)
        #expect(try world.inferred() == [":a :grandparentOf :c"])
        try world.remove(":b :parentOf :c .")
        #expect(try world.inferred() == [])
    }

    @Test("Other CONSTRUCT queries are asked until nothing is new, and again after removals")
    func constructQuery() throws {
        let query = try Query(
            parsing: """
                PREFIX : <http://example.org/>
                CONSTRUCT { ?x :rank ?m } WHERE { ?y :rank ?n . ?x :above ?y BIND(?n + 1 AS ?m) }
                """)
        let set = try RuleSet(query, name: "rank.rq")
        #expect(set.rules.isEmpty)
        var world = try World(":a :above :b . :b :above :c . :c :rank 1 .", set)
        #expect(try world.contains(":b :rank 2 . :a :rank 3 ."))
        try world.remove(":a :above :b .")
        #expect(try world.contains(":b :rank 2 ."))
        #expect(try !world.contains(":a :rank 3 ."))
        let made = try #require(try World.triples(":b :rank 2 .").first)
        #expect(world.reasoner.proof(of: made)?.step == .query)
    }

    @Test("A CONSTRUCT that makes blank nodes makes one for each solution, and ends")
    func constructNodes() throws {
        let query = try Query(
            parsing: """
                PREFIX : <http://example.org/>
                CONSTRUCT { ?x :in [ :of ?y ; :at _:place ] } WHERE { ?x :met ?y }
                """)
        let set = try RuleSet(query, name: "meetings.rq")
        #expect(set.rules.isEmpty)
        var world = try World(":a :met :b , :c .", set)
        #expect(try world.inferred().count == 6)
        try world.insert(":b :met :c .")
        #expect(try world.inferred().count == 9)
        try world.remove(":a :met :b .")
        #expect(try world.inferred().count == 6)
    }

    @Test("The rules of the standards are read, as many as there are")
    func standards() {
        #expect(RuleSet.rdfs.rules.count == 14)
        #expect(RuleSet.owlRL.rules.count == 77)
        #expect(RuleSet.rdfsComplete.axioms.count == 48)
        #expect(RuleSet.owlRLComplete.axioms.count == 11)
    }
}
