import Documents
import RDF

/// Gives entities IRIs: those with a proper name one that any document would give them, the others one of their own
/// document.
struct EntityNames {
    /// The resource that stands for the document.
    let document: IRI
    private let base: String
    private var iris: [Int: IRI] = [:]
    /// How many entities have each stem.
    private var countOfStem: [String: Int] = [:]

    init(base: IRI, document: String) {
        self.base = base.string
        let isFile = DocumentFormat(fileName: document) != nil
        let name = (isFile ? document.lastIndex(of: ".") : nil).map { document[..<$0] } ?? document[...]
        self.document = IRI(base.string + "document/" + Self.slug(name.isEmpty ? document[...] : name))
    }

    /// Goes on to entities of another section: what has a name keeps the IRI that it had there.
    mutating func beginSection() {
        iris.removeAll()
        countOfStem = countOfStem.filter { $0.key.hasPrefix(document.string + "/") }
    }

    /// The IRI of an entity, the same at each call within a section.
    mutating func iri(_ index: Int, _ entity: Entity) -> IRI {
        if let known = iris[index] { return known }
        let stem = prefix(of: entity) + Self.slug(entity.label)
        let number = countOfStem[stem, default: 0] + 1
        countOfStem[stem] = number
        // The second of a name is told apart within its document only: another document may count otherwise. Slugs have
        // no two underscores in a row, so a number behind two of them is nobody's own name.
        let iri = IRI(number == 1 ? stem : "\(document.string)/\(Self.slug(entity.label))__\(number)")
        iris[index] = iri
        return iri
    }

    private func prefix(of entity: Entity) -> String {
        if entity.classes == [Vocabulary.Core.role] { return base + "role/" }
        return entity.name == nil ? document.string + "/" : base
    }

    /// The letters and digits of a text, with underscores for what lies between; at most 80 characters.
    private static func slug(_ text: some StringProtocol) -> String {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let slug = words.joined(separator: "_")
        return slug.isEmpty ? "_" : String(slug.prefix(80))
    }
}
