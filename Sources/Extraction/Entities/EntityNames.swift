import RDF

/// Gives entities IRIs: those with a proper name one that any document would give them, the others one of their own
/// document.
struct EntityNames {
    /// The resource that stands for the document.
    let document: IRI
    private let base: String
    private var iris: [Int: IRI] = [:]
    private var taken: Set<IRI> = []

    init(base: IRI, document: String) {
        self.base = base.string
        let name = document.split(separator: ".").first.map(String.init) ?? document
        self.document = IRI(base.string + "document/" + Self.slug(name))
    }

    /// The IRI of an entity, the same at each call.
    mutating func iri(_ index: Int, _ entity: Entity) -> IRI {
        if let known = iris[index] { return known }
        let stem = prefix(of: entity) + Self.slug(entity.label)
        var iri = IRI(stem)
        var number = 2
        while !taken.insert(iri).inserted {
            iri = IRI("\(stem)_\(number)")
            number += 1
        }
        iris[index] = iri
        return iri
    }

    private func prefix(of entity: Entity) -> String {
        if entity.classes == [Vocabulary.Core.role] { return base + "role/" }
        return entity.name == nil ? document.string + "/" : base
    }

    /// The letters and digits of a text, with underscores for what lies between; at most 80 characters.
    private static func slug(_ text: String) -> String {
        let words = text.split { !$0.isLetter && !$0.isNumber }
        let slug = words.joined(separator: "_")
        return slug.isEmpty ? "_" : String(slug.prefix(80))
    }
}
