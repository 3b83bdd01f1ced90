import Order
import Records

// What needs a person: taking an item, letting it go, and deciding it.

extension IdentificationProgram {
    public func queue(kind: QueueItem.Kind?, takenBy: UserID?, cursor: String?, limit: Int) async throws -> Page<
        QueueItem
    > {
        var conditions: [ViewQuery.Condition] = []
        if let kind { conditions.append(.equals(column: "kind", .text(kind.rawValue))) }
        if let takenBy { conditions.append(.equals(column: "takenBy", .text(takenBy.rawValue))) }
        return try page(
            QueueView.name, conditions, orderedBy: "due", cursor: cursor, limit: limit, opensSealed: true,
            QueueItem.init(row:))
    }

    public func queueItem(_ id: String) async throws -> QueueItem {
        guard let row = try records.row(QueueView.name, key: id), let item = QueueItem(row: row) else {
            throw ProgramError.notFound("open item \(id) in the queue; it may have been decided")
        }
        return item
    }

    public func queueFigures() async throws -> QueueFigures {
        var byKind: [QueueItem.Kind: Int] = [:]
        for kind in QueueItem.Kind.allCases {
            let count = try records.count(QueueView.name, [.equals(column: "kind", .text(kind.rawValue))])
            if count > 0 { byKind[kind] = count }
        }
        let week = clock.now + Days(-7)
        let received = try records.count(
            ApplicationsView.name, [.atLeast(column: "receivedAt", week.milliseconds)])
        let waiting = try records.count(
            ApplicationsView.name,
            [
                .atLeast(column: "receivedAt", week.milliseconds),
                .equals(column: "state", .text(ApplicationState.review.rawValue)),
            ])
        let recent = try records.rows(
            ApplicationsView.name,
            ViewQuery(
                [.atLeast(column: "receivedAt", week.milliseconds)], orderedBy: "receivedAt", descending: true,
                limit: 1000, opensSealed: false))
        let durations = recent.compactMap { row -> Int64? in
            guard let from = row.integer("receivedAt"), let to = row.integer("firstDecidedAt") else { return nil }
            return to - from
        }.sorted()
        return QueueFigures(
            open: byKind.values.reduce(0, +), byKind: byKind, receivedThisWeek: received,
            decidedWithoutPerson: received - waiting,
            medianDecision: durations.isEmpty ? nil : durations[durations.count / 2])
    }

    /// Takes an item; `conflict` names since when another person holds it, unless that is longer ago than
    /// `Limits.queueHoldHours`. Taking one's own again changes nothing.
    ///
    /// - Parameter roles: those of the person; `nil` where the door has looked.
    /// - Throws: ``ProgramError/forbidden(_:)`` when the item wants a second person and this is the first, or one who may not be it.
    public func take(_ id: String, by user: UserID, roles: Set<StaffRole>? = nil) async throws -> QueueItem {
        let item = try await queueItem(id)
        if let why = try await reasonNotToTake(item, user, roles: roles) { throw ProgramError.forbidden(why) }
        if item.takenBy == user { return item }
        if let other = item.takenBy, !item.isLetGoByTime(at: clock.now) {
            throw ProgramError.conflict("\(other) holds this item since \(item.takenAt?.description ?? "a while").")
        }
        return try await mark(item, .queueTaken, by: user)
    }

    /// Why this person cannot decide the item, so that they do not hold it for nothing; `nil` when they can.
    public func reasonNotToTake(_ item: QueueItem, _ user: UserID, roles: Set<StaffRole>? = nil) async throws -> String?
    {
        guard item.kind == .clearing else { return nil }
        if let roles, roles.isDisjoint(with: FourEyes.clearingApprovers) {
            return "A clearing is confirmed by an officer; your role cannot."
        }
        let record = item.application?.rawValue ?? item.account?.rawValue
        guard let record else { return nil }
        let now = clock.now
        let awaited = try await clearings(of: record).filter { $0.isAwaited(at: now) }
        guard !awaited.isEmpty, awaited.allSatisfy({ $0.by == user }) else { return nil }
        return "You proposed this clearing yourself; another officer has to confirm it."
    }

    /// Lets an item go: its holder, an officer for anybody, and anybody once it was held for `Limits.queueHoldHours`.
    public func release(_ id: String, by user: UserID, roles: Set<StaffRole> = []) async throws -> QueueItem {
        let item = try await queueItem(id)
        guard let holder = item.takenBy else { return item }
        guard item.canBeReleased(by: user, roles: roles, at: clock.now) else {
            throw ProgramError.forbidden(
                "\(holder) holds this item; they can let it go, an officer can, and anybody after \(Limits.queueHoldHours) hours."
            )
        }
        return try await mark(item, .queueReleased, by: user)
    }

    private func mark(_ item: QueueItem, _ kind: EntryKind, by user: UserID) async throws -> QueueItem {
        let last = try item.subject.map { try records.lastEntry(of: $0) } ?? nil
        do {
            _ = try await records.append([
                EntryDraft(
                    kind, actor: .user(user), time: clock.now, subject: item.subject,
                    expecting: last.map(PreviousEntry.entry) ?? .any, fields: ["queueItem": .string(item.id)])
            ])
        } catch { throw ProgramError(error) }
        return try await queueItem(item.id)
    }
}

extension QueueItem {
    /// Whether whoever holds it has done so for so long that others need not wait.
    public func isLetGoByTime(at time: Timestamp) -> Bool {
        takenAt.map { time - $0 >= Int64(Limits.queueHoldHours) * 3_600_000 } ?? false
    }
    public func canBeReleased(by user: UserID, roles: Set<StaffRole>, at time: Timestamp) -> Bool {
        takenBy == user || roles.contains(.officer) || isLetGoByTime(at: time)
    }
}

extension Limits {
    /// Hours after which an item that somebody took and did not decide is anybody's.
    public static let queueHoldHours = 4
}

extension QueueItem {
    init?(row: ViewRow) {
        guard let kind = row.text("kind").flatMap(Kind.init(rawValue:)) else { return nil }
        self.init(
            id: row.key, kind: kind, subject: row.subject,
            application: row.text("application").flatMap(ApplicationID.init(rawValue:)),
            account: row.text("account").flatMap(AccountID.init(rawValue:)),
            caseID: row.text("case").flatMap(CaseID.init(rawValue:)), sentence: row.sealed["sentence"]?.string ?? "",
            clause: ClauseID(row.text("clause") ?? "1"), since: Timestamp(milliseconds: row.integer("since") ?? 0),
            due: Timestamp(milliseconds: row.integer("due") ?? 0),
            takenBy: row.text("takenBy").flatMap(UserID.init(rawValue:)),
            takenAt: row.integer("takenAt").map(Timestamp.init(milliseconds:)))
    }
}
