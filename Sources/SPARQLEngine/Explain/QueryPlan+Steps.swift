import SPARQLSyntax
import TripleStore

extension QueryPlan {
    /// Describes a step and those below it, with what their profiles say.
    init(_ step: Operator) {
        let steps = QueryPlan.inputs(of: step)
        let title = QueryPlan.title(of: step)
        let detail = step.detail?() ?? ""
        let below = steps.reduce(Duration.zero) { $0 + ($1.profile?.time ?? .zero) }
        self.init(
            operation: detail.isEmpty ? title : "\(title) \(detail)", estimatedRows: step.estimate,
            rows: step.profile?.rows, time: step.profile.map { max($0.time - below, .zero) },
            inputs: steps.map { QueryPlan($0) })
    }

    /// Lets a step and those below it count rows and time.
    static func profile(_ step: Operator) {
        step.profile = StepProfile()
        for input in inputs(of: step) { profile(input) }
    }

    /// Takes rows and times of the same plan.
    mutating func takeProfile(of other: QueryPlan) {
        rows = other.rows
        time = other.time
        for index in inputs.indices { inputs[index].takeProfile(of: other.inputs[index]) }
    }

    private static func inputs(of step: Operator) -> [Operator] {
        switch step {
        case let step as ExtendByPattern: [step.input]
        case let step as FollowPath: [step.input]
        case let step as FindTriple: [step.input]
        case let step as MatchTriple: [step.input]
        case let step as Filter: [step.input]
        case let step as Extend: [step.input]
        case let step as HashJoin: [step.left, step.right]
        case let step as Dependent: [step.input, step.plan]
        case let step as Union: step.inputs
        case let step as SubstitutingExists: [step.input]
        case let step as BranchedUnion: [step.input] + step.branches.map(\.plan)
        case let step as Grouping: [step.input]
        case let step as Sort: [step.input]
        case let step as Project: [step.input]
        case let step as Distinct: [step.input]
        case let step as SliceRows: [step.input]
        case let step as ServiceJoin: [step.input]
        default: []
        }
    }

    private static func title(of step: Operator) -> String {
        switch step {
        case is ExtendByPattern: "search"
        case is FollowPath: "path"
        case is FindTriple: "find triple term"
        case is MatchTriple: "match triple term"
        case is Filter: "filter"
        case let step as Extend: "compute \(step.variables.last?.description ?? "")"
        case let step as HashJoin: title(of: step)
        case let step as Dependent: title(of: step.kind)
        case let step as SubstitutingExists: "\(title(of: step.kind)), for each \(names(step.given))"
        case is Union, is BranchedUnion: "union"
        case let step as Grouping: step.keys.isEmpty ? "aggregate" : "group"
        case let step as Sort: step.limit.map { "sort, first \($0) by" } ?? "sort by"
        case let step as Project: "keep \(names(step.variables))"
        case is Distinct: "distinct"
        case let step as SliceRows: step.title
        case is RowsOperator: "values"
        case is UnitOperator: "start"
        case is FeedOperator: "each row of the step above"
        case let step as ServiceRows: "service \(step.endpoint)"
        case let step as ServiceJoin: "service \(step.endpoint)"
        default: "step"
        }
    }

    private static func title(of join: HashJoin) -> String {
        let shared = names(join.left.variables.filter { join.right.variables.contains($0) })
        if case .minus = join.kind { return "minus, by \(shared)" }
        return shared.isEmpty ? "cross product" : "hash join by \(shared)"
    }

    private static func title(of kind: Dependent.Kind) -> String {
        switch kind {
        case .optional: "optional"
        case .semi: "exists"
        case .anti: "not exists"
        case .mark: "mark whether there is"
        }
    }

    /// The variables that the query writes.
    private static func names(_ variables: [Variable]) -> String {
        variables.filter { !$0.isHidden }.map(\.description).joined(separator: " ")
    }
}
