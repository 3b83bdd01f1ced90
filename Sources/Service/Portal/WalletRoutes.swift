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
    @Sendable func object(_ context: ServiceContext, here: Bool, walletNonce: String?) async throws -> Response {
        let (id, request) = try names(context)
        let text = try await service.program.walletRequest(
            request, of: id, sameDevice: here, walletNonce: walletNonce)
        return Response(
            status: .ok, headers: [.contentType: "application/oauth-authz-req+jwt", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
    /// The request as it is for any device, or for a wallet on that of the browser that began it, which answers elsewhere.
    @Sendable func routes(_ path: String, here: Bool) -> [PageRoute] {
        [
            PageRoute(.get, path) { _, context in try await object(context, here: here, walletNonce: nil) },
            PageRoute(.post, path) { request, context in
                let nonce = try await request.form()["wallet_nonce"]
                guard nonce?.utf8.count ?? 0 <= Limits.walletNonceBytes else {
                    throw Problem.malformed("The wallet's nonce is longer than \(Limits.walletNonceBytes) bytes.")
                }
                return try await object(context, here: here, walletNonce: nonce)
            },
            PageRoute(.post, path + "/answer") { request, context in
                let (id, name) = try names(context)
                let form = try await request.form(upTo: Limits.walletFormBytes)
                let fields = Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first }
                guard fields.count == form.fields.count else { throw Problem.malformed("A field stands twice.") }
                // Whoever holds the wallet learns no more than that it arrived; what became of it shows where it was asked for.
                var answer: JSONValue = [:]
                if here {
                    let address = try await service.program.holdWalletAnswer(fields, to: name, of: id)
                    answer = ["redirect_uri": .string(address)]
                } else {
                    try await service.program.takeWalletAnswer(fields, to: name, of: id)
                }
                return Answer.json(answer, headers: [.cacheControl: "no-store"]).response
            },
        ]
    }
    return routes(one, here: false) + routes(one + "/here", here: true) + [
        // The wallet sends its holder's browser here; only the browser that began it knows what is asked for.
        PageRoute(.get, "/portal/wallet/{application}/{request}") { request, context in
            let (id, name) = try names(context)
            let held = request.cookies[BrowserOfWallet.cookie(of: name)].flatMap { BrowserOfWallet(cookie: $0.value) }
            _ = try await service.program.acceptHeldPresentation(
                name, of: id, code: try request.query()["response_code"] ?? "", browser: held?.secret)
            var response = seeOther(held.map { "/portal/a/\($0.link)?shown=1" } ?? "/portal")
            response.setCookie(
                Cookie(
                    name: BrowserOfWallet.cookie(of: name), value: "", maxAge: 0, path: "/portal",
                    secure: service.secure, httpOnly: true, sameSite: .lax))
            return response
        }
    ]
}

/// What a browser keeps while its wallet is asked: a secret of its own, and the link of the application that it goes back to.
struct BrowserOfWallet: Sendable {
    var secret: String
    var link: String

    init(secret: String, link: String) {
        self.secret = secret
        self.link = link
    }
    init?(cookie value: String) {
        guard value.utf8.count == 64, value.allSatisfy(\.isHexDigit) else { return nil }
        self.init(secret: String(value.prefix(32)), link: String(value.suffix(32)))
    }
    var cookie: String { secret + link }

    /// One for each request, so that two applications in two tabs do not meet.
    static func cookie(of request: String) -> String { "gatehouse-wallet-" + request.prefix(8) }
}

extension Portal {
    /// Makes a request and shows how to start a wallet with it.
    func askWallet(link: String, _ record: ApplicationRecord) async throws -> Response {
        let browser = BrowserOfWallet(secret: randomText(), link: link)
        let invitation: PresentationInvitation
        do {
            invitation = try await program.askWallet(
                for: record.id, by: .applicant(record.subject), browser: browser.secret)
        } catch ProgramError.conflict(let why) {
            var page = page(EvidenceWay.wallet.title)
            page.notices = [Notice(text: humane(why), css: "stop")]
            page.links = [.init(text: "Another way", href: "/portal/a/\(link)/evidence", note: nil)]
            return answer(page, status: .unprocessableContent)
        }
        var response = waiting(link: link, invitation, looks: true)
        let request = invitation.requestURI.split(separator: "/").last.map(String.init) ?? ""
        // Lax: the wallet's own redirection has to bring it along.
        response.setCookie(
            Cookie(
                name: BrowserOfWallet.cookie(of: request), value: browser.cookie,
                maxAge: Int(Limits.presentationMilliseconds / 1000), path: "/portal", secure: service.secure,
                httpOnly: true, sameSite: .lax))
        return response
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
        page.links = [
            .init(
                text: "Open the wallet on this device", href: invitation.sameDeviceLink ?? invitation.link,
                note: "It brings you back here. Go on in this browser: in another, what it sent is thrown away.")
        ]
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
