// Everything that a regulation may set and Gatehouse obeys. The schema of a standard is this list: a document may set
// these parameters and no other, each with the kind of value and the direction of *tighter* declared here, so that no
// document can redefine what loosening means.

/// One number, list or choice that regulations may set; the text is how it is written in a standard, group and name.
public enum Parameter: String, Hashable, Sendable, CaseIterable {
    case collectUnitedStatesIndividual = "collect.unitedStatesIndividual"
    case collectUnitedStatesEntity = "collect.unitedStatesEntity"
    case collectUndeterminedIndividual = "collect.undeterminedIndividual"
    case collectUndeterminedEntity = "collect.undeterminedEntity"
    case collectForeignIndividual = "collect.foreignIndividual"
    case collectForeignEntity = "collect.foreignEntity"
    case collectForeignBeneficialOwner = "collect.foreignBeneficialOwner"
    case collectForeignOwningEntity = "collect.foreignOwningEntity"

    case verifyLow = "verify.low"
    case verifyStandard = "verify.standard"
    case verifyHigh = "verify.high"
    case verifyBeneficialOwner = "verify.beneficialOwner"

    case evidenceWeak = "evidence.weak"

    case tierAccountType = "tier.accountType"
    case tierOpeningMethod = "tier.openingMethod"
    case tierIdentifyingInformation = "tier.identifyingInformation"
    case tierPayment = "tier.payment"

    case ownershipThreshold = "beneficialOwner.ownershipThreshold"
    case substantialControl = "beneficialOwner.substantialControl"

    case retentionOpened = "retention.opened"
    case retentionRefused = "retention.refused"
    case retentionWithdrawn = "retention.withdrawn"
    case retentionAccessHistory = "retention.accessHistory"
    case retentionUnitedStatesDetermination = "retention.unitedStatesDetermination"
    case retentionUnitedStatesAccessHistory = "retention.unitedStatesAccessHistory"
    case retentionSanctions = "retention.sanctions"
    case retentionProvisionalSubject = "retention.provisionalSubject"
    case retentionDestroyWithin = "retention.destroyWithin"
    case retentionDocumentPicture = "retention.documentPicture"

    case reviewLow = "review.low"
    case reviewStandard = "review.standard"
    case reviewHigh = "review.high"
    case existingAccountsLow = "existingAccounts.low"
    case existingAccountsStandard = "existingAccounts.standard"
    case existingAccountsHigh = "existingAccounts.high"

    case deadlineHold = "deadlines.hold"
    case deadlineUndetermined = "deadlines.undetermined"
    case deadlineUncertainMatch = "deadlines.uncertainMatch"
    case deadlineProvisionalAccess = "deadlines.provisionalAccess"
    case deadlineEmailCode = "deadlines.emailCode"
    case deadlineAppealWindow = "deadlines.appealWindow"
    case deadlineAppealAnswer = "deadlines.appealAnswer"
    case provisionalAccessHighestTier = "provisionalAccess.highestTier"

    case screeningReviewLow = "screening.reviewLow"
    case screeningReviewStandard = "screening.reviewStandard"
    case screeningReviewHigh = "screening.reviewHigh"
    case screeningClearingSecondPerson = "screening.clearingSecondPerson"
    case locationStaleAfter = "location.staleAfter"

    case measureMaximum = "measure.maximum"
    case measureAfterFinalRule = "measure.afterFinalRule"
    case measureAfterDetermination = "measure.afterDetermination"
    case measureOnBehalfOf = "measure.onBehalfOf"
    case measureInvolves = "measure.involves"
    case measureUncertainAccount = "measure.uncertainAccount"

    case resellerFurnishWithin = "reseller.furnishWithin"
    case resellerEndWithin = "reseller.endWithin"
    case certificationEvery = "certification.every"
    case programReviewEvery = "program.reviewEvery"

    public var group: String { String(rawValue.prefix { $0 != "." }) }
    public var name: String { String(rawValue.drop { $0 != "." }.dropFirst()) }

    /// Whether a standard that decides must say it. The others stay silent where the instrument is silent.
    public var isRequired: Bool {
        switch self {
        case .measureMaximum, .measureAfterFinalRule, .measureAfterDetermination, .evidenceWeak: false
        default: true
        }
    }
}

/// Which way a parameter is stricter for the provider.
public enum Tighter: String, Hashable, Sendable, CaseIterable { case higher, lower, superset, none }

/// What a value looks like and what it may hold.
public enum ParameterKind: Hashable, Sendable {
    case period
    /// A share in hundredths of a percent.
    case share
    /// Between 0 and 1, in thousandths.
    case fraction
    /// A score between 0 and 1 for each list, in thousandths; `any` stands for every list that is not named.
    case scores
    case flag
    /// One of these, least strict first where *tighter* is `higher`.
    case choice([String])
    /// Any of these.
    case members([String])
    /// A risk tier for each of these.
    case tiers([String])
}

