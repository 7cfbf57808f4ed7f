import RDF

extension StatementFinder {
    /// A candidate that is no statement.
    struct Rejection: Sendable {
        var property: IRI
        var anchor: Anchor
        var subjectWords: String
        var objectWords: String
        var reason: RejectedCandidate.Reason
    }

    /// Why a frame tells nothing where the words stand; `nil` where it does.
    func refusal(_ frame: LexicalEntry.Frame, _ factuality: Factuality) -> RejectedCandidate.Reason? {
        switch factuality {
        case .denied: .denied
        case .planned where frame.subject != .setting: .planned
        default: nil
        }
    }

    /// Notes a candidate that is no statement, where that is asked for.
    ///
    /// Constructions are left out: they have no words that would promise a statement.
    mutating func reject(
        _ property: IRI, _ subject: Filler, _ object: Filler, _ anchor: Anchor, _ reason: RejectedCandidate.Reason
    ) {
        guard keepsRejections, !anchor.isConstruction else { return }
        rejections.append(
            Rejection(
                property: property, anchor: anchor, subjectWords: subject.words, objectWords: object.words,
                reason: reason))
    }
}
