import ArgumentParser
import Evidence
import Foundation
import Order

/// `gatehouse verify FILE…`: what a file is, what it proves and what it does not. Nothing is recorded.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Tell what files are, what they prove and what they do not. Exit 1 when one is invalid, 3 when one could not be read.",
        discussion: """
            A passport is the folder with the files of its chip (EF.SOD, DG1, DG2 …): name the folder. Certificates that lie \
            beside a document may stand in a path and prove nothing; whom to believe is named with --trust.
            """)
    @Argument(help: "Files, and folders with all that is in them; - reads standard input.") var files: [String]
    @Option(help: "The time at which it is judged, RFC 3339; default now.") var at: String?
    @Option(
        help: ArgumentHelp(
            "Certificates, master lists, revocation lists and issuers' keys to believe: a file or a folder, repeated for more; passports=, mobileDocuments= or credentials= before it says what for. Default: the folder trust in the data directory.",
            valueName: "file|dir"))
    var trust: [String] = []
    @Option(
        help: ArgumentHelp(
            "The data directory, for its folder trust. Default: $GATEHOUSE_DATA, else ./gatehouse-data.",
            valueName: "dir"))
    var data: String?
    @Option(
        help: ArgumentHelp("The challenge that was sent to a passport's chip, 16 hexadecimal digits.", valueName: "hex")
    )
    var challenge: String?
    @Option(help: ArgumentHelp("What the chip answered to the challenge, in hexadecimal.", valueName: "hex"))
    var response: String?
    @Flag(help: "Print one JSON object a line, and last {\"summary\":{…}}.") var json = false

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name a file or a folder.") }
        guard (challenge == nil) == (response == nil) else {
            throw ValidationError("--challenge and --response belong together.")
        }
    }

    func run() async throws {
        let time = try instant(at, "--at") ?? .now()
        var reading = EvidenceReading()
        // A name that leads nowhere is told, and the others are judged.
        var missing = 0
        for path in files {
            if try reading.readIfThere(path) { continue }
            missing += 1
            let why = "gatehouse: \(reading.unread.last?.reason ?? path)".onOneLine
            FileHandle.standardError.write(Data((why + "\n").utf8))
        }
        let answer = try chipAnswer()
        let trust = try trustStore()
        let found =
            EvidenceInspector.inspect(reading.files, trust: trust, at: time, chipAnswer: answer)
            + reading.unread.map { InspectedEvidence(unread: $0.name, $0.reason) }
        for item in found {
            if json { print(item.json.text) } else { item.printOutline() }
        }
        let counts = Dictionary(grouping: found, by: \.inspection.verdict.status).mapValues(\.count)
        let invalid = counts[.invalid] ?? 0, valid = counts[.valid] ?? 0, unproven = counts[.unproven] ?? 0
        if json {
            print(
                JSONValue.object([
                    "summary": [
                        "files": .integer(Int64(found.count)),
                        "valid": .integer(Int64(valid)),
                        "invalid": .integer(Int64(invalid)), "unproven": .integer(Int64(unproven)),
                    ]
                ]).text)
        } else if found.count > 1 {
            let files = reading.files.count + reading.unread.count
            print(
                "\(files) files\(found.count == files ? "" : found.count == 1 ? ", 1 verdict" : ", \(found.count) verdicts"): \(valid) valid, \(invalid) invalid, \(unproven) unproven"
            )
        }
        if invalid > 0 { try ExitStatus.finding.leave() }
        if missing > 0 { try ExitStatus.usage.leave() }
        if !reading.unread.isEmpty { try ExitStatus.rowsRejected.leave() }
    }

    private func chipAnswer() throws -> ChipAnswer? {
        guard let challenge, let response else { return nil }
        guard let sent = Hexadecimal.bytes(challenge.utf8), sent.count == 8 else {
            throw CommandError("--challenge: it is 16 hexadecimal digits.")
        }
        guard let answered = Hexadecimal.bytes(response.utf8), !answered.isEmpty, answered.count <= 2048 else {
            throw CommandError("--response: it is hexadecimal digits.")
        }
        return ChipAnswer(challenge: sent, response: answered)
    }

    /// What is named with --trust, else what the data directory's folder holds.
    private func trustStore() throws -> TrustStore {
        var reading = EvidenceReading()
        if trust.isEmpty {
            let directory = data ?? ProcessInfo.processInfo.environment["GATEHOUSE_DATA"] ?? "gatehouse-data"
            let folder = "\(directory)/trust"
            if FileManager.default.fileExists(atPath: folder) { try reading.read(folder) }
        }
        for named in trust {
            // `passports=csca.der`: what lies in a folder of that name is trusted for that.
            let parts = named.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let role = TrustRole(rawValue: String(parts[0])) else {
                try reading.read(named)
                continue
            }
            try reading.read(String(parts[1]), trustedFor: role)
        }
        for (name, reason) in reading.unread {
            FileHandle.standardError.write(Data("\(name.onOneLine): \(reason.onOneLine)\n".utf8))
        }
        var store = TrustStore()
        for addition in store.add(reading.files) {
            for reason in addition.refused.prefix(10) {
                FileHandle.standardError.write(Data("\(addition.name.onOneLine): \(reason.onOneLine)\n".utf8))
            }
        }
        return store
    }
}

extension InspectedEvidence {
    /// A file that could not be read.
    fileprivate init(unread name: String, _ reason: String) {
        self.init(
            name,
            EvidenceInspection(
                .unreadable,
                EvidenceVerdict(
                    status: .unproven,
                    reasons: [Reason("1(a)(i)", reason, holds: nil, missing: ["evidence.file"])], claims: [])))
    }

    fileprivate var json: JSONValue {
        let verdict = inspection.verdict
        var object: [String: JSONValue] = [
            "file": .string(file), "kind": .string(inspection.kind.rawValue),
            "verdict": .string(verdict.status.rawValue), "reasons": .array(verdict.reasons.map(\.json)),
            "claims": .array(verdict.claims.map(\.json)),
        ]
        if !parts.isEmpty { object["files"] = .array(parts.map(JSONValue.string)) }
        if !inspection.pieces.isEmpty { object["pieces"] = .array(inspection.pieces.map(\.json)) }
        return .object(object)
    }

    fileprivate func printOutline() {
        let verdict = inspection.verdict
        print("\(file.onOneLine): \(verdict.status.rawValue) · \(inspection.kind.words)")
        for reason in verdict.reasons { print(reason.outline(depth: 1)) }
        for claim in verdict.claims { print("  \(claim.attribute.words): \(claim.value.text.onOneLine)") }
        for piece in inspection.pieces {
            let verdict = piece.inspection.verdict
            let place = piece.file.firstIndex(of: "#").map { String(piece.file[$0...]) } ?? piece.file
            let telling =
                (verdict.status == .invalid ? verdict.reasons.first { $0.holds == false } : nil)
                ?? verdict.reasons.first
            print(
                "  \(place): \(verdict.status.rawValue) · \(piece.inspection.kind.words). \(telling?.finding ?? "")"
                    .onOneLine)
        }
    }
}

extension Claim {
    fileprivate var json: JSONValue {
        [
            "attribute": .string(attribute.rawValue), "value": .string(value.text), "issuer": .string(issuer),
            "method": .string(method.rawValue), "strength": strength.map { .string($0.rawValue) } ?? .null,
            "time": .string(time.description), "expiry": expiry.map { .string($0.description) } ?? .null,
        ]
    }
}
