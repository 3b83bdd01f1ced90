import Order
import Records

/// The register of cases: one row a case, without what it says. The case itself is folded from the customer's entries
/// (``CaseFile``).
public struct CasesView: View {
    public init() {}

    public static let name = "cases"

    public var schema: ViewSchema {
        ViewSchema(
            Self.name,
            [
                ("state", .plain(.state, indexed: true)),
                ("account", .plain(.randomID, indexed: true)),
                ("application", .plain(.randomID, indexed: false)),
                ("leading", .plain(.code, indexed: false)),
                ("strength", .plain(.code, indexed: false)),
                ("signals", .plain(.count, indexed: false)),
                ("takenBy", .plain(.randomID, indexed: true)),
                ("verdict", .plain(.outcome, indexed: false)),
                ("mergedInto", .plain(.randomID, indexed: false)),
                ("openedAt", .plain(.clockDate, indexed: false)),
                ("changedAt", .plain(.clockDate, indexed: true)),
            ])
    }

    public func changes(for entry: Entry) -> [ViewChange] {
        guard EntryKind.allOfCases.contains(entry.kind) else { return [] }
        return entry.parts.compactMap { part in
            guard let fields = part.fields, let id = fields["case"]?.string else { return nil }
            var row: [String: ViewValue] = ["changedAt": .integer(entry.time.milliseconds)]
            for name in ["account", "application", "leading", "strength"] {
                if let text = fields[name]?.string { row[name] = .text(text) }
            }
            if let count = fields["signals"]?.integer { row["signals"] = .integer(count) }
            switch entry.kind {
            case .caseOpened:
                row["state"] = .text("opened")
                row["openedAt"] = .integer(entry.time.milliseconds)
            case .caseTaken:
                row["state"] = .text("taken")
                if let user = fields["takenBy"]?.string { row["takenBy"] = .text(user) }
            case .caseReleased:
                row["state"] = .text("opened")
                row["takenBy"] = .null
            case .caseConcluded:
                row["state"] = .text("concluded")
                if let verdict = fields["verdict"]?.string { row["verdict"] = .text(verdict) }
            case .caseMerged:
                row["state"] = .text("merged")
                if let other = fields["into"]?.string { row["mergedInto"] = .text(other) }
            default: break
            }
            return .upsert(key: id, subject: part.subject, row)
        }
    }
}
