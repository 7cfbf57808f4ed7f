import RDF
import TripleStore

/// Which document says which quads, so that those of one document can be taken out again.
struct DocumentSupport: Sendable {
    private var quads: [IRI: Set<QuadRow>] = [:]
    private var counts: [QuadRow: Int] = [:]

    /// Notes that a document says some quads.
    mutating func add(_ rows: [QuadRow], of document: IRI) {
        for row in rows where quads[document, default: []].insert(row).inserted { counts[row, default: 0] += 1 }
    }

    /// Calls a document, which must not be known by its new name, by another one.
    mutating func rename(_ document: IRI, to name: IRI) { quads[name] = quads.removeValue(forKey: document) }

    /// Forgets a document.
    ///
    /// - Returns: the quads that no other document says; `nil` where the document is not known.
    mutating func remove(_ document: IRI) -> [QuadRow]? {
        guard let rows = quads.removeValue(forKey: document) else { return nil }
        return rows.filter { row in
            let count = (counts[row] ?? 1) - 1
            counts[row] = count > 0 ? count : nil
            return count <= 0
        }
    }
}
