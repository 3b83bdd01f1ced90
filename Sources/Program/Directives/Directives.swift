import Measures
import Order
import Records
import Screening

// Directives: findings, special measures, exemptions, extensions and revocations are entries about nobody; what is in force is a
// fold over them. Issuing one binds from its entry on; the accounts it touches are then re-decided one by one.

extension IdentificationProgram {
    /// Every directive that anyone with access to measures may read, oldest first.
    public var directives: [MeasureRegister.Recorded] { road.register.history }
    public var measureRegister: MeasureRegister { road.register }

    /// Checks a directive and puts it in the log.
    ///
    /// - Throws: ``DirectiveRefused`` with every defect that stops it.
    /// - Returns: what is worth noting although it does not stop it.
    @discardableResult
    public func issue(_ directive: Directive, by actor: Actor, key: IdempotencyKey? = nil) async throws
        -> [DirectiveDefect]
    {
        let time = clock.now
        var register = road.register
        let notes = try register.admit(directive, at: time)
        do {
            _ = try await records.append([directive.draft(actor: actor, time: time, idempotency: key)])
        } catch .alreadyDone {
            return notes
        } catch {
            throw ProgramError(error)
        }
        let admitted = register
        changeRoad {
            $0.register = admitted
            $0.indexNamed(at: time)
        }
        return notes
    }

    /// What one directive would change, before it is issued.
    public struct WhatIf: Sendable {
        public var touched: [AccountID]
        public var examined: Int
    }

    /// Which accounts a directive touches: those whose decision under the register with it differs from the one without.
    public func whatIf(_ directive: Directive) async throws -> WhatIf {
        var changed = road
        _ = try changed.register.admit(directive, at: clock.now)
        changed.indexNamed(at: clock.now)
        let before = road
        let time = clock.now
        var touched: [AccountID] = []
        var examined = 0
        try forEachAccount { record in
            examined += 1
            let journey = journey(of: record)
            let old = before.travel(journey, at: time).verdict
            let new = changed.travel(journey, at: time).verdict
            if old.outcome != new.outcome || old.conditions != new.conditions { touched.append(record.id) }
        }
        return WhatIf(touched: touched, examined: examined)
    }

    /// Sends every account down the road again under the directives now in force, and records each that comes out differently.
    /// Resumable: an account that was already decided under them changes nothing.
    ///
    /// With the directives that were just issued, only accounts that one of them can reach are looked at: a measure against
    /// persons runs the customers' names past those persons alone, and a finding reaches nobody.
    public func enforceDirectives(_ issued: [Directive]? = nil, progress: (Int) -> Void = { _ in }) async throws -> Int
    {
        var changed = 0
        var examined = 0
        for id in try await accountsReached(by: issued) {
            examined += 1
            progress(examined)
            let before = try accountStanding(id).record
            guard before.state != .closed else { continue }
            let after = try await accountStep(id, by: .system("measures"), key: nil) { record, time in
                let arrival = road.travel(journey(of: record), at: time)
                guard
                    arrival.decision.outcome != record.decision.outcome && arrival.verdict.queue?.kind != .review
                        || arrival.decision.conditions != record.decision.conditions
                        || arrival.decision.needsPerson != record.decision.needsPerson
                        || Set(arrival.hits.compactMap(\.standing)) != Set(record.hits.compactMap(\.standing))
                else { return nil }
                return AccountStepTaken(kind: .accountDecided, aspects: [.decision, .hits, .review], travels: true)
            }
            if after.lastEntry != before.lastEntry { changed += 1 }
        }
        return changed
    }

    private func accountsReached(by issued: [Directive]?) async throws -> [AccountID] {
        var persons = Set<FoundPersonID>()
        var reachesOthers = issued == nil
        for directive in issued ?? [] {
            switch road.register.reach(of: directive, settings: road.measureSettings) {
            case .nobody: break
            case .persons(let found): persons.formUnion(found)
            case .countries, .anyone: reachesOthers = true
            }
        }
        var ids: [AccountID] = []
        if reachesOthers {
            try forEachAccountID { ids.append($0) }
        } else if !persons.isEmpty {
            let target = RescreenTarget(persons: persons, road: road, at: clock.now)
            let purpose: [String: JSONValue] = [
                "purpose": "which customers a measure against persons may name",
                "range": "every account that is not closed, by subject", "entries": .integer(Int64(target.entries)),
            ]
            try await record(.measureScreeningBegun, purpose)
            try await examineAll(target, after: nil) { ids += $0.touched.compactMap(\.account) }
            try await record(.measureScreeningEnded, purpose.merging(["touched": .integer(Int64(ids.count))]) { $1 })
        }
        return ids
    }

    private func record(_ kind: EntryKind, _ fields: [String: JSONValue]) async throws {
        do {
            _ = try await records.append([
                EntryDraft(kind, actor: .system("measures"), time: clock.now, subject: nil, fields: fields)
            ])
        } catch { throw ProgramError(error) }
    }

    /// Folds the directives in the log; called once at the start.
    func readDirectives() throws {
        var register = road.register
        var from: UInt64 = 0
        while true {
            let entries = try records.entries(from: from, kinds: EntryKind.directives, limit: Self.largestPage)
            guard let last = entries.last else { break }
            for entry in entries {
                guard let directive = try Directive(entry: entry) else { continue }
                register.record(directive, at: entry.time)
            }
            from = last.index + 1
        }
        let folded = register
        changeRoad { $0.register = folded }
    }

    /// Visits every account that is not closed, in order of key, a page at a time.
    func forEachAccount(_ visit: (AccountRecord) throws -> Void) throws {
        try forEachAccountID { try visit(accountStanding($0).record) }
    }

    func forEachAccountID(_ visit: (AccountID) throws -> Void) throws {
        var after: ViewQuery.Cursor?
        while true {
            let rows = try records.rows(
                AccountsView.name,
                ViewQuery([], orderedBy: "updatedAt", after: after, limit: Self.largestPage, opensSealed: false))
            for row in rows where row.text("accountState") != AccountState.closed.rawValue {
                if let id = AccountID(rawValue: row.key) { try visit(id) }
            }
            guard rows.count == Self.largestPage, let last = rows.last else { return }
            after = ViewQuery.Cursor(row: last, column: "updatedAt")
        }
    }
}
