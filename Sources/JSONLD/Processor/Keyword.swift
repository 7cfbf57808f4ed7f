/// The names that JSON-LD gives a meaning of their own.
///
/// JSON-LD 1.1, section 1.7 (Syntax Tokens and Keywords).
enum Keyword {
    static let any = "@any"
    static let base = "@base"
    static let container = "@container"
    static let context = "@context"
    static let direction = "@direction"
    static let graph = "@graph"
    static let id = "@id"
    static let `import` = "@import"
    static let included = "@included"
    static let index = "@index"
    static let json = "@json"
    static let language = "@language"
    static let list = "@list"
    static let nest = "@nest"
    static let none = "@none"
    static let null = "@null"
    static let prefix = "@prefix"
    static let propagate = "@propagate"
    static let protected = "@protected"
    static let reverse = "@reverse"
    static let set = "@set"
    static let type = "@type"
    static let value = "@value"
    static let version = "@version"
    static let vocab = "@vocab"

    private static let all: Set<String> = [
        base, container, context, direction, graph, id, `import`, included, index, json, language, list, nest, none,
        prefix, propagate, protected, reverse, set, type, value, version, vocab,
    ]

    /// Whether a name is a keyword.
    static func isKeyword(_ name: String) -> Bool { startsLikeKeyword(name) && all.contains(name) }

    /// Whether a name looks like a keyword, which JSON-LD keeps for its own future.
    ///
    ///     "@" 1*ALPHA
    static func hasKeywordForm(_ name: String) -> Bool {
        guard startsLikeKeyword(name), name.utf8.count > 1 else { return false }
        return name.utf8.dropFirst().allSatisfy { byte in
            let lower = byte | 0x20
            return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
        }
    }

    private static func startsLikeKeyword(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: "@") }
}
