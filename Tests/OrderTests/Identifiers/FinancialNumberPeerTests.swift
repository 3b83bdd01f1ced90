// IBANs, LEIs and BICs beside python-stdnum: the same verdict on each of many generated numbers, but for the differences that are
// named with their reason.
import Foundation
import Order
import Testing

@Suite("Financial numbers and their peer")
struct FinancialNumberPeerTests {
    static let python = ProcessInfo.processInfo.environment["GATEHOUSE_TEST_PYTHON"]
    static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "peers/national_numbers.py").path

    /// Countries whose national check digits we hold an IBAN to and the peer does not.
    static let checkedByUsAlone: Set<String> = [
        "BA", "FI", "FR", "HR", "IT", "MC", "MK", "MR", "PT", "RS", "SI", "SM", "TL", "TN", "XK",
    ]

    static func accepts(_ kind: Substring, _ number: String) -> Bool {
        switch kind {
        case "iban": (try? BankAccountNumber(parsing: number))?.isIBAN == true
        case "lei": (try? LegalEntityIdentifier(parsing: number)) != nil
        default: (try? BusinessIdentifierCode(parsing: number)) != nil
        }
    }

    /// Why we may differ on this number, when we may.
    static func difference(_ kind: Substring, _ number: String, peer: Bool) -> String? {
        let letters = number.uppercased().filter { $0.isLetter || $0.isNumber }
        let plain = number.trimmingCharacters(in: .whitespaces)
        switch (kind, peer) {
        case ("iban", true) where checkedByUsAlone.contains(String(letters.prefix(2))):
            return "the peer does not look at the national check digits"
        case ("iban", true) where letters.dropFirst(2).prefix(2).contains(where: \.isLetter):
            return "the peer accepts letters as check digits"
        case ("iban", false) where letters.hasPrefix("BE"):
            return "the peer knows only the banks of its own list, which is of one day"
        case ("lei", true) where letters.count != 20:
            return "the peer accepts any length"
        case ("lei", true) where !letters.suffix(2).allSatisfy(\.isNumber):
            return "the peer accepts letters as check digits"
        case ("lei", false) where plain.contains("."), ("bic", false) where plain.contains("."):
            return "the peer refuses a full stop between the parts"
        default: return nil
        }
    }

    @Test(
        "On sixty thousand generated numbers we and python-stdnum agree, but for the differences named",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has python-stdnum"),
        .timeLimit(.minutes(2)))
    func agrees() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [Self.script, "60000", "20260701", "iban", "lei", "bic"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let lines = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        var compared = 0
        var agreedValid = 0
        var named: [String: Int] = [:]
        var disagreements: [String] = []
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            compared += 1
            let number = String(fields[1])
            let peer = fields[2] == "1"
            let ours = Self.accepts(fields[0], number)
            if ours == peer {
                agreedValid += peer ? 1 : 0
            } else if let reason = Self.difference(fields[0], number, peer: peer) {
                named[reason, default: 0] += 1
            } else if disagreements.count < 100 {
                disagreements.append("\(fields[0]) \(number) peer: \(peer) ours: \(ours)")
            }
        }
        #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
        #expect(compared > 59_000 && agreedValid > 20_000, "\(compared) compared, \(agreedValid) valid, \(named)")
    }
}
