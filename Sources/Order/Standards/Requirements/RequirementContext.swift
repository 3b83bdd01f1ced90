/// Whether somebody is a United States person (clauses 5(c), 5(k)), as the determination left it.
public typealias DeterminationStatus = Determination.Status

/// What is known when it is asked what a standard requires.
public struct RequirementContext: Sendable {
    public var application: Application
    public var status: DeterminationStatus
    /// Whether the deadline for an undetermined person has passed, after which it is treated as foreign.
    public var undeterminedDeadlinePassed: Bool
    /// The checks of evidence about the applicant that succeeded.
    public var evidence: EvidenceChecks
    /// Those behind the customer, as ``Standard/partiesToDetermine(behind:status:)`` lists them, each determined.
    public var parties: [DeterminedParty]
    /// The exemptions of section 1 duties in force for this application, by name (clause 1(c)).
    public var exemptions: [String]

    public init(
        application: Application, status: DeterminationStatus, undeterminedDeadlinePassed: Bool = false,
        evidence: EvidenceChecks = [], parties: [DeterminedParty] = [], exemptions: [String] = []
    ) {
        self.application = application
        self.status = status
        self.undeterminedDeadlinePassed = undeterminedDeadlinePassed
        self.evidence = evidence
        self.parties = parties
        self.exemptions = exemptions
    }
}

/// Somebody behind the customer, with what was determined and proven.
public struct DeterminedParty: Hashable, Sendable {
    public var party: PartyBehind
    public var status: DeterminationStatus
    public var evidence: EvidenceChecks
    public init(_ party: PartyBehind, status: DeterminationStatus, evidence: EvidenceChecks = []) {
        self.party = party
        self.status = status
        self.evidence = evidence
    }
}
