// From names and particulars to a verdict, a score and what to do.

/// The numbers by which a hit is judged.
///
/// What a name says is the sum of the weights of its matched parts: about 1 for a part that one listed name in twenty
/// thousand has, about 0.5 for a common given name. Two common names together say about 1, which many people share; a rare
/// family name with a common given name says 1.5.
enum ScreeningThreshold {
    /// From this score on a hit stops an application until a person has looked.
    static let stop: Float = 0.70
    /// Names at least this alike are "the same name".
    static let sameName: Float = 0.93
    /// What a person's name must say when it is the same, and when it is only alike.
    static let sameNameSays: Float = 1.05
    static let likeNameSays: Float = 1.35
    /// An entity's name is coined to be told apart: one rare word is enough.
    static let entitySays: Float = 0.7
    /// When it is the very same name, two generic words say enough.
    static let sameEntitySays: Float = 0.4
    /// From here on even another birth date leaves a doubt: three rare parts, all alike.
    static let unmistakable: Float = 2.2
}

/// The verdict on one entry.
struct Judgement {
    struct Name {
        var score: Float
        var specificity: Float
        var isWeak: Bool
        /// Whether the listed name is a person's.
        var isPerson: Bool
    }
    var verdict: Verdict
    var score: Int
    var nameScore: Int
    var disposition: Disposition

    /// `name` is `nil` when only identifiers led to the entry.
    init(name: Name?, _ record: RecordComparison) {
        nameScore = Int(((name?.score ?? 0) * 1000).rounded())
        if record.hasExactIdentifier {
            verdict = .exactIdentifier
            score = 1000
            disposition = .mayRefuse
            return
        }
        guard let name else {
            // A telephone number, or a document number of unknown country, and another name.
            verdict = .possible
            score = 720
            disposition = .hold
            return
        }
        verdict = Self.verdict(name, record)
        let value = max(0, min(Self.value(name, record, verdict), verdict == .confirmed ? 0.99 : 0.97))
        score = Int((value * 1000).rounded())
        disposition = score >= Int(ScreeningThreshold.stop * 1000) ? .hold : .noStop
    }

    private static func verdict(_ name: Name, _ record: RecordComparison) -> Verdict {
        if record.hasStrongIdentifier || record.birthDate == .same { return .confirmed }
        switch record.birthDate {
        case .differs: return .contradicted
        case .near, .compatible, .same: return .possible
        case nil:
            let comparesElse =
                record.nationality != .absent || record.place != .absent || record.birthPlace != .absent
                || record.address != .absent || record.typeDiffers
            return name.score >= ScreeningThreshold.sameName && !comparesElse ? .nameOnly : .possible
        }
    }

    private static func value(_ name: Name, _ record: RecordComparison, _ verdict: Verdict) -> Float {
        var value = name.score
        switch record.nationality {
        case .agrees: value += 0.03
        case .differs: value -= 0.05
        case .near, .absent: break
        }
        if record.sex == .differs { value -= 0.05 }
        if verdict == .confirmed { return max(value, 0.8) + 0.15 }
        if record.birthDate == .compatible { value += 0.05 }
        let says = says(name, record)
        if verdict == .contradicted {
            let isUnmistakable =
                name.specificity >= ScreeningThreshold.unmistakable && name.score >= ScreeningThreshold.sameName
            return isUnmistakable ? value * 0.78 : min(value * 0.6, ScreeningThreshold.stop - 0.02)
        }
        var needed: Float
        if name.isPerson {
            needed =
                name.score >= ScreeningThreshold.sameName
                ? ScreeningThreshold.sameNameSays : ScreeningThreshold.likeNameSays
        } else {
            needed = name.score >= 0.995 ? ScreeningThreshold.sameEntitySays : ScreeningThreshold.entitySays
        }
        if record.typeDiffers {
            // A person under an entity's name, or the other way about: only the name as it stands.
            value = record.isVehicle || name.score < 0.9 ? min(value * 0.6, 0.6) : value * 0.8
            needed = max(needed, ScreeningThreshold.likeNameSays)
        }
        if name.isWeak { value = min(value * 0.75, ScreeningThreshold.stop - 0.02) }
        return says >= needed ? value : min(value, (ScreeningThreshold.stop - 0.01) * max(0.3, says / needed))
    }

    /// What name and particulars say together, slips in the name discounted.
    private static func says(_ name: Name, _ record: RecordComparison) -> Float {
        var says = name.specificity * min(1, 1 - (1 - name.score) * 1.4)
        switch record.birthDate {
        case .compatible: says += 0.3
        case .near: says += 0.1
        case .same, .differs, nil: break
        }
        switch record.nationality {
        case .agrees: says += 0.25
        case .differs: says -= 0.2
        case .near, .absent: break
        }
        switch record.place {
        case .agrees: says += 0.1
        case .differs: says -= 0.1
        case .near, .absent: break
        }
        switch record.birthPlace {
        case .agrees: says += 0.25
        case .differs: says -= 0.1
        case .near, .absent: break
        }
        switch record.address {
        case .agrees: says += 0.4
        case .near: says += 0.1
        case .differs, .absent: break
        }
        // Half of all namesakes share it: it never speaks for anybody.
        if record.sex == .differs { says -= 0.3 }
        return says
    }
}
