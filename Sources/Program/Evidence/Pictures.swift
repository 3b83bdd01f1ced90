import Crypto
import Evidence
import Foundation
import Order
import Records

// Pictures of documents expire apart from the facts drawn from them. Each picture is a subject of its own: its bytes are sealed in
// the log under a key that nothing else uses, and destroying that subject (intent, key and bytes, done) leaves no byte of it, while
// what was read from the picture stays with the application. They come in through the portal or the API and leave by no other way.

/// A picture that is kept.
public struct PictureSummary: Hashable, Sendable {
    public var id: SubjectID
    public var application: ApplicationID
    public var receivedAt: Timestamp
    /// When it is destroyed, unless it is held.
    public var until: Timestamp
    /// Since when a hold keeps it beyond that; `nil` when none does.
    public var heldSince: Timestamp?
    /// Who placed the hold and why.
    public var hold: PictureHold?
}

/// Pictures that are kept, one row each under the picture's own subject: destroying that removes the row.
struct PicturesView: View {
    static let name = "pictures"
    let schema = ViewSchema(
        PicturesView.name,
        [
            ("application", .plain(.randomID, indexed: true)), ("owner", .plain(.randomID, indexed: true)),
            ("until", .plain(.clockDate, indexed: true)), ("receivedAt", .plain(.clockDate, indexed: false)),
            ("heldSince", .plain(.clockDate, indexed: false)), ("detail", .sealed), ("hold", .sealed),
        ])

    func changes(for entry: Entry) -> [ViewChange] {
        guard let part = entry.parts.first, let subject = part.subject, let fields = part.fields else { return [] }
        var columns: [String: ViewValue]
        switch entry.kind {
        case .pictureKept where fields["chunk"]?.integer == 0:
            columns = foldedColumns(fields, text: ["application", "owner"], integers: ["until"], sealed: ["detail"])
            columns["receivedAt"] = .integer(entry.time.milliseconds)
        case .pictureHeld:
            columns = foldedColumns(fields, text: [], integers: [], sealed: ["hold"])
            columns["heldSince"] = .integer(entry.time.milliseconds)
        case .pictureReleased: columns = ["heldSince": .null, "hold": .null]
        case .pictureDismissed: columns = foldedColumns(fields, text: [], integers: ["until"], sealed: [])
        default: return []
        }
        return [.upsert(key: subject.rawValue, subject: subject, columns)]
    }
}

extension IdentificationProgram {
    /// Keeps pictures of documents as one piece of evidence: nobody has examined them yet, so it proves nothing.
    func addPictures(_ files: [EvidenceFile], to id: ApplicationID, by actor: Actor) async throws -> EvidenceAnswer {
        let owner = try standing(id).record
        try requirePending(owner)
        let now = clock.now
        let until = road.standard.retention.documentPicture.after(now)
        let pictures = files.map { (file: $0, id: SubjectID.random()) }
        let drafts = pictures.flatMap { picture in
            Self.drafts(of: picture.file, as: picture.id, for: owner, until: until, by: actor, at: now)
        }
        return try await keep(to: id, by: actor, others: drafts) { record, time in
            EvidenceRecord(
                kind: KeptEvidence.picture, verdict: EvidenceVerdict.Status.unproven.rawValue, claims: [],
                reason: Reason(
                    "1(a)(i)", "A picture was sent; nobody has examined it yet.", holds: nil,
                    facts: [ReasonFact("kept until", until.description, source: road.standard.name)],
                    missing: ["evidence.authenticity", "evidence.holder"]), at: time, by: actor.text,
                files: pictures.map { EvidenceRecord.FileDigest($0.file, picture: $0.id) })
        }
    }

