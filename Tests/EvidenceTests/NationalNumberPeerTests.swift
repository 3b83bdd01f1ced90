// National numbers beside python-stdnum: a million generated numbers, half of them valid or nearly so, and the same verdict on
// each. Where we differ on purpose, the difference is named here with its reason, and may go one way only.
import Foundation
import Order
import Testing

@testable import Evidence

@Suite("National numbers and their peer")
struct NationalNumberPeerTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]
    /// Kinds that the peer does not have.
    static let withoutPeer: Set<String> = [
        "ae.eid", "ae.trn", "am.hvhh", "ba.jmb", "bd.nid", "cz.ico", "eg.id", "gb.crn", "gb.nino", "ge.pin", "ge.tin",
        "gh.card", "gt.cui", "hk.hkid", "hn.dni", "hu.adoazonosito", "hu.szemelyi", "ir.melli", "kg.pin", "kw.civil",
        "kz.bin", "kz.iin", "lk.nic", "lu.cns", "lv.pk", "me.jmb", "mk.embg", "mt.id", "ng.nin", "nz.nzbn", "rs.jmbg",
        "ru.snils", "rw.nid", "sa.id", "sa.vat", "se.samordningsnummer", "sg.nric", "sk.ico", "sv.dui", "tw.id",
        "uy.ci", "uz.pinfl", "vn.cccd",
    ]

    /// Where we differ on purpose.
    struct Difference: Sendable {
        var kind: String
        /// What the peer says when we say the opposite.
        var peerAccepts: Bool
        var why: String
        var applies: @Sendable (String) -> Bool = { _ in true }
    }
    static let differences = [
        Difference(
            kind: "cn.ric", peerAccepts: false,
            why: """
                The peer refuses a place code that did not exist in the year of birth. Numbers were first given out in 1984, \
                with the codes of the day they were given, so its rule refuses most holders born before a renumbering.
                """),
        Difference(
            kind: "at.businessid", peerAccepts: false,
            why: "The peer refuses the check letter in upper case, as people write it too.",
            applies: { $0 != $0.lowercased() }),
        Difference(
            kind: "ca.bn", peerAccepts: false,
            why: "The peer refuses the letters of the programme in lower case.",
            applies: { $0 != $0.uppercased() }),
        Difference(
            kind: "id.nik", peerAccepts: false, why: "The peer does not know the provinces founded since 2012.",
            applies: isOfNewIndonesianProvince),
        Difference(
            kind: "id.npwp", peerAccepts: false, why: "The peer does not know the provinces founded since 2012.",
            applies: isOfNewIndonesianProvince),
        Difference(
            kind: "se.personnummer", peerAccepts: true,
            why: "The peer overlooks any other hyphen that stands before the sign for the century.",
            applies: {
                $0.filter { $0 == "-" || $0 == "+" }.count > 1
                    || !$0.trimmingCharacters(in: .whitespaces).dropLast(4).hasSuffix("-")
            }),
        Difference(
            kind: "pt.cc", peerAccepts: true,
            why: "The peer accepts any length; a citizen card's number has twelve characters (Portaria 203/2007).",
            applies: { $0.filter { $0 != " " }.count != 12 }),
        Difference(
            kind: "py.ruc", peerAccepts: true, why: "The peer accepts a check digit with no number before it.",
            applies: { $0.filter { $0 != " " && $0 != "-" }.count == 1 }),
    ]

    @Sendable static func isOfNewIndonesianProvince(_ number: String) -> Bool {
        ["65", "92", "93", "95", "96"].contains(String(number.filter { $0.isNumber }.prefix(2)))
    }

    @Test("Every kind is compared with the peer, or is named as one that the peer does not have")
    func everyKindIsAccountedFor() {
        let ids = Set(NationalNumberKind.all.map(\.id))
        #expect(Self.withoutPeer.subtracting(ids).isEmpty)
        #expect(ids.count == NationalNumberKind.all.count, "an id stands twice")
        #expect(ids.subtracting(Self.withoutPeer).count >= 120)
    }

    @Test(
        "On a million generated numbers we and python-stdnum agree, but for the differences named",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has python-stdnum"),
        .timeLimit(.minutes(5)))
    func agreesWithPeer() throws {
        let python = try #require(Self.python)
        let kinds = NationalNumberKind.all.filter { !Self.withoutPeer.contains($0.id) }
        let bytes = try Self.output(
            of: python,
            [Self.script, ProcessInfo.processInfo.environment["GATEHOUSE_NUMBERS"] ?? "1000000", "20260701"]
                + kinds.map(\.id))
        let today = CalendarDate(daysSince1970: Int(Date().timeIntervalSince1970) / 86_400)
        let byID = Dictionary(uniqueKeysWithValues: kinds.map { (Array($0.id.utf8), $0) })
        let differences = Dictionary(uniqueKeysWithValues: Self.differences.map { ($0.kind, $0) })
        var compared = 0
        var accepted: [String: Int] = [:]
        var refused: [String: Int] = [:]
        var disagreements: [String] = []
        var kind = kinds[0]
        for line in bytes.split(separator: 0x0A) {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            if !fields[0].elementsEqual(kind.id.utf8) { kind = try #require(byID[Array(fields[0])]) }
            let number = String(decoding: fields[1], as: UTF8.self)
            let peer = fields[2].first == UInt8(ascii: "1")
            let ours = (try? NationalNumber.parse(number, kind: kind, today: today)) != nil
            compared += 1
            if peer { accepted[kind.id, default: 0] += 1 } else { refused[kind.id, default: 0] += 1 }
            if ours == peer { continue }
            if let named = differences[kind.id], named.peerAccepts == peer, named.applies(number) { continue }
            if disagreements.count < 400 { disagreements.append("\(kind.id) \(number) peer: \(peer) ours: \(ours)") }
        }
        #expect(compared >= 990_000 || ProcessInfo.processInfo.environment["GATEHOUSE_NUMBERS"] != nil)
        #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
        let share = compared / kinds.count
        let few = kinds.map(\.id).filter {
            accepted[$0, default: 0] < share / 5 || refused[$0, default: 0] < share / 60
        }
        #expect(few.isEmpty, "the generator made too few valid or too few invalid numbers of \(few)")
    }

    static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "peers/national_numbers.py").path

    static func output(of program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return data
    }
}
