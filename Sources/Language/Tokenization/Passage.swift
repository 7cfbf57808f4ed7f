/// A stretch of text as the tokenizer reads it: scalars with single spaces between words, and where they came from.
package struct Passage {
    /// The scalars in lower case with straight quotes; a space is 32.
    package private(set) var letters: [UInt32] = []
    /// Their kinds.
    package private(set) var classes: [CharacterClass] = []
    /// For each scalar what marks the run of characters between spaces that it stands in; filled by ``finish(at:)``.
    package private(set) var marks: [UInt32] = []
    /// The byte at which each begins in the text, and after the last one the end.
    package private(set) var offsets: [Int] = []

    /// Makes an empty passage.
    package init() {}

    /// How many scalars there are.
    package var count: Int { letters.count }

    /// Adds a scalar; spaces at the start and behind another space fall away.
    package mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        let kind = CharacterClass(scalar)
        if kind == .space, classes.last ?? .space == .space { return }
        letters.append(Self.normalized(scalar, kind))
        classes.append(kind)
        offsets.append(offset)
    }

    /// Ends the passage and takes away a space at its end.
    package mutating func finish(at offset: Int) {
        if classes.last == .space {
            letters.removeLast()
            classes.removeLast()
        } else {
            offsets.append(offset)
        }
        var start = 0
        for index in 0...letters.count where index == letters.count || classes[index] == .space {
            let mark = mark(start..<index)
            marks.append(contentsOf: repeatElement(mark, count: min(index + 1, letters.count) - start))
            start = index + 1
        }
    }

    /// What tells addresses, file names and the like from ordinary words, as a set of bits.
    private func mark(_ run: Range<Int>) -> UInt32 {
        var mark: UInt32 = 0
        // The letters behind the last full stop so far, and what came before it.
        var (ending, stem) = (0, 0)
        for index in run {
            switch letters[index] {
            case 64: mark |= 1
            case 95: mark |= 2
            case 47: mark |= index > run.lowerBound && letters[index - 1] == 47 ? 4 : 8
            case 46: (ending, stem) = (0, stem + ending)
            default: break
            }
            if classes[index] == .digit { mark |= 16 }
            if classes[index].isLetter { ending += 1 }
        }
        if stem >= 3, 2...4 ~= ending { mark |= 32 }
        return mark
    }

    private static func normalized(_ scalar: Unicode.Scalar, _ kind: CharacterClass) -> UInt32 {
        switch scalar {
        case "A"..."Z": return scalar.value + 32
        case "\u{2018}", "\u{2019}": return 39
        case "\u{201C}", "\u{201D}": return 34
        case _ where kind == .space: return 32
        case _ where kind == .capital:
            return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
        default: return scalar.value
        }
    }
}
