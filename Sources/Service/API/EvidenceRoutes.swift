import Evidence
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Order
import Program

/// Evidence: handed in, listed, read; codes to contact points; questions to outside verifiers and their answers.
func evidenceRoutes() -> [Route] {
    let one = "/v1/applications/{id}"
    let writers: [Scope] = [.intake, .reseller]
    let readers: [Scope] = [.intake, .reseller, .read]
    return [
        Route(
            .post, one + "/evidence", "addEvidence", tag: "Evidence", scopes: writers,
            "Judges one piece of evidence, as JSON or as a form with files, and travels the road again. The files of a passport chip are one piece.",
            body: .evidence("Evidence"),
            replies: [.init(200, "What it is and proves, and the application as it stands now.", "EvidenceAdded")]
        ) { call in
            let id = try call.applicationID()
            if let lines = call.json["lines"]?.array?.compactMap(\.string) {
                let record = try await call.program.addMachineReadableZone(lines, to: id, by: call.actor)
                guard let piece = record.evidence.last else { throw Problem.failed }
                return .json(evidenceAdded(piece, record))
            }
            let added = try await call.program.addEvidence(try call.evidenceFiles(), to: id, by: call.actor)
            return .json(evidenceAdded(added.evidence, added.record))
        },
        Route(
            .get, one + "/evidence", "listEvidence", tag: "Evidence", scopes: readers,
            "Every piece of evidence as it was judged, with what does not agree and how that was resolved.",
            replies: [.init(200, "The evidence.", "EvidenceList")]
        ) { call in
            let record = try await call.program.application(call.applicationID())
            return .json([
                "items": .array(record.evidence.map { $0.answer(beside: record.evidence) }),
                "discrepancies": .array(record.discrepancies.map(\.answer)),
                "checks": .array(record.checks.map(\.answer)),
            ])
        },
        Route(
            .get, one + "/evidence/{evidence}", "getEvidence", tag: "Evidence", scopes: readers,
            "One piece of evidence as it was judged. Values are masked.",
            replies: [.init(200, "The evidence.", "EvidenceDetail")]
        ) { call in
            let id: EvidenceID = try call.id("evidence", "evidence")
            let record = try await call.program.application(call.applicationID())
            guard let piece = record.evidence.first(where: { $0.id == id }) else {
                throw ProgramError.notFound("evidence \(id) of this application; it may have been replaced")
            }
            return .json(piece.answer(beside: record.evidence))
        },
        Route(
            .post, one + "/evidence/email-code", "sendEmailCode", tag: "Evidence", scopes: writers,
            "Sends a code to the applicant's e-mail address.", body: .optionalJSON("Empty"),
            replies: [.init(202, "Sent, if there is an address.", "ApplicationAnswer")]
        ) { call in
            .json(try await call.program.sendEmailCode(for: call.applicationID(), by: call.actor).answer, .accepted)
        },
        Route(
            .post, one + "/evidence/email-code/answer", "answerEmailCode", tag: "Evidence", scopes: writers,
            "Answers with the code that the applicant was sent.", body: .json("CodeAnswer"),
            replies: [.init(200, "Whether it was right, and the application as it stands now.", "CodeResult")]
        ) { call in
            try await call.codeAnswer(from: .email)
        },
        Route(
            .post, one + "/evidence/telephone-code", "sendTelephoneCode", tag: "Evidence", scopes: writers,
            "Sends a code to the applicant's telephone, as a text message or by a call.", body: .json("TelephoneCode"),
            replies: [.init(202, "Handed to the gateway.", "ApplicationAnswer")]
        ) { call in
            let channel = call.json["channel"]?.string.flatMap(MessageChannel.init(rawValue:)) ?? .sms
            return .json(
                try await call.program.sendCode(to: .telephone(channel), for: call.applicationID(), by: call.actor)
                    .answer, .accepted)
        },
        Route(
            .post, one + "/evidence/telephone-code/answer", "answerTelephoneCode", tag: "Evidence", scopes: writers,
            "Answers with the code that the applicant was told.", body: .json("CodeAnswer"),
            replies: [.init(200, "Whether it was right, and the application as it stands now.", "CodeResult")]
        ) { call in
            try await call.codeAnswer(from: .telephone(.sms))
        },
        Route(
            .post, one + "/evidence/wallet", "askWallet", tag: "Evidence", scopes: writers,
            "Makes a request that the applicant answers from a wallet (OpenID4VP 1.0): a link for the same device, which is also the text of a code to scan. It holds for ten minutes and is answered once.",
            body: .optionalJSON("Empty"),
            replies: [
                .init(201, "The request.", "WalletRequest"),
                .init(503, "There is no certificate to ask with.", "Problem", media: "application/problem+json"),
            ]
        ) { call in
            let made = try await call.program.askWallet(for: call.applicationID(), by: call.actor)
            return .json(
                [
                    "link": .string(made.link), "requestURI": .string(made.requestURI), "expires": made.expires.text,
                ], .created)
        },
        Route(
            .post, one + "/evidence/checks", "askVerifier", tag: "Evidence", scopes: writers,
            "Puts a question to an outside verifier, under its standing authorisation. Its answer comes to /v1/verifiers/{name}/results.",
            body: .json("VerifierQuestion"),
            replies: [.init(202, "Asked.", "ApplicationAnswer")]
        ) { call in
            guard let kind = call.json["kind"]?.string.flatMap(VerifierCheckKind.init(rawValue:)) else {
                throw Problem.malformed("Say what is asked.")
            }
            return .json(
                try await call.program.askVerifier(
                    call.json["verifier"]?.string ?? "", kind, about: call.applicationID(), by: call.actor
                ).answer, .accepted)
        },
        Route(
            .post, "/v1/verifiers/{name}/results", "takeVerifierAnswer", tag: "Evidence", scopes: [],
            "An outside verifier's answer, signed as Standard Webhooks are with the secret that the question was signed with. The same message twice is one answer.",
            body: .signed("VerifierAnswer"), replies: [.init(200, "Kept.", "VerifierAnswerTaken")]
        ) { call in
            let kept = try await call.program.takeVerifierAnswer(
                call.raw, headers: call.webhookHeaders, from: call.parameters["name"] ?? "")
            return .json([
                "evidence": .string(kept.evidence.id.rawValue), "verdict": .string(kept.evidence.verdict),
            ])
        },
        Route(
            .get, "/v1/verifiers/{name}/checks/{check}/pictures/{number}", "getPictureForCheck", tag: "Evidence",
            scopes: [],
            "A picture of the application that a check is about, for its verifier, while the check is open. The signature is over the text “picture CHECK NUMBER”.",
            replies: [
                .init(200, "The picture.", media: "application/octet-stream"),
                .init(
                    403, "The signature does not fit, or nothing authorises it.", "Problem",
                    media: "application/problem+json"),
            ]
        ) { call in
            let check: CheckID = try call.id("check", "check")
            guard let number = call.parameters["number"].flatMap({ Int($0) }), (0..<100).contains(number) else {
                throw ProgramError.notFound("picture")
            }
            let picture = try await call.program.picture(
                for: check, headers: call.webhookHeaders, from: call.parameters["name"] ?? "", number: number)
            return .bytes(picture.bytes, media: "application/octet-stream")
        },
    ]
}

