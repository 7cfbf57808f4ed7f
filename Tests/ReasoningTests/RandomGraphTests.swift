import RDF
import Testing
import TripleStore

@testable import Reasoning

/// Small random graphs: what is kept up to date is what starting again gives, and classes of equal terms are what the rules
/// of equality say.
struct RandomGraphTests {
    /// Numbers that look random and are the same on every run.
    struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    /// A few statements that belong together.
    static func statement(_ dice: inout Dice, equality: Bool, literals: Bool = true) -> String {
        let thing = { (dice: inout Dice) in ":i\(dice.roll(6))" }
        let kind = { (dice: inout Dice) in ":C\(dice.roll(4))" }
        let property = { (dice: inout Dice) in ":p\(dice.roll(4))" }
        let node = ":n\(dice.roll(1000))"
        switch (literals ? 0 : 3) + dice.roll((equality ? 25 : 22) - (literals ? 0 : 3)) {
        case 0: return "\(thing(&dice)) \(literalProperty(&dice)) \(literal(&dice)) ."
        case 1: return "\(thing(&dice)) \(literalProperty(&dice)) \(literal(&dice)) , \(literal(&dice)) ."
        case 2: return schemaOfLiterals(&dice)
        case 3...7: return "\(thing(&dice)) \(property(&dice)) \(thing(&dice)) ."
        case 8, 9, 10: return "\(thing(&dice)) a \(kind(&dice)) ."
        case 11: return "\(kind(&dice)) rdfs:subClassOf \(kind(&dice)) ."
        case 12: return "\(property(&dice)) rdfs:subPropertyOf \(property(&dice)) ."
        case 13: return "\(property(&dice)) rdfs:domain \(kind(&dice)) ."
        case 14: return "\(property(&dice)) rdfs:range \(kind(&dice)) ."
        case 15: return "\(property(&dice)) a owl:TransitiveProperty ."
        case 16: return "\(property(&dice)) a owl:SymmetricProperty ."
        case 17: return "\(property(&dice)) owl:inverseOf \(property(&dice)) ."
        case 18: return "\(kind(&dice)) owl:equivalentClass \(kind(&dice)) ."
        case 19:
            return "\(kind(&dice)) owl:someValuesFrom \(kind(&dice)) ; owl:onProperty \(property(&dice)) ."
        case 20:
            return """
                \(property(&dice)) owl:propertyChainAxiom \(node) . \(node) rdf:first \(property(&dice)) ; rdf:rest \(node)b .
                \(node)b rdf:first \(property(&dice)) ; rdf:rest rdf:nil .
                """
        case 21:
            return """
                \(kind(&dice)) owl:intersectionOf \(node) . \(node) rdf:first \(kind(&dice)) ; rdf:rest \(node)b .
                \(node)b rdf:first \(kind(&dice)) ; rdf:rest rdf:nil .
                """
        case 22: return "\(property(&dice)) a owl:FunctionalProperty ."
        case 23: return "\(thing(&dice)) owl:sameAs \(thing(&dice)) ."
        default: return "\(property(&dice)) a owl:InverseFunctionalProperty ."
        }
    }

    /// Facts with one spelling of each number: which one is listed depends on which came first.
    private static func values(_ facts: some Sequence<String>) -> Set<String> {
        let xsd = "^^<http://www.w3.org/2001/XMLSchema#"
        return Set(
            facts.map { fact in
                fact.replacing("\"01\"\(xsd)integer>", with: "1").replacing("\"1.0\"\(xsd)decimal>", with: "1")
                    .replacing("\"1\"\(xsd)integer>", with: "1").replacing("\"2\"\(xsd)integer>", with: "2")
                    .replacing("\"2.00\"\(xsd)decimal>", with: "2")
            })
    }

    private static func literalProperty(_ dice: inout Dice) -> String { ":d\(dice.roll(3))" }

    private static func literal(_ dice: inout Dice) -> String {
        ["1", "1.0", "\"01\"^^xsd:integer", "2", "2.00", "\"1\"", "\"b\"@en"][dice.roll(7)]
    }

    private static func schemaOfLiterals(_ dice: inout Dice) -> String {
        let property = literalProperty(&dice)
        switch dice.roll(5) {
        case 0: return "\(property) rdfs:subPropertyOf \(literalProperty(&dice)) ."
        case 1: return "\(property) a owl:FunctionalProperty ."
        case 2: return ":C\(dice.roll(4)) owl:hasValue \(literal(&dice)) ; owl:onProperty \(property) ."
        case 3: return "\(property) rdfs:range xsd:integer ."
        default: return "\(property) rdfs:domain :C\(dice.roll(4)) ."
        }
    }

