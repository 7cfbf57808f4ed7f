/// A regular expression as instructions of a machine that follows all alternatives at once (Thompson 1968, Pike's VM), so
/// that matching takes time in proportion to pattern × text, whatever the pattern.
struct RegexProgram {
    enum Instruction {
        case set(ScalarSet)
        /// Goes on at both places, the first preferred.
        case split(Int, Int)
        case jump(Int)
        case save(Int)
        case start
        case end
        case match
    }

    /// How many instructions a pattern may become.
    static let maximumSize = 5_000

    private(set) var instructions: [Instruction] = []

    /// `nil` when the pattern becomes too large.
    init?(_ node: RegexNode) {
        instructions.append(.save(0))
        guard add(node) else { return nil }
        instructions.append(.save(1))
        instructions.append(.match)
    }

    private mutating func add(_ node: RegexNode) -> Bool {
        guard instructions.count < RegexProgram.maximumSize else { return false }
        switch node {
        case .set(let set): instructions.append(.set(set))
        case .start: instructions.append(.start)
        case .end: instructions.append(.end)
        case .sequence(let parts): for part in parts where !add(part) { return false }
        case .alternatives(let parts): return addAlternatives(parts)
        case .capture(let inner, let number):
            instructions.append(.save(2 * number))
            guard add(inner) else { return false }
            instructions.append(.save(2 * number + 1))
        case .repetition(let inner, let minimum, let maximum, let isReluctant):
            for _ in 0..<minimum {
                let before = instructions.count
                guard add(inner) else { return false }
                // What adds no instruction matches the empty text, once as well as many times.
                if instructions.count == before { break }
            }
            guard let maximum else { return addLoop(inner, isReluctant) }
            return addOptional(inner, maximum - minimum, isReluctant)
        }
        return true
    }

    private mutating func addAlternatives(_ parts: [RegexNode]) -> Bool {
        var jumps: [Int] = []
        for (index, part) in parts.enumerated() {
            let split = instructions.count
            if index < parts.count - 1 { instructions.append(.split(split + 1, 0)) }
            guard add(part) else { return false }
            if index < parts.count - 1 {
                jumps.append(instructions.count)
                instructions.append(.jump(0))
                instructions[split] = .split(split + 1, instructions.count)
            }
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
        return true
    }

    private mutating func addLoop(_ inner: RegexNode, _ isReluctant: Bool) -> Bool {
        let split = instructions.count
        instructions.append(.jump(0))
        guard add(inner) else { return false }
        instructions.append(.jump(split))
        let end = instructions.count
        instructions[split] = isReluctant ? .split(end, split + 1) : .split(split + 1, end)
        return true
    }

    private mutating func addOptional(_ inner: RegexNode, _ times: Int, _ isReluctant: Bool) -> Bool {
        var splits: [Int] = []
        for _ in 0..<times {
            splits.append(instructions.count)
            instructions.append(.jump(0))
            guard add(inner) else { return false }
        }
        let end = instructions.count
        for split in splits { instructions[split] = isReluctant ? .split(end, split + 1) : .split(split + 1, end) }
        return true
    }
}
