/// How the keys of Swift types are named as properties of RDF, and back.
///
/// ```swift
/// let naming = PropertyNaming(namespace: "http://xmlns.com/foaf/0.1/", ["born": "http://schema.org/birthDate"])
/// ```
public struct PropertyNaming: Sendable {
    /// What the IRIs of keys begin with that have no name of their own.
    public let namespace: String
    private let properties: [String: IRI]
    private let keys: [IRI: String]

    /// Makes a naming.
    ///
    /// - Parameters:
    ///   - namespace: what a key is put behind: with `http://schema.org/`, `name` is `http://schema.org/name`.
    ///   - properties: keys that are named otherwise. Of two keys for one property the first in order is read back.
    public init(namespace: String, _ properties: [String: IRI] = [:]) {
        self.namespace = namespace
        self.properties = properties
        var keys: [IRI: String] = [:]
        for (key, property) in properties { keys[property] = min(key, keys[property] ?? key) }
        self.keys = keys
    }

    /// The property of a key.
    func property(of key: String) -> IRI { properties[key] ?? IRI(namespace + key) }

    /// The key of a property; `nil` when no key is named so.
    func key(of property: IRI) -> String? {
        if let key = keys[property] { return key }
        guard property.string.hasPrefix(namespace) else { return nil }
        let key = String(property.string.dropFirst(namespace.count))
        return properties[key] == nil ? key : nil
    }
}

/// A key where there is none in the type: the place in an array, or a name.
struct ResourceKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        self.intValue = nil
    }

    init(intValue: Int) {
        self.stringValue = String(intValue)
        self.intValue = intValue
    }

    /// What `superEncoder` and `superDecoder` use where no key is named.
    static let superclass = ResourceKey(stringValue: "super")
}

/// How many resources within each other are written or read.
let deepestResource = 256