    @Test("Insertions and removals in any order leave what starting again gives", arguments: 0..<150)
    func incremental(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) * 7919 + 1)
        var statements = (0..<14).map { _ in Self.statement(&dice, equality: seed % 2 == 0) }
        var world = try World(statements.joined(separator: "\n"))
        var changes = "begin with \(statements.joined(separator: "\n"))"
        for round in 0..<12 {
            if dice.roll(3) == 0 {
                let new = Self.statement(&dice, equality: seed % 2 == 0)
                statements.append(new)
                changes += "\nadd \(new)"
                try world.insert(new)
            } else if !statements.isEmpty {
                let gone = statements.remove(at: dice.roll(statements.count))
                changes += "\nremove \(gone)"
                let kept = Set(try World.triples(statements.joined(separator: "\n")))
                var batch = QuadBatch()
                for triple in try World.triples(gone) where !kept.contains(triple) { batch.append(Quad(triple)) }
                let rows = try world.store.transaction { transaction in
                    let rows = try transaction.insert(batch)
                    transaction.remove(rows)
                    return rows
                }
                try world.reasoner.remove(rows)
            }
            let fresh = try World(statements.joined(separator: "\n"))
            let (found, expected) = (Self.values(try world.inferred()), Self.values(try fresh.inferred()))
            #expect(
                found == expected,
                """
                round \(round): missing \(expected.subtracting(found).sorted()), too much \(found.subtracting(expected).sorted());
                \(changes)
                """)
            #expect(Set(world.clashes) == Set(fresh.clashes))
            if found != expected { return }
        }
    }

    @Test("Classes of equal terms are what the rules of equality give", arguments: 0..<150)
    func equality(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) * 104_729 + 5)
        let text = (0..<16).map { _ in Self.statement(&dice, equality: true, literals: false) }.joined(separator: "\n")
        var rules = RuleSet.owlRL
        rules.datatypes = []
        var spelled = rules.adding(
            try RuleSet(
                parsing: """
                    eq-sym: [?y owl:sameAs ?x] :- [?x owl:sameAs ?y] .
                    eq-trans: [?x owl:sameAs ?z] :- [?x owl:sameAs ?y], [?y owl:sameAs ?z] .
                    eq-rep-s: [?x ?p ?y] :- [?z owl:sameAs ?x], [?z ?p ?y] .
                    eq-rep-p: [?x ?q ?y] :- [?p owl:sameAs ?q], [?x ?p ?y] .
                    eq-rep-o: [?x ?p ?y] :- [?z owl:sameAs ?y], [?x ?p ?z] .
                    """, source: "equality"))
        spelled.hasEquality = false
        let isReflexive = { (text: String) in
            let parts = text.split(separator: " ")
            return parts.count == 3 && parts[1] == "owl:sameAs" && parts[0] == parts[2]
        }
        let found = try World(text, rules).inferred().filter { !isReflexive($0) }
        let expected = try World(text, spelled).inferred().filter { !isReflexive($0) }
        #expect(
            found == expected,
            "missing \(expected.subtracting(found).sorted()), too much \(found.subtracting(expected).sorted()) of \(text)"
        )
    }

    @Test("What follows has a proof from what is stated", arguments: 0..<60)
    func proofs(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) * 31337 + 11)
        let statements = (0..<16).map { _ in Self.statement(&dice, equality: seed % 2 == 0) }
        var world = try World(statements.joined(separator: "\n"))
        try world.insert(Self.statement(&dice, equality: seed % 2 == 0))
        let snapshot = try world.reasoner.snapshot()
        let stated = Set(world.store.snapshot().quads.map(\.triple))
        for quad in snapshot.quads {
            let proof = try #require(world.reasoner.proof(of: quad.triple), "\(World.text(quad.triple))")
            #expect(proof.triple == quad.triple)
            #expect(proof.stated.allSatisfy { stated.contains($0) })
            check(proof)
            // What the proof rests on gives the triple without anything else.
            let premises = TripleStore()
            for triple in proof.stated { try premises.insert(Quad(triple)) }
            let alone = try Reasoner(.owlRL, over: premises)
            let follows = Self.values(try alone.snapshot().quads.map { World.text($0.triple) })
                .isSuperset(of: Self.values([World.text(quad.triple)]))
            #expect(
                follows,
                "\(World.text(quad.triple)) by \(proof.stated.map(World.text)) in \(statements.joined(separator: "\n"))"
            )
            if !follows { return }
        }
    }

    private func check(_ proof: Proof) {
        if case .rule = proof.step { #expect(!proof.premises.isEmpty) }
        proof.premises.forEach(check)
    }
}
