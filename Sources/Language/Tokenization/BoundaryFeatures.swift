/// What the boundary classifier sees at a place between two characters.
package struct BoundaryFeatures {
    /// What may follow a character.
    package enum Boundary: Int {
        /// The word goes on.
        case inside
        /// A word ends.
        case word
        /// A sentence ends.
        case sentence
    }

    /// Words before whose full stop a sentence rarely ends.
    private static let abbreviations: Set<UInt32> = Set(
        """
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun mr mrs ms dr prof sr jr st rev hon sen \
        rep gov gen col lt maj capt cmdr sgt adm pres amb atty no vs etc inc corp co ltd bros al cf eg ie fig vol pp ed \
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn \
        tex va vt wash wis wyo mt ft ave blvd rd dept univ assn gov't u.s u.n e.u u.k d.c p.m a.m e.g i.e ph.d
        """.split(whereSeparator: \.isWhitespace).map { word in
            word.unicodeScalars.reduce(17) { mixed(3, $0, $1.value) }
        })

    /// The features of the last place.
    package private(set) var values: [UInt32] = []

    /// Makes room.
    package init() {
        values.reserveCapacity(32)
    }

    /// The hash of a word, of which only the last twenty-one letters count.
    package static func hash(_ passage: Passage, from start: Int, through end: Int) -> UInt32 {
        var hash: UInt32 = 17
        var index = max(start, end &- 20)
        while index <= end {
            hash = mixed(3, hash, passage.letters[index])
            index &+= 1
        }
        return hash
    }

    /// Collects the features of the place behind a character.
    ///
    /// - Parameters:
    ///   - passage: the text.
    ///   - index: the character.
    ///   - start: where the current word begins.
    ///   - previous: the hash of the word before; seven at the start of a sentence.
    ///   - words: how many words the sentence has so far.
    /// - Complexity: O(1); words are looked at for at most some twenty letters.
    package mutating func collect(_ passage: Passage, at index: Int, wordStart start: Int, previous: UInt32, words: Int)
    {
        let count = passage.count
        func letter(_ i: Int) -> UInt32 { i >= 0 && i < count ? passage.letters[i] : 1 }
        func kind(_ i: Int) -> UInt32 { i >= 0 && i < count ? UInt32(passage.classes[i].rawValue) : 15 }
        let spaceFollows = index + 1 < count && passage.classes[index + 1] == .space
        let follower = spaceFollows ? index + 2 : index + 1
        let gap: UInt32 = index + 1 >= count ? 2 : spaceFollows ? 1 : 0
        let word = Self.hash(passage, from: start, through: index)
        var nextWord: UInt32 = 19
        var end = follower
        while end < count, end < follower + 12, passage.classes[end].isLetter || passage.classes[end] == .digit {
            nextWord = mixed(4, nextWord, passage.letters[end])
            end += 1
        }
        var rest: UInt32 = 23
        var scan = index + 1
        while scan < count, scan < index + 12, passage.classes[scan] != .space {
            rest = mixed(5, rest, passage.letters[scan])
            scan += 1
        }
        let length = UInt32(min(index - start + 1, 6))
        let kinds = kind(index) | kind(index + 1) << 4 | kind(index + 2) << 8 | kind(index - 1) << 12
        let (c, next) = (letter(index), letter(index + 1))
        let k = kind(follower)
        values.removeAll(keepingCapacity: true)
        values += [
            mixed(1, gap), mixed(2, c, gap), mixed(3, c, next), mixed(4, letter(index - 1), c, next),
            mixed(5, c, next, letter(index + 2)), mixed(6, kinds), mixed(7, kind(index - 2), kinds),
            mixed(8, kind(index + 3), kinds), mixed(9, word, gap), mixed(10, word, next), mixed(11, word, k, gap),
            mixed(12, nextWord, c, gap), mixed(13, word, nextWord), mixed(14, previous, c, gap),
        ]
        values += [
            mixed(15, previous, word), mixed(16, k, c, gap), mixed(17, length, kind(index), kind(index + 1)),
            mixed(18, rest, gap), mixed(19, word, rest), mixed(20, letter(index - 2), letter(index - 1), c),
            mixed(21, next, letter(index + 2), letter(index + 3)),
            mixed(22, letter(index - 1) &* 31 &+ c, next &* 31 &+ letter(index + 2), letter(index + 3)),
            mixed(23, k, kind(follower + 1), c), mixed(24, previous, k, c), mixed(25, length, c, k),
            mixed(26, UInt32(min(end - index, 8)), c, kind(index + 1)),
        ]
        var secondWord: UInt32 = 29
        if end < count, passage.classes[end] == .space { end += 1 }
        var letters = 0
        while end < count, letters < 12, passage.classes[end].isLetter || passage.classes[end] == .digit {
            secondWord = mixed(6, secondWord, passage.letters[end])
            end += 1
            letters += 1
        }
        let mark = passage.marks[index]
        values += [
            mixed(30, mark, c, next), mixed(31, mark, kind(index), kind(index + 1)), mixed(32, mark, gap),
            mixed(33, UInt32(min(words, 12)), c, k), mixed(34, nextWord, secondWord, c), mixed(35, k, kind(end), c),
        ]
        if c == 46, index > start {
            let known: UInt32 = Self.abbreviations.contains(Self.hash(passage, from: start, through: index - 1)) ? 1 : 0
            values += [
                mixed(27, known, k, gap), mixed(28, known, kind(follower + 1), k), mixed(29, known, nextWord),
                mixed(36, known, gap),
            ]
        }
    }

    /// Whether a place can be a boundary only in one way, whatever the classifier says.
    ///
    /// - Returns: `inside` where a character would be torn apart, `nil` where the classifier has to decide.
    package static func forced(_ passage: Passage, at index: Int) -> Boundary? {
        guard index + 1 < passage.count else { return .sentence }
        let next = passage.classes[index + 1]
        return next == .extender || next == .joiner || passage.classes[index] == .joiner ? .inside : nil
    }
}
