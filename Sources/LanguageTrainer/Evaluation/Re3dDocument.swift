import Foundation
import Language

/// A document of re3d, the relationship and entity extraction evaluation dataset of Dstl, with its entities.
struct Re3dDocument {
    /// An entity as annotated, or one that was found.
    struct Entity: Hashable {
        /// UTF-8 byte offsets in the text.
        var range: Range<Int>
        /// What it is.
        var type: EntityType
    }

    private struct DocumentRow: Decodable {
        let _id: String
        let text: String
    }

    private struct EntityRow: Decodable {
        let documentId: String
        let begin: Int
        let end: Int
        let type: String
        let confidence: Double
    }

    /// The types that are scored, and what they are here.
    static let types: [String: EntityType] = [
        "Person": .person, "Organisation": .organization, "Location": .place, "Temporal": .time,
    ]

    /// The text.
    let text: String
    /// The entities that the annotators agreed on: those with a confidence of at least one half.
    let entities: [Entity]

    /// Reads all documents of a folder that holds one folder for each source.
    static func read(_ folder: URL) throws -> [Re3dDocument] {
        let sources = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { FileManager.default.fileExists(atPath: $0.appending(path: "documents.json").path) }
        return try sources.sorted { $0.path < $1.path }.flatMap { source in
            let documents: [DocumentRow] = try rows(source.appending(path: "documents.json"))
            let entities: [EntityRow] = try rows(source.appending(path: "entities.json"))
            return documents.map { document in
                Re3dDocument(document.text, entities.filter { $0.documentId == document._id && $0.confidence >= 0.5 })
            }
        }
    }

    private static func rows<Row: Decodable>(_ file: URL) throws -> [Row] {
        let decoder = JSONDecoder()
        return try String(decoding: Data(contentsOf: file), as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.contains("{") }.map { try decoder.decode(Row.self, from: Data($0.utf8)) }
    }

    private init(_ text: String, _ rows: [EntityRow]) {
        self.text = text
        // The offsets of the annotation count scalars.
        let scalars = Array(text.unicodeScalars)
        var bytes = [0]
        for scalar in scalars { bytes.append(bytes[bytes.count - 1] + UTF8.width(scalar)) }
        var entities: Set<Entity> = []
        for row in rows {
            guard let type = Self.types[row.type], row.begin >= 0, row.end <= scalars.count else { continue }
            var (begin, end) = (row.begin, row.end)
            while begin < end, scalars[begin].properties.isWhitespace { begin += 1 }
            while begin < end, scalars[end - 1].properties.isWhitespace { end -= 1 }
            if begin < end { entities.insert(Entity(range: bytes[begin]..<bytes[end], type: type)) }
        }
        self.entities = entities.sorted {
            ($0.range.lowerBound, $0.range.upperBound, $0.type.rawValue)
                < ($1.range.lowerBound, $1.range.upperBound, $1.type.rawValue)
        }
    }
}
