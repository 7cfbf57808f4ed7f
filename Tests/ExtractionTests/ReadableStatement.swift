import Documents
import Extraction
import Language
import RDF
import Tercet

/// A statement in the words that people read: labels instead of IRIs.
struct ReadableStatement: Hashable, CustomStringConvertible {
    var subject: String
    var property: String
    var object: String

    var description: String { "\(subject)\t\(property)\t\(object)" }
}

/// The analyzer and ontology that all tests of extraction share; loading them takes most of a test's time.
enum Shared {
    static let analyzer = Result { try EnglishAnalyzer() }
    static let ontology = Result { try Ontology.standard() }

    static func extract(_ document: Document, open: Bool = false) throws -> Extraction {
        let options = Extractor.Options(openStyle: open ? .binary : nil)
        return Extractor(analyzer: try analyzer.get(), ontology: try ontology.get(), options: options).extract(document)
    }

    static func extract(_ text: String, date: CalendarDate? = nil, open: Bool = false) throws -> Set<String> {
        let document = Document(text: text, name: "test.txt", date: date)
        return Set(try extract(document, open: open).readable(try ontology.get()).map(\.description))
    }
}

extension Extraction {
    /// The statements, and the types of the entities, with labels instead of IRIs.
    func readable(_ ontology: Ontology) -> [ReadableStatement] {
        let labels = Dictionary(entities.map { ($0.iri, $0.label) }) { first, _ in first }
        func name(_ term: Term) -> String {
            switch term {
            case .iri(let iri): labels[iri] ?? ontology.label(of: iri)
            case .literal(let literal): literal.lexicalForm
            case .blankNode, .triple: "?"
            }
        }
        let types = entities.flatMap { entity in
            entity.classes.map {
                ReadableStatement(subject: entity.label, property: "type", object: ontology.label(of: $0))
            }
        }
        let told = statements.map { statement in
            let property =
                statement.triple.predicate.string.split { $0 == "#" || $0 == "/" }.last.map(String.init) ?? ""
            return ReadableStatement(
                subject: name(statement.triple.subject), property: property, object: name(statement.triple.object))
        }
        return told + types.filter { !told.contains($0) }
    }
}