extension Parameter {
    public var kind: ParameterKind {
        switch self {
        case .collectUnitedStatesIndividual, .collectUnitedStatesEntity, .collectUndeterminedIndividual,
            .collectUndeterminedEntity, .collectForeignIndividual, .collectForeignEntity,
            .collectForeignBeneficialOwner, .collectForeignOwningEntity:
            .members(CollectedField.allCases.map(\.rawValue))
        case .verifyLow, .verifyStandard, .verifyHigh, .verifyBeneficialOwner:
            .members(Assurance.allCases.map(\.rawValue))
        case .tierAccountType: .tiers(AccountType.allCases.map(\.rawValue))
        case .tierOpeningMethod: .tiers(OpeningMethod.allCases.map(\.rawValue))
        case .tierIdentifyingInformation: .tiers(IdentifyingInformation.allCases.map(\.rawValue))
        case .tierPayment: .tiers(PaymentInformation.allCases.map(\.rawValue))
        case .ownershipThreshold: .share
        case .substantialControl: .flag
        case .screeningReviewLow, .screeningReviewStandard, .screeningReviewHigh: .scores
        case .screeningClearingSecondPerson: .fraction
        case .provisionalAccessHighestTier: .choice(["none"] + RiskTier.allCases.map(\.rawValue))
        case .measureOnBehalfOf: .choice(OnBehalfOf.allCases.map(\.rawValue))
        case .evidenceWeak: .choice(WeakEvidence.allCases.map(\.rawValue))
        case .measureInvolves: .members(Involvement.allCases.map(\.rawValue))
        case .measureUncertainAccount: .choice(UncertainAccount.allCases.map(\.rawValue))
        default: .period
        }
    }

    public var tighter: Tighter {
        switch self {
        case .collectUnitedStatesIndividual, .collectUnitedStatesEntity, .collectUndeterminedIndividual,
            .collectUndeterminedEntity, .collectForeignIndividual, .collectForeignEntity,
            .collectForeignBeneficialOwner, .collectForeignOwningEntity,
            .verifyLow, .verifyStandard, .verifyHigh, .verifyBeneficialOwner, .measureInvolves:
            .superset
        case .tierAccountType, .tierOpeningMethod, .tierIdentifyingInformation, .tierPayment, .substantialControl,
            .retentionOpened, .retentionRefused, .retentionWithdrawn, .retentionAccessHistory,
            .retentionUnitedStatesDetermination, .retentionUnitedStatesAccessHistory, .retentionSanctions,
            .measureOnBehalfOf, .measureUncertainAccount, .measureAfterFinalRule, .measureAfterDetermination,
            .evidenceWeak:
            .higher
        case .ownershipThreshold, .retentionProvisionalSubject, .retentionDestroyWithin, .retentionDocumentPicture,
            .reviewLow, .reviewStandard, .reviewHigh,
            .existingAccountsLow, .existingAccountsStandard, .existingAccountsHigh,
            .deadlineHold, .deadlineUndetermined, .deadlineUncertainMatch, .deadlineProvisionalAccess,
            .deadlineEmailCode, .deadlineAppealAnswer, .provisionalAccessHighestTier,
            .screeningReviewLow, .screeningReviewStandard, .screeningReviewHigh, .screeningClearingSecondPerson,
            .locationStaleAfter,
            .resellerFurnishWithin, .resellerEndWithin, .certificationEvery, .programReviewEvery:
            .lower
        case .deadlineAppealWindow, .measureMaximum: .none
        }
    }

