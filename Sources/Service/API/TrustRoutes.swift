import Evidence
import Order
import Program

/// Whom evidence is believed from: what is trusted now, and changing it while the server runs.
func trustRoutes() -> [Route] {
    [
        Route(
            .get, "/v1/trust", "getTrust", tag: "Evidence", scopes: [.read, .admin],
            "The files that are trusted now, and the version that verdicts are stamped with.",
            replies: [.init(200, "What is trusted.", "Trust")]
        ) { call in
            .json(
                object([
                    "version": call.program.trustVersion.map(JSONValue.string),
                    "files": texts(call.program.trustedFiles),
                ]))
        },
        Route(
            .post, "/v1/trust", "addTrust", tag: "Evidence", scopes: [.admin],
            "Trusts certificates, master lists, revocation lists and issuers' keys at once, beside what is trusted already or in its place. A file of a name that is there already takes its place, so that a revocation list is refreshed by itself. What holds nothing to trust, or a private key, is refused and not kept.",
            query: [
                .init("replace", "Take the place of all that is trusted, instead of standing beside it.", Shape.bool)
            ],
            body: .evidence("TrustFiles"), replies: [.init(200, "What was taken and what was refused.", "TrustChange")]
        ) { call in
            guard ["true", "false", nil].contains(call.query["replace"]) else {
                throw Problem.invalid(
                    [FieldProblem(pointer: "?replace", message: "must be true or false")], status: .badRequest)
            }
            let report = try await call.program.importTrust(
                try call.evidenceFiles(), adding: call.query["replace"] != "true", by: call.actor)
            return .json(report.answer)
        },
    ]
}

extension TrustReport {
    fileprivate var answer: JSONValue {
        object([
            "version": version.map(JSONValue.string), "isNew": .bool(isNew), "files": .integer(Int64(files)),
            "replaced": replaced.map(JSONValue.string), "dropped": texts(dropped),
            "refused": texts(Array(refused.prefix(Limits.answerRows))),
        ])
    }
}

let trustSchemas: [(String, JSONValue)] = [
    (
        "TrustFiles",
        Shape.object(
            [
                "files": Shape.list(
                    Shape.object(
                        [
                            "name": Shape.text(Limits.evidenceFileName),
                            "content": Shape.text((Limits.evidenceUploadFileBytes / 3 + 1) * 4),
                        ], required: ["name", "content"]), most: Limits.evidenceFiles, least: 1)
            ], required: ["files"])
    ),
    (
        "Trust",
        Shape.object(["version": Shape.text(), "files": Shape.list(Shape.text())], required: ["files"])
    ),
    (
        "TrustChange",
        Shape.object(
            [
                "version": Shape.text(), "isNew": Shape.bool, "files": Shape.count, "replaced": Shape.text(),
                "dropped": Shape.list(Shape.text()), "refused": Shape.list(Shape.text()),
            ], required: ["isNew", "files", "dropped", "refused"])
    ),
]
