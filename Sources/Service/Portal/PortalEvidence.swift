import Evidence
import Exchange
import Hummingbird
import Order
import Program

// A page for each way of showing who one is: typed lines, the files of a chip, a picture, the telephone. None needs a script, a camera
// or an app; each says what was not accepted and why, and a step that failed is tried again alone.

/// The ways that are shown. Others are added beside them.
enum EvidenceWay: String, Sendable, CaseIterable {
    case wallet, lines, chip, picture, telephone

    var title: String {
        switch self {
        case .wallet: "Show a document from your wallet"
        case .lines: "Type the lines of a passport or card"
        case .chip: "Send the files of a passport’s chip"
        case .picture: "Send a picture of a document"
        case .telephone: "Confirm your telephone number"
        }
    }
    var note: String {
        switch self {
        case .wallet:
            "A driving licence or identity document on your telephone. It shows that the document is genuine and yours."
        case .lines:
            "Two or three lines at its foot; no picture is needed. It shows that they agree, not that the document is genuine."
        case .chip:
            "Read with an app or a reader: EF.SOD with DG1, DG2 and whatever else it gave. The issuer’s signature is checked here."
        case .picture:
            "For a person to look at. It is destroyed after a time that the rules set; what was read from it stays."
        case .telephone: "We send a code, or call and say it."
        }
    }
}

func portalEvidencePages(_ service: ServiceState) -> [PageRoute] {
    let portal = Portal(service: service)
    let one = "/portal/a/{link}/evidence"
    @Sendable func way(_ context: ServiceContext) throws -> EvidenceWay {
        guard let way = context.parameters.get("way").flatMap(EvidenceWay.init(rawValue:)) else {
            throw Problem.notFound
        }
        return way
    }
    return [
        PageRoute(.get, one) { _, context in try await portal.evidenceWays(link: try portal.link(context)) },
        PageRoute(.get, one + "/{way}") { request, context in
            try await portal.evidenceForm(
                link: try portal.link(context), try way(context), waiting: try request.query()["waiting"])
        },
        PageRoute(.post, one + "/{way}") { request, context in
            try checkSameSite(request)
            return try await portal.takeEvidence(link: try portal.link(context), try way(context), request)
        },
    ]
}

extension Portal {
    private func pending(_ link: String) async throws -> ApplicationRecord? {
        guard let record = try await program.application(link: link) else {
            throw ProgramError.notFound("application under this link")
        }
        return record.state.isPending && record.decision.determination != "unitedStatesPerson" ? record : nil
    }

    private var ways: [EvidenceWay] {
        EvidenceWay.allCases.filter { way in
            switch way {
            case .telephone: !program.messageChannels.isEmpty
            case .wallet: program.asksWallets
            case .lines, .chip, .picture: true
            }
        }
    }

    /// Every way there is, so that nobody is shut out for want of one.
    func evidenceWays(link: String) async throws -> Response {
        guard let record = try await pending(link) else { return seeOther("/portal/a/\(link)") }
        var page = page("Show who you are")
        page.lead = "Any one of these that fits you. What did not work can be tried again, or another way taken."
        page.links = ways.map {
            .init(text: $0.title, href: "/portal/a/\(link)/evidence/\($0.rawValue)", note: $0.note)
        }
        page.links.append(
            .init(
                text: "Let a person look", href: "/portal/a/\(link)",
                note: "Ask whoever gave you this link for an appointment, in person or over video."))
        page.asked = asked(record)
        return answer(page)
    }

    private func asked(_ record: ApplicationRecord) -> PortalStep.Asked {
        PortalStep.Asked(
            paragraphs: record.decision.missing.filter { $0.pointer.hasPrefix("evidence") }.map {
                "\($0.label): \($0.why) (clause \($0.clause.rawValue))."
            } + [
                "What you show is compared with what you wrote, sealed under a key of its own, and shown to nobody who does not need it."
            ])
    }

