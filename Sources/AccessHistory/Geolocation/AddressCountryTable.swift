import Foundation
import Order

/// From which country an address is, by the ranges of Debian's `tor-geoipdb` (IPFire's location database as text).
///
/// An address' country is where its network is registered or run: a sign of where a person is, never proof of it (clause
/// 5(k) asks where a person is located). What the table does not say stays unknown.
public struct AddressCountryTable: Sendable {
    /// Why there is no country.
    public enum Unknown: Error, Hashable, Sendable, CustomStringConvertible {
        /// The table could not be loaded.
        case noTable(String)
        /// The address is private, reserved or not routed.
        case notPublic
        /// The table has no country for the address.
        case notListed
        /// The table names a region and no country.
        case region(String)

        public var description: String {
            switch self {
            case .noTable(let file): "no table of countries: \(file) is absent or unreadable (install tor-geoipdb)"
            case .notPublic: "the address is not one of the public Internet"
            case .notListed: "the table of countries does not list the address"
            case .region(let name): "the table of countries says \(name), which is a region"
            }
        }
    }

    public enum FormatError: Error, Hashable, Sendable, CustomStringConvertible {
        case line(file: String, Int)
        public var description: String {
            switch self {
            case .line(let file, let line):
                "\(file), line \(line): not a range with a country; the file is damaged, reinstall tor-geoipdb"
            }
        }
    }

    public static let standardDirectory = URL(fileURLWithPath: "/usr/share/tor")

    private var starts4: [UInt32] = []
    private var ends4: [UInt32] = []
    private var countries4: [UInt16] = []
    private var starts6: [IPAddress] = []
    private var ends6: [IPAddress] = []
    private var countries6: [UInt16] = []
    private var codes: [String] = []
    private var own: [(network: IPPrefix, country: JurisdictionCode)] = []
    private var missing4: String?
    private var missing6: String?
    /// When the table was made, as its file says.
    public private(set) var generated: String?

    /// Reads `geoip` and `geoip6`. An absent file is no error: addresses of its kind have no country then, and the answer
    /// says why. A damaged one throws ``FormatError``.
    public static func load(from directory: URL = standardDirectory) throws -> AddressCountryTable {
        func bytes(_ name: String) -> [UInt8]? {
            try? [UInt8](Data(contentsOf: directory.appendingPathComponent(name), options: .mappedIfSafe))
        }
        return try AddressCountryTable(geoip: bytes("geoip"), geoip6: bytes("geoip6"))
    }

    /// The table from the bytes of the two files: lines `start,end,CC`, decimal for IPv4, RFC 4291 text for IPv6, in order.
    public init(geoip: [UInt8]?, geoip6: [UInt8]?) throws(FormatError) {
        var numbers: [UInt16: UInt16] = [:]
        if let geoip {
            starts4.reserveCapacity(400_000)
            ends4.reserveCapacity(400_000)
            countries4.reserveCapacity(400_000)
            try Self.lines(of: geoip, "geoip", header: { self.takeHeader($0) }) { (fields) -> Bool in
                guard let start = Self.decimal(fields.start), let end = Self.decimal(fields.end), start <= end,
                    self.ends4.last.map({ $0 < start }) ?? true
                else { return false }
                self.starts4.append(start)
                self.ends4.append(end)
                self.countries4.append(self.number(of: fields.code, &numbers))
                return true
            }
        } else {
            missing4 = "geoip"
        }
        if let geoip6 {
            starts6.reserveCapacity(300_000)
            ends6.reserveCapacity(300_000)
            countries6.reserveCapacity(300_000)
            try Self.lines(of: geoip6, "geoip6", header: { self.takeHeader($0) }) { (fields) -> Bool in
                guard let start = IPAddress(utf8: fields.start), let end = IPAddress(utf8: fields.end), start <= end,
                    self.ends6.last.map({ $0 < start }) ?? true
                else { return false }
                self.starts6.append(start)
                self.ends6.append(end)
                self.countries6.append(self.number(of: fields.code, &numbers))
                return true
            }
        } else {
            missing6 = "geoip6"
        }
    }

