import RDF
import Reasoning
import Testing
import TripleStore

/// What taking facts back costs depends on what followed from them, not on how much else there is.
struct RemovalCostTests {
    private static let ontology = """
        :Minister rdfs:subClassOf :Official . :Official rdfs:subClassOf :Person .
        :metWith a owl:SymmetricProperty ; rdfs:domain :Person ; rdfs:range :Person .
        :partOf a owl:TransitiveProperty ; rdfs:domain :Place . :leads rdfs:subPropertyOf :memberOf .
        :memberOf owl:inverseOf :hasMember ; rdfs:range :Organization .

        """

    /// What one document tells: its own people and places, and a country that all documents speak of.
    private func document(_ number: Int) -> String {
        """
        :m\(number) a :Minister ; :metWith :p\(number) ; :leads :o\(number) .
        :p\(number) a :Person ; :memberOf :o\(number) .
        :t\(number) :partOf :r\(number) . :r\(number) :partOf :Peru .

        """
    }

    /// How many facts are examined when the facts of the middle one of some documents are taken back.
    private func cost(among documents: Int, _ rules: RuleSet) throws -> Int {
        var world = try World(Self.ontology + (0..<documents).map(document).joined(), rules)
        let facts = try world.inferred().count
        let before = world.reasoner.factsExamined
        try world.remove(document(documents / 2))
        let cost = world.reasoner.factsExamined - before
        #expect(try world.inferred().count < facts)
        return cost
    }

    @Test("Taking a document out of 2,000 costs what it costs among 20", arguments: [RuleSet.rdfs, .owlRL])
    func independentOfSize(_ rules: RuleSet) throws {
        let (few, many) = (try cost(among: 20, rules), try cost(among: 2_000, rules))
        #expect(few > 0)
        #expect(Double(many) < 1.1 * Double(few), "\(few) among 20, \(many) among 2,000")
    }

    @Test("Taking a document out from which ten times as much follows costs about ten times as much")
    func proportional() throws {
        func cost(_ members: Int) throws -> Int {
            let text = (0..<members).map { ":x\($0) :leads :o . " }.joined()
            var world = try World(Self.ontology + (0..<500).map(document).joined() + text)
            let before = world.reasoner.factsExamined
            try world.remove(text)
            return world.reasoner.factsExamined - before
        }
        let (few, many) = (try cost(20), try cost(200))
        #expect((8.0...13).contains(Double(many) / Double(few)), "\(few) for 20, \(many) for 200")
    }
}
