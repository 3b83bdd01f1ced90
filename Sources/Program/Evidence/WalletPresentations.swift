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
}

/// What an applicant is shown to start a wallet with.
public struct PresentationInvitation: Sendable {
    /// `openid4vp://…`: a link on the same device, or the text of a code to scan with another.
    public var link: String
    public var requestURI: String
    public var expires: Timestamp
    public var record: ApplicationRecord

    fileprivate init(_ pending: PendingPresentation, at address: String, of record: ApplicationRecord) {
        requestURI = "\(address)/wallet/\(record.id)/\(pending.id)"
        link = pending.request.link(requestURI: requestURI)
        expires = pending.request.expires
        self.record = record
    }
}

extension IdentificationProgram {
    /// Whether wallets can be asked here.
    public var asksWallets: Bool { configuration.wallets != nil }

    /// Makes a request for a wallet, in place of one that waits.
    ///
    /// - Throws: ``ProgramError/unavailable(_:)`` when no certificate was given to ask with, ``ProgramError/conflict(_:)`` when the
    ///   application takes no evidence.
    public func askWallet(for id: ApplicationID, by actor: Actor) async throws -> PresentationInvitation {
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
            let name = hexadecimal(SymmetricKey(size: .bits128).withUnsafeBytes(Array.init))
            let random = SymmetricKey(size: .init(bitCount: 512)).withUnsafeBytes(Array.init)
            let request = PresentationRequest(
                signer: wallets.signer,
                query: CredentialQuery(asking: Self.asked(of: person, missing: record.decision.missing)),
                responseURI: "\(wallets.address)/wallet/\(id)/\(name)/answer", responseMode: wallets.responseMode,
                random: random, responseKey: P256.KeyAgreement.PrivateKey(), issued: time)
            let pending = PendingPresentation(id: name, request: request)
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
            clock.now <= pending.request.expires
        else { return nil }
        return PresentationInvitation(pending, at: wallets.address, of: record)
    }

    /// The request object that a wallet fetches.
    ///
    /// - Throws: ``ProgramError/notFound(_:)`` when no such request waits: it was answered, replaced or never made.
    public func walletRequest(_ request: String, of id: ApplicationID, walletNonce: String?) async throws -> String {
        guard let wallets = configuration.wallets, let pending = try waiting(request, of: id) else {
            throw ProgramError.notFound("request that waits")
        }
        guard clock.now <= pending.request.expires else {
            throw ProgramError.conflict(PresentationError.expired.description)
        }
        do {
            return try pending.request.signed(by: wallets.signer, walletNonce: walletNonce)
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
        let time = clock.now
        let response: PresentationResponse
        do throws(PresentationError) {
            response = try PresentationResponse(form, to: pending.request, at: time)
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
        let presented = response.verified(for: pending.request, in: context)
        // One credential is asked for; of several the best is kept.
        guard let best = presented.first(where: { $0.verdict.status == .valid }) ?? presented.first else {
            throw ProgramError.invalid([FieldProblem(pointer: "/response", message: "It presents nothing.")])
        }
        let kind: Evidence.EvidenceKind =
            best.kind.format == .mobileDocument ? .mobileDocument : .selectiveDisclosureCredential
        let subject = try await application(id).subject
        return try await keep(to: id, by: .applicant(subject)) { record, time in
            guard record.presentation?.id == pending.id else {
                throw ProgramError.conflict("This request was answered already. Ask again.")
            }
            record.presentation = nil
            return EvidenceRecord(
                kind: kind.rawValue, verdict: best.verdict.status.rawValue,
                claims: best.verdict.claims.prefix(Limits.evidenceClaims).map(ClaimRecord.init(_:)),
                reason: best.verdict.reason, at: time, by: Actor.applicant(subject).text, trust: trust.version,
                files: [.init(presented: best)])
        }
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
            // Both are random; the comparison takes the same time wherever they differ.
            zip(pending.id.utf8, request.utf8).reduce(
                pending.id.utf8.count == request.utf8.count, { $1.0 == $1.1 && $0 })
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
        [
            "id": .string(id), "clientID": .string(request.clientID), "nonce": .string(request.nonce),
            "state": .string(request.state), "responseURI": .string(request.responseURI),
            "mode": .string(request.responseMode.rawValue),
            "attributes": .array(request.query.attributes.map { .string($0.rawValue) }),
            "key": .string(hexadecimal(request.responseKey)), "issued": request.issued.json,
            "expires": request.expires.json,
        ]
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
    }
}
