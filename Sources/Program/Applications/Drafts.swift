import Crypto
import Order
import Records

// What an applicant typed before sending it, kept so that nothing is lost: sealed under a subject of its own, found by the hash
// of the resume link, and destroyed with that subject when it expires. The link itself is never kept.

extension IdentificationProgram {
    /// Keeps what an applicant typed so far, sealed, under the hash of the resume link.
    public func saveDraft(_ form: JSONValue, link: String) async throws {
        let hash = try linkHash(link)
        let row = try draftRow(hash)
        if row?.text("application") != nil {
            throw ProgramError.conflict("This application has been sent; open its status instead.")
        }
        try await appendDraft(.draftSaved, row, ["link": .string(hash), "form": form])
    }

    public func draft(link: String) async throws -> JSONValue? {
        guard let row = try draftRow(linkHash(link)), row.text("application") == nil else { return nil }
        return row.sealed["form"]
    }

    /// Ties a resume link to the application it became, so that the link shows its status.
    public func bind(link: String, to id: ApplicationID) async throws {
        let hash = try linkHash(link)
        try await appendDraft(
            .draftBound, draftRow(hash), ["link": .string(hash), "applicationID": .string(id.rawValue)])
    }

    public func application(link: String) async throws -> ApplicationRecord? {
        guard let text = try draftRow(linkHash(link))?.text("application"), let id = ApplicationID(rawValue: text)
        else {
            return nil
        }
        return try await application(id)
    }

    private func appendDraft(_ kind: EntryKind, _ row: ViewRow?, _ fields: [String: JSONValue]) async throws {
        let subject = row?.subject ?? .random()
        var fields = fields
        fields["draft"] = .string(row?.key ?? subject.rawValue)
        do {
            _ = try await records.append([
                EntryDraft(kind, actor: .applicant(subject), time: clock.now, subject: subject, fields: fields)
            ])
        } catch { throw ProgramError(error) }
    }

    private func draftRow(_ hash: String) throws -> ViewRow? {
        try records.rows(DraftsView.name, ViewQuery([.matches(column: "link", hash)], limit: 1)).first
    }

    private func linkHash(_ link: String) throws -> String {
        guard (20...128).contains(link.utf8.count), link.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw ProgramError.notFound("application behind this link")
        }
        return SHA256.hash(data: Array(link.utf8)).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
