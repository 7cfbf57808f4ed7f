import Crypto

/// The tokens that clients show, as SHA-256 hashes: who reads the file learns no token.
///
/// A token is 256 random bits, so that its hash cannot be guessed and needs no salt. The file has a line for each: a name,
/// its right, and the hash in hexadecimal digits.
///
///     # name  right  SHA-256
///     ana  write  9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
public struct AccessTokens: Sendable {
    private struct Entry: Sendable {
        let right: AccessRight
        let hash: [UInt8]
    }

    private var entries: [Entry] = []

    /// No tokens.
    public init() {}

    /// Reads a file of hashes.
    ///
    /// - Parameter text: the contents of the file.
    /// - Throws: which line is no name, right and hash.
    public init(parsing text: String) throws(AccessTokenError) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0.isWhitespace }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard words.count == 3, let right = AccessRight(name: words[1]), let hash = Self.bytes(of: words[2]),
                !entries.contains(where: { $0.hash == hash })
            else {
                throw AccessTokenError(line: index + 1)
            }
            entries.append(Entry(right: right, hash: hash))
        }
    }

    /// Whether there are none.
    public var isEmpty: Bool { entries.isEmpty }

    /// Makes a token.
    ///
    /// - Parameters:
    ///   - name: whom it is for, without blanks.
    ///   - right: what its bearer may do.
    /// - Returns: the token, which is told once, and the line for the file.
    public static func make(name: String, right: AccessRight) -> (token: String, line: String) {
        let key = SymmetricKey(size: .bits256)
        let token = "tercet_" + key.withUnsafeBytes { hexadecimal($0) }
        return (token, "\(name) \(right.name) \(hexadecimal(SHA256.hash(data: Array(token.utf8))))\n")
    }

    /// What the bearer of a token may do.
    ///
    /// - Complexity: O(tokens), and the same time whichever token it is and however much of one is right.
    func right(of token: some StringProtocol) -> AccessRight? {
        let hash = Array(SHA256.hash(data: Array(token.utf8)))
        // One more than the right, so that zero is none; all entries are compared whole.
        var found: UInt8 = 0
        for entry in entries {
            var difference: UInt8 = 0
            for index in hash.indices { difference |= hash[index] ^ entry.hash[index] }
            // All bits where nothing differs, and none otherwise.
            let isSame = UInt8(truncatingIfNeeded: (Int(difference) - 1) >> 8)
            found |= isSame & UInt8(entry.right.rawValue + 1)
        }
        return AccessRight(rawValue: Int(found) - 1)
    }

    /// Bytes as hexadecimal digits.
    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(of text: Substring) -> [UInt8]? {
        guard text.utf8.count == 64 else { return nil }
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}

/// A line in a file of tokens that is none.
public struct AccessTokenError: Error, Sendable, CustomStringConvertible {
    /// The number of the line, from 1.
    public let line: Int

    /// What is wrong and what to do.
    public var description: String {
        "line \(line) is no name, right (read, write or admin) and SHA-256 hash of its own; --new-token writes such lines"
    }
}
