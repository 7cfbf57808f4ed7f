/// A deterministic automaton over a `RegexProgram`, made while texts are read: one table look-up for each ASCII character.
///
/// It tells only whether any part of a text matches. States are sets of instructions; when too many have been made, the
/// tables are thrown away and making starts again, so memory stays bounded.
struct RegexAutomaton {
    private static let maximumStates = 1024
    private static let unknown: Int32 = -1

    private let program: [RegexProgram.Instruction]
    private var states: [State] = []
    private var numbers: [[Int]: Int32] = [:]
    /// For each state and ASCII character the next state.
    private var transitions: [Int32] = []

    private struct State {
        /// The `set` instructions that wait for a character.
        let waiting: [Int]
        /// Whether a match has been found.
        let isMatch: Bool
        /// Whether a match is found if the text ends here.
        let isMatchAtEnd: Bool
        /// Whether nothing can match any more.
        let isDead: Bool
    }

    /// Makes an automaton; `^` and `$` mean the ends of the whole text.
    init(_ program: RegexProgram) {
        self.program = program.instructions
        reset()
    }

    /// Whether any part of a text matches.
    ///
    /// - Complexity: O(length of the text), once the states that it needs have been made.
    mutating func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var state: Int32 = 0
        var index = 0
        if states[0].isMatch { return true }
        while index < text.count {
            let byte = text[index]
            var next: Int32
            if byte < 0x80 {
                index += 1
                next = transitions[Int(state) << 7 | Int(byte)]
                if next == RegexAutomaton.unknown { next = step(&state, UInt32(byte)) }
            } else {
                next = step(&state, RegexAutomaton.scalar(text, &index))
            }
            state = next
            if states[Int(state)].isMatch { return true }
            if states[Int(state)].isDead { return false }
        }
        return states[Int(state)].isMatchAtEnd
    }

    /// The scalar at an index of a text that is known to be UTF-8.
    private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
        let lead = text[index]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for step in 1..<length where index + step < text.count {
            value = value << 6 | UInt32(text[index + step] & 0x3F)
        }
        index += length
        return value
    }

    private mutating func reset() {
        states = []
        numbers = [:]
        transitions = []
        _ = number(of: closure([0], atStart: true))
    }

    /// The next state, made if need be; when the tables are thrown away, `state` gets its new number.
    private mutating func step(_ state: inout Int32, _ scalar: UInt32) -> Int32 {
        if states.count >= RegexAutomaton.maximumStates {
            let waiting = states[Int(state)].waiting
            reset()
            state = number(of: (waiting, false, false))
        }
        var reached: [Int] = []
        for instruction in states[Int(state)].waiting {
            if case .set(let set) = program[instruction], set.contains(scalar) { reached.append(instruction + 1) }
        }
        // A match may start at any character.
        let next = number(of: closure(reached + [0], atStart: false))
        if scalar < 0x80 { transitions[Int(state) << 7 | Int(scalar)] = next }
        return next
    }

    private mutating func number(of closure: (waiting: [Int], isMatch: Bool, isMatchAtEnd: Bool)) -> Int32 {
        let key = closure.waiting + [closure.isMatch ? -1 : 0, closure.isMatchAtEnd ? -1 : 0]
        if let known = numbers[key] { return known }
        let number = Int32(states.count)
        states.append(
            State(
                waiting: closure.waiting, isMatch: closure.isMatch, isMatchAtEnd: closure.isMatchAtEnd,
                isDead: closure.waiting.isEmpty && !closure.isMatch && !closure.isMatchAtEnd))
        transitions.append(contentsOf: repeatElement(RegexAutomaton.unknown, count: 128))
        numbers[key] = number
        return number
    }

    /// What is reached without a character, and whether that is a match, here or at the end of the text.
    private func closure(_ start: [Int], atStart: Bool) -> (waiting: [Int], isMatch: Bool, isMatchAtEnd: Bool) {
        var waiting = Set<Int>()
        var isMatch = false
        var isMatchAtEnd = false
        // Instructions are followed apart for texts that go on and texts that end here.
        var seen = [Set<Int>(), Set<Int>()]
        var stack = start.map { ($0, false) }
        while let (place, needsEnd) = stack.popLast() {
            guard seen[needsEnd ? 1 : 0].insert(place).inserted else { continue }
            switch program[place] {
            case .set: if !needsEnd { waiting.insert(place) }
            case .jump(let target): stack.append((target, needsEnd))
            case .split(let first, let second): stack += [(first, needsEnd), (second, needsEnd)]
            case .save: stack.append((place + 1, needsEnd))
            case .start: if atStart { stack.append((place + 1, needsEnd)) }
            case .end: stack.append((place + 1, true))
            case .match: if needsEnd { isMatchAtEnd = true } else { isMatch = true }
            }
        }
        return (waiting.sorted(), isMatch, isMatch || isMatchAtEnd)
    }
}