    private static func drafts(
        of file: EvidenceFile, as picture: SubjectID, for owner: ApplicationRecord, until: Timestamp, by actor: Actor,
        at time: Timestamp
    ) -> [EntryDraft] {
        let count = max(1, (file.bytes.count + Limits.pictureChunk - 1) / Limits.pictureChunk)
        return (0..<count).map { chunk in
            let range = chunk * Limits.pictureChunk..<min(file.bytes.count, (chunk + 1) * Limits.pictureChunk)
            var fields: [String: JSONValue] = [
                "chunk": .integer(Int64(chunk)), "bytes": .string(Data(file.bytes[range]).base64EncodedString()),
            ]
            if chunk == 0 {
                fields["application"] = .string(owner.id.rawValue)
                fields["owner"] = .string(owner.subject.rawValue)
                fields["until"] = until.json
                fields["detail"] = [
                    "media": .string(PictureMedia(of: file.bytes)?.rawValue ?? "application/octet-stream"),
                    "bytes": .integer(Int64(file.bytes.count)), "chunks": .integer(Int64(count)),
                    "digest": .string(SHA256.hash(data: file.bytes).hexadecimal),
                ]
            }
            return EntryDraft(
                .pictureKept, actor: actor, time: time, subject: picture, expecting: chunk == 0 ? .none : .any,
                fields: fields)
        }
    }

    /// The pictures of an application that may be looked at: past its time none is that is not held, even before its bytes are destroyed.
    public func pictures(of id: ApplicationID) throws -> [PictureSummary] {
        try records.rows(
            PicturesView.name,
            ViewQuery([.equals(column: "application", .text(id.rawValue))], orderedBy: "until", limit: 200)
        ).compactMap { row in
            guard let picture = row.subject, isShown(row) else { return nil }
            return PictureSummary(
                id: picture, application: id, receivedAt: Timestamp(milliseconds: row.integer("receivedAt") ?? 0),
                until: Timestamp(milliseconds: row.integer("until") ?? 0),
                heldSince: row.integer("heldSince").map(Timestamp.init(milliseconds:)),
                hold: row.sealed["hold"].flatMap(PictureHold.init(stored:)))
        }
    }

    /// Whether its time has not passed, or it is held beyond it.
    private func isShown(_ row: ViewRow) -> Bool {
        row.integer("heldSince") != nil || row.integer("until") ?? 0 > clock.now.milliseconds
    }

    /// A picture, for a purpose that is written down before it is shown.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` when it has expired.
    public func picture(
        _ id: SubjectID, of application: ApplicationID, purpose: String, by actor: Actor
    ) async throws -> (media: PictureMedia, bytes: [UInt8]) {
        guard let row = try records.row(PicturesView.name, key: id.rawValue), row.subject == id,
            row.text("application") == application.rawValue, isShown(row),
            let detail = row.sealed["detail"],
            let media = detail["media"]?.string.flatMap(PictureMedia.init(rawValue:))
        else { throw ProgramError.notFound("picture \(id); it may have expired") }
        do {
            _ = try await records.append([
                EntryDraft(
                    .pictureRead, actor: actor, time: clock.now, subject: id,
                    fields: ["purpose": .string(try statedReason(purpose))])
            ])
        } catch let error as AppendError { throw ProgramError(error) }
        var bytes: [UInt8] = []
        for entry in try records.entries(of: id) where entry.kind == .pictureKept {
            guard let text = entry.parts.first?.fields?["bytes"]?.string, let chunk = Data(base64Encoded: text) else {
                throw ProgramError.notFound("picture \(id); it has expired")
            }
            bytes += chunk
        }
        return (media, bytes)
    }

    /// Destroys the pictures whose time has passed. What was begun and cut is finished at the next opening.
    func expirePictures(at now: Timestamp) async throws -> Int {
        let rows = try records.rows(
            PicturesView.name,
            ViewQuery(
                [.lessThan(column: "until", now.milliseconds + 1), .isNull(column: "heldSince")], orderedBy: "until",
                limit: Limits.picturesPerPass, opensSealed: false))
        var destroyed = 0
        for row in rows {
            guard let picture = row.subject else { continue }
            try await records.destroy(
                picture, actor: .system("clock"), time: now,
                ground: "retention.documentPicture of \(road.standard.name)"
            )
            destroyed += 1
        }
        return destroyed
    }

    /// The pictures of a subject go with it. Whoever calls this asked ``requireNoHold(on:)`` first.
    func destroyPictures(of owner: SubjectID, ground: String, by actor: Actor) async throws {
        while true {
            let rows = try records.rows(
                PicturesView.name,
                ViewQuery([.equals(column: "owner", .text(owner.rawValue))], limit: 200, opensSealed: false))
            guard !rows.isEmpty else { return }
            for row in rows {
                guard let picture = row.subject else { return }
                try await records.destroy(picture, actor: actor, time: clock.now, ground: ground)
            }
        }
    }
}
