/// A media type, or a range of them, with its weight and parameters (RFC 9110, sections 8.3.1 and 12.5.1).
struct MediaRange: Sendable {
    /// The type and the subtype in lower case, such as `text/turtle` or `text/*`.
    let type: String
    /// The weight, 0…1.
    private(set) var weight = 1.0
    private var parameters: [(name: String, value: String)] = []

    /// Reads one range of an `Accept`, or a `Content-Type`.
    init(_ text: some StringProtocol) {
        let parts = String(text).split(separator: ";")
        type = parts.first.map { Self.trimmed($0) }?.lowercased() ?? ""
        for part in parts.dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            let (name, value) = (Self.trimmed(halves[0]).lowercased(), Self.unquoted(Self.trimmed(halves[1])))
            if name == "q" { weight = min(max(Double(value) ?? 0, 0), 1) } else { parameters.append((name, value)) }
        }
    }

    /// The value of a parameter.
    func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// How exactly the range names a type: 3 as itself, 2 by `text/*`, 1 by `*/*`, 0 not at all.
    func specificity(for mediaType: String) -> Int {
        if type == mediaType { return 3 }
        if type == "*/*" || type == "*" { return 1 }
        return type.hasSuffix("/*") && mediaType.hasPrefix(type.dropLast()) ? 2 : 0
    }

    /// Of some offers, the first of those that an `Accept` likes best.
    ///
    /// - Parameters:
    ///   - accept: the field; anything will do where it is not there.
    ///   - offers: the media types, each with what it stands for.
    /// - Returns: `nil` where none is acceptable.
    static func choose<Offer>(_ accept: String?, from offers: [(type: String, offer: Offer)]) -> Offer? {
        guard let accept, accept.contains(where: { !$0.isWhitespace }) else { return offers.first?.offer }
        let ranges = accept.split(separator: ",").map { MediaRange($0) }
        var best: (weight: Double, offer: Offer)?
        for (type, offer) in offers {
            let fitting = ranges.max { $0.specificity(for: type) < $1.specificity(for: type) }
            guard let fitting, fitting.specificity(for: type) > 0, fitting.weight > best?.weight ?? 0 else { continue }
            best = (fitting.weight, offer)
        }
        return best?.offer
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
    }
}
