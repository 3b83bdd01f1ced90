// IBANs, LEIs, BICs, Luhn digits (cards) and Bitcoin addresses beside python-stdnum: the same verdict on each of many generated numbers, but for the differences that are
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

    static let kinds = ["iban", "lei", "bic", "luhn", "bitcoin"]

    static func accepts(_ kind: Substring, _ number: String) -> Bool {
        switch kind {
        case "iban": return (try? BankAccountNumber(parsing: number))?.isIBAN == true
        case "lei": return (try? LegalEntityIdentifier(parsing: number)) != nil
        case "bic": return (try? BusinessIdentifierCode(parsing: number)) != nil
        case "bitcoin": return (try? WalletAddress(parsing: number, currency: "XBT")) != nil
        default:
            let digits = Array(number.utf8)
            return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
                && CheckDigits.luhnHolds(digits[...])
        }
    }

    /// Where we may differ and why; docs/NUMBERS.md carries each sentence.
    enum Difference: String, CaseIterable {
        case nationalDigits = "The peer does not look at the national check digits inside an IBAN of 15 countries."
        case letteredCheck = "The peer accepts letters as the check digits of an IBAN or an LEI."
        case belgianBanks = "The peer knows only the Belgian banks of its own list, which is of one day."
        case anyLength = "The peer accepts an LEI of any length; ISO 17442 gives it twenty characters."
        case fullStop = "The peer refuses a full stop between the parts of an LEI or a BIC."
        case noBech32m = "The peer does not know BIP-350: later witness versions have another check, and only that."
        case mixedCase = "The peer accepts a Bech32 address of mixed case, which BIP-173 forbids."
        case spaces =
            "The peer takes spaces out of the middle of an address; we keep no address that was not written whole."
        case otherVersion =
            "The peer takes any version whose Base58Check address begins with 1 or 3; Bitcoin has 0 and 5."
    }

    static func difference(_ kind: Substring, _ number: String, peer: Bool) -> Difference? {
        let letters = number.uppercased().filter { $0.isLetter || $0.isNumber }
        let plain = number.trimmingCharacters(in: .whitespaces)
        switch (kind, peer) {
        case ("iban", true) where checkedByUsAlone.contains(String(letters.prefix(2))): return .nationalDigits
        case ("iban", true) where letters.dropFirst(2).prefix(2).contains(where: \.isLetter): return .letteredCheck
        case ("iban", false) where letters.hasPrefix("BE"): return .belgianBanks
        case ("lei", true) where letters.count != 20: return .anyLength
        case ("lei", true) where !letters.suffix(2).allSatisfy(\.isNumber): return .letteredCheck
        case ("lei", false) where plain.contains("."), ("bic", false) where plain.contains("."): return .fullStop
        case ("bitcoin", true) where plain.contains(" "): return .spaces
        case ("bitcoin", true)
        where letters.hasPrefix("BC1") && plain != plain.lowercased() && plain != plain.uppercased():
            return .mixedCase
        // The fourth character is the witness version: q stands for 0.
        case ("bitcoin", _) where letters.hasPrefix("BC1") && letters.dropFirst(3).first != "Q": return .noBech32m
        case ("bitcoin", true) where plain.hasPrefix("3"): return .otherVersion
        default: return nil
        }
    }

    @Test(
        "On a hundred thousand generated numbers we and python-stdnum agree, but for the differences named",
        .enabled(if: python != nil, "set GATEHOUSE_TEST_PYTHON to a Python that has python-stdnum"),
        .timeLimit(.minutes(2)))
    func agrees() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        process.arguments = [Self.script, "100000", "20260701"] + Self.kinds
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let lines = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        var compared = 0
        var agreedValid: [Substring: Int] = [:]
        var agreedInvalid: [Substring: Int] = [:]
        var named: [Difference: Int] = [:]
        var disagreements: [String] = []
        for line in lines.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            compared += 1
            let number = String(fields[1])
            let peer = fields[2] == "1"
            let ours = Self.accepts(fields[0], number)
            if ours == peer {
                if peer { agreedValid[fields[0], default: 0] += 1 } else { agreedInvalid[fields[0], default: 0] += 1 }
            } else if let reason = Self.difference(fields[0], number, peer: peer) {
                named[reason, default: 0] += 1
            } else if disagreements.count < 100 {
                disagreements.append("\(fields[0]) \(number) peer: \(peer) ours: \(ours)")
            }
        }
        #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
        #expect(compared > 99_000)
        for kind in Self.kinds {
            #expect(agreedValid[kind[...], default: 0] > 3_000, "\(kind): \(agreedValid), \(named)")
            #expect(agreedInvalid[kind[...], default: 0] > 2_000, "\(kind): \(agreedInvalid), \(named)")
        }
        #expect(Set(named.keys) == Set(Difference.allCases), "a difference that is named never showed")
    }

    @Test("Every named difference stands in docs/NUMBERS.md with its reason")
    func documented() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/NUMBERS.md")
        let page = try String(contentsOf: file, encoding: .utf8)
        for difference in Difference.allCases { #expect(page.contains(difference.rawValue)) }
    }
}
