// Which facts count at an instant, and what they say together. Nothing here picks the stronger of two facts that
// contradict each other: that takes a newer word from the same source, or a person who reviews them.

/// What one fact says of a ground.
enum Vote { case yes, no, silent }

/// What the facts that count say of a ground.
struct Tally {
    /// The most trusted fact on each side.
    var yes: Provenance?
    var no: Provenance?
    /// Facts were set aside because they are out of date.
    var someStale = false
    /// Facts were set aside because nobody said when they were so.
    var someUndated = false

    var isContradictory: Bool { yes != nil && no != nil }

    mutating func count(_ vote: Vote, _ provenance: Provenance) {
        switch vote {
        case .yes: if yes.map({ $0.confidence < provenance.confidence }) ?? true { yes = provenance }
        case .no: if no.map({ $0.confidence < provenance.confidence }) ?? true { no = provenance }
        case .silent: break
        }
    }
}

extension Array {
    /// The facts known at `now` that nothing later replaced.
    func counting<Value>(at now: Timestamp) -> [Fact<Value>] where Element == Fact<Value> {
        if count == 1, let only = first { return only.isKnown(at: now) ? self : [] }
        return indices.compactMap { index in
            let fact = self[index]
            guard fact.isKnown(at: now) else { return nil }
            for other in indices where other != index && self[other].isKnown(at: now) {
                if self[other].replaces(fact, comesLater: other > index) { return nil }
            }
            return fact
        }
    }
}

extension Fact {
    fileprivate func isKnown(at now: Timestamp) -> Bool { provenance.asOf.map { $0 <= now } ?? true }

    /// A later word of one source replaces its earlier one; a review replaces whatever it could have weighed. Documents
    /// stand side by side: a second passport does not undo the first.
    fileprivate func replaces(_ other: Fact, comesLater: Bool) -> Bool {
        let mine = provenance.asOf?.milliseconds ?? .min, theirs = other.provenance.asOf?.milliseconds ?? .min
        guard mine > theirs || (mine == theirs && comesLater) else {
            // A review of the same instant has seen the facts of that instant.
            return mine == theirs && isReview && !other.isReview
        }
        if isReview { return true }
        if other.isReview { return false }
        if case .document = provenance.source { return false }
        return provenance.source == other.provenance.source
    }

    private var isReview: Bool { if case .review = provenance.source { true } else { false } }
}

extension Provenance {
    /// When this stops being evidence; `nil` when it does not age or nobody said when it was so.
    func expiry(_ freshFor: Period?) -> Timestamp? {
        guard let freshFor, let asOf else { return nil }
        return freshFor.after(asOf)
    }
}
