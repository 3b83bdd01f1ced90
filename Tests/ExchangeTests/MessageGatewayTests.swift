import Exchange
import Order
import Records
import Testing

@Suite("Short texts through a gateway described by configuration") struct MessageGatewayTests {
    private func message(_ text: String = "123456 is \"your\" code & more") throws -> TextMessage {
        try TextMessage(to: TelephoneNumber(parsing: "+37120001000"), channel: .sms, text: text, at: sampleTime)
    }

    private func gateway(port: Int, body: String, kind: String = "json") throws -> MessageGateway {
        let json: JSONValue = [
            "gateways": [
                [
                    "name": "sms-one", "channel": "sms", "url": .string("http://127.0.0.1:\(port)/send?to={to}"),
                    "headers": ["authorization": "Bearer {secret}"], "body": .string(body), "bodyKind": .string(kind),
                    "secret": ["env": "KEY"],
                ]
            ]
        ]
        let configuration = try ProcessorConfiguration(json: json.bytes) { place in
            place == .environment("KEY") ? "s3cret" : nil
        }
        return try #require(configuration.gateways.first)
    }

    @Test("Every value is escaped for the place that it goes to, and the secret stands only where it was put")
    func places() async throws {
        let server = try LocalServer { connection in
            let head = connection.readUntil("\r\n\r\n")
            let body = connection.readUntil("}")
            connection.write("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            return head + body
        }
        let gateway = try gateway(port: server.port, body: "{\"to\":\"{digits}\",\"text\":\"{text}\"}")
        try await gateway.send(message())
        let said = await server.transcript
        #expect(said.contains("POST /send?to=%2B37120001000 HTTP/1.1"))
        #expect(said.lowercased().contains("authorization: bearer s3cret"))
        #expect(said.contains("{\"to\":\"37120001000\",\"text\":\"123456 is \\\"your\\\" code & more\"}"))
        #expect(!"\(gateway)".contains("s3cret"))
    }

    @Test("A form's values cannot add fields of their own")
    func form() async throws {
        let server = try LocalServer { connection in
            let head = connection.readUntil("\r\n\r\n")
            let body = connection.readUntil("more")
            connection.write("HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
            return head + body
        }
        try await gateway(port: server.port, body: "to={to}&text={text}", kind: "form").send(message())
        let said = await server.transcript
        #expect(said.contains("to=%2B37120001000&text=123456%20is%20%22your%22%20code%20%26%20more"))
    }

    @Test("A gateway that refuses, redirects or is not there is told apart, and nothing is retried by itself")
    func failures() async throws {
        for (answer, expected) in [
            ("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n", MessageError.refused(status: 401)),
            ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n", .refused(status: 302)),
        ] {
            let server = try LocalServer { connection in
                _ = connection.readUntil("}")
                connection.write(answer)
                return ""
            }
            let gateway = try gateway(port: server.port, body: "{\"text\":\"{text}\"}")
            let message = try message()
            await #expect(throws: expected) { try await gateway.send(message) }
        }
        let gone = try LocalServer { _ in "" }
        let gateway = try gateway(port: gone.port, body: "{\"text\":\"{text}\"}")
        let message = try message()
        await #expect(throws: MessageError.self) { try await gateway.send(message) }
    }

    @Test("A text with a line break or of more than three segments is refused when it is made")
    func texts() throws {
        let number = try TelephoneNumber(parsing: "+37120001000")
        #expect(throws: MessageError.controlCharacter) {
            try TextMessage(to: number, channel: .sms, text: "a\nb", at: sampleTime)
        }
        #expect(throws: MessageError.tooLong) {
            try TextMessage(
                to: number, channel: .sms, text: String(repeating: "a", count: 460), at: sampleTime)
        }
    }

    @Test("A gateway is a processor: without leave nothing is sent, and with it the entry comes first")
    func failsClosed() async throws {
        let carrier = LocalMessages()
        let register = ProcessorRegister()
        let closed = AuthorisedMessageCarrier(
            carrier,
            behind: ProcessorDoor(
                processor: "sms-one", purpose: AuthorisedMessageCarrier.purpose,
                fields: AuthorisedMessageCarrier.fields, actor: .system("test"), register: { register },
                record: { _ in }, now: { sampleTime }))
        let message = try message()
        await #expect(throws: MessageError.self) { try await closed.send(message) }
        let sent = await carrier.messages()
        #expect(sent.isEmpty)
    }
}

@Suite("The file that describes gateways and verifiers") struct ProcessorConfigurationTests {
    private func read(_ json: String) throws(ProcessorConfigurationError) -> ProcessorConfiguration {
        try ProcessorConfiguration(json: Array(json.utf8)) { place in
            switch place {
            case .environment("SECRET"): "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
            default: nil
            }
        }
    }
    private let verifier =
        #"{"name":"faces","url":"https://faces.example/ask","secret":{"env":"SECRET"},"kinds":["face"],"fields":["name"]}"#

    @Test("A verifier is read with its secret from beside the file, and shows it to nobody")
    func verifierIsRead() throws {
        let found = try #require(try read("{\"verifiers\":[\(verifier)]}").verifiers.first)
        #expect(found.name == "faces" && found.kinds == [.face] && found.fields == [.name])
        #expect(!"\(found)".contains("MDEy"))
    }

    @Test(
        "What cannot be used is named, with its processor",
        arguments: [
            (#"{"verifiers":[{"name":"a"}]}"#, "a"), (#"{"gateways":[{"channel":"sms"}]}"#, "name"),
            (#"{"gateway":[]}"#, "gateways and verifiers"), (#"[1]"#, "object"),
            (#"{"gateways":[{"name":"sms-one","channel":"fax","url":"https://a.example/{to}{text}"}]}"#, "channel"),
            (#"{"gateways":[{"name":"sms-one","channel":"sms","url":"http://a.example/{to}{text}"}]}"#, "https"),
            (#"{"gateways":[{"name":"sms-one","channel":"sms","url":"https://a.example/{to}"}]}"#, "{text}"),
            (
                #"{"gateways":[{"name":"sms-one","channel":"sms","url":"https://a.example/{to}{text}","body":"{"}]}"#,
                "body"
            ),
            (
                #"{"gateways":[{"name":"sms-one","channel":"sms","url":"https://a.example/{to}{text}","body":"{}","secret":{"env":"NO"}}]}"#,
                "$NO"
            ),
            (
                #"{"gateways":[{"name":"SMS one","channel":"sms","url":"https://a.example/{to}{text}","body":"{}"}]}"#,
                "lower-case"
            ),
        ])
    func refused(_ json: String, _ word: String) {
        do throws(ProcessorConfigurationError) {
            _ = try read(json)
            Issue.record("was read: \(json)")
        } catch {
            #expect(error.description.contains(word), "\(error)")
        }
    }

    @Test("One name is one processor")
    func twice() {
        #expect(throws: ProcessorConfigurationError.twice("faces")) {
            try read("{\"verifiers\":[\(verifier),\(verifier)]}")
        }
    }
}
