import Order
import Records

// A picture that a court, a regulator or the provider's counsel may ask for is held: it stays beyond its time until the hold is lifted,
// and then goes at once if its time has passed. A person places and lifts a hold with a reason, and each is an entry under the
// picture's own key, so that it goes with the picture. Every path that destroys pictures minds holds.

/// A hold as it stands.
public struct PictureHold: Hashable, Sendable {
    public var by: UserID
    public var why: String

    init(by: UserID, why: String) {
        self.by = by
        self.why = why
    }
    init?(stored: JSONValue) {
        guard let by = stored["by"]?.string.flatMap(UserID.init(rawValue:)), let why = stored["why"]?.string else {
            return nil
        }
        self.init(by: by, why: why)
    }
    var stored: JSONValue { ["by": .string(by.rawValue), "why": .string(why)] }
}

extension IdentificationProgram {
    static let mayHoldPictures: Set<StaffRole> = [.custodian, .officer]

    /// Keeps a picture beyond its time.
    ///
    /// - Throws: ``ProgramError/forbidden(_:)`` for a role that may not, ``ProgramError/invalid(_:)`` without a reason,
    ///   ``ProgramError/notFound(_:)`` when it has expired, ``ProgramError/conflict(_:)`` when it is held already.
    public func holdPicture(_ id: SubjectID, of application: ApplicationID, why: String, by member: StaffMember)
        async throws
    {
        try await setHold(on: id, of: application, why: why, by: member) { row, why in
            guard row.integer("heldSince") == nil else {
                throw ProgramError.conflict("The picture is held already. Lift that hold to state another reason.")
            }
            return (.pictureHeld, ["hold": PictureHold(by: member.user, why: why).stored])
        }
    }

    /// Lifts a hold: a picture whose time has passed is destroyed with the next second.
    ///
    /// - Throws: as ``holdPicture(_:of:why:by:)``, and ``ProgramError/conflict(_:)`` when no hold is on it.
    public func releasePicture(_ id: SubjectID, of application: ApplicationID, why: String, by member: StaffMember)
        async throws
    {
        try await setHold(on: id, of: application, why: why, by: member) { row, why in
            guard row.integer("heldSince") != nil else {
                throw ProgramError.conflict("No hold is on the picture.")
            }
            return (.pictureReleased, ["why": .string(why)])
        }
    }

    private func setHold(
        on id: SubjectID, of application: ApplicationID, why: String, by member: StaffMember,
        _ change: (ViewRow, String) throws -> (kind: EntryKind, fields: [String: JSONValue])
    ) async throws {
        guard !member.roles.isDisjoint(with: Self.mayHoldPictures) else {
            throw ProgramError.forbidden("A hold is placed and lifted by a custodian or an officer.")
        }
        let why = try statedReason(why)
        for _ in 0..<Self.stepTries {
            let last = try records.lastEntry(of: id)
            guard let row = try records.row(PicturesView.name, key: id.rawValue), row.subject == id,
                row.text("application") == application.rawValue, let last
            else { throw ProgramError.notFound("picture \(id); it may have expired") }
            let (kind, fields) = try change(row, why)
            do {
                _ = try await records.append([
                    EntryDraft(
                        kind, actor: .user(member.user), time: clock.now, subject: id, expecting: .entry(last),
                        fields: fields)
                ])
                return
            } catch .stale {
                continue
            } catch { throw ProgramError(error) }
        }
        throw ProgramError.conflict("The picture is in use. Try again in a moment.")
    }

    /// - Throws: ``ProgramError/conflict(_:)`` when the subject is a picture that is held, or has one.
    func requireNoHold(on owner: SubjectID) throws {
        let itself = try records.row(PicturesView.name, key: owner.rawValue, opensSealed: false)
        let rows = try records.rows(
            PicturesView.name,
            ViewQuery(
                [.equals(column: "owner", .text(owner.rawValue)), .atLeast(column: "heldSince", 0)], limit: 1,
                opensSealed: false))
        guard rows.isEmpty, itself?.integer("heldSince") == nil else {
            throw ProgramError.conflict(
                "A picture of a document is under a hold. Lift the hold first; a custodian or an officer can.")
        }
    }

    /// Entries that end the time of a customer's pictures at once, to land with what made them needless. A held one stays until
    /// its hold is lifted.
    func dismissedPictures(of owner: SubjectID, why: String, at time: Timestamp) throws -> [EntryDraft] {
        try records.rows(
            PicturesView.name,
            ViewQuery(
                [.equals(column: "owner", .text(owner.rawValue))], limit: Self.largestPage, opensSealed: false)
        ).compactMap { row in
            guard let picture = row.subject, (row.integer("until") ?? 0) > time.milliseconds else { return nil }
            return EntryDraft(
                .pictureDismissed, actor: .system("program"), time: time, subject: picture,
                fields: ["until": time.json, "why": .string(why)])
        }
    }
}
