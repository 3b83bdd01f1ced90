import Order
import Records

/// Applications as they stand, one row each.
///
/// Every `application.*` entry carries the aspects of the record that it changed, under the names of this view's columns, so that
/// the fold is the same for all of them: what is present replaces what stood there.
struct ApplicationsView: View {
    static let name = "applications"
    let schema = ViewSchema(
        ApplicationsView.name,
        [
            ("state", .plain(.state, indexed: true)),
            ("outcome", .plain(.outcome, indexed: false)),
            ("determination", .plain(.state, indexed: false)),
            ("product", .plain(.product, indexed: false)),
            ("accountType", .plain(.accountType, indexed: false)),
            ("jurisdiction", .plain(.jurisdiction, indexed: false)),
            ("account", .plain(.randomID, indexed: true)),
            ("reseller", .plain(.randomID, indexed: true)),
            ("receivedAt", .plain(.clockDate, indexed: true)),
            ("updatedAt", .plain(.clockDate, indexed: true)),
            ("firstDecidedAt", .plain(.clockDate, indexed: false)),
            ("deadline", .plain(.clockDate, indexed: true)),
            ("sequence", .plain(.count, indexed: false)),
            ("decidingEntry", .plain(.randomID, indexed: false)),
            ("application", .sealed),
            ("decision", .sealed),
            ("evidence", .sealed),
            ("hits", .sealed),
            ("review", .sealed),
        ])

    static let plainText = [
        "state", "outcome", "determination", "product", "accountType", "jurisdiction", "account", "reseller",
    ]
    static let plainTimes = ["receivedAt", "firstDecidedAt", "deadline", "sequence"]
    static let sealed = ["application", "decision", "evidence", "hits", "review"]

    func changes(for entry: Entry) -> [ViewChange] {
        guard entry.kind.rawValue.hasPrefix("application."), let part = entry.parts.first, let fields = part.fields,
            let key = fields["applicationID"]?.string
        else { return [] }
        return [.upsert(key: key, subject: part.subject, columns(fields, entry))]
    }

    private func columns(_ fields: [String: JSONValue], _ entry: Entry) -> [String: ViewValue] {
        var columns = foldedColumns(
            fields, text: Self.plainText, integers: Self.plainTimes, sealed: Self.sealed)
        columns["updatedAt"] = .integer(entry.time.milliseconds)
        columns["decidingEntry"] = .text(entry.id.rawValue)
        return columns
    }
}

/// The columns that an entry's fields name: JSON null clears a column, an absent field leaves it.
func foldedColumns(_ fields: [String: JSONValue], text: [String], integers: [String], sealed: [String])
    -> [String: ViewValue]
{
    var columns: [String: ViewValue] = [:]
    for name in text {
        switch fields[name] {
        case .string(let value): columns[name] = .text(value)
        case .null: columns[name] = .null
        default: break
        }
    }
    for name in integers {
        switch fields[name] {
        case .integer(let value): columns[name] = .integer(value)
        case .null: columns[name] = .null
        default: break
        }
    }
    for name in sealed {
        switch fields[name] {
        case nil: break
        case .null: columns[name] = .null
        case .some(let value): columns[name] = .sealed(value)
        }
    }
    return columns
}

/// Accounts as they stand. An account that an application opened keeps no second copy of what was stated: until a change
/// states it anew, the holder is the application's.
struct AccountsView: View {
    static let name = "accounts"
    let schema = ViewSchema(
        AccountsView.name,
        [
            ("accountState", .plain(.state, indexed: true)),
            ("determination", .plain(.state, indexed: false)),
            ("product", .plain(.product, indexed: false)),
            ("accountType", .plain(.accountType, indexed: false)),
            ("jurisdiction", .plain(.jurisdiction, indexed: true)),
            ("applicationID", .plain(.randomID, indexed: false)),
            ("openedAt", .plain(.clockDate, indexed: false)),
            ("updatedAt", .plain(.clockDate, indexed: true)),
            ("reviewDue", .plain(.clockDate, indexed: true)),
            ("verified", .plain(.state, indexed: true)),
            ("sequence", .plain(.count, indexed: false)),
            ("decidingEntry", .plain(.randomID, indexed: false)),
            ("reference", .blindIndex(.reference)),
            ("holder", .sealed),
            ("decision", .sealed),
            ("evidence", .sealed),
            ("hits", .sealed),
            ("review", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let key = fields["account"]?.string,
            fields["accountState"] != nil
        else { return [] }
        var columns = foldedColumns(
            fields,
            text: [
                "accountState", "determination", "product", "accountType", "jurisdiction", "applicationID", "verified",
            ],
            integers: ["openedAt", "reviewDue", "sequence"],
            sealed: ["holder", "decision", "evidence", "hits", "review"])
        columns["updatedAt"] = .integer(entry.time.milliseconds)
        columns["decidingEntry"] = .text(entry.id.rawValue)
        if let reference = fields["reference"]?.string { columns["reference"] = .blind(reference) }
        return [.upsert(key: key, subject: part.subject, columns)]
    }
}

/// Which subject stated which identifier: one row each, found by the token of its canonical form.
struct IdentifiersView: View {
    static let name = "identifiers"
    let schema = ViewSchema(IdentifiersView.name, identifierColumns)

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let owner = fields["identifierOwner"]?.string,
            let list = fields["identifiers"]?.array
        else { return [] }
        return identifierRows(list, keyPrefix: owner, fields: fields, subject: part.subject, at: entry.time)
    }
}

/// Identifiers of refused applications and suspended accounts, kept apart so that a new application is compared with few rows.
struct FlaggedIdentifiersView: View {
    static let name = "flaggedIdentifiers"
    let schema = ViewSchema(FlaggedIdentifiersView.name, identifierColumns)

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let list = fields["flagged"]?.array,
            let owner = fields["account"]?.string ?? fields["applicationID"]?.string
        else { return [] }
        return identifierRows(list, keyPrefix: owner, fields: fields, subject: part.subject, at: entry.time)
    }
}

