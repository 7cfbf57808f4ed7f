/// Runs a `RegexProgram` over a text.
struct RegexMachine {
    private let program: [RegexProgram.Instruction]
    private let isMultiline: Bool
    private let slotCount: Int
    /// The waiting places for the present and the next character, in the order of preference, each once.
    private var present: ThreadList
    private var upcoming: ThreadList

    init(_ program: RegexProgram, isMultiline: Bool, captureCount: Int) {
        self.program = program.instructions
        self.isMultiline = isMultiline
        slotCount = 2 * (captureCount + 1)
        present = ThreadList(program.instructions.count)
        upcoming = ThreadList(program.instructions.count)
    }

    /// The first match at or behind a place: where it starts and ends, and its groups; `nil` if there is none.
    ///
    /// - Parameter needsPlaces: whether the places matter; if not, the search ends at the first sign of a match.
    /// - Complexity: O(length of the text × instructions).
    mutating func firstMatch(in text: [UInt32], from start: Int, needsPlaces: Bool) -> [Int]? {
        present.removeAll()
        var found: [Int]?
        var index = start
        while true {
            if found == nil {
                let slots = needsPlaces ? [Int](repeating: -1, count: slotCount) : []
                add(0, slots, text, index, to: &present)
            }
            if present.count == 0 { return found }
            upcoming.removeAll()
            var place = 0
            while place < present.count {
                let thread = present.instruction(at: place)
                switch program[thread] {
                case .set(let set):
                    if index < text.count, set.contains(text[index]) {
                        add(thread + 1, present.slots(at: place), text, index + 1, to: &upcoming)
                    }
                case .match:
                    if !needsPlaces { return [] }
                    found = present.slots(at: place)
                    // What follows in the list is less preferred.
                    place = present.count
                default: break
                }
                place += 1
            }
            swap(&present, &upcoming)
            if index >= text.count { return found }
            index += 1
        }
    }

    /// Follows what needs no character, depth first with a stack of its own.
    private func add(_ instruction: Int, _ slots: [Int], _ text: [UInt32], _ index: Int, to list: inout ThreadList) {
        var stack = [(instruction, slots)]
        while let (place, slots) = stack.popLast() {
            guard list.insert(place, slots) else { continue }
            switch program[place] {
            case .jump(let target): stack.append((target, slots))
            case .split(let first, let second):
                stack.append((second, slots))
                stack.append((first, slots))
            case .save(let slot):
                var changed = slots
                if slot < changed.count { changed[slot] = index }
                stack.append((place + 1, changed))
            case .start:
                let isThere = index == 0 || (isMultiline && text[index - 1] == 0xA)
                if isThere { stack.append((place + 1, slots)) }
            case .end:
                let isThere = index == text.count || (isMultiline && text[index] == 0xA)
                if isThere { stack.append((place + 1, slots)) }
            case .set, .match: break
            }
        }
    }
}

/// Places of a program in the order they were added, with a test for membership in constant time.
private struct ThreadList {
    private var dense: [(instruction: Int, slots: [Int])] = []
    private var stamps: [Int]
    private var stamp = 1

    init(_ capacity: Int) { stamps = [Int](repeating: 0, count: capacity) }

    var count: Int { dense.count }

    func instruction(at place: Int) -> Int { dense[place].instruction }

    func slots(at place: Int) -> [Int] { dense[place].slots }

    mutating func removeAll() {
        dense.removeAll(keepingCapacity: true)
        stamp += 1
    }

    mutating func insert(_ instruction: Int, _ slots: [Int]) -> Bool {
        guard stamps[instruction] != stamp else { return false }
        stamps[instruction] = stamp
        dense.append((instruction, slots))
        return true
    }
}
