/// What the entity tagger knows of one word, as hashes and bits.
struct WordView {
    /// The word as it stands.
    var exact: UInt32 = 0
    /// The word in lower case, every digit as zero.
    var lower: UInt32 = 0
    /// Capitals, small letters and digits, no more than two of a kind in a row.
    var shape: UInt32 = 0
    var prefix: UInt32 = 0
    var suffix2: UInt32 = 0
    var suffix3: UInt32 = 0
    var tag: UInt32 = 0
    var relation: UInt32 = 0
    var headLemma: UInt32 = 0
    var headTag: UInt32 = 0
    var kinds: NameKinds = []
    var headKinds: NameKinds = []
    var isCapitalized = false

    /// A word beyond the ends of the sentence.
    init() {}

    /// Looks at a word.
    init(_ token: Token, kinds: NameKinds) {
        self.kinds = kinds
        isCapitalized = token.isCapitalized
        tag = Self.hash(token.pennTag)
        relation = Self.hash(token.relation.rawValue)
        readLetters(token.form)
    }

    /// A hash of a text (FNV-1a).
    static func hash(_ text: String) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    private mutating func readLetters(_ form: String) {
        var (exact, lower, prefix) = (UInt32(2_166_136_261), UInt32(2_166_136_261), UInt32(2_166_136_261))
        var (shape, last, run) = (UInt32(2_166_136_261), UInt32(0), 0)
        var tail: UInt32 = 0
        var count = 0
        for byte in form.utf8 {
            let letter = Self.lowercase(byte)
            exact = (exact ^ UInt32(byte)) &* 16_777_619
            lower = (lower ^ letter) &* 16_777_619
            count += 1
            if count <= 3 { prefix = lower }
            tail = tail << 8 | letter
            let kind = Self.kind(byte)
            run = kind == last ? run + 1 : 1
            last = kind
            if run <= 2 { shape = (shape ^ kind) &* 16_777_619 }
        }
        (self.exact, self.lower, self.prefix, self.shape) = (exact, lower, prefix, shape)
        suffix2 = tail & 0xFFFF
        suffix3 = tail & 0xFF_FFFF
    }

    private static func lowercase(_ byte: UInt8) -> UInt32 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte | 32)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(UInt8(ascii: "0"))
        default: UInt32(byte)
        }
    }

    private static func kind(_ byte: UInt8) -> UInt32 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: 2
        case UInt8(ascii: "0")...UInt8(ascii: "9"): 3
        default: UInt32(byte)
        }
    }
}
