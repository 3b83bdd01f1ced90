import Foundation
import Order
import Screening
import TestSupport

/// The real data that lies beside the project, where it does.
enum RealData {
    static let folder = PublicData.file("ofac/sdn.csv") == nil ? nil : PublicData.folder
    static var isThere: Bool { folder != nil }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
    }
    static func ofac() throws -> ListReading {
        try OFACSource().read([
            "sdn.csv": bytes("ofac/sdn.csv"), "alt.csv": bytes("ofac/alt.csv"), "add.csv": bytes("ofac/add.csv"),
        ])
    }
    /// Read and indexed once for all tests.
    static let reading = Result { try ofac() }
    static let index = reading.map { ScreeningIndex(lists: [list($0.entries)]) }

    static func list(_ entries: [ListEntry], _ id: ListID = .ofacSDN) -> ScreeningList {
        ScreeningList(
            version: ListVersion(
                list: id, number: 1, sourceDigest: "00", contentDigest: "0011223344", importedAt: noon, counts: .init()),
            entries: entries)
    }
}

let noon = Timestamp(milliseconds: 1_795_608_000_000)

extension ScreeningQuery {
    static func person(_ name: String, born: String? = nil, nationality: String? = nil) -> ScreeningQuery {
        ScreeningQuery(
            names: [name], type: .person, birthDate: born.flatMap { CalendarDate($0) },
            nationalities: nationality.map { [JurisdictionCode(unchecked: $0)] } ?? [])
    }
    static func entity(_ name: String) -> ScreeningQuery { ScreeningQuery(names: [name], type: .entity) }
}

/// Invented parties for tests.
func invented(
    _ id: String, _ name: String, _ aliases: [ListedName] = [], type: ListEntry.PartyType = .person,
    born: [ListedDate] = [], nationalities: [String] = [], documents: [ListedDocument] = [], emails: [String] = [],
    wallets: [ListedWallet] = [], telephones: [String] = []
) -> ListEntry {
    ListEntry(
        list: .ofacSDN, id: id, type: type, names: [ListedName(name, .primary)] + aliases, programs: ["CYBER2"],
        birthDates: born, nationalities: nationalities.map { JurisdictionCode(unchecked: $0) }, documents: documents,
        emails: emails, telephones: telephones, wallets: wallets)
}

func date(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else { throw CocoaError(.formatting) }
    return date
}
