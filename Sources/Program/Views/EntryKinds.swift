import Records

// Every kind of entry that the program writes. Once written in a log, a kind never changes its meaning.

extension EntryKind {
    static let applicationReceived: EntryKind = "application.received"
    static let applicationDecided: EntryKind = "application.decided"
    static let applicationSupplemented: EntryKind = "application.supplemented"
    static let applicationEvidenceAdded: EntryKind = "application.evidenceAdded"
    static let applicationEmailCodeSent: EntryKind = "application.emailCodeSent"
    static let applicationEmailCodeAnswered: EntryKind = "application.emailCodeAnswered"
    static let applicationTelephoneCodeSent: EntryKind = "application.telephoneCodeSent"
    static let applicationTelephoneCodeAnswered: EntryKind = "application.telephoneCodeAnswered"
    static let applicationWalletAsked: EntryKind = "application.walletAsked"
    static let applicationWalletDeclined: EntryKind = "application.walletDeclined"
    static let applicationWalletPresented: EntryKind = "application.walletPresented"
    static let applicationCodeDelivered: EntryKind = "application.codeDelivered"
    static let applicationOverrideProposed: EntryKind = "application.overrideProposed"
    static let applicationOverrideDecided: EntryKind = "application.overrideDecided"
    static let applicationVerifierAsked: EntryKind = "application.verifierAsked"
    static let applicationVerifierAnswered: EntryKind = "application.verifierAnswered"
    static let applicationVerifierSilent: EntryKind = "application.verifierSilent"
    static let applicationWithdrawn: EntryKind = "application.withdrawn"
    static let applicationExpired: EntryKind = "application.expired"
    static let applicationAppealed: EntryKind = "application.appealed"
    static let applicationResolved: EntryKind = "application.resolved"
    static let accountImported: EntryKind = "account.imported"
    static let accountChanged: EntryKind = "account.changed"
    static let accountDecided: EntryKind = "account.decided"
    static let accountClosed: EntryKind = "account.closed"
    static let accountReviewDue: EntryKind = "account.reviewDue"
    static let accountTransaction: EntryKind = "account.transaction"
    static let queueTaken: EntryKind = "queue.taken"
    static let queueReleased: EntryKind = "queue.released"
    static let recordRevealed: EntryKind = "record.revealed"
    static let draftSaved: EntryKind = "draft.saved"
    static let draftBound: EntryKind = "draft.bound"
    static let pictureKept: EntryKind = "picture.kept"
    static let pictureRead: EntryKind = "picture.read"
    static let pictureHeld: EntryKind = "picture.held"
    static let pictureReleased: EntryKind = "picture.released"
    static let pictureDismissed: EntryKind = "picture.dismissed"
    static let trustLoaded: EntryKind = "trust.loaded"
    static let processorProposed: EntryKind = "processor.proposed"
    static let directiveIssued: EntryKind = "directive.issued"
    static let listLoaded: EntryKind = "list.loaded"

    /// The kinds that the feed and webhooks tell of.
    static let told: Set<EntryKind> = [
        .applicationReceived, .applicationDecided, .applicationSupplemented, .applicationEvidenceAdded,
        .applicationEmailCodeAnswered, .applicationTelephoneCodeAnswered, .applicationVerifierAnswered,
        .applicationVerifierSilent, .applicationOverrideDecided,
        .applicationWithdrawn, .applicationExpired, .applicationAppealed, .applicationResolved, .accountImported,
        .accountChanged, .accountDecided, .accountClosed, .accountReviewDue, .listLoaded,
        .listRefused, .listStale,
    ]
}
