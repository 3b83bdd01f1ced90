// A tiny list of invented parties, so that the sample server can show every verdict. Nobody here exists.
import Order

/// Fictional parties, tagged `CYBER2` as the real ones are. Names of persons are made up; addresses lie in places that do
/// not exist; wallets are well-formed but nobody's.
public enum SampleList {
    /// The sample list's parties.
    public static let entries: [ListEntry] = [
        person(
            "S-1", "ZVEROBOEV, Arseniy Fictionovich", ["ZVEROBOYEV, Arseny", "Зверобоев, Арсений Фикционович"],
            born: "1986-03-14",
            place: "Vydumsk, Russia", nationality: "RU",
            documents: [ListedDocument(kind: .passport, label: "Passport", country: ru, number: "999000111")],
            emails: ["arseniy@zveroboev.example"],
            wallets: [ListedWallet(currency: "ETH", address: "0x00000000000000000000000000000000000a11ce")]),
        person(
            "S-2", "QUASIMI, Nadir Invented", ["KASIMI, Nader", "قاسمي، نادر"], born: "1979",
            place: "Nowhereabad, Iran",
            nationality: "IR",
            documents: [
                ListedDocument(
                    kind: .nationalID, label: "National ID No.", country: JurisdictionCode(unchecked: "IR"),
                    number: "0000012345")
            ]),
        person(
            "S-3", "PAK, Sample-hyok", ["PARK, Sam Pyeol Hyeok"], born: "1984-08-03", place: "Korea, North",
            nationality: "KP"),
        ListEntry(
            list: .sample, id: "S-4", type: .entity,
            names: [
                ListedName("IMAGINARY BITSTREAM RESEARCH INSTITUTE", .primary), ListedName("IBRI", .weakAlias),
                ListedName("BITSTREAM IMAGINARY LLC", .strongAlias),
            ],
            programs: ["CYBER2"], websites: ["bitstream-imaginary.example"],
            addresses: [ListedAddress(street: "1 Fiction Street", locality: "Vydumsk", country: ru, countryText: nil)],
            remarks: "Invented for the sample; no such entity exists."),
        ListEntry(
            list: .sample, id: "S-5", type: .entity,
            names: [
                ListedName("MAKEBELIEVE HOSTING OOO", .primary), ListedName("ООО Мейкбелив Хостинг", .strongAlias),
            ],
            programs: ["CYBER2"],
            documents: [ListedDocument(kind: .taxID, label: "Tax ID No.", country: ru, number: "0000000017")],
            wallets: [ListedWallet(currency: "ETH", address: "0x00000000000000000000000000000000000b0b00")],
            remarks: "Invented for the sample; no such entity exists."),
    ]

    /// The sample list as an edition.
    public static func list(importedAt time: Timestamp) -> ScreeningList {
        let content = ListCodec.digest(ListCodec.encode(entries))
        let counts = ListVersion.Counts(
            parties: entries.count, aliases: entries.reduce(0) { $0 + $1.names.count - 1 },
            addresses: entries.reduce(0) { $0 + $1.addresses.count },
            documents: entries.reduce(0) { $0 + $1.documents.count },
            wallets: entries.reduce(0) { $0 + $1.wallets.count })
        return ScreeningList(
            version: ListVersion(
                list: .sample, number: 1, sourceDigest: content, contentDigest: content, importedAt: time,
                counts: counts),
            entries: entries)
    }

    private static let ru = JurisdictionCode(unchecked: "RU")

    private static func person(
        _ id: String, _ name: String, _ aliases: [String], born: String, place: String, nationality: String,
        documents: [ListedDocument] = [], emails: [String] = [], wallets: [ListedWallet] = []
    ) -> ListEntry {
        ListEntry(
            list: .sample, id: id, type: .person,
            names: [ListedName(name, .primary)] + aliases.map { ListedName($0, .strongAlias) }, programs: ["CYBER2"],
            birthDates: CalendarDate(born).map { [.on($0)] } ?? [], birthPlaces: [place],
            nationalities: [JurisdictionCode(unchecked: nationality)], documents: documents, emails: emails,
            wallets: wallets, remarks: "Invented for the sample; no such person exists.")
    }
}
