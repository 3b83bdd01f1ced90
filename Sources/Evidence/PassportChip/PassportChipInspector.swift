// The files of a chip as files by themselves, and the passports among files that were handed in together.
import Order

enum PassportChipInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        switch ChipFile.recognise(file.bytes) {
        case .securityObject: securityObject(file, context)
        case .dataGroup(let group): dataGroup(group, file, context)
        case .common: common(file)
        case .cardAccess: cardAccess(file)
        case nil: damaged(file)
        }
    }

    /// The passports among files of one folder: one for each security object, with all the data groups. A security object
    /// alone is no passport.
    static func passports(
        among files: [EvidenceFile], of folder: String, in context: InspectionContext
    ) -> [InspectedEvidence] {
        func kind(_ file: EvidenceFile) -> ChipFile? { ChipFile.recognise(file.bytes) ?? ChipFile.named(file.name) }
        let kinds = files.map { ($0, kind($0)) }
        let groups = kinds.compactMap { file, kind in
            if case .dataGroup(let group)? = kind { (group: group, file: file) } else { nil }
        }
        let common = kinds.first { $0.1 == .common }?.0
        let objects = kinds.filter { $0.1 == .securityObject }.map(\.0)
        guard !groups.isEmpty || common != nil else { return [] }
        if objects.isEmpty { return withoutObject(groups, common, folder) }
        // Of several the one that is called EF.SOD is the folder's own.
        let named = objects.count > 1 ? objects.filter { ChipFile.named($0.name) == .securityObject } : objects
        let own = named.count == 1 && !folder.isEmpty ? named.first : nil
        return objects.map { object in
            let chip = PassportChip(securityObject: object, groups: groups, common: common)
            let parts = [object] + groups.map(\.file) + (common.map { [$0] } ?? [])
            return InspectedEvidence(
                object == own ? folder : object.name, parts: parts.map(\.name),
                chip.inspect(in: context))
        }
    }

    /// Data groups that could be one passport's, without the object that would protect them.
    private static func withoutObject(
        _ groups: [(group: DataGroup, file: EvidenceFile)], _ common: EvidenceFile?, _ folder: String
    ) -> [InspectedEvidence] {
        let numbers = groups.map(\.group)
        guard groups.count > 1, numbers.contains(.zone), Set(numbers).count == numbers.count, !folder.isEmpty else {
            return []
        }
        let verdict = EvidenceVerdict(
            status: .unproven,
            reasons: [
                .evidence(
                    "There is no security object (EF.SOD) among the files, so that nothing protects the data groups. Read it from the chip too.",
                    holds: nil, missing: ["passport.SOD"])
            ], claims: [])
        return [
            InspectedEvidence(
                folder, parts: groups.map(\.file.name), EvidenceInspection(.passportChip, verdict))
        ]
    }

    // MARK: Single files

    private static func securityObject(_ file: EvidenceFile, _ context: InspectionContext) -> EvidenceInspection {
        var result = PassiveAuthentication(securityObject: file.bytes, in: context)
        if let signed = result.signed {
            var time = SigningTime()
            time.stated = signed.signingTime
            time.judge(signed.signer, at: context.time, &result)
            result.remark(
                "It protects the data groups that it lists; by itself it names nobody.", holds: nil,
                missing: ["evidence.holder"])
        }
        return EvidenceInspection(
            .securityObject, EvidenceVerdict(status: result.status, reasons: result.reasons, claims: []))
    }

    private static func dataGroup(
        _ group: DataGroup, _ file: EvidenceFile, _ context: InspectionContext
    ) -> EvidenceInspection {
        guard file.bytes.count <= Limits.chipFileBytes else {
            return .invalid(
                .dataGroup,
                "It is \(group), \(group.content), and too large: more than \(Limits.chipFileBytes) bytes.")
        }
        var contents = ChipContents()
        var reasons: [Reason]
        do throws(ChipContentError) {
            if DataGroup.readable.contains(group) {
                try contents.read(group, file.bytes)
            } else {
                _ = try ChipContentError.reading {
                    try EncodedReader.only(
                        file.bytes, EncodedTag(octets: UInt32(group.tag)), group.description, .basic)
                }
            }
            reasons = [contents.description(of: group)]
        } catch {
            return .invalid(.dataGroup, "\(group), \(group.content), cannot be read. \(error.description)")
        }
        var status = EvidenceVerdict.Status.unproven
        let found = protection(of: group, file, context)
        if let best = found.first(where: { $0.matches && $0.status != .invalid }) {
            status = best.status
            reasons.append(.evidence("Its digest is the one that \(best.object) has signed.", holds: true))
            if status == .unproven {
                reasons.append(
                    .evidence(
                        "No trusted authority stands behind that security object.", holds: nil,
                        missing: ["trust.authority"]))
            }
        } else if let other = found.first {
            status = .invalid
            reasons.append(
                .evidence(
                    other.matches
                        ? "Its digest is the one in \(other.object), which is itself invalid."
                        : "Its digest is not the one that \(other.object) has signed.", holds: false))
        } else {
            reasons.append(
                .evidence(
                    "It is unprotected: no security object that was handed in lists it.", holds: nil,
                    missing: ["passport.\(group).digest"]))
        }
        return EvidenceInspection(.dataGroup, EvidenceVerdict(status: status, reasons: reasons, claims: []))
    }

    /// The security objects that came along and list a data group, with whether its digest agrees.
    private static func protection(
        of group: DataGroup, _ file: EvidenceFile, _ context: InspectionContext
    ) -> [(object: String, matches: Bool, status: EvidenceVerdict.Status)] {
        context.companions.compactMap { companion in
            guard ChipFile.recognise(companion.bytes) == .securityObject else { return nil }
            let result = PassiveAuthentication(securityObject: companion.bytes, in: context)
            guard let matches = result.matches(group, file.bytes) else { return nil }
            return (companion.baseName, matches, result.status)
        }
    }

    private static func common(_ file: EvidenceFile) -> EvidenceInspection {
        do throws(ChipContentError) {
            let data = try CommonData(parsing: file.bytes)
            let groups = data.groups.map(\.description).joined(separator: ", ")
            return EvidenceInspection(
                .commonData,
                EvidenceVerdict(
                    status: .unproven,
                    reasons: [
                        .evidence(
                            "It is EF.COM, version \(data.structureVersion) of the data structure, and lists \(groups).",
                            holds: true),
                        .evidence(
                            "Nothing signs it: what a chip holds is what its security object lists.", holds: nil,
                            missing: ["passport.SOD"]),
                    ], claims: []))
        } catch {
            return .invalid(.commonData, "EF.COM cannot be read. \(error.description)")
        }
    }

    private static func cardAccess(_ file: EvidenceFile) -> EvidenceInspection {
        do throws(ChipContentError) {
            let infos = try SecurityInfos(cardAccess: file.bytes)
            return EvidenceInspection(
                .cardAccess,
                EvidenceVerdict(
                    status: .unproven,
                    reasons: [
                        .evidence(
                            "It is EF.CardAccess: the chip speaks \(infos.protocols.joined(separator: ", ")).",
                            holds: true),
                        .evidence(
                            "Nothing signs it; DG14 repeats it under the signature.", holds: nil,
                            missing: ["passport.DG14"]),
                    ], claims: []))
        } catch {
            return .invalid(.cardAccess, "EF.CardAccess cannot be read. \(error.description)")
        }
    }

    /// A file whose name says that it is a chip's and whose content says nothing of the kind.
    private static func damaged(_ file: EvidenceFile) -> EvidenceInspection? {
        switch ChipFile.named(file.name) {
        case .securityObject:
            .invalid(.securityObject, "By its name it is a security object, and what is in it is none.")
        case .dataGroup(let group):
            .invalid(.dataGroup, "By its name it is \(group), and what is in it is not.")
        default: nil
        }
    }
}

extension DataGroup {
    /// Those whose content is read.
    fileprivate static let readable: Set<DataGroup> = [
        .zone, .face, .personalDetails, .documentDetails, .securityOptions, .authenticationKey, .personsToNotify,
    ]
}

extension EvidenceFile {
    /// The name without its folder.
    var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }
}

extension ChipContents {
    /// What a data group is, without saying what it says of the holder.
    fileprivate func description(of group: DataGroup) -> Reason {
        var facts: [ReasonFact] = []
        func add(_ name: String, _ value: String) { facts.append(ReasonFact(name, value, source: "\(group)")) }
        if let zone {
            add("form", zone.format.rawValue)
            for problem in zone.problems { add("problem", problem.description) }
        }
        if let face {
            add("record", face.record.rawValue)
            add("picture", "\(face.format.rawValue), \(face.range.count) bytes")
            add("SHA-256", face.digest.hexadecimal)
        }
        if let options { add("protocols", options.protocols.joined(separator: ", ")) }
        if let authenticationKey { add("key", authenticationKey.publicKey.kind.description) }
        return .evidence("It is \(group), \(group.content), and well formed.", holds: true, facts: facts)
    }
}