extension Call {
    /// The files of a piece of evidence, from the form or out of base 64.
    func evidenceFiles() throws -> [EvidenceFile] {
        if !files.isEmpty { return files }
        return try (json["files"]?.array ?? []).enumerated().map { place, file in
            guard let bytes = file["content"]?.string.flatMap({ Data(base64Encoded: $0) }) else {
                throw Problem.invalid([
                    FieldProblem(
                        pointer: "/files/\(place)/content",
                        message: "must be base 64 (RFC 4648 section 4) without line breaks")
                ])
            }
            return EvidenceFile(name: file["name"]?.string ?? "file \(place + 1)", bytes: Array(bytes))
        }
    }

    fileprivate func codeAnswer(from point: ContactPoint) async throws -> Answer {
        let code = (json["code"]?.string ?? "").filter { $0 != " " }
        let answer = try await program.answerCode(code, from: point, for: applicationID(), by: actor)
        let (result, left): (String, JSONValue?) =
            switch answer.result {
            case .proven: ("proven", nil)
            case .wrong(let left): ("wrong", .integer(Int64(left)))
            case .expired: ("expired", nil)
            case .exhausted: ("exhausted", nil)
            case .notAsked: ("notAsked", nil)
            }
        return .json(object(["result": .string(result), "triesLeft": left, "application": answer.record.answer]))
    }

    /// The three headers of Standard Webhooks; what is absent is empty, and then nothing verifies.
    fileprivate var webhookHeaders: WebhookHeaders {
        func header(_ name: String) -> String {
            HTTPField.Name(name).flatMap { request.headers[$0] } ?? ""
        }
        return WebhookHeaders(
            id: header(WebhookHeaders.idName), timestamp: header(WebhookHeaders.timestampName),
            signature: header(WebhookHeaders.signatureName))
    }
}

func evidenceAdded(_ piece: EvidenceRecord, _ record: ApplicationRecord) -> JSONValue {
    ["evidence": piece.answer(beside: record.evidence), "application": record.answer]
}

extension EvidenceRecord {
    /// What the API says of a piece of evidence: everything but the values, which are masked.
    func answer(beside others: [EvidenceRecord]) -> JSONValue {
        let assessment = assessment(beside: others)
        return object([
            "id": .string(id.rawValue), "kind": .string(kind), "verdict": .string(verdict), "at": at.text,
            "reason": reason.answer,
            "claims": .array(
                claims.map { claim in
                    object([
                        "attribute": .string(claim.attribute),
                        "value": .string(Masking.claim(claim.attribute, claim.value)), "masked": true,
                        "issuer": .string(claim.issuer), "method": .string(claim.method),
                        "strength": .string(claim.strength), "expiry": claim.expiry.map(JSONValue.string),
                    ])
                }),
            "steps": .array(
                assessment.steps.map {
                    [
                        "step": .string($0.step.rawValue), "holds": $0.holds.map(JSONValue.bool) ?? .null,
                        "why": .string($0.why),
                    ]
                }),
            "strength": assessment.strength.map { .string($0.rawValue) }, "lacks": texts(assessment.lacks),
            "trust": trust.map(JSONValue.string), "files": .integer(Int64(files.count)),
            "override": override.map { .string($0.isApproved ? "accepted" : "proposed") },
        ])
    }
}

extension Discrepancy {
    var answer: JSONValue {
        object([
            "key": .string(key), "attribute": .string(attribute), "kind": .string(kind), "open": .bool(isOpen),
            "reason": reason.answer, "rule": rule.map(JSONValue.string),
            "evidence": evidence.map { .string($0.rawValue) },
            "resolution": resolution.map {
                ["answer": .string($0.answer.rawValue), "by": .string($0.by.rawValue), "at": $0.at.text]
            },
        ])
    }
}

extension VerifierCheck {
    var answer: JSONValue {
        object([
            "id": .string(id.rawValue), "verifier": .string(verifier), "kind": .string(kind.rawValue),
            "state": .string(state.rawValue), "askedAt": askedAt.text, "attempts": .integer(Int64(attempts)),
            "evidence": evidence.map { .string($0.rawValue) },
        ])
    }
}
