import Extraction
import Language
import Testing

/// Trees stand in `Fixtures/clauses.conllu`; a fact is written "subject | predicate | object | …".
@Suite("Open facts")
struct OpenFactTests {
    @Test(
        "n-ary facts keep all arguments of a predicate together",
        arguments: [
            (
                "negation",
                [
                    "Norway | has | minister",
                    "Norway 's minister | did not sign | the treaty with Peru | in Oslo (denied)",
                    "the treaty | was with | Peru",
                ]
            ),
            (
                "coordination",
                [
                    "Ana Silva | is | the head of the bank",
                    "the head | was of | the bank",
                    "Ana Silva , and Ben Cole | praised | farmers and fishermen",
                ]
            ),
            (
                "participle",
                [
                    "The bridge | is built in | 1900 | by Anna Keller",
                    "The bridge built in 1900 by Anna Keller | links | two towns",
                    "two towns | trade | salt",
                ]
            ),
            (
                "shared",
                [
                    "the town | was renamed | Lima | In 1990",
                    "the town | was sold to | Chile | In 1990",
                ]
            ),
            (
                "speech",
                [
                    "officials | said | The port was closed"
                ]
            ),
            (
                "where",
                [
                    "She | said that | Peru had opened the school where he worked",
                    "Peru | had opened | the school (claimed)",
                    "he | worked in | the school",
                ]
            ),
            (
                "control",
                [
                    "Souza | is | President",
                    "President Souza | asked | the guards | to leave the hall",
                    "President Souza | asked because | it rained",
                    "the guards | leave | the hall (planned)",
                ]
            ),
            (
                "existential",
                [
                    "There | are | two rivers | in the valley"
                ]
            ),
            (
                "copula",
                [
                    "The town | is rich in | copper",
                    "The town | is | part of Chile",
                    "part | is of | Chile",
                ]
            ),
            (
                "merged",
                [
                    "Peru | began to set up | camps for people fleeing war",
                    "camps | were for | people fleeing war",
                    "people | were fleeing | war",
                ]
            ),
        ] as [(String, [String])])
    func nary(name: String, expected: [String]) throws {
        #expect(try facts(name, .nary) == expected)
    }

    @Test(
        "binary facts take coordinated and nested phrases one by one",
        arguments: [
            (
                "negation",
                [
                    "Norway | has | minister",
                    "Norway 's minister | did not sign | the treaty (denied)",
                    "Norway 's minister | did not sign the treaty with | Peru (denied)",
                    "Norway 's minister | did not sign the treaty in | Oslo (denied)",
                    "the treaty | was with | Peru",
                ]
            ),
            (
                "coordination",
                [
                    "Ana Silva | is | the head of the bank",
                    "Ana Silva | is the head of | the bank",
                    "the head | was of | the bank",
                    "Ana Silva | praised | farmers",
                    "Ben Cole | praised | farmers",
                    "Ana Silva | praised | fishermen",
                    "Ben Cole | praised | fishermen",
                ]
            ),
            (
                "participle",
                [
                    "The bridge | built in | 1900",
                    "The bridge | built by | Anna Keller",
                    "The bridge built in 1900 by Anna Keller | links | two towns",
                    "two towns | trade | salt",
                ]
            ),
            (
                "shared",
                [
                    "the town | was renamed Lima In | 1990",
                    "the town | was renamed | Lima",
                    "the town | was sold In | 1990",
                    "the town | was sold to | Chile",
                ]
            ),
            (
                "speech",
                [
                    "officials | said | The port was closed"
                ]
            ),
            (
                "where",
                [
                    "She | said that | Peru had opened the school where he worked",
                    "Peru | had opened | the school (claimed)",
                    "he | worked in | the school",
                ]
            ),
            (
                "control",
                [
                    "Souza | is | President",
                    "President Souza | asked | the guards",
                    "President Souza | asked the guards to | leave the hall",
                    "President Souza | asked the guards because | it rained",
                    "the guards | leave | the hall (planned)",
                ]
            ),
            (
                "existential",
                [
                    "There | are | two rivers",
                    "two rivers | are in | the valley",
                ]
            ),
            (
                "copula",
                [
                    "The town | is rich in | copper",
                    "The town | is | part of Chile",
                    "The town | is part of | Chile",
                    "part | is of | Chile",
                ]
            ),
            (
                "merged",
                [
                    "Peru | began to set up | camps",
                    "Peru | began to set up camps for | people fleeing war",
                    "Peru | began to set up camps for people fleeing | war",
                    "camps | were for | people fleeing war",
                    "people | fleeing | war",
                ]
            ),
        ] as [(String, [String])])
    func binary(name: String, expected: [String]) throws {
        #expect(try facts(name, .binary) == expected)
    }

    private func facts(_ name: String, _ style: OpenStyle) throws -> [String] {
        let sentence = try #require(try TreeFile.sentences("clauses")[name])
        let text = Array(sentence.tokens.map(\.form).joined(separator: " ").utf8)
        return OpenExtractor(style: style, minimumConfidence: 0).facts(of: sentence).map { fact in
            let parts = [fact.arguments[0], fact.predicate] + fact.arguments.dropFirst()
            let words = parts.map { $0.text(in: sentence, of: text) }.joined(separator: " | ")
            return fact.factuality == .actual ? words : "\(words) (\(fact.factuality))"
        }
    }

    @Test("a threshold leaves out the facts below it, and confidences lie between 0 and 1")
    func threshold() throws {
        for style in OpenStyle.allCases {
            for sentence in try TreeFile.sentences("clauses").values {
                let all = OpenExtractor(style: style, minimumConfidence: 0).facts(of: sentence)
                let sure = OpenExtractor(style: style, minimumConfidence: 0.4).facts(of: sentence)
                #expect(all.allSatisfy { $0.confidence > 0 && $0.confidence < 1 })
                #expect(sure == all.filter { $0.confidence >= 0.4 })
            }
        }
    }

    @Test("a verb and its object are surer than a noun and what stands behind it")
    func ranking() throws {
        let sentence = try #require(try TreeFile.sentences("clauses")["negation"])
        let facts = OpenExtractor(style: .nary, minimumConfidence: 0).facts(of: sentence)
        let surest = try #require(facts.max { $0.confidence < $1.confidence })
        #expect(surest.predicate.tokens == [3, 4, 5])
    }

    @Test("a list of lists becomes no more facts than a reader bears")
    func longLists() {
        func noun(_ index: Int, _ head: Int?, _ relation: DependencyRelation) -> Token {
            Token(
                form: "n", range: 2 * index..<2 * index + 1, lemma: "n", universalTag: .noun, pennTag: "NN", head: head,
                relation: relation)
        }
        let verb = Token(
            form: "v", range: 200..<201, lemma: "v", universalTag: .verb, pennTag: "VBD", head: nil, relation: .root)
        let subjects = (0..<100).map { noun($0, $0 == 0 ? 100 : 0, $0 == 0 ? .nsubj : .conj) }
        let objects = (101..<201).map { noun($0, $0 == 101 ? 100 : 101, $0 == 101 ? .obj : .conj) }
        let facts = OpenExtractor(style: .binary, minimumConfidence: 0)
            .facts(of: Sentence(tokens: subjects + [verb] + objects))
        #expect(facts.count <= 100)
        #expect(facts.allSatisfy { $0.predicate.tokens == [100] })
    }
}
