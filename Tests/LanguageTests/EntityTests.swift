import Foundation
import Testing

@testable import Language
@testable import LanguageTrainer

/// Names, dates and phrases, and the facts behind them.
struct EntityTests {
    private static func phrases(_ text: String) throws -> [String] {
        let trees = try SharedAnalyzer.analyze(text).map { DependencyTree($0) }
        return CoreferenceChains(trees, gazetteer: .english).entityPhrases(trees, gazetteer: .english).map { phrase in
            trees[phrase.sentence].tokens[phrase.tokens].map(\.form).joined(separator: " ") + "/" + phrase.type.rawValue
        }
    }

    @Test(
        "Dates are entities, however they are written",
        arguments: [
            ("They met on 22 August 2019 in Lima.", "22 August 2019"),
            ("They met on August 22, 2019.", "August 22 , 2019"),
            ("They met on 3 May.", "3 May"),
        ])
    func dates(text: String, date: String) throws {
        let sentence = try #require(try SharedAnalyzer.analyze(text).first)
        let times = sentence.entities.filter { $0.type == .time }
        #expect(times.map { sentence.tokens[$0.tokens].map(\.form).joined(separator: " ") } == [date])
    }

    @Test("A phrase has the title and the article that the name is without, and needs no name")
    func phraseWithTitle() throws {
        let phrases = try Self.phrases("Foreign Minister Rosa Diaz met the ambassador in Peru.")
        #expect(phrases.contains("Foreign Minister Rosa Diaz/person"))
        #expect(phrases.contains("the ambassador/person"))
        #expect(phrases.contains("Peru/place"))
    }

    @Test("A table of names finds what was put into it and nothing else")
    func nameTable() {
        var table = NameTable()
        for number in 0..<5000 {
            table.insert(number.isMultiple(of: 2) ? .city : .title, for: NameTable.Key("name \(number)"))
        }
        table.insert(.region, for: NameTable.Key("name 8"))
        #expect(table[NameTable.Key("name 8")] == [.city, .region])
        #expect(
            (0..<5000).allSatisfy { table[NameTable.Key("name \($0)")].contains($0.isMultiple(of: 2) ? .city : .title) }
        )
        #expect((5000..<6000).allSatisfy { table[NameTable.Key("name \($0)")].isEmpty })
        var longer = NameTable.Key("name")
        longer.append(" 8")
        #expect(longer == NameTable.Key("name 8"))
        #expect(NameTable.Key(lowercasing: "NAME 8") == NameTable.Key("name 8"))
    }

    @Test("The lists say what names and nouns are")
    func gazetteer() {
        let gazetteer = Gazetteer.english
        #expect(gazetteer.kinds(ofName: "Lima").contains(.city))
        #expect(gazetteer.kinds(ofName: "Isaac Newton").contains(.knownPerson))
        #expect(
            gazetteer.kinds(ofName: NameTable.Key("Johnson"), lowercase: NameTable.Key("johnson")).contains(.familyName)
        )
        #expect(gazetteer.type(ofNoun: "plumber") == .person)
        #expect(gazetteer.type(ofNoun: "cloud") == nil)
    }

    @Test("An annotation of GUM gives phrases and clusters")
    func annotation() {
        var sentence = TreebankSentence()
        sentence.forms = ["Rosa", "Diaz", "said", "she", "left"]
        sentence.entities = ["(1-person-new-cf1-1-sgl-x-Rosa_Diaz", "1)", "", "(1-person-giv-cf1-1-ana)", ""]
        let gold = CoreferenceGold([sentence])
        #expect(gold.clusters.map { $0.map(\.tokens) } == [[0..<2, 3..<4]])
    }

    @Test("Annotations of re3d that the annotators rejected are left out, and offsets count scalars")
    func re3d() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tercet-\(UUID().uuidString)")
        let source = folder.appending(path: "source")
        try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try #"{ "_id": "d", "text": "Ö Rosa left Lima." }"#
            .write(to: source.appending(path: "documents.json"), atomically: true, encoding: .utf8)
        let rows = [(2, 6, "Person", 1.0), (12, 16, "Location", 0.9), (2, 6, "Location", 0.1), (7, 11, "Vehicle", 1)]
        try rows.map { #"{"documentId": "d", "begin": \#($0), "end": \#($1), "type": "\#($2)", "confidence": \#($3)}"# }
            .joined(separator: "\n")
            .write(to: source.appending(path: "entities.json"), atomically: true, encoding: .utf8)
        let document = try #require(try Re3dDocument.read(folder).first)
        #expect(document.entities.map(\.range) == [3..<7, 13..<17])
        #expect(document.entities.map(\.type) == [.person, .place])
        var score = Re3dScore()
        score.count(document.entities, [.init(range: 3..<7, type: .person), .init(range: 8..<17, type: .place)])
        #expect(score.summary.hasPrefix("exact typed F1 50.00"))
        #expect(score.summary.contains("overlapping typed F1 100.00"))
    }
}
