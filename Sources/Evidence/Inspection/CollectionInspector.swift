// Texts in JSON that hold several pieces of evidence: what a wallet's log, an export or a set of test vectors looks like. Each piece is
// judged by itself, and named by its place (RFC 6901); the whole is as good as its pieces are where they agree.
import Order

enum CollectionInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard let value = jsonText(file.bytes) else { return nil }
        var search = Search(name: file.baseName)
        search.look(at: value, place: "")
        guard !search.found.isEmpty else { return nil }
        let context = context.offering(search.keys, in: file.baseName)
        var pieces: [InspectedEvidence] = []
        for group in together(search.found) {
            let (passports, context) = chip(group, in: context)
            pieces += passports
            for candidate in group {
                guard let piece = judge(candidate, in: context) else { continue }
                pieces.append(InspectedEvidence(candidate.name, piece))
            }
        }
        guard !pieces.isEmpty else { return nil }
        return EvidenceInspection(.collection, verdict(over: pieces, isCut: search.isCut), pieces: pieces)
    }

    /// The members of each object together, in order.
    private static func together(_ found: [EvidenceFile]) -> [[EvidenceFile]] {
        var groups: [[EvidenceFile]] = []
        for file in found {
            let folder = EvidenceInspector.folder(of: file.name)
            if let last = groups.last?.first, EvidenceInspector.folder(of: last.name) == folder {
                groups[groups.count - 1].append(file)
            } else {
                groups.append([file])
            }
        }
        return groups
    }

    /// The members of one object as the files of one chip, which is how reading apps write them, and the context in which each of them
    /// is then judged.
    private static func chip(
        _ group: [EvidenceFile], in context: InspectionContext
    ) -> ([InspectedEvidence], InspectionContext) {
        guard group.count <= Limits.chipMembers else { return ([], context) }
        let read = group.map(\.read).filter { $0.notation != nil }.map(\.file)
        guard read.contains(where: { ChipFile.recognise($0.bytes) == .securityObject }), let first = read.first else {
            return ([], context)
        }
        let beside = context.with(companions: read)
        let folder = EvidenceInspector.folder(of: first.name)
        return (PassportChipInspector.passports(among: read, of: folder, in: beside), beside)
    }

    /// A JSON text, or several of them a line.
    static func jsonText(_ bytes: [UInt8]) -> JSONValue? {
        guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            bytes.count <= Limits.collectionBytes
        else { return nil }
        let limits = JSONLimits(bytes: Limits.collectionBytes, largeIntegers: .kept)
        if let value = try? JSONValue(parsing: bytes, limits: limits) { return value }
        let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
        guard lines.count > 1 else { return nil }
        let values = lines.compactMap { try? JSONValue(parsing: Array($0), limits: limits) }
        return values.count == lines.count ? .array(values) : nil
    }

    private static func judge(_ candidate: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        let (read, notation) = candidate.read
        if notation != nil { return EvidenceInspector.recognised(read, in: context) }
        // Of plain strings only those that can be nothing else: a number of a field is no file of a chip.
        for recogniser in [
            CertificateInspector.self, StatusListInspector.self, SelectiveDisclosureInspector.self,
            WebTokenInspector.self, MachineReadableZoneInspector.self,
        ] as [any EvidenceRecogniser.Type] {
            if let inspection = recogniser.inspect(candidate, in: context) { return inspection }
        }
        return nil
    }

    private static func verdict(over pieces: [InspectedEvidence], isCut: Bool) -> EvidenceVerdict {
        let statuses = Set(pieces.map(\.inspection.verdict.status))
        var reasons = [
            Reason.evidence(
                "It is a text that holds \(counted(pieces.count, "piece")) of evidence, each judged by itself.",
                holds: true)
        ]
        var groups: [(kind: EvidenceKind, finding: String, counts: [EvidenceVerdict.Status: Int])] = []
        for piece in pieces {
            let verdict = piece.inspection.verdict
            let finding = verdict.reasons.first?.finding ?? ""
            if let place = groups.firstIndex(where: { $0.kind == piece.inspection.kind && $0.finding == finding }) {
                groups[place].counts[verdict.status, default: 0] += 1
            } else {
                groups.append((piece.inspection.kind, finding, [verdict.status: 1]))
            }
        }
        for group in groups.prefix(Limits.inspectionReasons) {
            let counts = [EvidenceVerdict.Status.valid, .unproven, .invalid].compactMap { status in
                group.counts[status].map { "\($0) \(status.rawValue)" }
            }
            let holds: Bool? =
                group.counts.count > 1
                ? nil : group.counts[.valid] != nil ? true : group.counts[.invalid] != nil ? false : nil
            reasons.append(
                .evidence(
                    "\(group.counts.values.reduce(0, +)) \(group.kind.words) (\(counts.joined(separator: ", "))): \(group.finding)",
                    holds: holds))
        }
        if isCut {
            reasons.append(
                .evidence(
                    "It holds more than the \(Limits.collectionPieces) pieces that are judged at once. Hand in the others apart.",
                    holds: nil, missing: ["evidence.pieces"]))
        }
        // Of several kinds of verdict none is the whole's.
        let status = statuses.count == 1 && !isCut ? statuses.first ?? .unproven : .unproven
        return EvidenceVerdict(status: status, reasons: reasons, claims: [])
    }

    /// Walks a JSON text for strings and lists of lines that could be evidence, and for issuers' keys.
    private struct Search {
        let name: String
        var found: [EvidenceFile] = []
        var keys: [CredentialIssuer] = []
        var isCut = false

        mutating func look(at value: JSONValue, place: String) {
            switch value {
            case .string(let text):
                guard text.utf8.count >= 16 else { return }
                add(Array(text.utf8), place)
            case .array(let elements):
                let lines = elements.compactMap(\.string)
                if (1...3).contains(lines.count), lines.count == elements.count, CollectionInspector.areLines(lines) {
                    add(Array(lines.joined(separator: "\n").utf8), place)
                    return
                }
                for (index, element) in elements.enumerated() { look(at: element, place: "\(place)/\(index)") }
            case .object(let members):
                if members["payload"]?.string != nil, members["signature"] != nil || members["signatures"] != nil {
                    add(value.bytes, place)
                    return
                }
                if members["kty"]?.string != nil {
                    keys.append(CredentialIssuer(issuer: nil, keyID: members["kid"]?.string, key: value))
                    return
                }
                for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                    look(at: member, place: "\(place)/\(name.pointerToken)")
                }
            default: return
            }
        }

        private mutating func add(_ bytes: [UInt8], _ place: String) {
            guard found.count < Limits.collectionPieces else {
                isCut = true
                return
            }
            found.append(EvidenceFile(name: "\(name)#\(place)", bytes: bytes))
        }
    }

    /// Whether strings are the lines of a machine-readable zone, damaged ones included.
    private static func areLines(_ lines: [String]) -> Bool {
        lines.allSatisfy { (20...60).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
            && lines.contains { $0.contains("<") }
    }
}

/// A number with what is counted: `1 piece`, `2 pieces`.
func counted(_ count: Int, _ what: String) -> String { "\(count) \(what)\(count == 1 ? "" : "s")" }

extension Limits {
    /// A JSON text of many pieces of evidence, and the pieces of it that are judged.
    public static let collectionBytes = 8 << 20
    public static let collectionPieces = 2_000
    /// Members of one object that are looked at as the files of one chip.
    public static let chipMembers = 40
}
