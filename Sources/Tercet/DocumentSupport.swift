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
