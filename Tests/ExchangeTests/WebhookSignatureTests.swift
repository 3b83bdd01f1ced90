import Exchange
import Order
import Testing

@Suite("Webhooks are signed as Standard Webhooks says") struct WebhookSignatureTests {
    private let time = Timestamp(milliseconds: 1_614_265_330_000)
    private let body = Array(#"{"test": 2432232314}"#.utf8)
    private func secret(_ text: String = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") throws -> WebhookSecret {
        try WebhookSecret(parsing: text)
    }

    @Test("The vector of the specification's own libraries")
    func vector() throws {
        let headers = WebhookHeaders(
            signing: body, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: time, with: [try secret()])
        #expect(headers.timestamp == "1614265330")
        #expect(headers.signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        try headers.verify(body, with: [try secret()], at: time)
    }

    @Test("While a secret is rotated a message carries two signatures, and a receiver with either secret accepts it")
    func rotation() throws {
        var generator = SystemRandomNumberGenerator()
        let old = try secret(), new = WebhookSecret.random(using: &generator),
            other = WebhookSecret.random(using: &generator)
        let headers = WebhookHeaders(signing: body, id: "m", at: time, with: [new, old])
        #expect(headers.signature.split(separator: " ").count == 2)
        try headers.verify(body, with: [old], at: time)
        try headers.verify(body, with: [new], at: time)
        #expect(throws: WebhookVerificationError.wrongSignature) { try headers.verify(body, with: [other], at: time) }
        #expect(try WebhookSecret(parsing: new.text) == new)
    }

    @Test("Any flipped byte of id, time or body, and any message out of its time, is refused")
    func tampering() throws {
        let secrets = [try secret()]
        let headers = WebhookHeaders(signing: body, id: "m", at: time, with: secrets)
        for index in body.indices {
            var other = body
            other[index] ^= 1
            #expect(throws: WebhookVerificationError.wrongSignature) {
                try headers.verify(other, with: secrets, at: time)
            }
        }
        func with(_ change: (inout WebhookHeaders) -> Void) -> WebhookHeaders {
            var changed = headers
            change(&changed)
            return changed
        }
        #expect(throws: WebhookVerificationError.wrongSignature) {
            try with { $0.id = "n" }.verify(body, with: secrets, at: time)
        }
        #expect(throws: WebhookVerificationError.wrongSignature) {
            try with { $0.timestamp = "1614265331" }.verify(body, with: secrets, at: time)
        }
        #expect(throws: WebhookVerificationError.malformedTimestamp) {
            try with { $0.timestamp = "-1" }.verify(body, with: secrets, at: time)
        }
        #expect(throws: WebhookVerificationError.noSignature) {
            try with { $0.signature = "v1a,AAAA v2,AAAA" }.verify(body, with: secrets, at: time)
        }
        #expect(throws: WebhookVerificationError.tooOld) {
            try headers.verify(body, with: secrets, at: time.adding(milliseconds: 301_000))
        }
        #expect(throws: WebhookVerificationError.fromTheFuture) {
            try headers.verify(body, with: secrets, at: time.adding(milliseconds: -301_000))
        }
    }

    @Test("A secret of the wrong form is refused, and a secret never describes itself")
    func secrets() throws {
        #expect(throws: WebhookSecretError.noPrefix) { try WebhookSecret(parsing: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw") }
        #expect(throws: WebhookSecretError.notBase64) { try WebhookSecret(parsing: "whsec_!!") }
        #expect(throws: WebhookSecretError.length(3)) { try WebhookSecret(parsing: "whsec_AAAA") }
        #expect("\(try secret()) \(String(reflecting: try secret()))".contains("MfKQ") == false)
    }
}
