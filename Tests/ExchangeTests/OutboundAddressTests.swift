import Exchange
import Order
import TestSupport
import Testing

@Suite("Which addresses the server calls on somebody's word") struct OutboundAddressTests {
    @Test(
        "Private, loopback, link-local and other special addresses are not public, in whatever spelling",
        arguments: [
            "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
            "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
            "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
            "::ffff:169.254.169.254", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
            "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001::1", "2001:db8::1", "3fff::1", "fc00::1", "fd12:3456::1",
            "fe80::1", "fec0::1", "ff02::1", "100::1", "5f00::1",
        ])
    func notPublic(text: String) throws {
        #expect(!OutboundAddress.isPublic(try IPAddress(parsing: text)))
    }

    @Test(
        "Ordinary addresses are public, next to every special block",
        arguments: [
            "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
            "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255",
            "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
            "2001:4860:4860::8888", "64:ff9b::101:101", "2002:101:101::1",
        ])
    func isPublic(text: String) throws {
        #expect(OutboundAddress.isPublic(try IPAddress(parsing: text)))
    }

    @Test("An address to call is https with a host, and nothing that could mislead")
    func addresses() throws {
        #expect(try WebhookAddress(parsing: "https://example.com:8443/hook?x=1").port == 8443)
        #expect(try WebhookAddress(parsing: "http://10.0.0.1/hook", allowsPrivate: true).host == "10.0.0.1")
        #expect(throws: WebhookAddressError.notSecure) { try WebhookAddress(parsing: "http://example.com/") }
        #expect(throws: WebhookAddressError.notSecure) { try WebhookAddress(parsing: "ftp://example.com/") }
        #expect(throws: WebhookAddressError.surplus) { try WebhookAddress(parsing: "https://user:secret@example.com/") }
        #expect(throws: WebhookAddressError.surplus) { try WebhookAddress(parsing: "https://example.com/#x") }
        for text in ["", "https://", "example.com", "https://exa mple.com", "https://example.com/\r\nX: y"] {
            #expect(throws: WebhookAddressError.self) { try WebhookAddress(parsing: text) }
        }
    }

    @Test("A loopback address is refused before anything is sent, and reached when the setting allows it")
    func loopback() async throws {
        let server = try LocalServer { connection in
            let request = connection.readUntil("\r\n\r\n")
            connection.write("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return request
        }
        let url = "http://127.0.0.1:\(server.port)/hook"
        var generator = SeededGenerator(seed: 1)
        let secret = WebhookSecret.random(using: &generator)
        var endpoint = WebhookEndpoint(
            id: "e", address: try WebhookAddress(parsing: url, allowsPrivate: true), secrets: [secret])
        let body = Array("{}".utf8)
        let headers = WebhookHeaders(signing: body, id: "m", at: sampleTime, with: [secret])
        let transport = HTTPWebhookTransport(timeout: 30)
        await #expect(throws: WebhookFailure.addressNotAllowed("127.0.0.1")) {
            try await transport.post(body, headers: headers, to: endpoint)
        }
        endpoint.allowsPrivate = true
        try await transport.post(body, headers: headers, to: endpoint)
        let request = await server.transcript
        #expect(request.contains("webhook-signature: v1,"))
        #expect(request.hasPrefix("POST /hook HTTP/1.1\r\n"))
    }

    @Test("A redirect is not followed, whatever it points to")
    func redirect() async throws {
        let server = try LocalServer { connection in
            let request = connection.readUntil("\r\n\r\n")
            connection.write(
                "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
            return request
        }
        let endpoint = WebhookEndpoint(
            id: "e", address: try WebhookAddress(parsing: "http://localhost:\(server.port)/", allowsPrivate: true),
            secrets: [], allowsPrivate: true)
        let headers = WebhookHeaders(signing: [], id: "m", at: sampleTime, with: [])
        await #expect(throws: WebhookFailure.redirect) {
            try await HTTPWebhookTransport(timeout: 30).post([], headers: headers, to: endpoint)
        }
        _ = await server.transcript
    }
}
