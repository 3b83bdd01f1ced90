// Proof that somebody reads an e-mail address or a telephone: a code sent there comes back (clause 1(a)(ii)(C), "used to
// verify a foreign person's identity"; NIST SP 800-63A-4 section 3.8, enrollment codes).
import Crypto
import Order

/// A code that was sent to a contact point and has to come back: a state machine without clock, randomness or I/O of its own.
///
/// It keeps a salted hash of the code, never the code. Sealed as entry fields (``json``), it survives a restart. Tries are
/// counted over all codes of one challenge, so that asking for another code buys no more guesses.
///
///     var (challenge, code) = ContactChallenge.issue(.standard, at: now, using: &generator)
///     // send `code`, seal `challenge.json`
///     let outcome = challenge.answer(typed, at: later)
public struct ContactChallenge: Hashable, Sendable {
    public struct Rules: Hashable, Sendable {
        /// Digits of a code, 6 to 8.
        public let digits: Int
        /// How long a code holds, in milliseconds.
        public let lifetime: Int64
        /// Wrong answers in all before the challenge is over.
        public let tries: Int
        /// Codes in all, the first included.
        public let codes: Int
        /// Between two codes at least, in milliseconds.
        public let resendAfter: Int64

        /// `nil` when a number lies outside what is safe.
        public init?(digits: Int, lifetime: Int64, tries: Int, codes: Int, resendAfter: Int64) {
            guard (6...8).contains(digits), (60_000...7 * 86_400_000).contains(lifetime), (1...10).contains(tries),
                (1...10).contains(codes), (0...86_400_000).contains(resendAfter)
            else { return nil }
            self.init(digits, lifetime, tries, codes, resendAfter)
        }
        private init(_ digits: Int, _ lifetime: Int64, _ tries: Int, _ codes: Int, _ resendAfter: Int64) {
            self.digits = digits
            self.lifetime = lifetime
            self.tries = tries
            self.codes = codes
            self.resendAfter = resendAfter
        }

        /// Six digits, ten minutes, five tries, four codes a minute apart: one guess in 200,000 succeeds.
        public static let standard = Rules(6, 600_000, 5, 4, 60_000)
        /// The same with another lifetime, within what is safe.
        public func lasting(milliseconds: Int64) -> Rules? {
            Rules(digits: digits, lifetime: milliseconds, tries: tries, codes: codes, resendAfter: resendAfter)
        }
    }

    /// What an answer brings. `wrong`, `expired` and `exhausted` are the same whether or not anything was ever sent.
    public enum Answer: Hashable, Sendable {
        case proven
        case wrong(triesLeft: Int)
        case expired
        case exhausted
    }

    public enum ResendRefused: Error, Hashable, Sendable, CustomStringConvertible {
        case tooSoon(until: Timestamp)
        case noMoreCodes
        case over
        public var description: String {
            switch self {
            case .tooSoon(let until): "A code was sent just now. Ask for another one after \(until)."
            case .noMoreCodes: "No more codes can be sent for this address. Start again later or use another one."
            case .over: "This check is over. Start a new one."
            }
        }
    }

    public let rules: Rules
    public private(set) var issuedAt: Timestamp
    public private(set) var wrongAnswers = 0
    public private(set) var codesIssued = 1
    /// When the right code came back; `nil` while it has not.
    public private(set) var provenAt: Timestamp?
    private var salt: [UInt8]
    private var digest: [UInt8]

    public var expiresAt: Timestamp { issuedAt.adding(milliseconds: rules.lifetime) }
    /// Whether no answer can prove anything any more.
    public var isExhausted: Bool { wrongAnswers >= rules.tries }

    // MARK: Issuing

    /// A challenge and its code, which is to be sent and forgotten.
    public static func issue(
        _ rules: Rules, at time: Timestamp, using generator: inout some RandomNumberGenerator
    ) -> (challenge: ContactChallenge, code: String) {
        let code = drawCode(digits: rules.digits, using: &generator)
        let salt = drawSalt(using: &generator)
        return (ContactChallenge(rules: rules, issuedAt: time, salt: salt, digest: hash(code, salt)), code)
    }

    /// Leaves everything as it is but the code: no answer is right any more. For an address to which nothing is sent, so that whoever
    /// answers, or asks for another, learns no more than from one that was.
    public mutating func forgetCode(using generator: inout some RandomNumberGenerator) {
        salt = ContactChallenge.drawSalt(using: &generator)
        digest = ContactChallenge.drawSalt(using: &generator) + ContactChallenge.drawSalt(using: &generator)
    }

