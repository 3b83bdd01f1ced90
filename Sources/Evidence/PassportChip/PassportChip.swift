// One passport: the files that a reader took from its chip, judged together (clause 1(a)(i); Doc 9303 parts 10 to 12).
import Order

/// The files of one chip.
public struct PassportChip: Sendable {
    public var securityObject: EvidenceFile
    public var groups: [(group: DataGroup, file: EvidenceFile)]
    public var common: EvidenceFile?

    public init(
        securityObject: EvidenceFile, groups: [(group: DataGroup, file: EvidenceFile)], common: EvidenceFile? = nil
    ) {
        self.securityObject = securityObject
        self.groups = groups.sorted { $0.group < $1.group }
        self.common = common
    }

    /// Judges the chip. Claims come only from data groups whose signed digest agrees.
    ///
    /// `valid`: signature, digests and the path to a trusted authority hold, and the document has not expired. `unproven`: all
    /// of that but the trusted authority, or something is there that nothing signs. `invalid`: anything else.
    public func inspect(in context: InspectionContext) -> EvidenceInspection {
        let (result, contents, expiry) = judge(in: context)
        let today = context.time.day
        let claims =
            contents.map { contents in
                result.isGenuine(orExpiredOn: expiry, today)
                    ? contents.claims(
                        at: context.time, today: today, isProven: result.status == .valid, expiry: expiry) : []
            } ?? []
        return EvidenceInspection(
            .passportChip,
            EvidenceVerdict(
                status: result.status, reasons: result.reasons, claims: claims, weaknesses: result.weaknesses))
    }

    /// Passive authentication alone (part 11 section 5.1), with its reasons and without what the chip says: both signatures, every
    /// digest, path, times, revocation, state.
    public func authenticate(in context: InspectionContext) -> EvidenceVerdict {
        let result = judge(in: context).result
        return EvidenceVerdict(
            status: result.status, reasons: result.reasons, claims: [], weaknesses: result.weaknesses)
    }

    private func judge(
        in context: InspectionContext
    ) -> (result: PassiveAuthentication, contents: ChipContents?, expiry: CalendarDate?) {
        var result = PassiveAuthentication(securityObject: securityObject.bytes, in: context)
        guard let object = result.object, let signed = result.signed else { return (result, nil, nil) }
        let contents = readGroups(object, &result)
        judgeDelivery(object, &result)
        var time = SigningTime()
        time.stated = signed.signingTime
        time.issued = contents.document?.issueDate
        time.personalised = contents.document?.personalisation
        let today = context.time.day
        let expiry = contents.zone?.expiry(asOf: today)
        if contents.zone?.format == .td3 { time.expiry = expiry }
        time.judge(signed.signer, at: context.time, &result)
        if let zone = contents.zone {
            judgeState(zone, &result)
            if !zone.isConsistent {
                result.mark(.zone)
                let problems = zone.problems.map(\.description).joined(separator: " ")
                result.remark(
                    "The zone is as its issuer signed it, and does not agree with itself. \(problems)", holds: nil)
            }
            if let expiry, expiry < today {
                result.refuse("The document expired on \(expiry). Use one that is valid.")
            }
        }
        contents.judgeDetails(today: today, &result)
        judgeAnswer(contents, context.chipAnswer, &result)
        result.remark(
            "Nothing here shows that whoever presents it is its holder: compare the face image with the person.",
            holds: nil, missing: ["evidence.holder"])
        return (result, contents, expiry)
    }

    private func readGroups(_ object: SecurityObject, _ result: inout PassiveAuthentication) -> ChipContents {
        var contents = ChipContents()
        var agreeing: [DataGroup] = []
        for (group, file) in groups {
            guard file.bytes.count <= Limits.chipFileBytes else {
                result.refuse("\(group), \(group.content), is too large: more than \(Limits.chipFileBytes) bytes.")
                continue
            }
            switch result.matches(group, file.bytes) {
            case true?:
                agreeing.append(group)
                do throws(ChipContentError) {
                    try contents.read(group, file.bytes)
                } catch {
                    if group == .zone {
                        result.doubt(
                            "\(group) is signed and cannot be read. \(error.description)", missing: ["passport.DG1"])
                    } else {
                        result.remark("\(group) is signed and cannot be read. \(error.description)", holds: nil)
                    }
                }
            case false?:
                result.refuse(
                    "\(group), \(group.content), is not the one that was signed: its digest differs from the security object's."
                )
            case nil:
                result.doubt(
                    "\(group), \(group.content), is unprotected: the security object does not list it, and nothing of it is used.",
                    missing: ["passport.\(group).digest"])
            }
        }
        if !agreeing.isEmpty {
            let names = agreeing.map(\.description).joined(separator: ", ")
            result.remark("The digests of \(names) are the signed ones.", holds: true)
        }
        return contents
    }

