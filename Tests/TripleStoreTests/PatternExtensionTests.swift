import RDF
import Testing
import TripleStore

@Suite("Joining rows with a pattern")
struct PatternExtensionTests {
    /// Quads of numbers, so that each number of a term is that of its place.
    static func store(_ seed: Int, changes: Bool) throws -> (TripleStore, Set<[UInt32]>) {
        var random = SplitMix(state: UInt64(seed))
        let store = TripleStore()
        var triples = Set<[Int]>()
        for round in 0..<(changes ? 3 : 1) {
            for _ in 0..<60 {
                let triple = (0..<3).map { _ in Int(random.next() % 5) }
                triples.insert(triple)
                try store.insert(quad(triple))
            }
            _ = store.snapshot()
            if changes, round == 1, let first = triples.first {
                triples.remove(first)
                store.remove(quad(first))
            }
        }
        let snapshot = store.snapshot()
        return (store, Set(triples.map { triple in quad(triple).triple.ids(in: snapshot) }))
    }

    static func quad(_ numbers: [Int]) -> Quad {
        Quad(
            Triple(
                subject: .iri("http://example.org/\(numbers[0])"), predicate: IRI("http://example.org/\(numbers[1])"),
                object: .iri("http://example.org/\(numbers[2])")))
    }

    @Test("gives the rows of a nested loop, whatever is bound", arguments: 0..<12)
    func nestedLoop(seed: Int) throws {
        let (store, triples) = try Self.store(seed, changes: seed % 2 == 1)
        let snapshot = store.snapshot()
        var random = SplitMix(state: UInt64(seed) &+ 99)
        let terms = (0..<5).compactMap { snapshot.id(for: .iri("http://example.org/\($0)")) }
        let input = (0..<3).map { _ in (0..<20).map { _ in terms[Int(random.next() % UInt64(terms.count))].rawValue } }
        for choice in 0..<64 {
            // For each component: a constant, a column of the input, a new column, or nothing.
            let slots = (0..<3).map { place -> PatternExtension.Slot in
                switch choice >> (2 * place) & 3 {
                case 0: .constant(terms[seed % terms.count])
                case 1: .input(place)
                case 2: .output
                default: .ignored
                }
            }
            for limit in [1, 3, 1000] {
                #expect(
                    rows(snapshot, slots, input, limit).sorted { $0.lexicographicallyPrecedes($1) }
                        == nestedLoop(triples, slots, input).sorted { $0.lexicographicallyPrecedes($1) })
            }
        }
    }

    private func rows(
        _ snapshot: Snapshot, _ slots: [PatternExtension.Slot], _ input: [[UInt32]], _ limit: Int
    ) -> [[UInt32]] {
        var search = PatternExtension(snapshot, subject: slots[0], predicate: slots[1], object: slots[2])
        var output = ExtensionOutput()
        var result: [[UInt32]] = []
        while search.next(input: input, rowCount: 20, limit: limit, into: &output) {
            if output.extendsEachRow { #expect(output.sources == Array(0..<20)) }
            for row in 0..<output.count { result.append([output.sources[row]] + output.columns.map { $0[row] }) }
        }
        return result
    }

    private func nestedLoop(
        _ triples: Set<[UInt32]>, _ slots: [PatternExtension.Slot], _ input: [[UInt32]]
    ) -> [[UInt32]] {
        var result: [[UInt32]] = []
        for row in 0..<20 {
            for triple in triples {
                var made = [UInt32(row)]
                var fits = true
                for place in 0..<3 {
                    switch slots[place] {
                    case .constant(let id): fits = fits && triple[place] == id.rawValue
                    case .input(let column): fits = fits && triple[place] == input[column][row]
                    case .output: made.append(triple[place])
                    case .ignored: break
                    }
                }
                if fits { result.append(made) }
            }
        }
        return result
    }

    @Test("keeps to the objects that are wanted where they follow constants")
    func objectRanges() throws {
        let store = TripleStore()
        let forms = ["-300", "-3", "0", "4", "5", "900"]
        for form in forms {
            try store.insert(Self.number(form, Vocabulary.XSD.integer))
            try store.insert(Self.number(form + ".5", Vocabulary.XSD.decimal))
            try store.insert(Self.number(form + ".25", Vocabulary.XSD.decimal))
        }
        let snapshot = store.snapshot()
        let predicate = try #require(snapshot.id(for: .iri("http://example.org/p")))
        func found(_ ranges: TermIDRanges) -> Set<String> {
            var scan = PatternExtension(
                snapshot, subject: .ignored, predicate: .constant(predicate), object: .output, sortedBy: .object,
                objects: ranges)
            var output = ExtensionOutput()
            var texts = Set<String>()
            while scan.next(input: [], rowCount: 1, limit: 2, into: &output) {
                texts.formUnion(output.columns[0].map { snapshot.text(of: TermID(rawValue: $0)) })
            }
            #expect(
                snapshot.count(matching: QuadPattern(predicate: predicate), objects: ranges) == texts.count)
            return texts
        }
        let wide = found(.numbers(from: -100, to: 100))
        #expect(wide.isSuperset(of: ["-3", "0", "4", "5", "-3.5", "0.5", "4.25", "5.25"]))
        #expect(wide.isDisjoint(with: ["-300", "900", "-300.5", "900.25"]))
        #expect(found(.numbers(from: 200, to: .infinity)) == ["900", "900.5", "900.25"])
        #expect(found(.numbers(from: -.infinity, to: -200)) == ["-300", "-300.5", "-300.25"])
        #expect(found(TermIDRanges([])).isEmpty)
        #expect(found(.stored).isEmpty)
    }

    static func number(_ form: String, _ datatype: IRI) -> Quad {
        Quad(
            Triple(
                subject: .iri("http://example.org/\(form)"), predicate: "http://example.org/p",
                object: .literal(Literal(form, datatype: datatype))))
    }

    @Test("joins and cuts ranges of numbers of terms")
    func rangeSets() {
        let first = TermIDRanges([10...20, 5...7, 21...25, 8...8])
        #expect(first.ranges == [5...8, 10...25])
        #expect(first.union(TermIDRanges([9...9])).ranges == [5...25])
        #expect(first.intersection(TermIDRanges([7...12, 24...90])).ranges == [7...8, 10...12, 24...25])
        #expect(first.intersection(TermIDRanges([])).ranges.isEmpty)
        #expect(TermIDRanges.dates(from: (2010, 1, 1), to: (2009, 1, 1)).ranges.isEmpty)
    }
}

extension Triple {
    fileprivate func ids(in snapshot: Snapshot) -> [UInt32] {
        [subject, .iri(predicate), object].map { snapshot.id(for: $0)?.rawValue ?? 0 }
    }
}