    /// Another code in place of the last, which then no longer holds.
    public mutating func resend(
        at time: Timestamp, using generator: inout some RandomNumberGenerator
    ) throws(ResendRefused) -> String {
        guard provenAt == nil, !isExhausted else { throw .over }
        guard codesIssued < rules.codes else { throw .noMoreCodes }
        let earliest = issuedAt.adding(milliseconds: rules.resendAfter)
        guard time >= earliest else { throw .tooSoon(until: earliest) }
        let code = ContactChallenge.drawCode(digits: rules.digits, using: &generator)
        salt = ContactChallenge.drawSalt(using: &generator)
        digest = ContactChallenge.hash(code, salt)
        issuedAt = time
        codesIssued += 1
        return code
    }

    // MARK: Answering

    /// Judges an answer. Spaces and hyphens in it are left out; anything else that is no code counts as a wrong try.
    public mutating func answer(_ text: String, at time: Timestamp) -> Answer {
        if provenAt != nil { return .proven }
        if isExhausted { return .exhausted }
        if time >= expiresAt || time < issuedAt { return .expired }
        let code = String(text.prefix(64).filter { $0 != " " && $0 != "-" })
        let given = ContactChallenge.hash(code, salt)
        if ContactChallenge.equalInConstantTime(given, digest) {
            provenAt = time
            return .proven
        }
        wrongAnswers += 1
        return isExhausted ? .exhausted : .wrong(triesLeft: rules.tries - wrongAnswers)
    }

    private static func equalInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard a.count == b.count else { return false }
        var difference: UInt8 = 0
        for i in a.indices { difference |= a[i] ^ b[i] }
        return difference == 0
    }

    private static func hash(_ code: String, _ salt: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(code.utf8), using: SymmetricKey(data: salt)))
    }

    private static func drawCode(digits: Int, using generator: inout some RandomNumberGenerator) -> String {
        var code = ""
        for _ in 0..<digits { code.append(String(Int.random(in: 0...9, using: &generator))) }
        return code
    }

    private static func drawSalt(using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private init(rules: Rules, issuedAt: Timestamp, salt: [UInt8], digest: [UInt8]) {
        self.rules = rules
        self.issuedAt = issuedAt
        self.salt = salt
        self.digest = digest
    }
}

// MARK: JSON

extension ContactChallenge {
    /// Everything it needs to go on later; to be sealed, since a short code can be guessed from its hash.
    public var json: JSONValue {
        var fields: [String: JSONValue] = [
            "digits": .integer(Int64(rules.digits)), "lifetimeMs": .integer(rules.lifetime),
            "tries": .integer(Int64(rules.tries)), "codes": .integer(Int64(rules.codes)),
            "resendAfterMs": .integer(rules.resendAfter), "issuedAt": .string(issuedAt.description),
            "wrongAnswers": .integer(Int64(wrongAnswers)), "codesIssued": .integer(Int64(codesIssued)),
            "salt": .string(Hexadecimal.text(salt)), "digest": .string(Hexadecimal.text(digest)),
        ]
        if let provenAt { fields["provenAt"] = .string(provenAt.description) }
        return .object(fields)
    }

    /// `nil` unless the value is one that ``json`` writes.
    public init?(json: JSONValue) {
        func number(_ name: String) -> Int? { json[name]?.integer.flatMap { Int(exactly: $0) } }
        guard let digits = number("digits"), let lifetime = json["lifetimeMs"]?.integer, let tries = number("tries"),
            let codes = number("codes"), let resendAfter = json["resendAfterMs"]?.integer,
            let rules = Rules(digits: digits, lifetime: lifetime, tries: tries, codes: codes, resendAfter: resendAfter),
            let issuedAt = json["issuedAt"]?.string.flatMap({ Timestamp(rfc3339: $0) }),
            let wrongAnswers = number("wrongAnswers"), (0...tries).contains(wrongAnswers),
            let codesIssued = number("codesIssued"), (1...codes).contains(codesIssued),
            let salt = json["salt"]?.string.flatMap(Hexadecimal.bytes), salt.count == 16,
            let digest = json["digest"]?.string.flatMap(Hexadecimal.bytes), digest.count == 32
        else { return nil }
        self.init(rules: rules, issuedAt: issuedAt, salt: salt, digest: digest)
        self.wrongAnswers = wrongAnswers
        self.codesIssued = codesIssued
        if let proven = json["provenAt"] {
            guard let time = proven.string.flatMap({ Timestamp(rfc3339: $0) }) else { return nil }
            provenAt = time
        }
    }
}

private enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
    static func bytes(_ text: String) -> [UInt8]? {
        let utf8 = Array(text.utf8)
        guard utf8.count % 2 == 0 else { return nil }
        func value(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        var bytes: [UInt8] = []
        for i in stride(from: 0, to: utf8.count, by: 2) {
            guard let high = value(utf8[i]), let low = value(utf8[i + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
