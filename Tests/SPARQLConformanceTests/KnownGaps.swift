/// The tests that do not pass yet, each with the reason.
enum KnownGaps {
    static let reasons: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "md5-01", "md5-02", "sha1-01", "sha1-02", "sha256-01", "sha256-02", "sha512-01", "sha512-02",
        ]
        .map { ("functions/" + $0, "MD5 and SHA hash functions are not there yet") })
}