    /// What it sets, in one line.
    public var meaning: String {
        switch self {
        case .collectUnitedStatesIndividual: "asked of an individual who is a United States person"
        case .collectUnitedStatesEntity: "asked of an entity that is a United States person"
        case .collectUndeterminedIndividual: "asked of an individual of whom it cannot be told yet"
        case .collectUndeterminedEntity: "asked of an entity of which it cannot be told yet"
        case .collectForeignIndividual: "asked of a foreign individual"
        case .collectForeignEntity: "asked of a foreign entity"
        case .collectForeignBeneficialOwner: "asked about a foreign individual who owns or controls the customer"
        case .collectForeignOwningEntity: "asked about a foreign entity that owns the customer"
        case .verifyLow: "proven by a foreign customer at low risk"
        case .verifyStandard: "proven by a foreign customer at standard risk"
        case .verifyHigh: "proven by a foreign customer at high risk"
        case .verifyBeneficialOwner: "proven about a foreign owner or control person"
        case .evidenceWeak:
            "what genuine evidence is worth that is signed by weak means (SHA-1, a short key, little salt) or whose zone is flawed"
        case .tierAccountType: "least risk tier by type of account"
        case .tierOpeningMethod: "least risk tier by method of opening"
        case .tierIdentifyingInformation: "least risk tier by the identifying information available"
        case .tierPayment: "least risk tier by the kind of payment"
        case .ownershipThreshold: "share of ownership from which somebody is a beneficial owner"
        case .substantialControl: "whether those with substantial control count as beneficial owners"
        case .retentionOpened: "records of an account are kept, from last access or closure"
        case .retentionRefused: "records of a refused application are kept, from the refusal"
        case .retentionWithdrawn: "records of a withdrawn or expired application are kept, from that day"
        case .retentionAccessHistory: "an access event is kept, from the event"
        case .retentionUnitedStatesDetermination:
            "that somebody was found a United States person, and how, is kept, from last access or closure"
        case .retentionUnitedStatesAccessHistory: "an access event of a United States person is kept, from the event"
        case .retentionSanctions: "records of a sanctions match, block or rejection are kept, from that day"
        case .retentionProvisionalSubject: "events of an account not registered yet are kept, from the first"
        case .retentionDocumentPicture:
            "a picture of a document is kept, apart from what was read from it, from the day it came"
        case .retentionDestroyWithin: "records are destroyed after the last basis for keeping them has ended"
        case .reviewLow: "between periodic reviews at low risk"
        case .reviewStandard: "between periodic reviews at standard risk"
        case .reviewHigh: "between periodic reviews at high risk"
        case .existingAccountsLow: "for accounts that were there before, at low risk, to pass the road"
        case .existingAccountsStandard: "for accounts that were there before, at standard risk, to pass the road"
        case .existingAccountsHigh: "for accounts that were there before, at high risk, to pass the road"
        case .deadlineHold: "for an applicant to give what is missing, before the application expires"
        case .deadlineUndetermined: "before somebody of whom it cannot be told is treated as foreign"
        case .deadlineUncertainMatch: "for a person to decide on an uncertain match"
        case .deadlineProvisionalAccess: "of restricted use while verification is pending"
        case .deadlineEmailCode: "for a code sent by e-mail to come back"
        case .deadlineAppealWindow: "for somebody refused or held to ask for another look"
        case .deadlineAppealAnswer: "for another person to answer that"
        case .provisionalAccessHighestTier: "highest risk tier that may use the product while verification is pending"
        case .screeningReviewLow: "score of a hit, by list, from which a person looks, at low risk"
        case .screeningReviewStandard: "score of a hit, by list, from which a person looks, at standard risk"
        case .screeningReviewHigh: "score of a hit, by list, from which a person looks, at high risk"
        case .screeningClearingSecondPerson: "score of a hit from which clearing it takes a second person"
        case .locationStaleAfter: "before the fact where somebody is has to be established again"
        case .measureMaximum: "that a special measure lasts unless extended"
        case .measureAfterFinalRule: "between the final section 1 rule and the first special measure"
        case .measureAfterDetermination: "between a determination and its special measure"
        case .measureOnBehalfOf:
            "whom the end of 2(d)(i), \u{201C}for or on behalf of a foreign person\u{201D}, reaches"
        case .measureInvolves: "which parts in an account make it involve the person found, 2(d)(ii)"
        case .measureUncertainAccount: "what an account gets while it is uncertain whether a measure applies"
        case .resellerFurnishWithin: "for a foreign reseller to furnish its program on request"
        case .resellerEndWithin: "to end the relationship with a reseller that fails to comply"
        case .certificationEvery: "between certifications"
        case .programReviewEvery: "between reviews of the written program"
        }
    }
}

/// Whom the tail of clause 2(d)(i) reaches: an interpretation, decided by counsel.
public enum OnBehalfOf: String, Hashable, Sendable, CaseIterable {
    /// Only foreign persons of the jurisdiction under the measure.
    case jurisdiction
    /// Any foreign person, as the words allow.
    case anyForeignPerson
}

/// What genuine evidence counts for when its signature rests on means that are no longer thought safe.
public enum WeakEvidence: String, Hashable, Sendable, CaseIterable {
    /// As much as any other.
    case accepted
    /// For one strength less.
    case lowered
    /// For nothing.
    case refused
}

/// The part somebody plays in an account, for the word *involves* in clause 2(d)(ii).
public enum Involvement: String, Hashable, Sendable, CaseIterable {
    case holder, owner, controller, payer, subLessee, resellerCustomer
}

/// What an account gets while it is uncertain whether a measure applies to it.
public enum UncertainAccount: String, Hashable, Sendable, CaseIterable { case maintain, restrict }
