// The rules by which a discrepancy is resolved without a person, and how two names are compared. docs/EVIDENCE.md lists them.
import Order

/// A rule that resolves a discrepancy. Each is narrow: what it does not name is for a person.
public enum DiscrepancyRule: String, Hashable, Sendable, CaseIterable {
    /// Doc 9303-3 section 6: the stated letters transliterate to those in the document.
    case transliteration
    /// The two spellings are one name by the comparison that screening uses, across scripts.
    case sameNameAcrossScripts
    /// What an issuer signed stands against lines that somebody typed.
    case signedDataGoverns
    /// A document names its holder's nationality, which is a stated one; its issuer may be another state.
    case nationalityFieldGoverns

    public var words: String {
        switch self {
        case .transliteration: "the letters are those of ICAO Doc 9303-3 section 6 for the stated name."
        case .sameNameAcrossScripts: "the two are one name, written in two ways."
        case .signedDataGoverns: "what the issuer signed stands against what was typed."
        case .nationalityFieldGoverns: "the document itself names a stated nationality."
        }
    }

    static func between(_ a: Claim, _ b: Claim) -> DiscrepancyRule? {
        a.method.isSigned && b.method == .machineReadableZone || b.method.isSigned && a.method == .machineReadableZone
            ? .signedDataGoverns : nil
    }
}

extension EvidenceMethod {
    var isSigned: Bool { self == .issuerSignature || self == .issuerSignatureAndHolderKey }
}

/// What a comparison of two names comes to.
enum NameAgreement {
    case same
    case byRule(DiscrepancyRule, String)
    case cannotTell(String)
    case differs(String)

    /// Better agreement ranks higher.
    var rank: Int {
        switch self {
        case .same: 3
        case .byRule: 2
        case .cannotTell: 1
        case .differs: 0
        }
    }

    /// A stated name against a claim's.
    static func of(_ stated: String, _ value: Claim.Value, _ alike: NameLikeness) -> NameAgreement {
        if words(stated) == words(value.text) { return .same }
        if case .zoneName(let name) = value {
            let comparison = MRZNameComparison.agrees(declared: stated, mrz: name)
            switch comparison.result {
            case .agrees:
                return isPlain(stated) ? .same : .byRule(.transliteration, comparison.explanation)
            case .cannotTell:
                return alike(stated, value.text)
                    ? .byRule(.sameNameAcrossScripts, "The name is written in another way.")
                    : .cannotTell(comparison.explanation)
            case .differs:
                return alike(stated, value.text)
                    ? .byRule(.sameNameAcrossScripts, "The name is spelled in another way.")
                    : .differs(comparison.explanation)
            }
        }
        return alike(stated, value.text)
            ? .byRule(.sameNameAcrossScripts, "The name is written in another way.")
            : .differs("The stated name is not the one in the evidence.")
    }

    /// Two claims' names.
    static func of(_ a: Claim.Value, _ b: Claim.Value, _ alike: NameLikeness) -> NameAgreement {
        switch (a, b) {
        case (.zoneName, .zoneName): words(a.text) == words(b.text) || alike(a.text, b.text) ? .same : .differs("")
        case (.zoneName, _): of(b.text, a, alike)
        default: of(a.text, b, alike)
        }
    }

    /// The words of a name without regard to order or capitals.
    private static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetter }.map(String.init).sorted()
    }
    /// Whether it is written with the letters of a zone.
    private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}
