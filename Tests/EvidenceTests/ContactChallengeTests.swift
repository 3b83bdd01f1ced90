import Evidence
import Order
import TestSupport
import Testing

@Suite("Proof of a contact point by a code (clause 1(a)(ii)(C))")
struct ContactChallengeTests {
    let start = Timestamp(rfc3339: "2026-11-25T09:00:00Z")!
    var generator = SeededGenerator(seed: 1)

    private func wrong(_ code: String) -> String { code == "000000" ? "000001" : "000000" }

    @Test("The code proves the address; spaces and hyphens in it do not matter; proven stays proven")
    mutating func proves() {
        var (challenge, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        #expect(code.count == 6 && code.allSatisfy(\.isNumber))
        let spaced = code.prefix(3) + " - " + code.suffix(3)
        #expect(challenge.answer(String(spaced), at: start.adding(milliseconds: 1)) == .proven)
        #expect(challenge.provenAt == start.adding(milliseconds: 1))
        #expect(challenge.answer(wrong(code), at: start.adding(milliseconds: 2)) == .proven)
    }

    @Test("Wrong answers are counted and end the challenge; the right code then proves nothing")
    mutating func bounded() {
        var (challenge, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        for left in [4, 3, 2, 1] { #expect(challenge.answer(wrong(code), at: start) == .wrong(triesLeft: left)) }
        #expect(challenge.answer(wrong(code), at: start) == .exhausted)
        #expect(challenge.answer(code, at: start) == .exhausted)
        #expect(challenge.provenAt == nil)
        #expect(throws: ContactChallenge.ResendRefused.over) {
            try challenge.resend(at: start + Days(1), using: &generator)
        }
    }

    @Test(
        "A code holds up to, not including, its expiry",
        arguments: [(599_999, true), (600_000, false), (600_001, false)] as [(Int64, Bool)])
    mutating func expiry(offset: Int64, holds: Bool) {
        var (challenge, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        let answer = challenge.answer(code, at: start.adding(milliseconds: offset))
        #expect(answer == (holds ? .proven : .expired))
    }

    @Test("An expired code costs no try, and a clock that ran back proves nothing")
    mutating func noTryLost() {
        var (challenge, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        #expect(challenge.answer("nonsense", at: start + Days(1)) == .expired)
        #expect(challenge.wrongAnswers == 0)
        #expect(challenge.answer(code, at: start.adding(milliseconds: -1)) == .expired)
    }

    @Test("Another code replaces the last, comes no sooner than a minute later, and buys no more guesses")
    mutating func resending() throws {
        var (challenge, first) = ContactChallenge.issue(.standard, at: start, using: &generator)
        #expect(challenge.answer(wrong(first), at: start) == .wrong(triesLeft: 4))
        #expect(throws: ContactChallenge.ResendRefused.tooSoon(until: start.adding(milliseconds: 60_000))) {
            try challenge.resend(at: start.adding(milliseconds: 59_999), using: &generator)
        }
        let second = try challenge.resend(at: start.adding(milliseconds: 60_000), using: &generator)
        #expect(second != first)
        #expect(challenge.answer(first, at: start.adding(milliseconds: 60_000)) == .wrong(triesLeft: 3))
        #expect(challenge.expiresAt == start.adding(milliseconds: 660_000))
        for n in [2, 3] {
            _ = try challenge.resend(at: start.adding(milliseconds: Int64(n) * 60_000), using: &generator)
        }
        #expect(throws: ContactChallenge.ResendRefused.noMoreCodes) {
            try challenge.resend(at: start.adding(milliseconds: 600_000), using: &generator)
        }
    }

    @Test("A challenge for an address to which nothing is sent answers like a real one")
    mutating func noOracle() {
        var real = ContactChallenge.issue(.standard, at: start, using: &generator).challenge
        var (decoy, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        decoy.forgetCode(using: &generator)
        #expect(real.json.object?.keys == decoy.json.object?.keys)
        #expect(decoy.answer(code, at: start) == real.answer("x", at: start))
        for _ in 0..<6 { #expect(real.answer("x", at: start) == decoy.answer("x", at: start)) }
        #expect(real.expiresAt == decoy.expiresAt)
    }

    @Test("It is kept as JSON without the code, and goes on after it is read again")
    mutating func sealing() throws {
        var (challenge, code) = ContactChallenge.issue(.standard, at: start, using: &generator)
        _ = challenge.answer(wrong(code), at: start)
        let json = challenge.json
        func texts(_ value: JSONValue) -> [String] {
            switch value {
            case .string(let text): [text]
            case .object(let fields): fields.values.flatMap(texts)
            default: []
            }
        }
        #expect(!texts(json).contains { $0 == code })
        var again = try #require(ContactChallenge(json: json))
        #expect(again == challenge)
        #expect(again.answer(code, at: start.adding(milliseconds: 1)) == .proven)
        #expect(ContactChallenge(json: again.json) == again)
    }

    @Test(
        "JSON that it did not write is refused",
        arguments: [
            "digits", "lifetimeMs", "tries", "codes", "issuedAt", "wrongAnswers", "codesIssued", "salt", "digest",
        ])
    mutating func strictJSON(field: String) throws {
        var fields = try #require(ContactChallenge.issue(.standard, at: start, using: &generator).challenge.json.object)
        for bad: JSONValue? in [nil, .integer(-1), .string("zz"), .bool(true)] {
            fields[field] = bad
            #expect(ContactChallenge(json: .object(fields)) == nil)
        }
    }

    @Test("Rules outside what is safe cannot be made")
    func rules() {
        #expect(ContactChallenge.Rules(digits: 5, lifetime: 600_000, tries: 5, codes: 4, resendAfter: 0) == nil)
        #expect(ContactChallenge.Rules(digits: 9, lifetime: 600_000, tries: 5, codes: 4, resendAfter: 0) == nil)
        #expect(ContactChallenge.Rules(digits: 8, lifetime: 600_000, tries: 11, codes: 4, resendAfter: 0) == nil)
        #expect(ContactChallenge.Rules.standard.lasting(milliseconds: 86_400_000)?.lifetime == 86_400_000)
    }

    @Test("Codes use every digit alike, leading zeros included")
    mutating func digits() {
        var counts = [Character: Int]()
        var leadingZero = 0
        for _ in 0..<2_000 {
            let code = ContactChallenge.issue(.standard, at: start, using: &generator).code
            if code.first == "0" { leadingZero += 1 }
            for digit in code { counts[digit, default: 0] += 1 }
        }
        #expect(counts.count == 10)
        #expect(counts.values.allSatisfy { (1_000...1_400).contains($0) })
        #expect((140...260).contains(leadingZero))
    }
}
