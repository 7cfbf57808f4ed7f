#if Server
import ArgumentParser
import Server
import SystemPackage

/// Who may do what.
struct AccessOptions: ParsableArguments {
    @Flag(help: "Nothing may be changed.") var readOnly = false
    @Option(
        help: ArgumentHelp("A file with the hashes of tokens; clients have to show one of these.", valueName: "file"))
    var tokens: String?
    @Option(
        help: ArgumentHelp(
            "Make a token with the right read, write or admin, add its hash to the file of --tokens, print it, and end.",
            valueName: "right=name"))
    var newToken: TokenWish?
    @Flag(help: "With --tokens: those without one may read.") var publicRead = false
    @Flag(help: "Without --tokens: whoever reaches the server may do all, from other machines too.")
    var allowEverybody = false

    func validate() throws {
        if newToken != nil, tokens == nil { throw ValidationError("--new-token needs the file of --tokens.") }
        if publicRead, tokens == nil { throw ValidationError("--public-read goes with --tokens.") }
        if allowEverybody, tokens != nil { throw ValidationError("--allow-everybody goes without --tokens.") }
    }

    func apply(to options: inout ServiceOptions) throws {
        options.isReadOnly = readOnly
        options.allowsPublicReading = publicRead
        options.allowsEverybody = allowEverybody
        guard let tokens else { return }
        let text = try Input.text(tokens)
        do {
            options.tokens = try AccessTokens(parsing: text)
        } catch {
            throw CommandFailure("\(tokens): \(error)")
        }
        guard !options.tokens.isEmpty else {
            throw CommandFailure("\(tokens): there is no token in it; see --new-token")
        }
    }

    /// Adds a token to the file and prints it.
    func makeToken(_ wish: TokenWish) throws {
        guard let tokens else { return }
        let (token, line) = AccessTokens.make(name: wish.name, right: wish.right)
        do {
            let file = try FileDescriptor.open(
                FilePath(tokens), .writeOnly, options: [.append, .create], permissions: .ownerReadWrite)
            try file.closeAfter { _ = try file.writeAll(line.utf8) }
        } catch {
            throw CommandFailure("\(tokens): cannot be written: \(error)")
        }
        try Terminal.write(Array("\(token)\n".utf8))
    }
}

/// A right and whom it is for, as in `write=ana`.
struct TokenWish: ExpressibleByArgument {
    let right: AccessRight
    let name: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard let right = parts.first.flatMap({ AccessRight(name: $0) }) else { return nil }
        let name = parts.count > 1 ? String(parts[1]) : "token"
        guard !name.contains(where: \.isWhitespace), !name.hasPrefix("#") else { return nil }
        self.right = right
        self.name = name
    }
}
#endif
