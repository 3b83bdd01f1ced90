import Order
import Records
import Screening

// What another threshold would have done: the last applications are compared again, without any being decided again.

/// What would have been hit or missed in the last applications with another threshold.
public struct ScreeningPreview: Hashable, Sendable {
    /// `nil`: every list that the standard does not name.
    public var list: ListID?
    /// `nil`: every tier.
    public var tier: RiskTier?
    /// The score that was tried, 0 to 1000.
    public var threshold: Int
    /// Applications that were compared.
    public var examined: Int
    /// Applications with a hit that stops, as the standard is and as it would be. Pairs that a person cleared count in neither.
    public var stoppedNow: Int
    public var stoppedThen: Int
    /// Hits that would stop and do not, and the other way about.
    public var newHits: Int
    public var missedHits: Int
    /// The single hits that differ, newest application first, at most `Limits.previewDifferences`.
    public var differences: [Difference]
    public var differencesLeftOut: Int

    /// A hit that one threshold stops and the other does not.
    public struct Difference: Hashable, Sendable {
        public var application: ApplicationID
        /// `applicant`, `owner 1` …
        public var party: String
        /// The first letter of each word of the party's name.
        public var maskedName: String
        /// `<list>/<entry>`, and the listed name that matched.
        public var entry: String
        public var listedName: String
        public var verdict: String
        public var score: Int
        public var tier: RiskTier
        /// Whether it would stop with the threshold tried; as the standard is, it is the other way about.
        public var wouldStop: Bool
    }
}

extension Limits {
    /// Applications that one preview compares.
    public static let previewApplications = 10_000
    /// Single differences that a preview names.
    public static let previewDifferences = 500
}

extension EntryKind {
    static let previewBegun: EntryKind = "screening.previewBegun"
    static let previewEnded: EntryKind = "screening.previewEnded"
}

extension IdentificationProgram {
    /// What would have been hit or missed in the last `count` applications if `threshold` (0 to 1000) stood for a list and a
    /// tier. Nothing is decided; that names were read is an entry before and after, as of every machine job.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` for a score or count out of range, and for a list that is not there.
    public func screeningPreview(
        list: ListID?, tier: RiskTier?, threshold: Int, last count: Int, by actor: Actor
    ) async throws -> ScreeningPreview {
        guard (0...1000).contains(threshold) else {
            throw ProgramError.invalid([
                FieldProblem(pointer: "/threshold", message: "A threshold lies between 0 and 1.")
            ])
        }
        guard (1...Limits.previewApplications).contains(count) else {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/last", message: "Compare between 1 and \(Limits.previewApplications) applications.")
            ])
        }
        let known = [road.index, road.named].compactMap(\.self).flatMap(\.versions).map(\.list)
        if let list, !known.contains(list) {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/list",
                    message: known.isEmpty
                        ? "no list has been imported"
                        : "no list of this name is imported; there are \(known.map(\.rawValue).joined(separator: ", "))"
                )
            ])
        }
        var fields: [String: JSONValue] = [
            "purpose": "what another threshold would hit or miss", "standard": .string(road.standard.name),
            "range": .string("the last \(count) applications received"), "threshold": .integer(Int64(threshold)),
        ]
        if let list { fields["list"] = .string(list.rawValue) }
        if let tier { fields["tier"] = .string(tier.rawValue) }
        try await record(.previewBegun, fields, by: actor)
        let road = road
        let time = clock.now
        var comparison = ThresholdComparison(
            indexes: [road.index, road.named].compactMap(\.self), now: road.standard.screeningReview,
            then: road.standard.screeningReview.changing(list: list?.rawValue, tier: tier, to: threshold),
            preview: ScreeningPreview(
                list: list, tier: tier, threshold: threshold, examined: 0, stoppedNow: 0, stoppedThen: 0, newHits: 0,
                missedHits: 0, differences: [], differencesLeftOut: 0))
        var after: ViewQuery.Cursor?
        var left = count
        while left > 0 {
            try Task.checkCancellation()
            let rows = try records.rows(
                ApplicationsView.name,
                ViewQuery(
                    [], orderedBy: "receivedAt", descending: true, after: after, limit: min(left, Self.largestPage),
                    opensSealed: false))
            guard let last = rows.last else { break }
            let subjects = rows.compactMap(\.subject?.rawValue)
            let page = try records.sealedPage(
                of: ScreenedPartiesView.name, plain: ScreenedPartiesView.plain, sealed: ScreenedPartiesView.sealed,
                keys: subjects)
            let byKey = Dictionary(page.rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
            for subject in subjects {
                guard let row = byKey[subject], let sealed = try page.open(row), let parties = sealed[0],
                    let application = row.text(1).flatMap(ApplicationID.init(rawValue:))
                else { continue }
                comparison.compare(
                    application, ScreenedParty.read(parties), StandingHit.read(sealed[1]),
                    tier: row.text(3).flatMap(RiskTier.init(rawValue:)) ?? .high, at: time)
            }
            left -= rows.count
            after = ViewQuery.Cursor(row: last, column: "receivedAt")
            await Task.yield()
        }
        let preview = comparison.preview
        fields["examined"] = .integer(Int64(preview.examined))
        fields["newHits"] = .integer(Int64(preview.newHits))
        fields["missedHits"] = .integer(Int64(preview.missedHits))
        try await record(.previewEnded, fields, by: actor)
        return preview
    }

    private func record(_ kind: EntryKind, _ fields: [String: JSONValue], by actor: Actor) async throws {
        do {
            _ = try await records.append([
                EntryDraft(kind, actor: actor, time: clock.now, subject: nil, fields: fields)
            ])
        } catch { throw ProgramError(error) }
    }
}

/// Two sets of thresholds over the same hits.
private struct ThresholdComparison {
    let indexes: [ScreeningIndex]
    let now: ScreeningThresholds
    let then: ScreeningThresholds
    var preview: ScreeningPreview

    mutating func compare(
        _ application: ApplicationID, _ parties: [ScreenedParty], _ standing: [StandingHit], tier: RiskTier,
        at time: Timestamp
    ) {
        preview.examined += 1
        var stopsNow = false
        var stopsThen = false
        for party in parties {
            for hit in Hit.withoutRepeats(indexes.flatMap { $0.screen(party.query, asOf: time) }) {
                let key = party.key(of: hit)
                if standing.contains(where: { $0.key == key && $0.cleared }) { continue }
                let before = hit.stops { now.score(for: $0.rawValue, tier: tier) }
                let after = hit.stops { then.score(for: $0.rawValue, tier: tier) }
                stopsNow = stopsNow || before
                stopsThen = stopsThen || after
                guard before != after else { continue }
                if after { preview.newHits += 1 } else { preview.missedHits += 1 }
                guard preview.differences.count < Limits.previewDifferences else {
                    preview.differencesLeftOut += 1
                    continue
                }
                preview.differences.append(
                    .init(
                        application: application, party: party.label,
                        maskedName: Masking.name(hit.queryName ?? party.query.names.first ?? ""),
                        entry: hit.entry.key, listedName: hit.listedName?.text ?? hit.entry.primaryName,
                        verdict: hit.verdict.rawValue, score: hit.score, tier: tier, wouldStop: after))
            }
        }
        if stopsNow { preview.stoppedNow += 1 }
        if stopsThen { preview.stoppedThen += 1 }
    }
}
