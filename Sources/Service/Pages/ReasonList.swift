import Order

/// A tree of reasons laid out as rows, as deep as it is, with the clause in the margin.
struct ReasonList: Sendable {
    struct Row: Sendable {
        var clause: String
        var clauseHref: String?
        var depth: String
        var mark: Mark
        var finding: String
        var facts: String?
    }
    var rows: [Row]

    /// - Parameters:
    ///   - wanted: whether the root wants attention: a condition, a hold, a refusal.
    ///   - revealed: shows facts that identify a person; otherwise they are masked.
    init(_ root: Reason, wanted: Bool, revealed: Bool) {
        rows = []
        add(root, depth: 0, mark: wanted ? .wanted : nil, revealed: revealed)
    }

    private mutating func add(_ reason: Reason, depth: Int, mark: Mark?, revealed: Bool) {
        guard rows.count < 200 else { return }
        var facts = reason.facts.map { fact in
            let value = fact.sensitive && !revealed ? Masking.all(fact.value) : fact.value
            return "\(fact.name) \(value) (\(fact.source))"
        }
        if !reason.missing.isEmpty { facts.append("not known: " + reason.missing.map(plainName).joined(separator: ", ")) }
        let named = mark ?? (reason.holds.map { $0 ? Mark.holds : .not } ?? .unknown)
        rows.append(
            Row(
                clause: reason.clause.rawValue, clauseHref: clauseAddress(reason.clause), depth: "d\(min(depth, 4))", mark: named,
                finding: reason.finding, facts: facts.isEmpty ? nil : facts.joined(separator: " · ")))
        for beneath in reason.because { add(beneath, depth: depth + 1, mark: nil, revealed: revealed) }
    }
}

/// `applicant.unitedStatesPermanentResident` as words.
func plainName(_ path: String) -> String {
    var words = ""
    for scalar in path.unicodeScalars {
        if scalar == "." || scalar == "/" {
            words += words.isEmpty ? "" : ", "
        } else if scalar.properties.isUppercase {
            words += " " + scalar.properties.lowercaseMapping
        } else {
            words.unicodeScalars.append(scalar)
        }
    }
    return words
}

func clauseAddress(_ clause: ClauseID) -> String { "/console/clauses/" + clause.rawValue }
