import Detection
import Hummingbird
import Measures
import Order
import Program

/// Cases and measures.
func caseRoutes() -> [Route] {
    [
        Route(
            .get, "/v1/cases", "listCases", tag: "Cases", scopes: [.read], "Cases, those that changed last first.",
            query: [
                .init("state", "Only cases in this state.", Shape.choice(["opened", "taken", "concluded", "merged"])),
                cursor, limit,
            ],
            replies: [.init(200, "A page.", "CasePage")]
        ) { call in
            let states = ["opened", "taken", "concluded", "merged"]
            if let state = call.query["state"], !states.contains(state) {
                throw Problem.invalid(
                    [FieldProblem(pointer: "?state", message: "must be one of \(states.joined(separator: ", "))")],
                    status: .badRequest)
            }
            let page = try await call.program.cases(
                state: call.query["state"], cursor: call.cursor, limit: try call.limit())
            return .json(pageAnswer(page, \.answer))
        },
        Route(
            .get, "/v1/cases/{id}/stix", "exportCase", tag: "Cases", scopes: [.read],
            "The case as a STIX 2.1 bundle, with no personal field that is not part of an indicator. That it left is recorded.",
            replies: [.init(200, "A bundle.", "StixBundle", media: "application/stix+json")]
        ) { call in
            let bundle = try await call.program.stixBundle(of: call.id("id", "case", as: CaseID.self), by: call.actor)
            return Answer(status: .ok, body: .bytes(bundle.bytes, media: "application/stix+json"), headers: [:])
        },
        Route(
            .get, "/v1/measures", "listDirectives", tag: "Measures", scopes: [.read, .admin],
            "Every directive that the log holds, oldest first, save instructions under clause 7(d).",
            replies: [.init(200, "The directives.", "Directives")]
        ) { call in
            let open = call.program.directives.filter { !$0.directive.isRestricted }
            return .json([
                "items": .array(
                    open.map { ["at": $0.time.text, "applied": .bool($0.applied), "directive": $0.directive.json] })
            ])
        },
        Route(
            .post, "/v1/measures", "issueDirective", tag: "Measures", scopes: [.admin],
            "Checks a directive (finding, measure, exemption, extension, revocation) and puts it in the log.",
            body: .json("Directive"),
            idempotent: true, replies: [.init(201, "Issued.", "DirectiveIssued")]
        ) { call in
            let directive: Directive
            do throws(DirectiveFormatError) { directive = try Directive(json: call.json) } catch {
                throw Problem.invalid([FieldProblem(pointer: error.pointer, message: error.description)])
            }
            guard !directive.isRestricted else {
                throw ProgramError.forbidden(
                    "An instruction under clause 7(d) is given by two persons in the command line, not by a key.")
            }
            do {
                let notes = try await call.program.issue(directive, by: call.actor, key: call.idempotency)
                return .json(["issued": true, "notes": texts(notes.map(\.description))], .created)
            } catch let refused as DirectiveRefused {
                throw Problem.invalid(
                    refused.defects.map {
                        FieldProblem(pointer: "/", message: "\($0.description) (clause \($0.clause.rawValue))")
                    })
            }
        },
    ]
}

extension CaseSummary {
    var answer: JSONValue {
        object([
            "id": .string(id.rawValue), "account": account.map { .string($0.rawValue) },
            "application": application.map { .string($0.rawValue) },
            "state": .string(state), "leading": .string(leading), "strength": .string(strength),
            "signals": .integer(Int64(signals)),
            "openedAt": openedAt.text, "changedAt": changedAt.text,
        ])
    }
}