    /// - Parameter waiting: `1` on the page that waits for a wallet and looks by itself, `still` when it does not.
    func evidenceForm(link: String, _ way: EvidenceWay, waiting: String? = nil) async throws -> Response {
        guard let record = try await pending(link), ways.contains(way) else {
            return seeOther("/portal/a/\(link)\(waiting == nil ? "" : "?shown=1")")
        }
        if way == .wallet, let waiting {
            return waitingForWallet(link: link, record, looks: waiting != "still")
                ?? seeOther("/portal/a/\(link)?shown=1")
        }
        return answer(evidencePage(link: link, way, record, notices: [], errors: [:], typed: [:]))
    }

    private func evidencePage(
        link: String, _ way: EvidenceWay, _ record: ApplicationRecord, notices: [Notice], errors: [String: String],
        typed: [String: String]
    ) -> PortalStep {
        var page = page(way.title)
        page.lead = way.note
        page.notices = notices
        var input = PortalStep.Input(action: "/portal/a/\(link)/evidence/\(way.rawValue)", csrf: "")
        switch way {
        case .wallet: break
        case .lines:
            input.fields = [
                .area(
                    "lines", "The lines", why: "Capital letters, digits and <. Type or paste them as they stand.",
                    value: typed["lines"] ?? "", error: errors["lines"], limit: 200)
            ]
        case .chip:
            input.enctype = "multipart/form-data"
            input.fields = [
                .files(
                    "files", "The files",
                    why: "Choose all of them together: EF.SOD (or SOD) and every DG file.", several: true,
                    error: errors["files"])
            ]
        case .picture:
            input.enctype = "multipart/form-data"
            let kept = program.standard.retention.documentPicture
            input.fields = [
                .files(
                    "files", "The picture",
                    why:
                        "JPEG, PNG, WebP or HEIC, up to \(Limits.evidenceUploadFileBytes >> 20) MB. It is destroyed after \(kept).",
                    several: true, accept: "image/jpeg,image/png,image/webp,image/heic", error: errors["files"])
            ]
        case .telephone:
            let standing = record.codeStanding(of: .telephone(.sms), at: program.clock.now)
            let waits = standing?.takesAnswers == true
            if let rest = standing?.restsUntil {
                page.notices.append(
                    Notice(
                        text: "You can ask for a new code after \(Moment.long(rest)), or take another way.", css: "wait"
                    ))
            }
            if waits {
                input.fields = [
                    .input(
                        "code", "The code", why: "Six digits.", error: errors["code"], limit: 12,
                        autocomplete: "one-time-code", mode: "numeric", css: "code")
                ]
                input.buttons = [.init("Check the code", css: "primary")]
            }
            for channel in standing?.restsUntil == nil ? program.messageChannels : [] {
                input.buttons.append(
                    .init(
                        channel == .sms
                            ? (waits ? "Send a new text message" : "Send a text message")
                            : (waits ? "Call again" : "Call me and say it"), name: "send", value: channel.rawValue,
                        css: waits || channel == .voice ? "quiet" : "primary", skips: true))
            }
        }
        switch way {
        case .telephone: break
        case .wallet: input.buttons = [.init("Make a request for my wallet", css: "primary")]
        case .lines, .chip, .picture: input.buttons = [.init("Send", css: "primary")]
        }
        if !input.buttons.isEmpty { page.form = input }
        page.links = [.init(text: "Another way", href: "/portal/a/\(link)/evidence", note: nil)]
        page.asked = asked(record)
        return page
    }

    func takeEvidence(link: String, _ way: EvidenceWay, _ request: Request) async throws -> Response {
        guard let record = try await pending(link), ways.contains(way) else { return seeOther("/portal/a/\(link)") }
        let applicant = Actor.applicant(record.subject)
        switch way {
        case .wallet: return try await askWallet(link: link, record)
        case .telephone: return try await takeTelephone(link: link, record, try await request.form())
        case .lines:
            let text = try await request.form()["lines"] ?? ""
            return try await shown(link, way, record, typed: ["lines": text], field: "lines") {
                try await program.addEvidence(
                    [EvidenceFile(name: "lines.txt", bytes: Array(text.uppercased().utf8))], to: record.id,
                    by: applicant)
            }
        case .chip, .picture:
            let form = try await request.multipart()
            let files = form.parts.filter { $0.filename != nil && !$0.bytes.isEmpty }.map {
                EvidenceFile(name: $0.filename ?? "", bytes: $0.bytes)
            }
            return try await shown(link, way, record, typed: [:], field: "files") {
                if way == .picture, !files.allSatisfy({ PictureMedia(beginning: $0.bytes) != nil }) {
                    throw ProgramError.invalid([
                        FieldProblem(pointer: "/files", message: "This is no picture. Send JPEG, PNG, WebP or HEIC.")
                    ])
                }
                return try await program.addEvidence(files, to: record.id, by: applicant)
            }
        }
    }

