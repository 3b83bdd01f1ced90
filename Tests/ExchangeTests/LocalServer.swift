import Foundation

/// A server for one connection on a loopback port that the system chooses, run by a closure on a thread of its own.
final class LocalServer: Sendable {
    let port: Int
    private let said: AsyncStream<String>

    /// What the closure returns becomes ``transcript``.
    init(_ talk: @escaping @Sendable (Connection) -> String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw LocalServerError.cannotListen }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard bound == 0, listen(listener, 1) == 0 else { throw LocalServerError.cannotListen }
        var length = size
        _ = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        LocalServer.limit(listener)
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        said = stream
        Thread.detachNewThread {
            let client = accept(listener, nil, nil)
            close(listener)
            if client >= 0 {
                LocalServer.limit(client)
                continuation.yield(talk(Connection(descriptor: client)))
                close(client)
            }
            continuation.finish()
        }
    }

    /// What the conversation came to; waits for its end, at most for the time limit.
    var transcript: String { get async { await said.first { _ in true } ?? "" } }

    private static func limit(_ descriptor: Int32) {
        var limit = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    struct Connection: Sendable {
        let descriptor: Int32
        func write(_ text: String) {
            let bytes = Array(text.utf8)
            _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        }
        /// Reads up to and with the mark, to the end, or to the time limit.
        func readUntil(_ mark: String) -> String {
            let mark = Array(mark.utf8)
            var bytes: [UInt8] = [], byte: UInt8 = 0
            while bytes.count < 1 << 20, recv(descriptor, &byte, 1, 0) == 1 {
                bytes.append(byte)
                if bytes.suffix(mark.count).elementsEqual(mark) { break }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

enum LocalServerError: Error { case cannotListen }
