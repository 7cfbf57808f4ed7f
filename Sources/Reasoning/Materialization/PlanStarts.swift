/// The plans that may begin with a fact, one after the other.
struct PlanStarts {
    private var ranges: (Range<Int>, Range<Int>, Range<Int>)
    private var marked: [Int]
    private let subject: UInt64
    private let predicate: UInt64
    private let object: UInt64

    /// - Parameter profiles: the bits of terms; see `Program.guards`.
    @inline(__always)
    init(_ fact: Fact, _ program: Program, _ profiles: NumberTable) {
        func range(_ packed: UInt64) -> Range<Int> {
            let start = Int(packed >> 32)
            return start..<(start &+ Int(packed & 0xFFFF_FFFF))
        }
        let key = UInt64(fact.predicate) << 32
        let isHidden = fact.predicate >= Rule.Mark.firstHidden
        ranges = (
            range(program.startsByKey[key]), range(program.startsByKey[key | UInt64(fact.object)]),
            isHidden ? 0..<0 : program.startsOfAll
        )
        marked = isHidden ? program.startsOfMark[fact.predicate & 0x7000_0000] ?? [] : []
        subject = ~profiles[UInt64(fact.subject)]
        predicate = ~profiles[
            UInt64(isHidden && fact.predicate >> 31 == 0 ? fact.predicate & 0x0FFF_FFFF : fact.predicate)]
        object = ~profiles[UInt64(fact.object)]
    }

    /// The next plan all of whose guards are there.
    @inline(__always)
    mutating func next(_ program: Program) -> Plan? {
        while true {
            if ranges.0.isEmpty {
                if ranges.1.isEmpty {
                    if ranges.2.isEmpty { return marked.popLast().map { program.plans[$0] } }
                    ranges.0 = ranges.2
                    ranges.2 = 0..<0
                } else {
                    ranges.0 = ranges.1
                    ranges.1 = 0..<0
                }
            }
            let place = ranges.0.lowerBound
            ranges.0 = (place &+ 1)..<ranges.0.upperBound
            let needed = program.startGuards[place]
            if needed.subject & subject | needed.object & object | needed.predicate & predicate == 0 {
                return program.plans[program.starts[place]]
            }
        }
    }
}
