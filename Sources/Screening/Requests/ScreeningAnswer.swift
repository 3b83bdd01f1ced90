// What a question to the lists is answered with, so that a person can act on it (issue: score, the parts that matched and how,
// what speaks against, the list entry as it stood, and a recommended disposition).
import Order

/// The answer to one ``ScreeningRequest``.
public struct ScreeningAnswer: Sendable {
    /// A hit, and whether it stops under the thresholds that hold here.
    public struct Judged: Sendable {
        public var hit: Hit
        public var stops: Bool
        public init(_ hit: Hit, stops: Bool) {
            self.hit = hit
            self.stops = stops
        }
        /// What to do with it.
        public var disposition: Disposition {
            hit.disposition == .mayRefuse ? .mayRefuse : stops ? .hold : .noStop
        }
    }

    /// All hits that stop and the best of the namesakes that do not, surest first.
    public var hits: [Judged]
    /// How many came near in all.
    public var found: Int
    /// The editions that it rests on; when empty, nobody was compared.
    public var versions: [ListVersion]
    public var reference: String?
    public var warnings: [FormError]
    /// When it was answered.
    public var time: Timestamp
    /// What was found of the party's owners; `nil` when none were stated.
    public var owners: OwnersAnswer?

    public init(
        hits: [Judged], found: Int, versions: [ListVersion], reference: String? = nil, warnings: [FormError] = [],
        time: Timestamp, owners: OwnersAnswer? = nil
    ) {
        self.hits = hits
        self.found = found
        self.versions = versions
        self.reference = reference
        self.warnings = warnings
        self.time = time
        self.owners = owners
    }

    /// What follows from all hits together, those on owners among them; `nil` when no list was there to compare with.
    public var disposition: Disposition? {
        if versions.isEmpty { return nil }
        let ofOwners = owners?.disposition ?? .noStop
        if ofOwners == .mayRefuse || hits.contains(where: { $0.disposition == .mayRefuse }) { return .mayRefuse }
        return ofOwners == .hold || hits.contains(where: \.stops) ? .hold : .noStop
    }
    /// How many hits stop, on the party and on its owners.
    public var stopping: Int { hits.reduce(0) { $0 + ($1.stops ? 1 : 0) } + (owners?.stopping ?? 0) }

    /// One sentence that says what was found, and one of the owners where they matter.
    public var sentence: String {
        guard !versions.isEmpty else { return "No list has been imported, so nobody could be compared." }
        return [sentenceOfParty, owners?.sentence].compactMap(\.self).joined(separator: " ")
    }

    private var sentenceOfParty: String {
        guard let first = hits.first else { return "Nobody on the lists comes near." }
        let others = found > 1 ? " and \(found - 1) more" : ""
        switch hits.map(\.disposition).first(where: { $0 != .noStop }) {
        case .mayRefuse?: return "An identifier is exactly that of \(first.hit.entry.primaryName)\(others)."
        case .hold?: return "Possibly \(first.hit.entry.primaryName)\(others); a person compares."
        case .noStop?, nil:
            return
                "\(found) on the lists \(found == 1 ? "has" : "have") a name like this; none comes near enough to stop."
        }
    }

    /// `{disposition, sentence, hits, found, stopping, lists, warnings, reference, ownership, at}`.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "disposition": .string(disposition?.rawValue ?? "unknown"), "sentence": .string(sentence),
            "hits": .array(hits.map(\.json)), "found": .integer(Int64(found)), "stopping": .integer(Int64(stopping)),
            "lists": .array(versions.map { $0.usedJSON(at: time) }), "at": .string(time.description),
            "warnings": .array(
                warnings.map { ["pointer": .string($0.pointer), "detail": .string($0.message)] }),
        ]
        if let reference { object["reference"] = .string(reference) }
        object["ownership"] = owners?.json
        return .object(object)
    }
}

extension ScreeningAnswer.Judged {
    /// The hit's own members, and `stops`, `recommendation`, `agrees`, `differs`, `absent` and `listed`, the entry as it stood.
    public var json: JSONValue {
        var object = hit.json.object ?? [:]
        let comparison = hit.comparison
        func fields(_ agreement: FieldComparison.Agreement) -> JSONValue {
            .array(comparison.filter { $0.agreement == agreement }.map { .string($0.field.rawValue) })
        }
        object["stops"] = .bool(stops)
        object["disposition"] = .string(disposition.rawValue)
        object["recommendation"] = .string(disposition.recommendation)
        object["agrees"] = fields(.agrees)
        object["near"] = fields(.near)
        object["differs"] = fields(.differs)
        object["absent"] = fields(.absent)
        object["listed"] = hit.entry.json
        return .object(object)
    }
}

extension Disposition {
    /// What a person is advised to do, in one sentence.
    public var recommendation: String {
        switch self {
        case .mayRefuse: "Refuse or suspend: an exact identifier is the listed party’s own."
        case .hold: "Hold until a person has compared the two."
        case .noStop: "Nothing to do; it is kept for the record."
        }
    }
}

extension ListVersion {
    /// The edition as an answer names it: `{list, edition, stamp, content, importedAt, publishedOn, ageDays}`.
    public func usedJSON(at time: Timestamp) -> JSONValue {
        var object: [String: JSONValue] = [
            "list": .string(list.rawValue), "edition": .integer(Int64(number)), "stamp": .string(stamp),
            "content": .string(contentDigest), "importedAt": .string(importedAt.description),
            "ageDays": .integer(Int64(age(at: time).count)),
        ]
        if let publishedOn { object["publishedOn"] = .string(publishedOn.description) }
        return .object(object)
    }
}
