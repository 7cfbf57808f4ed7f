/// Extends rows by the quads that match a pattern: the join of rows with a pattern, by searching an index.
///
/// Each component is a constant, a column of the input rows, a new column of the output, or left out. With no column
/// of the input it is a plain scan of one range. Rows come out a limited number at a time; ascending input is searched by
/// galloping from the last place, which makes the join of sorted rows a merge join.
///
/// ```swift
/// var scan = PatternExtension(snapshot, subject: .output, predicate: .constant(p), object: .output)
/// var output = ExtensionOutput()
/// while scan.next(input: [], rowCount: 1, limit: 4096, into: &output) {
///     use(output.columns[0], output.columns[1])
/// }
/// ```
public struct PatternExtension: Sendable {
    /// What stands in a component of the pattern.
    public enum Slot: Hashable, Sendable {
        /// A term.
        case constant(TermID)
        /// The value in a column of the input; it must be bound in every row.
        case input(Int)
        /// A new column of the output.
        case output
        /// Anything; no column is made.
        case ignored
    }

    /// Which graphs are looked at.
    public enum GraphSlot: Hashable, Sendable {
        /// The default graph.
        case defaultGraph
        /// The named graphs; the slot is their name.
        case named(Slot)
    }

    /// The indexes that are searched; they keep alive what `views` point to.
    private let runs: [SortedOrder]
    /// A part of an index for each range of rows that agrees with the constants; several for a run when the objects are
    /// limited to several ranges.
    let views: [SortedView]
    let bases: [Range<Int>]
    private let removed: IndexRun?
    private let components: [QuadComponent]
    /// The slots of the components that are bound, in the order of the index.
    let bound: [Slot]
    /// How many of them are constants at the start, to which `bases` are narrowed.
    let fixed: Int
    /// Where the output columns stand in the index: 0 is the leading column.
    let outputPlaces: [Int]
    private let firstMatchOnly: Bool

    /// What the search keeps between calls.
    var row = 0
    private var run = 0
    var pending = 0..<0
    var hints: [Int]
    /// The values of the bound slots that are columns of the input, copied when a search starts.
    var keys: [[UInt32]] = [[], [], [], []]
    private var isPrimed = false

    /// Prepares a join.
    ///
    /// - Parameters:
    ///   - snapshot: the quads.
    ///   - subject: what stands as subject.
    ///   - predicate: what stands as predicate.
    ///   - object: what stands as object.
    ///   - graph: which graphs.
    ///   - next: by which component matches should come out sorted, if there is a choice (and only one run).
    ///   - objects: ids outside of which no object is wanted. They are kept to where the index has objects right behind
    ///     constants; elsewhere other objects may come out as well.
    ///   - firstMatchOnly: whether one match for each input row is enough.
    public init(
        _ snapshot: Snapshot, subject: Slot, predicate: Slot, object: Slot, graph: GraphSlot = .defaultGraph,
        sortedBy next: QuadComponent? = nil, objects: TermIDRanges? = nil, firstMatchOnly: Bool = false
    ) {
        var slots: [QuadComponent: Slot] = [.subject: subject, .predicate: predicate, .object: object]
        var index = snapshot.defaultGraph
        if case .named(let slot) = graph {
            slots[.graph] = slot
            index = snapshot.namedGraphs
        }
        let boundComponents = Set(slots.filter { $0.value != .output && $0.value != .ignored }.keys)
        let constants = boundComponents.filter { if case .constant = slots[$0] { true } else { false } }
        let order = IndexOrder.forPattern(
            bound: boundComponents, constants: constants, among: index.orders, sortedBy: next)
        components = order.components
        bound = components.prefix(boundComponents.count).compactMap { slots[$0] }
        outputPlaces = QuadComponent.allCases.compactMap { component in
            slots[component] == .output ? order.components.firstIndex(of: component) : nil
        }
        let prefix = bound.prefix { if case .constant = $0 { true } else { false } }
            .compactMap { if case .constant(let id) = $0 { id.rawValue } else { nil } }
        fixed = prefix.count
        let isLimited = objects != nil && order.components.dropFirst(fixed).first == .object && bound.count == fixed
        let wanted = isLimited ? objects : nil
        var runs: [SortedOrder] = []
        var bases: [Range<Int>] = []
        for run in index.runs {
            guard let sorted = run.orders.first(where: { $0.order == order }) else { continue }
            for base in sorted.ranges(prefix: prefix, next: wanted) {
                runs.append(sorted)
                bases.append(base)
            }
        }
        self.runs = runs
        self.bases = bases
        removed = index.removed
        self.firstMatchOnly = firstMatchOnly
        views = runs.map(\.view)
        hints = [Int](repeating: 0, count: runs.count * 4)
    }

