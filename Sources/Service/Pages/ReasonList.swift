import Order

/// A tree of reasons laid out as rows, indented as the tree is, with the clause in the margin.
///
/// The root and what it rests on directly are always seen. What lies beneath one of these is folded away while it says nothing that
/// wants attention, and open when it holds something unknown or unmet.
struct ReasonList: Sendable {
    struct Row: Sendable {
        var clause: String
        var clauseHref: String?
        var depth: String
        var mark: Mark
        var finding: String
        var facts: String?
        var beneath: Beneath?
    }
    struct Beneath: Sendable {
        var summary: String
        var open: Bool
        var rows: [Row]
    }
    var rows: [Row]

    /// How many rows a page draws; a tree that is larger than this is a fault elsewhere.
    private static let most = 200

    /// - Parameters:
    ///   - wanted: whether the root wants attention: a condition, a hold, a refusal.
    ///   - revealed: shows facts that identify a person; otherwise they are masked.
    init(_ root: Reason, wanted: Bool, revealed: Bool) {
        rows = [ReasonList.row(root, depth: 0, mark: wanted ? .wanted : nil, revealed: revealed)]
        for reason in root.because {
            var row = ReasonList.row(reason, depth: 1, mark: nil, revealed: revealed)
            let beneath = ReasonList.flattened(reason.because, depth: 0, revealed: revealed)
            if !beneath.isEmpty {
                let attention = reason.holds == nil || reason.because.contains { $0.isUnknownSomewhere }
                row.beneath = Beneath(
                    summary: counted(beneath.count, "reason") + " beneath", open: attention && beneath.count <= 12,
                    rows: beneath)
            }
            rows.append(row)
        }
    }

    private static func flattened(_ reasons: [Reason], depth: Int, revealed: Bool) -> [Row] {
        var rows: [Row] = []
        for reason in reasons {
            guard rows.count < most else { break }
            rows.append(row(reason, depth: depth, mark: nil, revealed: revealed))
            rows += flattened(reason.because, depth: depth + 1, revealed: revealed)
        }
        return rows
    }

    private static func row(_ reason: Reason, depth: Int, mark: Mark?, revealed: Bool) -> Row {
        var facts = reason.facts.map { fact in
            let value = fact.sensitive && !revealed ? Masking.all(fact.value) : humane(fact.value)
            return "\(plainName(fact.name)) \(value) (\(humane(fact.source)))"
        }
        if !reason.missing.isEmpty {
            facts.append("not known: " + reason.missing.map(plainName).joined(separator: ", "))
        }
        return Row(
            clause: reason.clause.rawValue, clauseHref: clauseAddress(reason.clause), depth: "d\(min(depth, 4))",
            mark: mark ?? (reason.holds.map { $0 ? Mark.holds : .not } ?? .unknown), finding: humane(reason.finding),
            facts: facts.isEmpty ? nil : facts.joined(separator: " · "))
    }
}

extension Reason {
    fileprivate var isUnknownSomewhere: Bool { holds == nil || because.contains(where: \.isUnknownSomewhere) }
}

/// `applicant.unitedStatesPermanentResident` as words.
func plainName(_ path: String) -> String {
    var words = ""
    for scalar in path.unicodeScalars {
        if scalar == "." || scalar == "/" {
            words += words.isEmpty ? "" : ", "
        } else if scalar.properties.isUppercase {
            words +=
                words.isEmpty || words.hasSuffix(" ")
                ? scalar.properties.lowercaseMapping : " " + scalar.properties.lowercaseMapping
        } else {
            words.unicodeScalars.append(scalar)
        }
    }
    return words
}

/// A sentence of another room with its instants (`2026-12-05T02:52:37.703Z`) written as people read them.
func humane(_ text: String) -> String {
    guard text.contains("T"), text.contains("Z") else { return text }
    let instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z/
    return text.replacing(instant) { match in
        Timestamp(rfc3339: String(match.output)).map(Moment.long) ?? String(match.output)
    }
}

func clauseAddress(_ clause: ClauseID) -> String { "/console/clauses/" + clause.rawValue }
