import Tercet

/// What is told of facts that are left out, because shapes do not allow them or because they were only nearly facts.
struct FactCheck: Sendable {
    let shapes: FactShapes?
    let rejections: RejectionText?

    /// Leaves out the facts that do not conform, and says what is told of all that is left out.
    func apply(to extraction: inout Extraction) throws(CommandFailure) -> String {
        let rejected = rejections?.text(extraction) ?? ""
        return rejected + (try shapes?.apply(to: &extraction) ?? "")
    }
}
