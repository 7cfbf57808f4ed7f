/// The kinds of names, found by a hash of their bytes, so that looking a name up makes no string.
///
/// Open addressing with 64-bit hashes as keys: two names with the same hash would share their kinds, which in a list of
/// some ten thousand names is as good as impossible.
struct NameTable: Sendable {
    /// The hash of a name, which can be made longer word by word (FNV-1a).
    struct Key: Hashable, Sendable {
        private(set) var value: UInt64 = 14_695_981_039_346_656_037

        /// The hash of nothing.
        init() {}

        /// The hash of a text.
        init(_ text: String) { append(text) }

        /// The hash of a text in lower case, as far as its letters are ASCII.
        init(lowercasing text: String) {
            for byte in text.utf8 { append(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 32 : byte) }
        }

        /// Adds a text.
        mutating func append(_ text: String) {
            for byte in text.utf8 { append(byte) }
        }

        /// Adds a byte.
        mutating func append(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
    }

    private var keys: [UInt64]
    private var kinds: [NameKinds]
    private var count = 0

    /// Makes an empty table.
    init() {
        keys = Array(repeating: 0, count: 1 << 10)
        kinds = Array(repeating: [], count: 1 << 10)
    }

    /// What a name is; nothing where it is unknown.
    ///
    /// - Complexity: O(1).
    subscript(key: Key) -> NameKinds {
        kinds[place(of: key.value)]
    }

    /// Adds to what a name is.
    mutating func insert(_ added: NameKinds, for key: Key) {
        if 2 * (count + 1) > keys.count { grow() }
        let place = place(of: key.value)
        if keys[place] == 0 { count += 1 }
        keys[place] = key.value
        kinds[place].formUnion(added)
    }

    private func place(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key ^ key >> 29) & mask
        while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let (oldKeys, oldKinds) = (keys, kinds)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        kinds = Array(repeating: [], count: oldKeys.count * 2)
        for (key, kinds) in zip(oldKeys, oldKinds) where key != 0 {
            let place = place(of: key)
            keys[place] = key
            self.kinds[place] = kinds
        }
    }
}