/// The blind columns of an identifier row; exactly one is filled.
let identifierPurposes: [BlindIndexPurpose] = [
    .email, .telephone, .documentNumber, .wallet, .cardToken, .bankAccount, .ipAddress, .reference,
]

private let identifierColumns: [(String, ViewSchema.Column)] =
    [
        ("kind", .plain(.code, indexed: false)), ("role", .plain(.code, indexed: false)),
        ("since", .plain(.clockDate, indexed: false)),
        ("application", .plain(.randomID, indexed: false)), ("account", .plain(.randomID, indexed: false)),
    ] + identifierPurposes.map { ($0.rawValue, .blindIndex($0)) }

/// Rows from `[[kind, role, canonical], …]`, keyed by place so that stating a shorter list later removes nothing by accident:
/// an identifier once stated stays findable.
private func identifierRows(
    _ list: [JSONValue], keyPrefix: String, fields: [String: JSONValue], subject: SubjectID?, at time: Timestamp
) -> [ViewChange] {
    list.enumerated().compactMap { position, item in
        guard let parts = item.array, parts.count == 3, let kind = parts[0].string, let role = parts[1].string,
            let canonical = parts[2].string, let purpose = BlindIndexPurpose(rawValue: kind)
        else { return nil }
        let start = fields["identifiersFrom"]?.integer ?? 0
        var columns: [String: ViewValue] = [
            "kind": .text(kind), "role": .text(role), "since": .integer(time.milliseconds),
            purpose.rawValue: .blind(canonical),
        ]
        if let application = fields["applicationID"]?.string { columns["application"] = .text(application) }
        if let account = fields["account"]?.string { columns["account"] = .text(account) }
        return .upsert(key: "\(keyPrefix)/\(start + Int64(position))", subject: subject, columns)
    }
}

/// What needs a person: at most one row per application, account or case.
struct QueueView: View {
    static let name = "queue"
    let schema = ViewSchema(
        QueueView.name,
        [
            ("kind", .plain(.code, indexed: true)),
            ("due", .plain(.clockDate, indexed: true)),
            ("since", .plain(.clockDate, indexed: false)),
            ("clause", .plain(.code, indexed: false)),
            ("application", .plain(.randomID, indexed: false)),
            ("account", .plain(.randomID, indexed: false)),
            ("case", .plain(.randomID, indexed: false)),
            ("takenBy", .plain(.randomID, indexed: true)),
            ("takenAt", .plain(.clockDate, indexed: false)),
            ("sentence", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let key = fields["queueItem"]?.string else {
            return []
        }
        switch fields["queue"] {
        case .object(let item):
            var columns = foldedColumns(
                item, text: ["kind", "clause", "application", "account", "case"], integers: ["due", "since"],
                sealed: ["sentence"])
            columns["takenBy"] = .null
            columns["takenAt"] = .null
            return [.upsert(key: key, subject: part.subject, columns)]
        case .null: return [.delete(key: key)]
        default: break
        }
        switch entry.kind {
        case .queueTaken:
            guard case .user(let user) = entry.actor else { return [] }
            return [
                .upsert(
                    key: key, subject: part.subject,
                    ["takenBy": .text(user.rawValue), "takenAt": .integer(entry.time.milliseconds)])
            ]
        case .queueReleased:
            return [.upsert(key: key, subject: part.subject, ["takenBy": .null, "takenAt": .null])]
        default: return []
        }
    }
}

/// What applicants typed so far, under the hash of their resume link.
struct DraftsView: View {
    static let name = "drafts"
    let schema = ViewSchema(
        DraftsView.name,
        [
            ("link", .blindIndex(.reference)), ("application", .plain(.randomID, indexed: true)),
            ("savedAt", .plain(.clockDate, indexed: true)), ("form", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let fields = part.fields, let key = fields["draft"]?.string else {
            return []
        }
        switch entry.kind {
        case .draftSaved:
            return [
                .upsert(
                    key: key, subject: part.subject,
                    [
                        "link": .blind(fields["link"]?.string ?? ""), "form": .sealed(fields["form"] ?? .null),
                        "savedAt": .integer(entry.time.milliseconds),
                    ])
            ]
        case .draftBound:
            return [
                .upsert(
                    key: key, subject: part.subject,
                    [
                        "link": .blind(fields["link"]?.string ?? ""), "form": .null,
                        "application": fields["applicationID"]?.string.map(ViewValue.text) ?? .null,
                        "savedAt": .integer(entry.time.milliseconds),
                    ])
            ]
        default: return []
        }
    }
}

/// Payments and leases of accounts.
struct TransactionsView: View {
    static let name = "transactions"
    let schema = ViewSchema(
        TransactionsView.name,
        [
            ("account", .plain(.randomID, indexed: true)), ("at", .plain(.clockDate, indexed: true)),
            ("kind", .plain(.code, indexed: false)), ("details", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard entry.kind == .accountTransaction, let part = entry.parts.first, let fields = part.fields,
            let account = fields["transactionAccount"]?.string
        else { return [] }
        return [
            .upsert(
                key: entry.id.rawValue, subject: part.subject,
                [
                    "account": .text(account), "at": .integer(fields["at"]?.integer ?? entry.time.milliseconds),
                    "kind": .text(fields["kind"]?.string ?? "payment"), "details": .sealed(fields["details"] ?? .null),
                ])
        ]
    }
}
