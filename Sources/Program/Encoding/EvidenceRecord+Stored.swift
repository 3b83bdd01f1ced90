import Evidence
import Order

extension EvidenceRecord {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "id": .string(id.rawValue), "kind": .string(kind), "verdict": .string(verdict),
            "claims": .array(claims.map(\.stored)), "reason": reason.json, "at": at.json, "by": .string(by),
        ]
        if !acts.isEmpty { fields["acts"] = .array(acts.map(\.rawValue).sorted().map(JSONValue.string)) }
        if !weaknesses.isEmpty {
            fields["weaknesses"] = .array(weaknesses.map(\.rawValue).sorted().map(JSONValue.string))
        }
        if let trust { fields["trust"] = .string(trust) }
        if !files.isEmpty { fields["files"] = .array(files.map(\.stored)) }
        if let override { fields["override"] = override.stored }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        let kept = try json.list("claims", ClaimRecord.init(stored:))
        self.init(
            id: json.optionalID("id") ?? .random(), kind: try json.text("kind"), verdict: try json.text("verdict"),
            claims: kept, reason: try json.reason("reason"),
            at: try json.time("at"),
            acts: Set((json["acts"]?.array ?? []).compactMap { $0.string.flatMap(EvidenceAct.init(rawValue:)) }),
            weaknesses: Set(
                (json["weaknesses"]?.array ?? []).compactMap { $0.string.flatMap(EvidenceWeakness.init(rawValue:)) }),
            by: json["by"]?.string ?? "", trust: json["trust"]?.string,
            files: try (json["files"]?.array ?? []).map(FileDigest.init(stored:)))
        // As they were kept: some may have been taken out since, which changes nothing of the others.
        claims = kept
        override = try json["override"].map(EvidenceOverride.init(stored:))
    }
}

extension EvidenceRecord.FileDigest {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "name": .string(name), "bytes": .integer(Int64(bytes)), "digest": .string(digest),
        ]
        if let picture { fields["picture"] = .string(picture.rawValue) }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        self.init(
            name: try json.text("name"), bytes: Int(try json.number("bytes")), digest: try json.text("digest"),
            picture: json.optionalID("picture"))
    }
}

extension EvidenceOverride {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "proposer": .string(proposer.rawValue), "roles": .array(roles.map(JSONValue.string)), "why": .string(why),
            "proposedAt": proposedAt.json,
        ]
        if let approver { fields["approver"] = .string(approver.rawValue) }
        if let approvedAt { fields["approvedAt"] = approvedAt.json }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        self.init(
            proposer: try json.id("proposer"), roles: try json.texts("roles"), why: try json.text("why"),
            proposedAt: try json.time("proposedAt"), approver: json.optionalID("approver"),
            approvedAt: json.optionalTime("approvedAt"))
    }
}

extension ClaimRecord {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "attribute": .string(attribute), "value": .string(value), "issuer": .string(issuer),
            "method": .string(method), "strength": .string(strength),
        ]
        if let typed { fields["typed"] = typed.json }
        if let expiry { fields["expiry"] = .string(expiry) }
        if let at { fields["at"] = at.json }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        self.init(
            attribute: try json.text("attribute"), value: try json.text("value"), issuer: try json.text("issuer"),
            method: try json.text("method"), strength: try json.text("strength"),
            typed: json["typed"].flatMap(Claim.Value.init(json:)), expiry: json["expiry"]?.string,
            at: json.optionalTime("at"))
    }
}

extension DiscrepancyResolution {
    var stored: JSONValue {
        [
            "key": .string(key), "attribute": .string(attribute), "answer": .string(answer.rawValue),
            "why": .string(why), "by": .string(by.rawValue), "at": at.json,
        ]
    }
    init(stored json: JSONValue) throws {
        self.init(
            key: try json.text("key"), attribute: try json.text("attribute"), answer: try json.choice("answer"),
            why: try json.text("why"), by: try json.id("by"), at: try json.time("at"))
    }
}

extension VerifierCheck {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "id": .string(id.rawValue), "verifier": .string(verifier), "kind": .string(kind.rawValue),
            "state": .string(state.rawValue), "askedAt": askedAt.json, "dueAt": dueAt.json,
            "attempts": .integer(Int64(attempts)),
        ]
        if let evidence { fields["evidence"] = .string(evidence.rawValue) }
        return .object(fields)
    }
    init(stored json: JSONValue) throws {
        self.init(
            id: try json.id("id"), verifier: try json.text("verifier"), kind: try json.choice("kind"),
            state: try json.choice("state"), askedAt: try json.time("askedAt"), dueAt: try json.time("dueAt"),
            attempts: Int(try json.number("attempts")), evidence: json.optionalID("evidence"))
    }
}