    /// Starts again with other input rows.
    public mutating func restart() {
        row = 0
        run = 0
        pending = 0..<0
        isPrimed = false
    }

    /// Makes the next rows.
    ///
    /// - Parameters:
    ///   - input: the columns of the input; the same ones in each call until `restart`.
    ///   - rowCount: how many input rows there are.
    ///   - limit: how many rows to make at most.
    ///   - output: gets the rows; what it held is dropped.
    /// - Returns: `false` when there are no more rows and none was made.
    /// - Complexity: O(log *n*) for each input row and run, and O(1) for each output row.
    public mutating func next(
        input: [[UInt32]], rowCount: Int, limit: Int, into output: inout ExtensionOutput
    ) -> Bool {
        output.removeAll(columns: outputPlaces.count)
        if !isPrimed { prime(input) }
        if views.count == 1, removed == nil, bound.count > fixed, !firstMatchOnly {
            return merge(rowCount, limit: limit, into: &output)
        }
        while output.count < limit {
            if pending.isEmpty {
                guard advance(rowCount) else { break }
            }
            let take = firstMatchOnly ? 1 : min(pending.count, limit - output.count)
            if removed != nil {
                emitLive(take, to: &output)
            } else {
                emit(pending.lowerBound..<(pending.lowerBound + take), to: &output)
                pending = (pending.lowerBound + take)..<pending.upperBound
                if firstMatchOnly { nextRow() }
            }
        }
        return output.count > 0
    }

    /// Finds the next range of matches: the next run for the same row, or the next row.
    private mutating func advance(_ rowCount: Int) -> Bool {
        while row < rowCount {
            while run < views.count {
                pending = matches(in: run)
                run += 1
                if !pending.isEmpty { return true }
            }
            nextRow()
        }
        return false
    }

    private mutating func nextRow() {
        row &+= 1
        run = 0
        pending = 0..<0
    }

    private mutating func prime(_ input: [[UInt32]]) {
        for place in bound.indices {
            switch bound[place] {
            case .input(let column): keys[place] = input[column]
            case .constant(let id) where place > fixed:
                keys[place] = [UInt32](repeating: id.rawValue, count: input.first?.count ?? 0)
            default: break
            }
        }
        isPrimed = true
    }

    private mutating func matches(in run: Int) -> Range<Int> {
        let view = views[run]
        var range = bases[run]
        for place in fixed..<bound.count where !range.isEmpty {
            let value: UInt32
            if case .constant(let id) = bound[place] { value = id.rawValue } else { value = keys[place][row] }
            if place == 0 {
                range = view.rows(ofKey: value, hint: &hints[run &* 4])
            } else {
                range = view.narrow(range, place: place, to: value, hint: &hints[run &* 4 &+ place])
            }
        }
        return range
    }

    /// Appends a range of the current run, which is the one before `run`.
    private func emit(_ range: Range<Int>, to output: inout ExtensionOutput) {
        let order = views[run - 1]
        output.appendSource(UInt32(row), times: range.count)
        for (column, place) in outputPlaces.enumerated() {
            if place == 0 {
                output.appendKeys(of: order, range, to: column)
            } else {
                output.append(order.column(place), range, to: column)
            }
        }
    }

    /// Appends the rows at the head of the pending ones that have not been removed.
    private mutating func emitLive(_ most: Int, to output: inout ExtensionOutput) {
        let order = views[run - 1]
        var made = 0
        var index = pending.lowerBound
        while index < pending.upperBound, made < most {
            var quad = QuadRow(subject: 0, predicate: 0, object: 0, graph: 0)
            quad[components[0]] = order.keys[order.keyIndex(ofRow: index)]
            for place in 1..<components.count { quad[components[place]] = order.column(place)[index] }
            if removed?.contains(quad) == false {
                emit(index..<(index + 1), to: &output)
                made += 1
            }
            index += 1
        }
        pending = index..<pending.upperBound
        if firstMatchOnly, made > 0 { nextRow() }
    }
}
