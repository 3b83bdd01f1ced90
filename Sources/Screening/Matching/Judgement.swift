// From names and particulars to a verdict, a score and what to do.

/// The numbers by which a hit is judged; each says why it is what it is.
enum ScreeningThreshold {
    /// From this score on a hit stops an application until a person has looked.
    static let stop: Float = 0.70
    /// Names at least this alike are "the same name".
    static let sameName: Float = 0.90
    /// A name whose matched parts weigh less than this is shared by many people: two common names weigh about one.
    static let distinctive: Float = 1.05
    /// From here on even another birth date leaves a doubt: three rare parts, all alike.
    static let unmistakable: Float = 2.2
}

/// The verdict on one entry.
struct Judgement {
    struct Name {
        var score: Float
        var specificity: Float
        var isWeak: Bool
        var isComplete: Bool
    }
    var verdict: Verdict
    var score: Int
    var nameScore: Int
    var disposition: Disposition

    /// `name` is `nil` when only identifiers led to the entry.
    init(name: Name?, _ record: RecordComparison) {
        nameScore = Int((name?.score ?? 0) * 1000)
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
        let isDistinctive = name.specificity >= ScreeningThreshold.distinctive
        var value = name.score
        if name.isWeak { value *= 0.75 }
        if record.typeDiffers { value *= 0.8 }
        switch record.nationality {
        case .agrees: value += 0.03
        case .differs: value -= 0.08
        case .near, .absent: break
        }
        switch record.place {
        case .agrees: value += 0.02
        case .differs, .near, .absent: break
        }
        if !isDistinctive { value -= 0.12 }

        if record.hasStrongIdentifier {
            verdict = .confirmed
            value = max(value + 0.2, 0.85)
        } else {
            switch record.birthDate {
            case .same:
                verdict = .confirmed
                value = max(value + 0.2, 0.75)
            case .compatible:
                verdict = .possible
                value += 0.06
            case .near:
                verdict = .possible
            case .differs:
                verdict = .contradicted
                let unmistakable = name.specificity >= ScreeningThreshold.unmistakable && name.score >= 0.95
                value = min(value * (unmistakable ? 0.78 : 0.6), unmistakable ? 1 : ScreeningThreshold.stop - 0.05)
            case nil:
                let comparesElse = record.nationality != .absent || record.place != .absent || record.typeDiffers
                verdict = name.score >= ScreeningThreshold.sameName && !comparesElse ? .nameOnly : .possible
            }
        }
        value = max(0, min(value, verdict == .confirmed ? 0.99 : 0.97))
        score = Int(value * 1000)
        disposition = value >= ScreeningThreshold.stop ? .hold : .noStop
    }
}
