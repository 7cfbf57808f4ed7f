import Language
import RDF

/// The entities of a document: one for each chain of mentions, and those that are spoken of without a mention of their
/// own, such as the country in "Colombian" or the role in a title.
struct EntityTable: Sendable {
    private(set) var entities: [Entity] = []
    private var places: [String: Int] = [:]
    private var organizations: [String: Int] = [:]
    private var roles: [String: Int] = [:]
    private var activities: [String: Int] = [:]
    private var named: [String: Int] = [:]
    private var events: [TokenPlace: Int] = [:]
    /// Where an entity was found to be another one, that one.
    private var mergedInto: [Int: Int] = [:]
    private let ontology: Ontology
    private let gazetteer: Gazetteer

    init(_ analysis: DocumentAnalysis, ontology: Ontology, gazetteer: Gazetteer) {
        self.ontology = ontology
        self.gazetteer = gazetteer
        for chain in analysis.chains.chains.indices {
            entities.append(
                ChainReader(chain, analysis: analysis, ontology: ontology, gazetteer: gazetteer).entity())
            guard let name = entities[chain].name else { continue }
            if named[name] == nil { named[name] = chain }
            if entities[chain].isA([Vocabulary.Core.place], in: ontology) {
                if let known = places[name] { merge(known, chain) } else { places[name] = chain }
            } else if entities[chain].isA([Vocabulary.Core.organization], in: ontology) {
                if let known = organizations[name] { merge(known, chain) } else { organizations[name] = chain }
            }
        }
        for (office, holder) in OfficeHolders(analysis, entities: entities, gazetteer: gazetteer).pairs() {
            merge(holder, office)
        }
    }

    subscript(_ index: Int) -> Entity { entities[resolved(index)] }

    /// The entity that one was merged into; itself where it was not.
    func resolved(_ index: Int) -> Int {
        var index = index
        while let next = mergedInto[index] { index = next }
        return index
    }

    /// The place of a name that the gazetteer knows.
    mutating func place(named name: String) -> Int {
        if let known = places[name] { return known }
        let placeClass = ChainReader.placeClass(name, gazetteer: gazetteer)
        let index = add(Entity(name: name, label: name, classes: [placeClass], isIdentified: true))
        places[name] = index
        return index
    }

    /// The organization of a name.
    mutating func organization(named name: String) -> Int {
        let name = gazetteer.canonicalName(name) ?? name
        if let known = organizations[name] { return known }
        let index = add(Entity(name: name, label: name, classes: [Vocabulary.Core.organization], isIdentified: true))
        organizations[name] = index
        return index
    }

    /// The role of a label.
    mutating func role(_ label: String) -> Int {
        if let known = roles[label] { return known }
        let index = add(Entity(label: label, classes: [Vocabulary.Core.role], isIdentified: true))
        roles[label] = index
        return index
    }

    /// What a name names: the entity that has it, or a new one.
    mutating func entity(named label: String) -> Int {
        if let known = named[label] { return known }
        let index = add(Entity(name: label, label: label, classes: [], isIdentified: true))
        named[label] = index
        return index
    }

    /// What a clause tells of, as an activity.
    mutating func activity(_ label: String) -> Int {
        if let known = activities[label] { return known }
        let index = add(Entity(label: label, classes: [Vocabulary.Core.activity], isIdentified: true))
        activities[label] = index
        return index
    }

    /// The event that a verb tells of.
    mutating func event(at place: TokenPlace, class eventClass: IRI) -> Int {
        if let known = events[place] { return known }
        let label = ontology.label(of: eventClass)
        let index = add(Entity(label: label, classes: [eventClass], isIdentified: true))
        events[place] = index
        return index
    }

    /// Adds a class to an entity.
    mutating func add(_ class: IRI, to index: Int) {
        entities[resolved(index)].add(`class`, in: ontology)
    }

    /// Makes two entities one; the earlier one stays.
    mutating func merge(_ left: Int, _ right: Int) {
        let (first, second) = (min(resolved(left), resolved(right)), max(resolved(left), resolved(right)))
        guard first != second else { return }
        for known in entities[second].classes { entities[first].add(known, in: ontology) }
        if entities[first].name == nil, entities[second].name != nil || entities[first].chain == nil {
            entities[first].label = entities[second].label
        }
        entities[first].name = entities[first].name ?? entities[second].name
        mergedInto[second] = first
    }

    private mutating func add(_ entity: Entity) -> Int {
        entities.append(entity)
        return entities.count - 1
    }
}