    /// Shows what became of it: on to the application's page, or the same page with why it was not accepted.
    private func shown(
        _ link: String, _ way: EvidenceWay, _ record: ApplicationRecord, typed: [String: String], field: String,
        _ add: () async throws -> EvidenceAnswer
    ) async throws -> Response {
        let added: EvidenceAnswer
        do { added = try await add() } catch ProgramError.invalid(let problems) {
            return answer(
                evidencePage(
                    link: link, way, record, notices: [],
                    errors: [field: problems.map { $0.message.sentenceForPerson }.joined(separator: " ")], typed: typed),
                status: .unprocessableContent)
        }
        guard added.evidence.status == .invalid else { return seeOther("/portal/a/\(link)?shown=1") }
        let why = added.evidence.reason.because.filter { $0.holds != true }.map { humane($0.finding) }
        return answer(
            evidencePage(
                link: link, way, added.record,
                notices: [Notice(text: "This was not accepted.", css: "stop")]
                    + why.prefix(6).map { Notice(text: $0, css: "wait") }, errors: [:], typed: typed),
            status: .unprocessableContent)
    }

    private func takeTelephone(link: String, _ record: ApplicationRecord, _ form: FormBody) async throws -> Response {
        let applicant = Actor.applicant(record.subject)
        func again(_ record: ApplicationRecord, _ text: String, css: String = "stop") -> Response {
            answer(
                evidencePage(
                    link: link, .telephone, record, notices: [Notice(text: text, css: css)], errors: [:], typed: [:]),
                status: css == "go" ? .ok : .unprocessableContent)
        }
        if let channel = form["send"].flatMap(MessageChannel.init(rawValue:)) {
            do {
                let sent = try await program.sendCode(to: .telephone(channel), for: record.id, by: applicant)
                return again(sent, "A code is on its way.", css: "go")
            } catch let error as ProgramError {
                let standing = try await program.application(record.id)
                switch error {
                case .invalid(let problems):
                    return again(standing, problems.map(\.message).joined(separator: " "))
                case .conflict(let why), .unavailable(let why): return again(standing, humane(why))
                default: throw error
                }
            }
        }
        let typed = (form["code"] ?? "").filter(\.isNumber)
        guard !typed.isEmpty else { return again(record, "Type the six digits. This was not counted as a try.") }
        let result = try await program.answerCode(
            typed, from: .telephone(.sms), for: record.id, by: applicant)
        switch result.result {
        case .proven: return seeOther("/portal/a/\(link)?shown=1")
        case .wrong(let left):
            return again(
                result.record,
                "That is not the code. You can try \(counted(left, "more time", "more times")), or ask for a new one.")
        case .expired: return again(result.record, "That code has expired. Ask for a new one.")
        case .exhausted:
            return again(result.record, "That is not the code, and no more tries are left for now.")
        case .notAsked: return again(result.record, "No code is under way. Ask for one.")
        }
    }
}

extension Request {
    /// A form with files, bounded.
    func multipart() async throws -> MultipartBody {
        guard let boundary = MultipartBody.boundary(of: headers[.contentType]) else {
            throw Problem.unsupported("multipart/form-data")
        }
        return try MultipartBody(
            parsing: try await collected(upTo: Limits.evidenceFormBytes).readableBytesView, boundary: boundary)
    }
}

extension String {
    /// With a capital and a full stop.
    fileprivate var sentenceForPerson: String {
        let text = sentenceCase(self)
        return text.hasSuffix(".") ? text : text + "."
    }
}
