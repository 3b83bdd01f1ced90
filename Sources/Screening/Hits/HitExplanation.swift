// A hit in words and as a reason.
import Order

extension Hit {
    /// One sentence: what agrees, what differs, what is absent.
    public var sentence: String {
        let agreeing = comparison.filter { $0.agreement == .agrees }.map { "\($0.field.words) (\($0.theirs))" }
        let near = comparison.filter { $0.agreement == .near }.map {
            "\($0.field.words) (\($0.ours) here, \($0.theirs) there)"
        }
        let differing = comparison.filter { $0.agreement == .differs }.map {
            "\($0.field.words) (\($0.ours) here, \($0.theirs) there)"
        }
        let absent = comparison.filter { $0.agreement == .absent }
        let unsaid = absent.filter { $0.ours.isEmpty && !$0.theirs.isEmpty }.map(\.field.words)
        let unlisted = absent.filter { !$0.ours.isEmpty && $0.theirs.isEmpty }.map(\.field.words)
        let unknown = absent.filter { $0.ours.isEmpty == $0.theirs.isEmpty }.map(\.field.words)
        var clauses: [String] = []
        if let listedName {
            let how = nameScore >= 1000 ? "the same as" : nameScore >= 900 ? "nearly the same as" : "like"
            clauses.append("The name is \(how) “\(listedName.text)”")
        } else {
            clauses.append("The name is another than “\(entry.primaryName)”")
        }
        if !agreeing.isEmpty { clauses.append("\(Self.list(agreeing)) \(agreeing.count == 1 ? "agrees" : "agree")") }
        if !near.isEmpty { clauses.append("\(Self.list(near)) \(near.count == 1 ? "is" : "are") close") }
        if !differing.isEmpty {
            clauses.append("\(Self.list(differing)) \(differing.count == 1 ? "differs" : "differ")")
        }
        for (fields, words) in [
            (unsaid, "not stated here"), (unlisted, "not on the list"), (unknown, "not known on either side"),
        ] where !fields.isEmpty {
            clauses.append("\(Self.list(fields)) \(fields.count == 1 ? "is" : "are") \(words)")
        }
        let also = alsoOn.map { "\($0.list) as \($0.reference)" }
        let compared =
            clauses.joined(separator: "; ") + "." + (also.isEmpty ? "" : " It also stands on \(Self.list(also)).")
        return entry.ownershipReason.map { "\(compared) \($0)" } ?? compared
    }

    private static func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// The clause that makes a listing matter here: a special measure's subject under 2(d)(ii), a listing for malicious
    /// cyber-enabled activities under the emergency that the preamble continues.
    public var clause: ClauseID { version.list == .measures ? "2(d)(ii)" : "preamble" }

    /// Why this hit counts, for the explanation of a decision. Holds when the party is the listed one beyond doubt,
    /// does not when something speaks against, and is unknown while a person has to tell.
    public var reason: Reason {
        let program = entry.programs.joined(separator: ", ")
        let finding: String
        if version.list == .measures {
            finding = "Named by a special measure: \(entry.primaryName)."
        } else if entry.isCyberProgram {
            finding =
                "Listed under \(program), for malicious cyber-enabled activities, the emergency that this order continues: \(entry.primaryName)."
        } else {
            finding =
                "Listed under \(program.isEmpty ? version.list.rawValue : program), which is not one of the programs this order builds on: \(entry.primaryName)."
        }
        let holds: Bool? =
            switch verdict {
            case .exactIdentifier, .confirmed: true
            case .nameOnly, .possible: nil
            case .contradicted: disposition == .noStop ? false : nil
            }
        let source = "\(version.list.rawValue) edition \(version.number)"
        var facts = [
            ReasonFact("list entry", entry.key, source: source),
            ReasonFact("list edition", version.stamp, source: source),
            ReasonFact("verdict", verdict.rawValue, source: "screening"),
        ]
        facts += alsoOn.map { ReasonFact("also on", $0.key, source: $0.version) }
        if let listedName { facts.append(ReasonFact("listed name", listedName.text, source: source)) }
        if let queryName { facts.append(ReasonFact("name", queryName, source: "declared", sensitive: true)) }
        let missing = comparison.filter { $0.agreement == .absent && $0.ours.isEmpty }.map {
            "applicant.\($0.field.rawValue)"
        }
        return Reason(
            clause, finding, holds: holds, facts: facts, missing: holds == nil ? missing : [],
            because: [Reason(clause, sentence, holds: holds)])
    }
}

extension FieldComparison.Field {
    var words: String {
        switch self {
        case .name: "the name"
        case .type: "the kind of party"
        case .sex: "the sex"
        case .birthDate: "the birth date"
        case .birthPlace: "the birth place"
        case .nationality: "the nationality"
        case .document: "a document number"
        case .email: "an e-mail address"
        case .telephone: "a telephone number"
        case .wallet: "a wallet address"
        case .address: "an address"
        case .addressCountry: "the country of address"
        }
    }
}
