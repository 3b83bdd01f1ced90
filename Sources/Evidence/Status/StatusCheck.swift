// The status that a document or credential names, looked up in the lists that the operator keeps or that came together with it.
import Order

extension StatusReference {
    /// The `status` of a credential in JSON.
    init(json value: JSONValue) {
        guard let list = value["status_list"], let index = list["idx"]?.integer, index >= 0, index < Int64(Int32.max),
            let uri = list["uri"]?.string
        else {
            self = .unknown
            return
        }
        self = .list(index: Int(index), uri: uri)
    }

    /// Settles whether the issuer withdrew it. A status that cannot be learnt stays unknown, and the evidence unproven.
    ///
    /// - Parameter role: What whoever signed the list with a certificate has to be trusted for: what its document is of.
    func check(in context: InspectionContext, for role: TrustRole, _ findings: inout EvidenceFindings) {
        guard case .list(let index, let uri) = self else {
            findings.leavesOpen(
                "It names a way to learn its status that is not known here.", missing: "evidence.status")
            return
        }
        guard let found = Self.list(at: uri, for: role, in: context) else {
            findings.leavesOpen(
                "It names a list of statuses, which was not handed in: whether it was withdrawn is unknown. Fetch \(uri.short).",
                missing: "evidence.status")
            return
        }
        guard found.standing.status != .invalid else {
            findings.leavesOpen(
                "The list of statuses that was handed in cannot be relied on: whether it was withdrawn is unknown.",
                missing: "evidence.status")
            return
        }
        let list = found.list
        switch list[index] {
        case .valid:
            if let problem = list.staleness(at: context.time) {
                findings.leavesOpen(problem, missing: "evidence.status")
            } else if found.standing.status == .unproven {
                findings.leavesOpen(
                    "The list of statuses does not name it as withdrawn, and nothing proves that the list is its issuer's.",
                    missing: "evidence.status")
            } else {
                findings.proves("Its issuer had not withdrawn it on \(list.issued.day).")
            }
        case .revoked: findings.refuses("Its issuer has withdrawn it (list of \(list.issued.day)).")
        case .suspended: findings.refuses("Its issuer has suspended it (list of \(list.issued.day)). Ask the issuer.")
        case .other(let code):
            findings.leavesOpen(
                "Its issuer gives it status \(code), whose meaning is the issuer's own. Ask the issuer.",
                missing: "evidence.status")
        case nil:
            findings.leavesOpen("The list of statuses ends before its place in it.", missing: "evidence.status")
        }
    }

    private static func list(
        at uri: String, for role: TrustRole, in context: InspectionContext
    ) -> (list: StatusList, standing: EvidenceFindings)? {
        for file in context.trust.statusLists + context.companions where file.bytes.count <= Limits.statusTokenBytes {
            guard let found = StatusListInspector.list(file.bytes, for: role, in: context), found.list.uri == uri else {
                continue
            }
            return found
        }
        return nil
    }
}

extension StatusList {
    /// Why the list is too old or too new to be relied on; `nil` when it is not.
    func staleness(at time: Timestamp) -> String? {
        if issued > time.adding(milliseconds: Limits.clockSkewMilliseconds) {
            return "The list of statuses is dated \(issued.day), which has not come yet."
        }
        let end = [expires, timeToLive.map { issued.adding(milliseconds: $0) }].compactMap { $0 }.min()
        if let end, end < time { return "The list of statuses was good until \(end). Fetch a newer one." }
        return nil
    }
}

/// Status lists as files.
enum StatusListInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard file.bytes.count <= Limits.statusTokenBytes else { return nil }
        // By itself it is judged for what its signer is trusted for, if for anything.
        let judged = [TrustRole.credentials, .mobileDocuments].lazy.compactMap {
            list(file.bytes, for: $0, in: context)
        }
        if let (list, standing) = judged.first(where: { $0.standing.status == .valid }) ?? judged.first {
            var findings = EvidenceFindings()
            findings.proves(
                "It is a list of \(list.count) statuses of \(list.issued.day), published at \(list.uri.short).")
            findings.add(standing)
            if let problem = list.staleness(at: context.time) { findings.notes(problem) }
            return EvidenceInspection(.statusList, findings.verdict(claims: []))
        }
        guard let token = token(file.bytes), token.type == "statuslist+jwt" else { return nil }
        do throws(StatusListError) {
            _ = try StatusList(token: token)
            return nil
        } catch {
            return .invalid(.statusList, error.description)
        }
    }

    /// Whether a file is a list in either form, whoever signed it.
    static func isList(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= Limits.statusTokenBytes else { return false }
        if let token = token(bytes) { return (try? StatusList(token: token)) != nil }
        guard let message = message(bytes) else { return false }
        return (try? StatusList(message: message)) != nil
    }

    private static func message(_ bytes: [UInt8]) -> COSEMessage? {
        guard let first = bytes.first, first == 0x84 || first == 0xD2, let item = try? CBORItem(parsing: bytes) else {
            return nil
        }
        return try? COSEMessage(item)
    }

    private static func token(_ bytes: [UInt8]) -> CompactSignature? {
        guard bytes.starts(with: Array("eyJ".utf8)) else { return nil }
        return try? CompactSignature(parsing: bytes.trimmedOfSpace)
    }

    /// A list in either form with what is known of its signer.
    static func list(
        _ bytes: [UInt8], for role: TrustRole, in context: InspectionContext
    ) -> (list: StatusList, standing: EvidenceFindings)? {
        var standing = EvidenceFindings()
        if let token = token(bytes) {
            guard let list = try? StatusList(token: token) else { return nil }
            _ = CredentialSigner.check(token, issuer: list.issuer, for: role, in: context, &standing)
            return (list, standing)
        }
        guard let message = message(bytes), let list = try? StatusList(message: message) else { return nil }
        CredentialSigner.check(message, for: role, in: context, &standing)
        return (list, standing)
    }
}

extension [UInt8] {
    /// Without white space around it, as text files have.
    var trimmedOfSpace: ArraySlice<UInt8> {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        guard let start = firstIndex(where: { !isSpace($0) }), let end = lastIndex(where: { !isSpace($0) }) else {
            return []
        }
        return self[start...end]
    }
}
