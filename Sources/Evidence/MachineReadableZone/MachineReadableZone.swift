// The machine-readable zone of a travel document: ICAO Doc 9303 parts 3 to 7. What can be read off the lines alone: the
// layout, the check digits, the fields. It shows whether the lines agree with themselves, not whether a document exists.
import Order

/// A machine-readable zone in one of the five layouts of Doc 9303.
///
/// Reading succeeds when the lines have a known layout and hold only its characters; what else is wrong with them, a check
/// digit say, is in ``problems``, so that it can be shown beside what was read. Nothing is ever repaired: see ``suggestion``.
///
///     let zone = try MachineReadableZone(parsing: text)
///     guard zone.problems.isEmpty else { … }
public struct MachineReadableZone: Hashable, Sendable {
    public enum Format: String, Hashable, Sendable, CaseIterable {
        /// Three lines of 30: cards of credit-card size (part 5).
        case td1 = "TD1"
        /// Two lines of 36 (part 6).
        case td2 = "TD2"
        /// Two lines of 44: passport books (part 4).
        case td3 = "TD3"
        /// A visa of two lines of 44 (part 7).
        case mrvA = "MRV-A"
        /// A visa of two lines of 36 (part 7).
        case mrvB = "MRV-B"
    }

    public let format: Format
    /// All lines, one after the other.
    let bytes: [UInt8]
    let flaws: Flaws

    init(format: Format, bytes: [UInt8]) {
        self.format = format
        self.bytes = bytes
        let layout = format.layout
        flaws = bytes.withUnsafeBufferPointer { MRZInspection(bytes: $0, layout: layout).flaws() }
    }

    var layout: MRZLayout { format.layout }

    /// The lines as they were read, in capitals.
    public var lines: [String] {
        let width = layout.width
        return stride(from: 0, to: bytes.count, by: width).map { text($0..<min($0 + width, bytes.count)) }
    }

    // MARK: Fields

    /// The document code without fillers: `P`, `PM`, `I`, `V` …
    public var documentCode: String { text(0..<2).trimmingFillers }
    /// The issuing state or organisation as written, without fillers: `UTO`, `D`, `XPO`.
    public var issuer: String { text(2..<5).trimmingFillers }
    /// The nationality as written, without fillers; empty when left blank.
    public var nationality: String { text(layout.nationality).trimmingFillers }
    /// The document number without fillers; one that is longer than its field is put together with what stands in the
    /// optional data (part 5 section 4.2.2.1, note j).
    public var documentNumber: String {
        let head = text(layout.number)
        guard let rest = longNumberRest else { return head.trimmingFillers }
        return head + text(rest)
    }
    /// Where the rest of a long document number stands, without its check digit; `nil` for an ordinary number.
    private var longNumberRest: Range<Int>? {
        bytes.withUnsafeBufferPointer { MRZInspection(bytes: $0, layout: layout).longNumber() }.map {
            $0.lowerBound..<$0.upperBound - 1
        }
    }
    /// Six characters as written; see ``MachineReadableZone/birthDate(asOf:)``.
    var birthDateText: String { text(layout.birthDate) }
    var expiryText: String { text(layout.expiry) }
    /// `M`, `F`, or `nil` when the zone leaves it open. Never required.
    public var sex: String? {
        switch bytes[layout.sex] {
        case UInt8(ascii: "M"): "M"
        case UInt8(ascii: "F"): "F"
        default: nil
        }
    }
    /// What the issuer put into the optional fields, without trailing fillers and without the rest of a long number.
    public var optionalData: [String] {
        var ranges = layout.optional
        if let rest = longNumberRest, let first = ranges.first {
            ranges[0] = min(rest.upperBound + 1, first.upperBound)..<first.upperBound
        }
        return ranges.map { text($0).trimmingFillers }.filter { !$0.isEmpty }
    }
    public var name: MRZName { MRZName(field: bytes[layout.name]) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

extension String {
    fileprivate var trimmingFillers: String {
        var utf8 = self.utf8[...]
        while utf8.last == UInt8(ascii: "<") { utf8.removeLast() }
        return String(Substring(utf8))
    }
}

/// The name as the zone writes it: fillers for spaces, two of them between the primary and the secondary identifier.
public struct MRZName: Hashable, Sendable {
    /// The words of the primary identifier, usually the family name. Empty when the zone has none.
    public let primary: [String]
    /// The words of the secondary identifier, usually the given names. Empty when the zone has none.
    public let secondary: [String]
    /// Whether the name fills its field, so that it may have been cut (part 3 section 4.6).
    public let mayBeTruncated: Bool

    init(field: ArraySlice<UInt8>) {
        let filler = UInt8(ascii: "<")
        mayBeTruncated = field.last != filler
        var words: [[String]] = [[], []]
        var part = 0
        var at = field.startIndex
        while at < field.endIndex {
            if field[at] == filler {
                // Two fillers, at the beginning or after the primary identifier, begin the secondary one.
                if at + 1 < field.endIndex, field[at + 1] == filler { part = 1 }
                at += 1
                continue
            }
            let start = at
            while at < field.endIndex, field[at] != filler { at += 1 }
            words[part].append(String(decoding: field[start..<at], as: UTF8.self))
        }
        primary = words[0]
        secondary = words[1]
    }

    /// As people write it: given names first.
    public var text: String { (secondary + primary).joined(separator: " ") }
}
