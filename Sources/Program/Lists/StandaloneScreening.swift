import Order
import Records
import Screening

// Screening by itself: a question from a machine that is no application. Names are compared and not kept; that somebody asked,
// for what, how many and with which editions, is an entry about nobody, durable before the first answer.

/// The lists as they stand at one moment, so that a batch is answered from one edition from its first line to its last.
public struct ScreeningDesk: Sendable {
    private let indexes: [ScreeningIndex]
    /// From which score on a hit stops, by list and risk tier.
    private let thresholds: ScreeningThresholds
    public let time: Timestamp

    init(indexes: [ScreeningIndex], time: Timestamp, thresholds: ScreeningThresholds) {
        self.indexes = indexes
        self.time = time
        self.thresholds = thresholds
    }

    /// 0 to 1000. Where no tier is named the strictest is meant.
    private func stopsFrom(_ list: ListID, _ tier: RiskTier?) -> Int {
        tier.map { thresholds.score(for: list.rawValue, tier: $0) } ?? thresholds.lowest(for: list.rawValue)
    }

    /// The editions that answers rest on, persons whom measures name included.
    public var versions: [ListVersion] { indexes.flatMap(\.versions) }

    /// The entry under a key, `<list>/<reference>`, with its edition.
    public func entry(key: String) -> (entry: ListEntry, version: ListVersion)? {
        for index in indexes {
            guard let entry = index.entry(key: key),
                let version = index.versions.first(where: { $0.list == entry.list })
            else { continue }
            return (entry, version)
        }
        return nil
    }

    /// Answers one question.
    ///
    /// - Parameter limit: how many hits at most; absent: all that stop and a few of the namesakes that do not.
    /// - Throws: ``ProgramError/invalid(_:)`` for a list that is not there, and for a threshold looser than the standard's.
    public func answer(_ request: ScreeningRequest, limit: Int? = nil) throws(ProgramError) -> ScreeningAnswer {
        let used = try check(request)
        let judged = judged(request.query, request)
        return ScreeningAnswer(
            hits: limit.map { Array(judged.prefix($0)) } ?? Self.worthTelling(judged), found: judged.count,
            versions: used, reference: request.reference, warnings: request.warnings, time: time,
            owners: request.owners.isEmpty ? nil : owners(of: request, limit))
    }

    /// Every hit on one party, surest first.
    private func judged(_ query: ScreeningQuery, _ request: ScreeningRequest) -> [ScreeningAnswer.Judged] {
        var judged: [ScreeningAnswer.Judged] = []
        for index in indexes {
            let found = index.screen(query, asOf: time).filter {
                request.lists.isEmpty || request.lists.contains($0.entry.list)
            }
            for hit in Hit.withoutRepeats(found) {
                let stops = hit.stops { min(request.threshold ?? 1000, stopsFrom($0, request.tier)) }
                judged.append(.init(hit, stops: stops))
            }
        }
        if indexes.count > 1 {
            judged.sort { ($0.hit.score, $1.hit.verdict) > ($1.hit.score, $0.hit.verdict) }
        }
        return judged
    }

    /// Whom the owners may be, and what those who are listed own of the party together.
    private func owners(of request: ScreeningRequest, _ limit: Int?) -> OwnersAnswer {
        var listed = ListedOwners()
        let graph = OwnershipGraph(statedBy: request)
        var found: [OwnersAnswer.Owner] = []
        for (place, owner) in request.allOwners {
            let judged = judged(owner.query, request)
            for one in judged where one.stops { listed.add(one.hit, at: place) }
            if judged.isEmpty { continue }
            found.append(
                .init(
                    place: place.rawValue, name: graph.name(of: place), share: owner.share,
                    hits: limit.map { Array(judged.prefix($0)) } ?? Self.worthTelling(judged)))
        }
        let (finding, byExact) = listed.holdings(of: OwnershipGraph.asked, in: graph)
        return OwnersAnswer(owners: found, finding: finding, byExactIdentifier: byExact)
    }

    /// Whether a request's lists are there and its threshold is one that it may have.
    ///
    /// - Returns: the editions that it is answered from.
    @discardableResult
    public func check(_ request: ScreeningRequest) throws(ProgramError) -> [ListVersion] {
        let used = try versions(of: request)
        let most = used.map { stopsFrom($0.list, request.tier) }.min() ?? 1000
        if let threshold = request.threshold, threshold > most {
            throw ProgramError.invalid([
                FieldProblem(
                    pointer: "/threshold",
                    message: "may only be tighter than the standard, which stops from \(Self.decimal(most)) on here")
            ])
        }
        return used
    }

    private func versions(of request: ScreeningRequest) throws(ProgramError) -> [ListVersion] {
        let all = versions
        guard !request.lists.isEmpty else { return all }
        var problems: [FieldProblem] = []
        for (place, list) in request.lists.enumerated()
        where list != .measures && !all.contains(where: { $0.list == list }) {
            let known = all.map(\.list.rawValue).joined(separator: ", ")
            problems.append(
                FieldProblem(
                    pointer: "/lists/\(place)",
                    message: known.isEmpty
                        ? "no list has been imported" : "no list of this name is imported; there are \(known)"))
        }
        guard problems.isEmpty else { throw ProgramError.invalid(problems) }
        return all.filter { request.lists.contains($0.list) }
    }

    private static func worthTelling(_ judged: [ScreeningAnswer.Judged]) -> [ScreeningAnswer.Judged] {
        var namesakes = 0
        return judged.filter { one in
            if one.stops { return true }
            namesakes += 1
            return namesakes <= Limits.recordedNamesakes
        }
    }

    private static func decimal(_ thousandths: Int) -> String {
        let digits = String(thousandths % 1000)
        let fraction = String(repeating: "0", count: 3 - digits.count) + digits
        return "\(thousandths / 1000).\(fraction)"
    }
}

extension IdentificationProgram {
    /// The lists as they stand now.
    public var screeningDesk: ScreeningDesk {
        let road = road
        return ScreeningDesk(
            indexes: [road.index, road.named].compactMap(\.self), time: clock.now,
            thresholds: road.standard.screeningReview)
    }

    /// Writes down that somebody screens: for what, how many, with which editions. Names are not in it.
    ///
    /// - Parameter queries: how many; `nil` at the start of a batch whose length is not known.
    public func recordScreening(
        purpose: String, queries: Int?, lists: [ListVersion], by actor: Actor
    ) async throws {
        var fields: [String: JSONValue] = [
            "purpose": .string(purpose), "lists": .array(lists.map { .string($0.stamp) }),
        ]
        if let queries { fields["queries"] = .integer(Int64(queries)) }
        try await append(screening: .screeningAsked, fields, by: actor)
    }

    /// Writes down how a batch ended.
    public func recordScreeningEnd(
        purpose: String, queries: Int, rejected: Int, stopping: Int, by actor: Actor
    ) async throws {
        try await append(
            screening: .screeningEnded,
            [
                "purpose": .string(purpose), "queries": .integer(Int64(queries)),
                "rejected": .integer(Int64(rejected)), "stopping": .integer(Int64(stopping)),
            ], by: actor)
    }

    private func append(screening kind: EntryKind, _ fields: [String: JSONValue], by actor: Actor) async throws {
        do {
            _ = try await records.append([
                EntryDraft(kind, actor: actor, time: clock.now, subject: nil, fields: fields)
            ])
        } catch { throw ProgramError(error) }
    }
}

extension EntryKind {
    static let screeningAsked: EntryKind = "screening.asked"
    static let screeningEnded: EntryKind = "screening.ended"
}
