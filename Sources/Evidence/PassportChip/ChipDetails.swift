// DG11, DG12 and DG16: what an issuer adds about the holder and the document, in its own script (Doc 9303 part 10 sections 4.7.11,
// 4.7.12 and 4.7.16). All of it is optional.
import Order

/// DG11: further details about the holder.
struct PersonalDetails: Hashable, Sendable {
    var name: (family: String, given: String)? { fullName.map(PersonalDetails.split) }
    var fullName: String?
    var otherNames: [String] = []
    var personalNumber: String?
    var birthDate: CalendarDate?
    var placeOfBirth: String?
    var address: String?
    var telephone: String?

    init(parsing bytes: [UInt8]) throws(ChipContentError) {
        for element in try ChipContentError.reading({ try detailElements(of: bytes, 0x6B, "DG11") }) {
            switch element.tag {
            case 0x5F0E: fullName = element.details
            case 0x5F0F: otherNames.append(element.details)
            case 0x5F10: personalNumber = element.details
            case 0x5F2B: birthDate = element.detailDate
            case 0x5F11: placeOfBirth = element.detailList
            case 0x5F42: address = element.detailList
            case 0x5F12: telephone = element.details
            default: break
            }
        }
    }

    /// Two fillers stand between family and given names, one for a space.
    private static func split(_ name: String) -> (family: String, given: String) {
        let words = name.split(separator: "<", omittingEmptySubsequences: false)
        guard let gap = words.firstIndex(of: "") else { return (words.joined(separator: " "), "") }
        return (
            words[..<gap].joined(separator: " "), words[gap...].filter { !$0.isEmpty }.joined(separator: " ")
        )
    }
}

/// DG12: further details about the document.
struct DocumentDetails: Hashable, Sendable {
    var issuingAuthority: String?
    var issueDate: CalendarDate?
    /// When the chip was written, to the day.
    var personalisation: CalendarDate?

    init(parsing bytes: [UInt8]) throws(ChipContentError) {
        for element in try ChipContentError.reading({ try detailElements(of: bytes, 0x6C, "DG12") }) {
            switch element.tag {
            case 0x5F19: issuingAuthority = element.detailList
            case 0x5F26: issueDate = element.detailDate
            case 0x5F55: personalisation = element.detailDate
            default: break
            }
        }
    }
}

/// DG16: whom to notify. They are other people, so that nothing of it becomes a claim.
struct PersonsToNotify: Hashable, Sendable {
    let count: Int

    init(parsing bytes: [UInt8]) throws(ChipContentError) {
        count = try ChipContentError.reading {
            var parts = try EncodedReader.only(bytes, 0x70, "DG16", .basic).parts
            let count = try parts.next(.integer, "the number of persons").integer("number of persons")
            var found = 0
            while !parts.isAtEnd {
                let person = try parts.next("a person to notify")
                guard person.tag.isConstructed else { continue }
                found += 1
            }
            guard count == found else { throw EncodingError.value("number of persons", at: 2) }
            return count
        }
    }
}

/// The elements of DG11 or DG12, those in a template for several values among them.
private func detailElements(of bytes: [UInt8], _ tag: EncodedTag, _ what: String) throws -> [EncodedElement] {
    guard bytes.count <= Limits.chipFileBytes else { throw EncodingError.tooLarge(limit: Limits.chipFileBytes) }
    var parts = try EncodedReader.only(bytes, tag, what, .basic).parts
    var found: [EncodedElement] = []
    while !parts.isAtEnd {
        let element = try parts.next("an element of \(what)")
        guard found.count < Limits.chipDetails else {
            throw EncodingError.tooMany("details", limit: Limits.chipDetails)
        }
        guard element.tag == 0xA0 else {
            found.append(element)
            continue
        }
        var inner = element.parts
        while !inner.isAtEnd, found.count < Limits.chipDetails { found.append(try inner.next("an element of \(what)")) }
    }
    return found
}

extension EncodedElement {
    fileprivate var details: String { String(decoding: source[content.prefix(Limits.textLine * 4)], as: UTF8.self) }
    /// Parts with fillers between them.
    fileprivate var detailList: String {
        details.split(separator: "<", omittingEmptySubsequences: true).joined(separator: ", ")
    }
    /// `YYYYMMDD` in digits or two to an octet, with or without a time after it; zeros for an unknown month or day.
    fileprivate var detailDate: CalendarDate? {
        let digits: [Int] =
            count == 4 || count == 7
            ? source[content].flatMap { [Int($0 >> 4), Int($0 & 15)] } : source[content].map { Int($0) - 0x30 }
        guard digits.count >= 8, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        let month = number(4..<6), day = number(6..<8)
        return CalendarDate(
            year: number(0..<4), month: month == 0 ? nil : month, day: day == 0 || month == 0 ? nil : day)
    }
}

extension Limits {
    /// Elements of DG11 or DG12.
    public static let chipDetails = 100
}
