import Order
import Screening

/// An application as it stands: what was asked, what has been proven, what is decided.
public struct ApplicationRecord: Hashable, Sendable {
    public var id: ApplicationID
    public var subject: SubjectID
    public var state: ApplicationState
    public var application: Application
    public var decision: Decision
    public var evidence: [EvidenceRecord]
    /// Pairs (party, list entry) that a person cleared, with who, why and what was compared; oldest first.
    public var clearedHits: [ClearedHit]
    /// Screening hits as they stood at the decision.
    public var hits: [HitRecord]
    /// The account that it opened.
    public var account: AccountID?
    public var receivedAt: Timestamp
    public var updatedAt: Timestamp
    /// Grows by one with each entry about this subject's application or account; webhooks carry it.
    public var sequence: Int64
    /// The subject's last entry, on which any next decision is made.
    public var lastEntry: EntryID
    /// An appeal that waits for a different person, if one does.
    public var appeal: Appeal?
    /// Every person who decided something here, for the rule that another look is taken by someone else.
    public var deciders: [UserID]
    /// The e-mail challenge that is under way, as `Evidence` encodes it.
    public var emailChallenge: JSONValue?
    /// The deadline for the facts that would determine it passed: treated as a foreign person from then on.
    public var treatedAsForeign = false
    /// Holds that a person lifted, by kind of queue item; the road does not raise them again.
    public var overrides: [String] = []
    /// The challenge by telephone that is under way.
    public var telephoneChallenge: JSONValue?
    /// What persons decided about discrepancies.
    public var resolutions: [DiscrepancyResolution] = []
    /// Goes into the keys of discrepancies, so that a key tells nothing of the values behind it; made with the first evidence.
    var salt = ""
    /// What a wallet was asked for and has not answered.
    var presentation: PendingPresentation?
    /// What was asked of outside verifiers.
    public var checks: [VerifierCheck] = []

    /// When what was stated was stated.
    var statedAt: Timestamp { application.origin?.time ?? receivedAt }

    public struct Appeal: Hashable, Sendable {
        public var text: String
        public var askedAt: Timestamp
        public init(text: String, askedAt: Timestamp) {
            self.text = text
            self.askedAt = askedAt
        }
    }
}

/// A possible listed person, as it stood when it was found.
public struct HitRecord: Hashable, Sendable {
    /// `<list>/<entry>`, and for others than the applicant whose hit it is: what a clearing names.
    public var key: String
    public var list: String
    public var listVersion: String
    public var entry: String
    /// The listed name that matched.
    public var listedName: String
    /// `applicant`, `owner 1`, `controller 2` …
    public var role: String
    /// `exactIdentifier`, `confirmed`, `nameOnly`, `possible`, `contradicted`.
    public var verdict: String
    /// 0 to 1000.
    public var score: Int
    /// One sentence: what agrees, what differs, what is absent.
    public var sentence: String
    /// Field by field: name, agreement (`agrees`, `differs`, `absent`), ours, theirs.
    public var comparison: [FieldComparison]
    public var cleared: Bool
    /// Both sides as they were compared, for hits that stop; what a clearing keeps.
    public var compared: ComparedFields?
    /// What became of an earlier clearing that does not clear it now.
    public var clearing: Clearing?
    /// Keys of entries on other lists that repeat this one.
    public var alsoOn: [String]

    public enum Clearing: Hashable, Sendable {
        /// A first person cleared it; a second has to confirm.
        case awaited
        /// It was cleared, and something that was compared has changed since.
        case lapsed(EarlierClearing)
    }

    public struct FieldComparison: Hashable, Sendable {
        public var field: String
        public var agreement: String
        public var ours: String
        public var theirs: String
        public init(field: String, agreement: String, ours: String, theirs: String) {
            self.field = field
            self.agreement = agreement
            self.ours = ours
            self.theirs = theirs
        }
    }
    public init(
        key: String, list: String, listVersion: String, entry: String, listedName: String, role: String,
        verdict: String, score: Int, sentence: String, comparison: [FieldComparison], cleared: Bool,
        compared: ComparedFields? = nil, clearing: Clearing? = nil, alsoOn: [String] = []
    ) {
        self.key = key
        self.list = list
        self.listVersion = listVersion
        self.entry = entry
        self.listedName = listedName
        self.role = role
        self.verdict = verdict
        self.score = score
        self.sentence = sentence
        self.comparison = comparison
        self.cleared = cleared
        self.compared = compared
        self.clearing = clearing
        self.alsoOn = alsoOn
    }
}

/// A row in a list of applications: what may be shown without opening the record.
public struct ApplicationSummary: Hashable, Sendable {
    public var id: ApplicationID
    public var state: ApplicationState
    public var outcome: Outcome
    public var determination: String
    public var product: String
    public var accountType: String
    public var jurisdiction: String?
    public var account: AccountID?
    public var receivedAt: Timestamp
    public var updatedAt: Timestamp
    public var deadline: Timestamp?
}

/// A page of anything, with the cursor of the next.
public struct Page<Item: Sendable>: Sendable {
    public var items: [Item]
    /// Opaque; pass it back to get the next page. `nil` at the end.
    public var next: String?
    public init(items: [Item], next: String?) {
        self.items = items
        self.next = next
    }
}
