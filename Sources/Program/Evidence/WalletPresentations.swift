import Crypto
import Evidence
import Foundation
import Order
import Records

// Showing who one is from a wallet (OpenID4VP 1.0): a request is made for one application, kept sealed with it, answered once, and gone.
// What is asked for is what the applicant stated, so that it can be compared, what tells whether the document is in force, and, where
// the standard asks for strong evidence, the number and the portrait that make it so (NIST SP 800-63A-4 section 2.4.1).

/// With what wallets are asked, and where they answer.
public struct WalletAccess: Sendable {
    public var signer: RequestSigner
    /// Where wallets reach this server, without a slash at its end.
    public var address: String
    /// How they send their answers.
    public var responseMode = ResponseMode.encrypted

    /// - Parameters:
    ///   - certificate: PEM of the certificate that wallets know the provider by, its chain after it.
    ///   - key: PEM of its P-256 private key.
    ///   - address: `https://` and a host; plain HTTP for this machine alone.
    /// - Throws: ``ProgramError/invalid(_:)`` with what to do about it.
    public init(certificate: [UInt8], key: String, address: URL) throws(ProgramError) {
        func refuse(_ pointer: String, _ message: String) -> ProgramError {
            .invalid([FieldProblem(pointer: pointer, message: message)])
        }
        guard let host = address.host(), address.scheme == "https" || host == "localhost" || host == "127.0.0.1" else {
            throw refuse("--public-address", "It has to be https:// and the host that wallets reach this server by.")
        }
        guard let privateKey = try? P256.Signing.PrivateKey(pemRepresentation: key) else {
            throw refuse("--wallet-key", "It is no P-256 private key in PEM.")
        }
        do {
            signer = try RequestSigner(
                certificates: CertificateBundle(parsing: certificate).certificates.map(\.bytes), key: privateKey,
                host: host)
        } catch {
            throw refuse("--wallet-certificate", error.description)
        }
        let text = address.absoluteString
        self.address = text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

/// A request that waits for its answer, as it is kept with the application.
struct PendingPresentation: Hashable, Sendable {
    /// In the addresses that the wallet uses; random.
    var id: String
    var request: PresentationRequest
    /// The digest of what the browser that began it holds, for a wallet on the same device; `nil` when no browser of ours did.
    var browser: String?
    /// What was presented on the same device, until that browser comes for it with the code (OpenID4VP 1.0 section 13.3).
    var held: EvidenceRecord?
    /// The digest of the code.
    var code: String?

    /// The request as a wallet on the device of the browser that began it gets it: it answers elsewhere.
    var sameDevice: PresentationRequest {
        var request = request
        request.responseURI = request.responseURI.replacing("/answer", with: "/here/answer")
        return request
    }
}

/// What an applicant is shown to start a wallet with.
public struct PresentationInvitation: Sendable {
    /// `openid4vp://…`: the text of a code to scan with another device, or a link whose answer is taken wherever it was opened.
    public var link: String
    /// The link for a wallet on the device of the browser that began it: what it presents counts once that browser comes back with
    /// the code that the wallet is told. `nil` when no browser of ours began it.
    public var sameDeviceLink: String?
    public var requestURI: String
    public var expires: Timestamp
    public var record: ApplicationRecord

    fileprivate init(_ pending: PendingPresentation, at address: String, of record: ApplicationRecord) {
        requestURI = "\(address)/wallet/\(record.id)/\(pending.id)"
        link = pending.request.link(requestURI: requestURI)
        sameDeviceLink = pending.browser.map { [requestURI] _ in pending.request.link(requestURI: requestURI + "/here")
        }
        expires = pending.request.expires
        self.record = record
    }
}

extension IdentificationProgram {
    /// Whether wallets can be asked here.
    public var asksWallets: Bool { configuration.wallets != nil }

    /// Makes a request for a wallet, in place of one that waits.
    ///
    /// - Parameter browser: a random text that the applicant's browser holds, when a page of ours asks.
    /// - Throws: ``ProgramError/unavailable(_:)`` when no certificate was given to ask with, ``ProgramError/conflict(_:)`` when the
    ///   application takes no evidence.
    public func askWallet(for id: ApplicationID, by actor: Actor, browser: String? = nil) async throws
        -> PresentationInvitation
    {
        guard let wallets = configuration.wallets else {
            throw ProgramError.unavailable("This server has no certificate to ask wallets with.")
        }
        var made: PendingPresentation?
        let record = try await step(id, by: actor) { record, time in
            try requirePending(record)
            guard case .individual(let person) = record.application.applicant else {
                throw ProgramError.conflict(
                    "A wallet holds the documents of an individual; this applicant is an entity.")
            }
            guard !record.decision.isOfUnitedStatesPerson else {
                throw ProgramError.conflict("No document is asked of a United States person, and none is kept.")
            }
            let name = SymmetricKey(size: .bits128).withUnsafeBytes(Array.init).hexadecimal
            let random = SymmetricKey(size: .init(bitCount: 512)).withUnsafeBytes(Array.init)
            let request = PresentationRequest(
                signer: wallets.signer,
                query: CredentialQuery(asking: Self.asked(of: person, missing: record.decision.missing)),
                responseURI: "\(wallets.address)/wallet/\(id)/\(name)/answer", responseMode: wallets.responseMode,
                random: random, responseKey: P256.KeyAgreement.PrivateKey(), issued: time)
            let pending = PendingPresentation(
                id: name, request: request, browser: browser.map { Self.digest($0) }, held: nil, code: nil)
            record.presentation = pending
            made = pending
            return StepTaken(kind: .applicationWalletAsked, aspects: [.review])
        }
        guard let made else { throw ProgramError.notFound("request of \(id)") }
        return PresentationInvitation(made, at: wallets.address, of: record)
    }

    /// The request that waits to be answered; `nil` when none does, or its time is over.
    public func walletInvitation(of record: ApplicationRecord) -> PresentationInvitation? {
        guard let wallets = configuration.wallets, let pending = record.presentation,
            clock.now <= pending.request.expires, pending.held == nil
        else { return nil }
        return PresentationInvitation(pending, at: wallets.address, of: record)
    }

    /// The request object that a wallet fetches.
    ///
    /// - Parameter sameDevice: whether it was opened as ``PresentationInvitation/sameDeviceLink``.
    /// - Throws: ``ProgramError/notFound(_:)`` when no such request waits: it was answered, replaced or never made.
    public func walletRequest(
        _ request: String, of id: ApplicationID, sameDevice: Bool = false, walletNonce: String?
    ) async throws -> String {
        guard let wallets = configuration.wallets, let pending = try waiting(request, of: id),
            !sameDevice || pending.browser != nil
        else {
            throw ProgramError.notFound("request that waits")
        }
        guard clock.now <= pending.request.expires else {
            throw ProgramError.conflict(PresentationError.expired.description)
        }
        do {
            return try (sameDevice ? pending.sameDevice : pending.request).signed(
                by: wallets.signer, walletNonce: walletNonce)
        } catch {
            throw ProgramError.unavailable(
                "The request cannot be signed. Check the certificate for wallets and its key.")
        }
    }

    /// Takes a wallet's answer: once, whether it is good or bad. What cannot be read at all leaves the request waiting, so that
    /// nobody but the wallet can use it up.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` when no such request waits, ``ProgramError/invalid(_:)`` for what is no answer to
    ///   it, ``ProgramError/conflict(_:)`` when it comes too late or was answered meanwhile.
    @discardableResult
    public func takeWalletAnswer(_ form: [String: String], to request: String, of id: ApplicationID) async throws
        -> EvidenceAnswer
    {
        guard let pending = try waiting(request, of: id) else { throw ProgramError.notFound("request that waits") }
        let piece = try await judged(form, as: pending.request, pending, of: id)
        let subject = try await application(id).subject
        return try await keep(to: id, by: .applicant(subject)) { record, _ in
            try Self.take(pending, from: &record)
            return piece
        }
    }

    /// Takes the answer of a wallet on the device of the browser that began it. It is judged now, and counts once that browser comes
    /// to the address that is returned: a link that somebody else was sent brings their document nowhere (OpenID4VP 1.0 section 13.3).
    ///
    /// - Returns: `redirect_uri`, with a fresh code.
    public func holdWalletAnswer(_ form: [String: String], to request: String, of id: ApplicationID) async throws
        -> String
    {
        guard let wallets = configuration.wallets, let pending = try waiting(request, of: id), pending.browser != nil
        else { throw ProgramError.notFound("request that waits") }
        let piece = try await judged(form, as: pending.sameDevice, pending, of: id)
        let code = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init).hexadecimal
        let subject = try await application(id).subject
        _ = try await step(id, by: .applicant(subject)) { record, _ in
            var held = try Self.take(pending, from: &record)
            held.held = piece
            held.code = Self.digest(code)
            record.presentation = held
            return StepTaken(kind: .applicationWalletPresented, aspects: [.review])
        }
        return "\(wallets.address)/portal/wallet/\(id)/\(pending.id)?response_code=\(code)"
    }

    /// The browser that began it comes for what its wallet presented.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` for a wrong code or when nothing is held, ``ProgramError/forbidden(_:)`` in another browser,
    ///   ``ProgramError/conflict(_:)`` when its time is over. In both cases what was presented is thrown away.
    public func acceptHeldPresentation(
        _ request: String, of id: ApplicationID, code: String, browser: String?
    ) async throws -> EvidenceAnswer {
        let record = try standing(id).record
        guard let pending = record.presentation, Self.agree(pending.id, request), let piece = pending.held,
            let expected = pending.code, Self.agree(expected, Self.digest(code))
        else { throw ProgramError.notFound("presentation that waits") }
        guard let began = pending.browser, let browser, Self.agree(began, Self.digest(browser)) else {
            try await consume(pending, of: id)
            throw ProgramError.forbidden(
                "This was begun in another browser, so what your wallet sent was thrown away. Whoever sent you a link may have wanted your identity for an application of theirs. If it is yours, ask again in the browser in which you want to go on."
            )
        }
        guard clock.now <= pending.request.expires else {
            try await consume(pending, of: id)
            throw ProgramError.conflict(PresentationError.expired.description)
        }
        return try await keep(to: id, by: .applicant(record.subject)) { record, _ in
            guard record.presentation == pending else {
                throw ProgramError.conflict("This request was answered already. Ask again.")
            }
            record.presentation = nil
            return piece
        }
    }

    /// What a wallet's answer is worth.
    private func judged(
        _ form: [String: String], as request: PresentationRequest, _ pending: PendingPresentation, of id: ApplicationID
    ) async throws -> EvidenceRecord {
        guard pending.held == nil else { throw ProgramError.conflict("This request was answered already. Ask again.") }
        let time = clock.now
        let response: PresentationResponse
        do throws(PresentationError) {
            response = try PresentationResponse(form, to: request, at: time)
        } catch {
            switch error {
            case .declined:
                try await consume(pending, of: id)
                throw ProgramError.conflict(error.description)
            case .expired: throw ProgramError.conflict(error.description)
            default: throw ProgramError.invalid([FieldProblem(pointer: "/response", message: error.description)])
            }
        }
        let trust = trustKept.withLock { $0 }
        let context = InspectionContext(trust: trust.store, time: time, companions: [])
        let presented = response.verified(for: request, in: context)
        // One credential is asked for; of several the best is kept.
        guard let best = presented.first(where: { $0.verdict.status == .valid }) ?? presented.first else {
            throw ProgramError.invalid([FieldProblem(pointer: "/response", message: "It presents nothing.")])
        }
        let kind: Evidence.EvidenceKind =
            best.kind.format == .mobileDocument ? .mobileDocument : .selectiveDisclosureCredential
        // What was not asked for is not kept, whatever the wallet sends.
        let asked = Set(request.query.attributes)
        let claims = best.verdict.claims.filter { asked.contains($0.attribute) }
        var reason = best.verdict.reason
        var others: [String] = []
        for claim in best.verdict.claims
        where !asked.contains(claim.attribute) && !others.contains(claim.attribute.words) {
            others.append(claim.attribute.words)
        }
        if !others.isEmpty {
            reason.because.append(
                Reason(
                    "1(a)(i)",
                    "The wallet also sent what was not asked for, and it was not kept: \(others.joined(separator: ", ")).",
                    holds: nil))
        }
        let subject = try await application(id).subject
        return EvidenceRecord(
            kind: kind.rawValue, verdict: best.verdict.status.rawValue,
            claims: claims.prefix(Limits.evidenceClaims).map(ClaimRecord.init(_:)), reason: reason, at: time,
            weaknesses: best.verdict.weaknesses, by: Actor.applicant(subject).text, trust: trust.version,
            files: [.init(presented: best)])
    }

    /// Takes a request out of a record that was read anew: once, whoever comes first.
    @discardableResult
    private static func take(_ pending: PendingPresentation, from record: inout ApplicationRecord) throws
        -> PendingPresentation
    {
        guard let waiting = record.presentation, waiting.id == pending.id, waiting.held == nil else {
            throw ProgramError.conflict("This request was answered already. Ask again.")
        }
        record.presentation = nil
        return waiting
    }

    private static func digest(_ text: String) -> String { SHA256.hash(data: Array(text.utf8)).hexadecimal }

    /// Both are random or digests; the comparison takes the same time wherever they differ.
    private static func agree(_ a: String, _ b: String) -> Bool {
        zip(a.utf8, b.utf8).reduce(a.utf8.count == b.utf8.count) { $1.0 == $1.1 && $0 }
    }

    /// Name and validity always, the rest as far as it was stated.
    private static func asked(of person: Individual, missing: [MissingItem]) -> [Claim.Attribute] {
        var attributes: [Claim.Attribute] = [.name, .issuingState, .documentExpiry]
        if person.birthDate != nil { attributes.append(.birthDate) }
        if person.address != nil { attributes.append(.address) }
        if person.citizenships?.isEmpty == false { attributes.append(.nationality) }
        if !person.identificationNumbers.isEmpty { attributes += [.documentNumber, .nationalNumber] }
        let strong = [Assurance.strongEvidence, .superiorEvidence].map(\.rawValue)
        if missing.contains(where: { item in strong.contains { item.pointer.hasSuffix($0) } }) {
            attributes += [.documentNumber, .portrait]
        }
        return attributes
    }

    private func waiting(_ request: String, of id: ApplicationID) throws -> PendingPresentation? {
        guard let pending = try standing(id).record.presentation,
            Self.agree(pending.id, request)
        else { return nil }
        return pending
    }

    private func consume(_ pending: PendingPresentation, of id: ApplicationID) async throws {
        let subject = try await application(id).subject
        _ = try await step(id, by: .applicant(subject)) { record, _ in
            guard record.presentation?.id == pending.id else { return nil }
            record.presentation = nil
            return StepTaken(kind: .applicationWalletDeclined, aspects: [.review])
        }
    }
}

extension EvidenceRecord.FileDigest {
    /// What a wallet presented, by its digest.
    fileprivate init(presented: PresentedCredential) {
        self.init(name: presented.kind.rawValue, bytes: presented.bytes, digest: presented.digest, picture: nil)
    }
}

extension PendingPresentation {
    var stored: JSONValue {
        var fields: [String: JSONValue] = [
            "id": .string(id), "clientID": .string(request.clientID), "nonce": .string(request.nonce),
            "state": .string(request.state), "responseURI": .string(request.responseURI),
            "mode": .string(request.responseMode.rawValue),
            "attributes": .array(request.query.attributes.map { .string($0.rawValue) }),
            "key": .string(request.responseKey.hexadecimal), "issued": request.issued.json,
            "expires": request.expires.json,
        ]
        if let browser { fields["browser"] = .string(browser) }
        if let held { fields["held"] = held.stored }
        if let code { fields["code"] = .string(code) }
        return .object(fields)
    }

    init(stored value: JSONValue) throws {
        let key = try value.text("key")
        id = try value.text("id")
        request = PresentationRequest(
            clientID: try value.text("clientID"), nonce: try value.text("nonce"), state: try value.text("state"),
            responseURI: try value.text("responseURI"),
            responseMode: value["mode"]?.string.flatMap(ResponseMode.init(rawValue:)) ?? .encrypted,
            query: CredentialQuery(
                asking: (value["attributes"]?.array ?? []).compactMap {
                    $0.string.flatMap(Claim.Attribute.init(rawValue:))
                }),
            responseKey: stride(from: 0, to: key.utf8.count - 1, by: 2).compactMap { place in
                let start = key.utf8.index(key.startIndex, offsetBy: place)
                return UInt8(key[start..<key.utf8.index(start, offsetBy: 2)], radix: 16)
            }, issued: try value.time("issued"), expires: try value.time("expires"))
        browser = value["browser"]?.string
        held = try value["held"].map(EvidenceRecord.init(stored:))
        code = value["code"]?.string
    }
}
