import RDF
import Testing

@Suite("The difference of datasets")
struct DifferenceTests {
    private func triple(_ subject: String, _ predicate: String, _ object: String) -> Quad {
        func term(_ text: String) -> Term {
            text.hasPrefix("_:")
                ? .blankNode(BlankNode(String(text.dropFirst(2))))
                : text.hasPrefix("\"") ? .literal(Literal(String(text.dropFirst()))) : .iri("http://e/" + text)
        }
        return Quad(Triple(subject: term(subject), predicate: IRI("http://e/" + predicate), object: term(object)))
    }

    /// People who know each other in a ring, each with an address; labels start with a prefix.
    private func people(_ count: Int, _ prefix: String) -> [Quad] {
        (0..<count).flatMap { index in
            let (person, address) = ("_:\(prefix)p\(index)", "_:\(prefix)a\(index)")
            return [
                triple(person, "type", "Person"), triple(person, "name", "\"name \(index % 1000)"),
                triple(person, "address", address), triple(address, "street", "\"street \(index)"),
                triple(person, "knows", "_:\(prefix)p\((index + 1) % count)"),
            ]
        }
    }

    @Test("a changed literal is the only difference, in any of the quads", arguments: [0, 7, 99])
    func changedLiteral(person: Int) throws {
        let left = people(100, "l")
        var right = people(100, "r")
        right[person * 5 + 3] = triple("_:ra\(person)", "street", "\"another street")
        right[person * 5 + 1] = triple("_:rp\(person)", "name", "\"another name")
        let difference = try Dataset(left).difference(to: Dataset(right.reversed()))
        #expect(Set(difference.removed) == Set([left[person * 5 + 1], left[person * 5 + 3]]))
        #expect(
            Set(difference.added)
                == Set([
                    triple("_:la\(person)", "street", "\"another street"),
                    triple("_:lp\(person)", "name", "\"another name"),
                ]))
    }

    @Test("nodes that came and went are shown whole, and nothing else is")
    func addedNode() throws {
        let left = people(50, "l") + [triple("_:old", "name", "\"old"), triple("_:old", "knows", "_:lp3")]
        let right = people(50, "r") + [triple("_:lp3", "title", "\"new"), triple("_:lp3", "knows", "_:rp4")]
        let difference = try Dataset(left).difference(to: Dataset(right))
        #expect(difference.removed == Array(left.suffix(2)))
        #expect(difference.added == [triple("_:lp3_", "title", "\"new"), triple("_:lp3_", "knows", "_:lp4")])
    }

    @Test("graphs that are the same up to labels have none")
    func same() throws {
        let pairs = (0..<2000).flatMap { [triple("_:x\($0)", "p", "_:y\($0)"), triple("_:x\($0)", "q", "\"same")] }
        let renamed = (0..<2000).flatMap { [triple("_:b\($0)", "p", "_:a\($0)"), triple("_:b\($0)", "q", "\"same")] }
        #expect(try Dataset(pairs).difference(to: Dataset(renamed.reversed())).isEmpty)
        #expect(try Dataset(people(300, "l")).difference(to: Dataset(people(300, "r").reversed())).isEmpty)
    }

    @Test("what only blank nodes tell apart is a difference: one ring of six, two rings of three")
    func rings() throws {
        let one = (0..<6).map { triple("_:n\($0)", "p", "_:n\(($0 + 1) % 6)") }
        let two = (0..<6).map { triple("_:n\($0)", "p", "_:n\($0 / 3 * 3 + ($0 + 1) % 3)") }
        let difference = try Dataset(one).difference(to: Dataset(two))
        #expect(!difference.isEmpty)
        #expect(difference.removed.count == difference.added.count)
    }

    @Test("removing and adding what differs gives the other dataset", arguments: 0..<30)
    func patch(seed: Int) throws {
        var state = UInt64(seed)
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        func random() -> Dataset {
            Dataset(
                (0..<30).map { _ in
                    triple(
                        "_:n\(next(8))", "p\(next(3))", next(2) == 0 ? "_:n\(next(8))" : "\"v\(next(4))")
                })
        }
        let (left, right) = (random(), random())
        let difference = try left.difference(to: right)
        let patched = Dataset(left.filter { !difference.removed.contains($0) } + difference.added)
        #expect(try patched.isIsomorphic(to: right))
        #expect(difference.removed.allSatisfy { left.contains($0) })
    }
}
