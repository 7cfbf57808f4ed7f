import Language
import RDF

/// Makes an entity of a chain of mentions: its name, label and classes.
struct ChainReader {
    private let chain: Int
    private let mentions: [Mention]
    private let analysis: DocumentAnalysis
    private let ontology: Ontology
    private let gazetteer: Gazetteer

    init(_ chain: Int, analysis: DocumentAnalysis, ontology: Ontology, gazetteer: Gazetteer) {
        self.chain = chain
        self.mentions = analysis.chains.chains[chain].map { analysis.chains.mentions[$0] }
        self.analysis = analysis
        self.ontology = ontology
        self.gazetteer = gazetteer
    }

    func entity() -> Entity {
        let name = fullestName()
        let nominals = mentions.filter { $0.kind == .nominal }
        let described = nominals.first ?? mentions.first { $0.kind == .name }
        let label = name ?? described.map { PhraseText(analysis).label($0) } ?? firstForm
        var entity = Entity(chain: chain, name: name, label: label, classes: [], isIdentified: described != nil)
        let nounClasses = nominals.flatMap { self.nounClasses($0) }
        let nameClasses = name.map { classes(ofName: $0) } ?? []
        for known in nameClasses.filter({ !isContradicted($0, by: nounClasses) }) + nounClasses {
            entity.add(known, in: ontology)
        }
        return entity
    }

    private var firstForm: String {
        mentions.first.map { analysis.trees[$0.sentence].tokens[$0.head].form } ?? ""
    }

    /// The longest form of the name, as the gazetteer lists it where it does.
    private func fullestName() -> String? {
        let names = mentions.compactMap { name(of: $0) }
        let canonical = names.lazy.compactMap { gazetteer.canonicalName($0) }.first
        return canonical ?? names.max { $0.count < $1.count }
    }

    /// The name in a mention; a common noun with a capital, "the Government", is none by itself, but with what follows it,
    /// "the Government of Iraq".
    private func name(of mention: Mention) -> String? {
        guard let tokens = mention.name else { return nil }
        let name = PhraseText(analysis).name(tokens, in: mention.sentence)
        guard mention.type == .organization, !name.contains(" "), name.dropFirst().contains(where: \.isLowercase),
            gazetteer.type(ofNoun: name) == .organization, gazetteer.canonicalName(name) == nil
        else { return name }
        let tree = analysis.trees[mention.sentence]
        let field = tree.dependents(of: mention.head, .nmod).first { tree.preposition(of: $0) == "of" }
        guard let field, tree.tokens[field].universalTag == .properNoun else { return nil }
        return PhraseText(analysis).label(mention)
    }

    // MARK: - Classes

    /// Whether nouns say that something is a place where its name looked like an organization, or the other way round.
    ///
    /// The nouns of an apposition are surer than the look of a name.
    private func isContradicted(_ nameClass: IRI, by nounClasses: [IRI]) -> Bool {
        guard
            nameClass == Vocabulary.Core.organization || nameClass == Vocabulary.Core.person
                || nameClass == Vocabulary.Core.place
        else { return false }
        let kinds = [Vocabulary.Core.organization, Vocabulary.Core.person, Vocabulary.Core.place]
        let told = kinds.filter { kind in nounClasses.contains { ontology.isClass($0, below: kind) } }
        return !told.isEmpty && !told.contains(nameClass)
    }

    private func classes(ofName name: String) -> [IRI] {
        if gazetteer.country(named: name) != nil { return [Vocabulary.Core.country] }
        switch mentions.lazy.compactMap(\.type).first {
        case .person: return [Vocabulary.Core.person]
        case .organization: return [Vocabulary.Core.organization]
        case .place: return [Self.placeClass(name, gazetteer: gazetteer)]
        case .nationality: return [Vocabulary.Core.group]
        default:
            if gazetteer.isCity(name) || gazetteer.isRegion(name) {
                return [Self.placeClass(name, gazetteer: gazetteer)]
            }
            return []
        }
    }

    /// The class of a place by its name.
    static func placeClass(_ name: String, gazetteer: Gazetteer) -> IRI {
        if gazetteer.country(named: name) != nil { return Vocabulary.Core.country }
        if gazetteer.isRegion(name) { return Vocabulary.Core.region }
        return gazetteer.isCity(name) ? Vocabulary.Core.settlement : Vocabulary.Core.place
    }

    /// The classes that the ontology's words for classes give a noun phrase, with what the gazetteer says of the noun.
    private func nounClasses(_ mention: Mention) -> [IRI] {
        let tree = analysis.trees[mention.sentence]
        let matched = ontology.classes(ofNoun: mention.head, in: tree)
        if let general = generalClass(mention) { return matched + [general] }
        let noun = tree.tokens[mention.head].lemma
        return matched.isEmpty && gazetteer.isEvent(noun: noun) ? [Vocabulary.Core.activity] : matched
    }

    /// What the gazetteer says of the noun, as a class of the core vocabulary.
    private func generalClass(_ mention: Mention) -> IRI? {
        switch mention.type {
        case .person: mention.number == .plural ? Vocabulary.Core.group : Vocabulary.Core.person
        case .organization: Vocabulary.Core.organization
        case .place: Vocabulary.Core.place
        default: nil
        }
    }
}

extension Ontology {
    /// The classes that a noun denotes with the words before it; those of the longest entry.
    func classes(ofNoun head: Int, in tree: DependencyTree) -> [IRI] {
        let noun = tree.tokens[head]
        let entries = (classEntries[noun.lemma.lowercased()] ?? []) + (classEntries[noun.form.lowercased()] ?? [])
        let matching = entries.filter { $0.partOfSpeech == .noun && $0.matches(endingAt: head, in: tree) }
        guard let longest = matching.map(\.words.count).max() else { return [] }
        var found: [IRI] = []
        for entry in matching where entry.words.count == longest && !found.contains(entry.denotes) {
            found.append(entry.denotes)
        }
        return found
    }

    /// The class of event that a verb tells of.
    func eventClass(ofVerb verb: Token) -> IRI? {
        guard verb.universalTag == .verb else { return nil }
        return classEntries[verb.lemma.lowercased()]?.first { $0.partOfSpeech == .verb && $0.words.count == 1 }?.denotes
    }
}

extension LexicalEntry {
    /// Whether the words of a noun entry stand in a sentence, the last of them at a given token.
    func matches(endingAt head: Int, in tree: DependencyTree) -> Bool {
        guard head - words.count + 1 >= 0 else { return false }
        return words.indices.allSatisfy { tree.tokens[head - words.count + 1 + $0].isWord(words[$0]) }
    }
}

extension Token {
    /// Whether the token is a form of a word: by its lemma, or as it stands.
    func isWord(_ word: String) -> Bool { lemma.lowercased() == word || form.lowercased() == word }
}
