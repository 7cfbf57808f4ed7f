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
    static func statement(_ dice: inout Dice, equality: Bool) -> String {
        let thing = { (dice: inout Dice) in ":i\(dice.roll(6))" }
        let kind = { (dice: inout Dice) in ":C\(dice.roll(4))" }
        let property = { (dice: inout Dice) in ":p\(dice.roll(4))" }
        let node = ":n\(dice.roll(1000))"
        switch dice.roll(equality ? 22 : 19) {
        case 0...4: return "\(thing(&dice)) \(property(&dice)) \(thing(&dice)) ."
        case 5, 6, 7: return "\(thing(&dice)) a \(kind(&dice)) ."
        case 8: return "\(kind(&dice)) rdfs:subClassOf \(kind(&dice)) ."
        case 9: return "\(property(&dice)) rdfs:subPropertyOf \(property(&dice)) ."
        case 10: return "\(property(&dice)) rdfs:domain \(kind(&dice)) ."
        case 11: return "\(property(&dice)) rdfs:range \(kind(&dice)) ."
        case 12: return "\(property(&dice)) a owl:TransitiveProperty ."
        case 13: return "\(property(&dice)) a owl:SymmetricProperty ."
        case 14: return "\(property(&dice)) owl:inverseOf \(property(&dice)) ."
        case 15: return "\(kind(&dice)) owl:equivalentClass \(kind(&dice)) ."
        case 16:
            return "\(kind(&dice)) owl:someValuesFrom \(kind(&dice)) ; owl:onProperty \(property(&dice)) ."
        case 17:
            return """
                \(property(&dice)) owl:propertyChainAxiom \(node) . \(node) rdf:first \(property(&dice)) ; rdf:rest \(node)b .
                \(node)b rdf:first \(property(&dice)) ; rdf:rest rdf:nil .
                """
        case 18:
            return """
                \(kind(&dice)) owl:intersectionOf \(node) . \(node) rdf:first \(kind(&dice)) ; rdf:rest \(node)b .
                \(node)b rdf:first \(kind(&dice)) ; rdf:rest rdf:nil .
                """
        case 19: return "\(property(&dice)) a owl:FunctionalProperty ."
        case 20: return "\(thing(&dice)) owl:sameAs \(thing(&dice)) ."
        default: return "\(property(&dice)) a owl:InverseFunctionalProperty ."
        }
    }

    @Test("Insertions and removals in any order leave what starting again gives", arguments: 0..<150)
    func incremental(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) * 7919 + 1)
        var statements = (0..<14).map { _ in Self.statement(&dice, equality: seed % 2 == 0) }
        var world = try World(statements.joined(separator: "\n"))
        for round in 0..<12 {
            if dice.roll(3) == 0 {
                let new = Self.statement(&dice, equality: seed % 2 == 0)
                statements.append(new)
                try world.insert(new)
            } else if !statements.isEmpty {
                let gone = statements.remove(at: dice.roll(statements.count))
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
            let (found, expected) = (try world.inferred(), try fresh.inferred())
            #expect(
                found == expected,
                """
                round \(round): missing \(expected.subtracting(found).sorted()), too much \(found.subtracting(expected).sorted()) of
                \(statements.joined(separator: "\n"))
                """)
            #expect(Set(world.clashes) == Set(fresh.clashes))
            if found != expected { return }
        }
    }

    @Test("Classes of equal terms are what the rules of equality give", arguments: 0..<150)
    func equality(_ seed: Int) throws {
        var dice = Dice(state: UInt64(seed) * 104_729 + 5)
        let text = (0..<16).map { _ in Self.statement(&dice, equality: true) }.joined(separator: "\n")
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
            "missing \(expected.subtracting(found).sorted()), too much \(found.subtracting(expected).sorted()) of \(text)")
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
            let follows = try alone.snapshot().contains(quad)
            #expect(
                follows,
                "\(World.text(quad.triple)) by \(proof.stated.map(World.text)) in \(statements.joined(separator: "\n"))")
            if !follows { return }
        }
    }

    private func check(_ proof: Proof) {
        if case .rule = proof.step { #expect(!proof.premises.isEmpty) }
        proof.premises.forEach(check)
    }
}
