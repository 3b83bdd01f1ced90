import Exchange
import Foundation
import Order
import TestSupport
import Testing

@Suite("Mail") struct MailTests {
    private func mail(
        _ subject: String = "Your code", text: String = "123456\n", to: String = "ilze@example.org"
    ) throws -> Mail {
        var generator = SeededGenerator(seed: 7)
        return try Mail(
            to: try EmailAddress(parsing: to), subject: subject, text: text, domain: "provider.example",
            at: try #require(Timestamp(rfc3339: "2026-11-25T09:14:16Z")), using: &generator)
    }
    private func sender(_ name: String = "Northwind Compute") throws -> MailSender {
        try MailSender(address: try EmailAddress(parsing: "accounts@provider.example"), name: name)
    }

    /// Speaks SMTP with one client; `offers` are the lines of EHLO, `recipient` what it answers to RCPT.
    private func server(offers: [String] = [], recipient: String = "250 ok") throws -> LocalServer {
        try LocalServer { connection in
            var said = ""
            connection.write("220 test ready\r\n")
            while true {
                let line = connection.readUntil("\r\n")
                said += line
                if line.isEmpty { return said }
                if line.hasPrefix("EHLO") {
                    let lines = ["test"] + offers
                    for (index, offer) in lines.enumerated() {
                        connection.write("250\(index == lines.count - 1 ? " " : "-")\(offer)\r\n")
                    }
                } else if line.hasPrefix("RCPT") {
                    connection.write(recipient + "\r\n")
                } else if line.hasPrefix("DATA") {
                    connection.write("354 go on\r\n")
                    said += connection.readUntil("\r\n.\r\n")
                    connection.write("250 taken\r\n")
                } else if line.hasPrefix("QUIT") {
                    connection.write("221 bye\r\n")
                    return said
                } else {
                    connection.write("250 ok\r\n")
                }
            }
        }
    }

    @Test("A mail goes to the relay with one recipient, a date, a message id, and its text whole")
    func sends() async throws {
        let server = try server()
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .none, sender: try sender(), timeout: 30)
        let text = ".a line that begins with a dot\n\nЖдём вас: 123456\n"
        try await relay.send(try mail("Код подтверждения для вашей новой учётной записи у поставщика", text: text))
        let said = await server.transcript
        #expect(said.contains("MAIL FROM:<accounts@provider.example>"))
        #expect(said.components(separatedBy: "RCPT TO:").count == 2)
        #expect(said.contains("RCPT TO:<ilze@example.org>"))
        #expect(said.contains("Date: Wed, 25 Nov 2026 09:14:16 +0000\r\n"))
        #expect(said.contains("@provider.example>\r\nMIME-Version: 1.0"))
        let headers = try #require(
            said.components(separatedBy: "Subject: ").last?.components(separatedBy: "\r\nDate:").first)
        let words = headers.components(separatedBy: "\r\n ")
        #expect(words.count > 1 && words.allSatisfy { $0.utf8.count <= 75 })
        let decoded = words.map { word in
            String(decoding: Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data(), as: UTF8.self)
        }
        #expect(decoded.joined() == "Код подтверждения для вашей новой учётной записи у поставщика")
        let body = try #require(
            said.components(separatedBy: "base64\r\n\r\n").last?.components(separatedBy: "\r\n.\r\n").first)
        #expect(
            String(decoding: Data(base64Encoded: body.replacing("\r\n", with: "")) ?? Data(), as: UTF8.self)
                == text.replacing("\n", with: "\r\n"))
    }

    @Test(
        "A line break or another control character in a header is refused, so no header can be put in",
        arguments: ["a\r\nBcc: everyone@example.org", "a\nb", "a\rb", "a\u{0}b", "a\u{2028}b", "a\u{85}b"])
    func injection(subject: String) throws {
        #expect(throws: MailError.controlCharacter("subject")) { try mail(subject) }
        #expect(throws: MailError.controlCharacter("sender's name")) {
            try MailSender(address: try EmailAddress(parsing: "a@example.org"), name: "x\r\nBcc: b@example.org")
        }
    }

    @Test("A sender's name that could be read as something else is encoded")
    func senderName() async throws {
        let server = try server()
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .none,
            sender: try sender("Bank <other@example.org>, \"x\""),
            timeout: 30)
        try await relay.send(try mail("=?utf-8?B?x?="))
        let said = await server.transcript
        #expect(said.contains("From: =?utf-8?B?"))
        #expect(!said.contains("other@example.org"))
        #expect(!said.contains("Subject: =?utf-8?B?x?="))
    }

    @Test("Without encryption only this machine's own relay is used")
    func encryption() async throws {
        for host in ["mail.example.org", "192.0.2.1", "127.evil.example", "localhost.example"] {
            #expect(throws: MailError.notEncrypted) {
                try SMTPRelay(host: host, port: 25, security: .none, sender: try sender())
            }
        }
        let server = try server()
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .startTLS, sender: try sender(), timeout: 30)
        await #expect(throws: MailError.notEncrypted) { try await relay.send(try mail()) }
        #expect(!(await server.transcript).contains("MAIL FROM"), "nothing is said of the mail before encryption")
    }

    @Test("A refused recipient is told with its code, and whether trying again can help")
    func refused() async throws {
        let server = try server(recipient: "550 no such user")
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .none, sender: try sender(), timeout: 30)
        await #expect(throws: MailError.refused(code: 550)) { try await relay.send(try mail()) }
        _ = await server.transcript
        #expect(MailError.refused(code: 550).isPermanent)
        #expect(!MailError.refused(code: 451).isPermanent)
    }

    @Test("A domain in any script goes out in ASCII, with the local part as it was typed")
    func internationalDomain() async throws {
        let server = try server()
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .none, sender: try sender(), timeout: 30)
        try await relay.send(try mail(to: "Ilze@BÜCHER.example"))
        let said = await server.transcript
        #expect(said.contains("RCPT TO:<Ilze@xn--bcher-kva.example>") && !said.contains("SMTPUTF8"))
        #expect(said.contains("To: <Ilze@xn--bcher-kva.example>"))
    }

    @Test("A local part in any script goes out where the relay takes it (RFC 6531), and is told where it does not")
    func internationalLocalPart() async throws {
        let able = try server(offers: ["SMTPUTF8"])
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: able.port, security: .none, sender: try sender(), timeout: 30)
        try await relay.send(try mail(to: "用户@例え。テスト"))
        let said = await able.transcript
        #expect(said.contains("MAIL FROM:<accounts@provider.example> SMTPUTF8"))
        #expect(said.contains("RCPT TO:<用户@xn--r8jz45g.xn--zckzah>"))
        let unable = try server(recipient: "553 not here")
        let other = try SMTPRelay(
            host: "127.0.0.1", port: unable.port, security: .none, sender: try sender(), timeout: 30)
        await #expect(throws: MailError.addressNeedsUTF8) { try await other.send(try mail(to: "用户@example.org")) }
        _ = await unable.transcript
    }

    @Test("A relay that is not there is unreachable")
    func unreachable() async throws {
        let server = try LocalServer { _ in "" }
        let relay = try SMTPRelay(
            host: "127.0.0.1", port: server.port, security: .none, sender: try sender(), timeout: 30)
        await #expect(throws: MailError.unreachable) { try await relay.send(try mail()) }
    }

    @Test("The sample's outbox keeps mails newest first and finds those of one person")
    func outbox() async throws {
        let outbox = LocalOutbox(sender: try sender())
        try await outbox.send(try mail("first"))
        try await outbox.send(try mail("second", to: "other@example.org"))
        #expect(await outbox.mails().map(\.subject) == ["second", "first"])
        #expect(await outbox.mails(to: try EmailAddress(parsing: "ilze@example.org")).map(\.subject) == ["first"])
    }
}