    private mutating func takeHeader(_ line: UnsafeBufferPointer<UInt8>) {
        let text = String(decoding: line, as: UTF8.self)
        if let range = text.range(of: "Generated:") {
            generated = text[range.upperBound...].trimmingCharacters(in: .whitespaces)
        }
    }

    private mutating func number(of code: UInt16, _ numbers: inout [UInt16: UInt16]) -> UInt16 {
        if let known = numbers[code] { return known }
        codes.append(String(decoding: [UInt8(code >> 8), UInt8(code & 0xFF)], as: UTF8.self))
        let number = UInt16(codes.count - 1)
        numbers[code] = number
        return number
    }

    private struct Fields {
        var start: UnsafeBufferPointer<UInt8>
        var end: UnsafeBufferPointer<UInt8>
        var code: UInt16
    }

    private static func lines(
        of bytes: [UInt8], _ file: String, header: (UnsafeBufferPointer<UInt8>) -> Void, take: (Fields) -> Bool
    ) throws(FormatError) {
        let bad = bytes.withUnsafeBufferPointer { buffer -> Int? in
            var at = 0, line = 0
            while at < buffer.count {
                line += 1
                var end = at
                while end < buffer.count, buffer[end] != 0x0A { end += 1 }
                let text = UnsafeBufferPointer(rebasing: buffer[at..<end])
                at = end + 1
                if text.isEmpty { continue }
                if text[0] == UInt8(ascii: "#") {
                    header(text)
                    continue
                }
                guard let first = text.firstIndex(of: 0x2C),
                    let second = text[(first + 1)...].firstIndex(of: 0x2C), second + 3 == text.count
                else { return line }
                let fields = Fields(
                    start: UnsafeBufferPointer(rebasing: text[..<first]),
                    end: UnsafeBufferPointer(rebasing: text[(first + 1)..<second]),
                    code: UInt16(text[second + 1]) << 8 | UInt16(text[second + 2]))
                if !take(fields) { return line }
            }
            return nil
        }
        if let bad { throw .line(file: file, bad) }
    }

    private static func decimal(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        guard (1...10).contains(text.count) else { return nil }
        var value: UInt64 = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + UInt64(byte - 0x30)
        }
        return UInt32(exactly: value)
    }

    /// Says of a network what the provider knows better, its own private networks included. The longest network counts.
    public mutating func know(_ network: IPPrefix, as country: JurisdictionCode) {
        own.append((network, country))
        own.sort { $0.network.length > $1.network.length }
    }

    /// The country of an address, or why there is none.
    public func answer(for address: IPAddress) -> Result<JurisdictionCode, Unknown> {
        if let known = own.first(where: { $0.network.contains(address) }) { return .success(known.country) }
        guard address.isGlobal else { return .failure(.notPublic) }
        let number: UInt16?
        if let value = address.ipv4 {
            if let missing4 { return .failure(.noTable(missing4)) }
            number = Self.place(of: value, starts4, ends4).map { countries4[$0] }
        } else {
            if let missing6 { return .failure(.noTable(missing6)) }
            number = Self.place(of: address, starts6, ends6).map { countries6[$0] }
        }
        guard let number else { return .failure(.notListed) }
        switch codes[Int(number)] {
        case "??": return .failure(.notListed)
        case "AP": return .failure(.region("Asia and the Pacific"))
        case "EU": return .failure(.region("Europe"))
        case let code: return .success(JurisdictionCode(unchecked: code))
        }
    }

    /// The country of an address; `nil` when unknown.
    public func country(of address: IPAddress) -> JurisdictionCode? { try? answer(for: address).get() }

    /// How many ranges there are.
    public var count: Int { starts4.count + starts6.count }

    private static func place<Value: Comparable>(of value: Value, _ starts: [Value], _ ends: [Value]) -> Int? {
        var low = 0, high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle + 1 } else { high = middle }
        }
        return low > 0 && value <= ends[low - 1] ? low - 1 : nil
    }
}
