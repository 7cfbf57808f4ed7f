/// A part of a clause or noun phrase that can be one end of a property: what `core:subjectSlot` and `core:objectSlot`
/// name.
enum Slot: Hashable, Sendable {
    /// What the noun phrase itself speaks of; for a verb, the event that it tells of.
    case itself
    /// Who does it.
    case subject
    /// Whom or what it is done to.
    case object
    /// To or for whom it is done.
    case indirectObject
    /// A clause that the verb governs: what was agreed to.
    case complement
    /// The objects of such a clause: what it was agreed to fight.
    case complementObject
    /// A quotation, a clause or a phrase behind a preposition, word by word.
    case words(preposition: String?)
    /// When it happens.
    case time
    /// The event in which it happens, or which it is the purpose of.
    case setting
    /// Whose it is.
    case owner
    /// A noun before the noun.
    case modifier
    /// The country or region of an adjective of nationality, or of a country's name before the noun.
    case nationality
    /// The title before a name, as a role.
    case title
    /// The country in the title before a name.
    case titleNationality
    /// The organization in the title before a name.
    case titleOrganization
    /// The larger place whose name follows that of a place: "Lima, Peru".
    case apposition
    /// The noun that speaks of a named person, as a role.
    case role
    /// Those who take part in the event.
    case participant
    /// What a phrase lists as examples: "such as Brazil".
    case examples
    /// The class that the noun denotes.
    case denotedClass
    /// What follows a preposition.
    case preposition(String)
    /// What follows a preposition, when there are several of them: "the region of Peru, Chile and Bolivia".
    case list(String)
    /// What follows a preposition, when it is one thing: "the region of Peru".
    case single(String)

    /// Reads the name that an ontology gives the slot; any other word is a preposition.
    init(name: String) {
        let words = name.split(separator: " ").map(String.init)
        switch name {
        case "self": self = .itself
        case "subject": self = .subject
        case "object": self = .object
        case "indirect object": self = .indirectObject
        case "complement": self = .complement
        case "complement object": self = .complementObject
        case "words": self = .words(preposition: nil)
        case "time": self = .time
        case "setting": self = .setting
        case "owner": self = .owner
        case "modifier": self = .modifier
        case "nationality": self = .nationality
        case "title": self = .title
        case "title nationality": self = .titleNationality
        case "title organization": self = .titleOrganization
        case "apposition": self = .apposition
        case "role": self = .role
        case "participant": self = .participant
        case "examples": self = .examples
        case "class": self = .denotedClass
        default:
            if words.count == 2, words[0] == "words" {
                self = .words(preposition: words[1])
            } else if words.count == 2, words[1] == "list" {
                self = .list(words[0])
            } else if words.count == 2, words[1] == "single" {
                self = .single(words[0])
            } else {
                self = .preposition(name)
            }
        }
    }
}
