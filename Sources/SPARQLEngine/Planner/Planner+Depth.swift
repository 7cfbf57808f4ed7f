extension Planner {
    /// How deep steps may stand in each other: each asks the one below it for rows, and a plan has to run on a stack of 512 kB.
    private static let maximumDepth = 2_100

    /// How many steps an operation counts for, by the stack that planning and running it take.
    enum Weight {
        static let operand = 1
        static let extend = 2
        static let optional = 2
        static let minus = 3
    }

    /// Counts steps that stand above all that were counted before.
    ///
    /// - Throws: `limit`, when they are too many.
    func deepen(by steps: Int) throws(QueryError) {
        context.planDepth += steps
        guard context.planDepth <= Planner.maximumDepth else {
            throw QueryError(
                .limit,
                "The query joins more than \(Planner.maximumDepth) patterns, where OPTIONAL and BIND count for two and MINUS for three; split it."
            )
        }
    }

    /// How many joins may stand in each other, each of which the planner goes down into.
    private static let maximumNestedJoins = 128

    /// Notes that the planner goes down into a join; `leaveJoin()` that it comes back.
    ///
    /// - Throws: `limit`, when they are too many.
    func enterJoin() throws(QueryError) {
        context.nestedJoins += 1
        guard context.nestedJoins <= Planner.maximumNestedJoins else {
            throw QueryError(
                .limit,
                "More than \(Planner.maximumNestedJoins) times, patterns stand behind OPTIONAL, MINUS or BIND; put these last."
            )
        }
    }

    func leaveJoin() { context.nestedJoins -= 1 }

    /// Plans parts that stand side by side: only the deepest of them counts.
    func planBesides<Part>(
        _ parts: [Part], _ plan: (Part) throws(QueryError) -> Void
    ) throws(QueryError) {
        let start = context.planDepth
        var deepest = start
        for part in parts {
            context.planDepth = start
            try plan(part)
            deepest = max(deepest, context.planDepth)
        }
        context.planDepth = deepest
    }
}