    private func judgeDelivery(_ object: SecurityObject, _ result: inout PassiveAuthentication) {
        let delivered = Set(groups.map(\.group))
        if !delivered.contains(.zone) {
            result.doubt(
                "DG1 was not handed in, so that it is not known whose document it is.", missing: ["passport.DG1"])
        }
        let absent = object.digests.keys.filter { !delivered.contains($0) && $0 != .zone }.sorted()
        if !absent.isEmpty {
            let names = absent.map(\.description).joined(separator: ", ")
            result.remark("\(names) is signed too and was not handed in.", holds: nil)
        }
        if let common, let data = try? CommonData(parsing: common.bytes) {
            let differing = Set(data.groups).symmetricDifference(object.digests.keys).sorted()
            if !differing.isEmpty {
                let names = differing.map(\.description).joined(separator: ", ")
                result.remark(
                    "EF.COM, which nothing signs, and the security object do not list the same: \(names).", holds: nil)
            }
        }
    }

    private func judgeAnswer(_ contents: ChipContents, _ answer: ChipAnswer?, _ result: inout PassiveAuthentication) {
        let missing = ["evidence.chipAuthentication"]
        guard let key = contents.authenticationKey else {
            let finding =
                answer == nil
                ? "The chip has no key for active authentication, so that a copy of it cannot be told from it."
                : "An answer to a challenge was handed in, and there is no signed key (DG15) to check it with."
            result.remark(finding, holds: nil, missing: missing)
            return
        }
        guard let answer else {
            result.remark(
                "That the chip is no copy is not shown: it has not answered a challenge.", holds: nil, missing: missing)
            return
        }
        let digest = contents.options?.activeAuthenticationDigest
        if key.verifies(answer.response, challenge: answer.challenge, digest: digest) {
            result.remark("The chip answered the challenge with its own key: it is no copy.", holds: true)
        } else {
            result.refuse("The answer to the challenge was not made with the chip's key: it may be a copy.")
        }
    }

    /// Any state's authority could sign for any other, if nobody looked (part 12 section 9).
    private func judgeState(_ zone: MachineReadableZone, _ result: inout PassiveAuthentication) {
        guard let issuing = IssuingState(zone: zone.issuer) else {
            result.refuse(
                "The zone names \(zone.issuer) as the issuing state, which is none that issues travel documents (Doc 9303 part 3 section 5)."
            )
            return
        }
        guard let signing = result.signingState else {
            result.doubt(
                "The authority behind the signer names no state, so that nothing shows that it may sign for \(issuing.name).",
                missing: ["trust.authority"])
            return
        }
        guard signing == issuing else {
            result.refuse(
                "The zone names \(issuing.name) as the issuing state, and the signer is one of \(signing.name).")
            return
        }
        let nationality = zone.nationality
        if nationality.isEmpty {
            result.remark("The zone names no nationality.", holds: nil)
        } else if (try? JurisdictionCode(parsing: nationality)) == nil {
            result.remark(
                "The zone names \(nationality) as the nationality, which is no code of Doc 9303 part 3 section 5.",
                holds: nil,
                missing: ["evidence.nationality.decision"])
        }
    }
}

extension PassiveAuthentication {
    /// Whether nothing but the passing of time stands against it.
    fileprivate func isGenuine(orExpiredOn expiry: CalendarDate?, _ today: CalendarDate) -> Bool {
        if status != .invalid { return true }
        guard let expiry, expiry < today else { return false }
        return reasons.count { $0.holds == false } == 1
    }
}
