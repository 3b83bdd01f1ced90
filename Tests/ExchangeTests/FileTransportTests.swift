import Exchange
import Foundation
import Order
import Testing

@Suite("Fetching a file that may have changed") struct FileTransportTests {
    private func fetch(
        _ server: LocalServer, unless validators: FileValidators = FileValidators(), limit: Int = 1000,
        timeout: Int64 = 10
    ) async -> Result<FetchOutcome, FetchFailure> {
        do throws(FetchFailure) {
            guard let address = try? SourceAddress(parsing: "http://127.0.0.1:\(server.port)/sdn.xml") else {
                return .failure(.unreachable)
            }
            return .success(
                try await HTTPFileTransport(timeout: timeout, idleTimeout: timeout).fetch(
                    address, unless: validators, limit: limit, allowsPrivate: false))
        } catch { return .failure(error) }
    }
    private func answering(_ answer: String) throws -> LocalServer {
        try LocalServer { connection in
            let asked = connection.readUntil("\r\n\r\n")
            connection.write(answer)
            return asked
        }
    }

    @Test("A file comes with what the server says of it, and is asked for uncompressed")
    func whole() async throws {
        let server = try answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nETag: \"v1\"\r\nLast-Modified: Fri, 28 Jan 2022 00:00:00 GMT\r\n\r\nhello"
        )
        let outcome = await fetch(server)
        #expect(
            outcome
                == .success(
                    .file(
                        Array("hello".utf8),
                        FileValidators(entityTag: "\"v1\"", lastModified: "Fri, 28 Jan 2022 00:00:00 GMT"))))
        let asked = await server.transcript.lowercased()
        #expect(asked.contains("accept-encoding: identity") && !asked.contains("if-none-match"))
    }

    @Test("What was said of the last file is sent back, and 304 means it is still that one")
    func notModified() async throws {
        let server = try answering("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n")
        let outcome = await fetch(
            server, unless: FileValidators(entityTag: "\"v1\"", lastModified: "Fri, 28 Jan 2022 00:00:00 GMT"))
        #expect(outcome == .success(.notModified))
        let asked = await server.transcript.lowercased()
        #expect(asked.contains("if-none-match: \"v1\""))
        #expect(asked.contains("if-modified-since: fri, 28 jan 2022"))
        let unasked = try answering("HTTP/1.1 304 Not Modified\r\n\r\n")
        #expect(await fetch(unasked) == .failure(.status(304)))
    }

    @Test(
        "A file that is cut off, too large, compressed or not there is no file",
        arguments: [
            ("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello", FetchFailure.truncated(announced: 50, received: 5)),
            ("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", .tooLarge(limit: 1000)),
            (
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n\(String(repeating: "x", count: 1024))\r\n0\r\n\r\n",
                .tooLarge(limit: 1000)
            ), ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", .encoded("gzip")),
            ("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", .status(500)),
            ("HTTP/1.1 404 Oh\r\nContent-Length: 0\r\n\r\n", .status(404)),
            (
                "HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/x\r\nContent-Length: 0\r\n\r\n",
                .redirect(to: "http://192.0.2.1")
            ), ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", .redirect(to: "nowhere")),
        ])
    func broken(answer: String, failure: FetchFailure) async throws {
        #expect(await fetch(try answering(answer)) == .failure(failure))
    }

    @Test("A server that says nothing is left after the time allowed")
    func silent() async throws {
        let server = try LocalServer { connection in connection.readUntil("never") }
        #expect(await fetch(server, timeout: 1) == .failure(.timeout))
    }

    @Test("A redirect on this machine is followed, a circle is left")
    func redirects() async throws {
        let target = try answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        let first = try answering(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(target.port)/there\r\nContent-Length: 0\r\n\r\n")
        #expect(await fetch(first) == .success(.file(Array("ok".utf8), FileValidators())))
        #expect(await target.transcript.contains("GET /there"))
    }

    @Test(
        "An address is https, or http to this machine, and holds no secrets",
        arguments: [
            ("https://example.com/sdn.xml", true), ("http://127.0.0.1:8080/x", true), ("http://localhost/x", true),
            ("http://[::1]/x", true), ("http://example.com/x", false), ("ftp://example.com/x", false),
            ("https://user:secret@example.com/x", false), ("https://example.com/x#y", false), ("https://", false),
            ("file:///etc/passwd", false), ("https://exa mple.com", false),
        ])
    func addresses(text: String, isAllowed: Bool) {
        #expect(((try? SourceAddress(parsing: text)) != nil) == isAllowed)
    }
}
