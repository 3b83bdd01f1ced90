import Evidence
import HTTPTypes
import Hummingbird
import Order
import Program

// Where wallets come (OpenID4VP 1.0 sections 5.10 and 8.2): to fetch a request that was made for one application, and to post what they
// present. Both addresses are random and die with the answer; neither tells anything of the application.

func walletRoutes(_ service: ServiceState) -> [PageRoute] {
    let one = "/wallet/{application}/{request}"
    @Sendable func names(_ context: ServiceContext) throws -> (id: ApplicationID, request: String) {
        guard let id = context.parameters.get("application").flatMap(ApplicationID.init(rawValue:)),
            let request = context.parameters.get("request"), request.utf8.count == 32
        else { throw Problem.notFound }
        return (id, request)
    }
    @Sendable func object(_ context: ServiceContext, walletNonce: String?) async throws -> Response {
        let (id, request) = try names(context)
        let text = try await service.program.walletRequest(request, of: id, walletNonce: walletNonce)
        return Response(
            status: .ok, headers: [.contentType: "application/oauth-authz-req+jwt", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
    return [
        PageRoute(.get, one) { _, context in try await object(context, walletNonce: nil) },
        PageRoute(.post, one) { request, context in
            let nonce = try await request.form()["wallet_nonce"]
            guard nonce?.utf8.count ?? 0 <= Limits.walletNonceBytes else {
                throw Problem.malformed("The wallet's nonce is longer than \(Limits.walletNonceBytes) bytes.")
            }
            return try await object(context, walletNonce: nonce)
        },
        PageRoute(.post, one + "/answer") { request, context in
            let (id, name) = try names(context)
            let form = try await request.form(upTo: Limits.walletFormBytes)
            let fields = Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first }
            guard fields.count == form.fields.count else { throw Problem.malformed("A field stands twice.") }
            try await service.program.takeWalletAnswer(fields, to: name, of: id)
            // Whoever holds the wallet learns no more than that it arrived; what became of it shows where it was asked for.
            return Answer.json([:], headers: [.cacheControl: "no-store"]).response
        },
    ]
}

extension Portal {
    /// Makes a request and shows how to start a wallet with it.
    func askWallet(link: String, _ record: ApplicationRecord) async throws -> Response {
        let invitation: PresentationInvitation
        do {
            invitation = try await program.askWallet(for: record.id, by: .applicant(record.subject))
        } catch ProgramError.conflict(let why) {
            var page = page(EvidenceWay.wallet.title)
            page.notices = [Notice(text: humane(why), css: "stop")]
            page.links = [.init(text: "Another way", href: "/portal/a/\(link)/evidence", note: nil)]
            return answer(page, status: .unprocessableContent)
        }
        return waiting(link: link, invitation, looks: true)
    }

    /// The page while the wallet has not answered: it looks again by itself, and goes on when the answer is there. `nil` when no
    /// request waits.
    func waitingForWallet(link: String, _ record: ApplicationRecord, looks: Bool) -> Response? {
        program.walletInvitation(of: record).map { waiting(link: link, $0, looks: looks) }
    }

    private func waiting(link: String, _ invitation: PresentationInvitation, looks: Bool) -> Response {
        let address = "/portal/a/\(link)/evidence/wallet?waiting="
        var page = page("Open your wallet")
        page.lead =
            "Your wallet shows what is asked for before anything leaves it. The request holds until \(Moment.long(invitation.expires))."
        page.links = [.init(text: "Open the wallet on this device", href: invitation.link, note: nil)]
        // An address that is too long for a code is still a link and a text.
        page.picture = (try? QRCode(encoding: Array(invitation.link.utf8))).map {
            .init(
                svg: $0.svg(label: "A code for your wallet to scan"),
                caption: "With the wallet on another device, scan this code with it.")
        }
        page.links += [
            .init(
                text: "I have shown it: go on", href: "/portal/a/\(link)?shown=1",
                note: looks ? "This page also goes on by itself." : "What became of it is on the next page."),
            looks
                ? .init(text: "Stop looking by itself", href: address + "still", note: nil)
                : .init(text: "Look again", href: address + "1", note: nil),
            .init(text: "Another way", href: "/portal/a/\(link)/evidence", note: nil),
        ]
        page.answers = .init(rows: [
            .init(question: "Or copy this address to it", answer: invitation.link)
        ])
        var response = answer(page)
        if looks, let refresh = HTTPField.Name("Refresh") {
            response.headers[refresh] = "\(Limits.walletLookSeconds); url=\(address)1"
        }
        return response
    }
}

extension Limits {
    /// What a wallet adds to a request, in bytes.
    static let walletNonceBytes = 256
    /// A wallet's answer as a form: base64url needs no escapes.
    static let walletFormBytes = walletResponseBytes + 64 * 1024
    /// After how many seconds the portal's page looks whether the wallet has answered.
    static let walletLookSeconds = 6
}
