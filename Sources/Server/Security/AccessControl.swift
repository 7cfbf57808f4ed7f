/// Says what a request may do, before anything of it is carried out.
struct AccessControl: Sendable {
    let options: ServiceOptions

    /// Refuses requests that a page of another site sent, and those that a forged name brought here.
    ///
    /// A page can send forms to this machine without being allowed to, and can have its own name lead here; where no token
    /// is asked for, `Origin` and `Host` are all that tells such requests apart.
    ///
    /// - Parameters:
    ///   - origin: the field `Origin`.
    ///   - authority: the field `Host`.
    func check(origin: String?, authority: String?) throws(RequestError) {
        guard authority != nil else { throw RequestError(400, "Every request needs the field Host.", isFinal: true) }
        let host = authority.map(Self.host)
        if options.tokens.isEmpty, !options.allowsEverybody {
            guard let host, ServiceOptions.isLoopback(host) || host == options.host else {
                throw RequestError(421, "This server answers to the name localhost only.")
            }
        }
        guard let origin, !options.allowedOrigins.contains(origin) else { return }
        let scheme = options.certificate == nil ? "http" : "https"
        guard origin == "\(scheme)://\(authority ?? "")" else {
            throw RequestError(403, "Pages of \(Self.printable(origin)) may not use this server; see --allow-origin.")
        }
    }

    /// Refuses what the bearer of a token may not do.
    ///
    /// - Parameters:
    ///   - right: what is asked for.
    ///   - authorization: the field `Authorization`.
    /// - Throws: 401 without a valid token, 403 with one whose right does not reach.
    func demand(_ right: AccessRight, authorization: String?) throws(RequestError) {
        if right == .write, options.isReadOnly {
            throw RequestError(403, "This server is read-only.")
        }
        guard !options.tokens.isEmpty else { return }
        if authorization == nil, options.allowsPublicReading, right == .read { return }
        guard let token = authorization.flatMap(Self.bearer), let held = options.tokens.right(of: token) else {
            throw RequestError(
                401, authorization == nil ? "This needs a token." : "The token is not known here.",
                field: ("WWW-Authenticate", "Bearer realm=\"tercet\""))
        }
        guard held >= right else {
            throw RequestError(403, "This needs the right to \(right.name); the token has the right to \(held.name).")
        }
    }

    /// The token of `Authorization: Bearer …` (RFC 6750, section 2.1).
    private static func bearer(_ authorization: String) -> Substring? {
        let words = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return words[1]
    }

    /// The name or address of an authority, without its port.
    private static func host(_ authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") { return String(authority[...end]) }
        return String(authority.prefix { $0 != ":" })
    }

    private static func printable(_ text: String) -> String {
        String(text.unicodeScalars.prefix(100).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    }
}
