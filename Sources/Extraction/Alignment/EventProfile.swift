/// What statements tell of an event, for finding out whether two are one.
struct EventProfile {
    private var dates: Set<String> = []
    private var places: Set<Int> = []
    private var others: Set<Int> = []

    /// Notes the other end of a statement on the event.
    ///
    /// - Parameters:
    ///   - value: the other end.
    ///   - isPlace: whether it is a place.
    mutating func add(_ value: Filler.Value, isPlace: Bool) {
        switch value {
        case .date(let date): dates.insert(date)
        case .entity(let entity) where isPlace: places.insert(entity)
        case .entity(let entity): others.insert(entity)
        case .text, .typed, .classes: break
        }
    }

    /// Adds what is told of an event that turned out to be the same.
    mutating func formUnion(_ other: EventProfile) {
        dates.formUnion(other.dates)
        places.formUnion(other.places)
        others.formUnion(other.others)
    }

    /// Whether both may be one event.
    ///
    /// Either they are on the same day and share a participant; or the second is spoken of as known, has no other day, and
    /// shares a participant or the place. Two that are both placed have to share a place.
    ///
    /// - Parameters:
    ///   - other: what is told of the second event.
    ///   - isDefinite: whether the second is spoken of as known: "the meeting".
    ///   - isSamePlace: tells whether two places may stand for one another, as a country and its capital do.
    func isCompatible(with other: EventProfile, isDefinite: Bool, isSamePlace: (Int, Int) -> Bool) -> Bool {
        let placesAgree =
            places.isEmpty || other.places.isEmpty
            || places.contains { place in other.places.contains { isSamePlace(place, $0) } }
        guard placesAgree else { return false }
        if !dates.isDisjoint(with: other.dates) { return !others.isDisjoint(with: other.others) }
        guard isDefinite, dates.isEmpty || other.dates.isEmpty else { return false }
        return !others.isDisjoint(with: other.others) || !places.isDisjoint(with: other.places)
    }
}
