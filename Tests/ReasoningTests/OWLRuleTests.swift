import RDF
import Reasoning
import Testing

/// The rules of OWL 2 RL, one case for each: what is stated, and what has to follow or clash.
struct OWLRuleTests {
    @Test("A rule gives what it should", arguments: OWLRuleCase.conclusions)
    func concludes(_ example: OWLRuleCase) throws {
        let world = try World(example.given)
        let inferred = try world.inferred().sorted()
        #expect(try world.contains(example.follows), "\(inferred)")
        #expect(world.clashes == [])
    }

    @Test("A rule finds what cannot be true", arguments: OWLRuleCase.clashes)
    func clashes(_ example: OWLRuleCase) throws {
        let world = try World(example.given)
        #expect(Set(world.clashes) == [example.rule])
        #expect(world.reasoner.inconsistencies.allSatisfy { !$0.triples.isEmpty })
    }
}
