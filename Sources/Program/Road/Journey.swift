import Order

/// Everything that one journey down the road is made with: what was stated, what was shown, what persons decided before.
struct Journey: Sendable {
    enum Act: Sendable { case opening, maintaining }
    var application: Application
    var act: Act = .opening
    /// When it was stated: a location that carries no time of its own was so then.
    var statedAt: Timestamp
    var evidence: [EvidenceRecord] = []
    /// What persons decided about discrepancies, and the salt of their keys.
    var resolutions: [DiscrepancyResolution] = []
    var salt = ""
    var clearedHits: [ClearedHit] = []
    var overrides: [String] = []
    var treatedAsForeign = false
    /// The subject of the record, once there is one: an exemption may be a lessee's.
    var subject: SubjectID?
    /// Refused applications and suspended accounts that share an identifier, as reasons.
    var shared: [Reason] = []
    var decidedBy: Actor = .system("program")
}

/// Where a journey arrives.
struct Arrival: Sendable {
    var verdict: Verdict
    var decision: Decision
    var hits: [HitRecord]
    /// The clearings that went along, each under the key that its pair has now.
    var clearedHits: [ClearedHit]
}
