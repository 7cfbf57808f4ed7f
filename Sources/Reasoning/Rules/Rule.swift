public import RDF

/// A rule of the form of Datalog: whenever its body matches the graph, its head holds.
///
/// ```
/// ancestor: [?x core:ancestorOf ?z] :- [?x core:parentOf ?y], [?y core:ancestorOf ?z] .
/// ```
///
/// Every variable of the head stands in the body. A rule without a head is a constraint: a match of its body is an
/// inconsistency.
public struct Rule: Hashable, Sendable {
    /// A term of a pattern.
    public enum Slot: Hashable, Sendable {
        /// A term that stands for itself.
        case term(Term)
        /// A variable, by its name.
        case variable(String)
    }

    /// A triple with variables.
    public struct Pattern: Hashable, Sendable {
        /// The subject.
        public var subject: Slot
        /// The predicate.
        public var predicate: Slot
        /// The object.
        public var object: Slot
        var mark = Mark.plain

        /// Makes a pattern.
        public init(subject: Slot, predicate: Slot, object: Slot) {
            self.subject = subject
            self.predicate = predicate
            self.object = object
        }

        var variables: [String] {
            [subject, predicate, object].compactMap { if case .variable(let name) = $0 { name } else { nil } }
        }
    }

    /// Two variables of a body that must not stand for the same term.
    public struct Difference: Hashable, Sendable {
        /// One variable.
        public var first: String
        /// The other.
        public var second: String
    }

    /// What proofs and reports call the rule.
    public var name: String
    /// What holds; nothing for a constraint.
    public var head: [Pattern]
    /// What has to match.
    public var body: [Pattern]
    /// Which variables must differ.
    public var differences: [Difference]
    var trait = Trait.none

    /// Makes a rule.
    public init(name: String, head: [Pattern], body: [Pattern], differences: [Difference] = []) {
        self.name = name
        self.head = head
        self.body = body
        self.differences = differences
    }

    /// The relation beside a predicate that a pattern speaks of: what the reasoner notes for itself.
    enum Mark: UInt32, Sendable {
        case plain = 0
        /// A pair of a transitive property that another rule than transitivity gave (`~`).
        case direct = 0x4000_0000
        /// The ends of the last part of a property chain, which begins with a node of its list (`^`).
        case chain = 0x2000_0000
        /// Two things that agree in the properties of a key up to a node of its list (`*`).
        case key = 0x1000_0000

        /// The ids below are those of terms; what is larger is no predicate of RDF.
        static let firstHidden: UInt32 = 0x1000_0000
    }

    /// How a rule takes part in the closure of hierarchies.
    ///
    /// A transitive relation is closed by its direct pairs: a pair of the closure and a direct one give another, so that
    /// each pair is found once for each direct one into its end.
    enum Trait: Sendable {
        case none
        /// Transitivity: its conclusions are no direct pairs.
        case closes
        /// Notes direct pairs.
        case notesDirect
        /// Passes members of a class up; what it gave it need not pass on, since the hierarchy is closed.
        case inheritsClass
        /// The same for properties.
        case inheritsProperty
        /// Gives domains and ranges that follow from others; members get their classes by the hierarchies as well.
        case inheritsSchema
        /// Gives members of domains and ranges, and need not look at those that follow from others.
        case appliesSchema

        /// What is noted of conclusions.
        var marks: FactState {
            switch self {
            case .none, .notesDirect, .appliesSchema: []
            case .inheritsSchema: .schemaInherited
            case .closes: .closing
            case .inheritsClass: .classInherited
            case .inheritsProperty: .propertyInherited
            }
        }

        /// What facts are not looked at besides.
        var ignores: FactState { self == .appliesSchema ? .schemaInherited : [] }

        /// What new facts the rule has nothing to say about.
        var skips: FactState {
            switch self {
            case .none, .closes, .inheritsSchema: []
            case .appliesSchema: .schemaInherited
            case .notesDirect: .closing
            case .inheritsClass: .classInherited
            case .inheritsProperty: .propertyInherited
            }
        }
    }
}
