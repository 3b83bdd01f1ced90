/// Texts that many accounts of a month share: what is done through which part of the provider, names of users such as `root`,
/// clients. Runs name them by number.
///
/// A text goes in only when at least ``accountsNeeded`` accounts used it: what so many share says nothing of one of them, so
/// that nothing personal outlives the subject's key. Everything else stands in the run itself. Numbers never change.
struct Vocabulary: Sendable {
    static let accountsNeeded = 8
    /// So many texts of a kind at most; then new ones stand in the runs.
    static let capacity = 65_535

    /// Each kind of text is numbered by itself, from 1.
    enum Section: Int, CaseIterable, Sendable {
        /// An action and its source, a zero byte between them.
        case deed = 0
        case principal, agent
        /// The name of a point that has no address.
        case name
    }

    /// A text and its place, as it stands in a row.
    struct Word: Hashable, Sendable {
        var section: Section
        var number: UInt32
        /// The number of the row.
        var row: Int64 { Int64(section.rawValue) << 32 | Int64(number) }
        init(section: Section, number: UInt32) {
            self.section = section
            self.number = number
        }
        init?(row: Int64) {
            guard let section = Section(rawValue: Int(row >> 32)), row & 0xFFFF_FFFF > 0 else { return nil }
            self.init(section: section, number: UInt32(truncatingIfNeeded: row))
        }
    }

    private var tables = Section.allCases.map { _ in TextTable() }

    /// How many texts there are in all.
    var count: Int { tables.reduce(0) { $0 + $1.count - 1 } }
    func count(_ section: Section) -> Int { tables[section.rawValue].count - 1 }

    /// Adds a text and answers its place.
    mutating func add(_ text: [UInt8], to section: Section) -> Word {
        Word(section: section, number: text.withUnsafeBufferPointer { tables[section.rawValue].intern($0) })
    }

    /// The number of a text, 0 when it is not here.
    func number(of text: UnsafeBufferPointer<UInt8>, in section: Section) -> UInt32 {
        tables[section.rawValue].number(of: text)
    }

    func bytes(_ number: UInt32, in section: Section) -> [UInt8] {
        tables[section.rawValue].withBytes(number) { Array($0) }
    }

    /// An action and its source as one text; `nil` when they cannot be told apart again.
    static func deed(_ columns: EventColumns, _ action: UInt32, _ source: UInt32) -> [UInt8]? {
        let first = columns.texts.withBytes(action) { Array($0) }
        guard !first.contains(0) else { return nil }
        return columns.texts.withBytes(source) { first + [0] + $0 }
    }

    /// Texts in `columns`, in the order of accounts, that at least ``accountsNeeded`` accounts use and that are not here yet;
    /// of each kind the commonest first.
    func candidates(in columns: EventColumns, _ order: [UInt32]) -> [(section: Section, text: [UInt8])] {
        struct Use { var users: UInt32 = 0, last: UInt32 = .max }
        func note(_ use: inout Use, _ owner: UInt32) {
            guard use.last != owner else { return }
            use.last = owner
            use.users += 1
        }
        var uses = [[Use]](
            repeating: [Use](repeating: Use(), count: columns.texts.count), count: Section.allCases.count)
        var deeds: [UInt64: Use] = [:]
        for position in order {
            let i = Int(position)
            let owner = columns.account[i]
            note(&deeds[UInt64(columns.action[i]) << 32 | UInt64(columns.source[i]), default: Use()], owner)
            note(&uses[Section.principal.rawValue][Int(columns.principal[i])], owner)
            note(&uses[Section.agent.rawValue][Int(columns.agent[i])], owner)
            let point = columns.points[columns.point[i]]
            if point.kind == .named { note(&uses[Section.name.rawValue][Int(point.low)], owner) }
        }
        let needed = UInt32(Self.accountsNeeded)
        var found: [(section: Section, text: [UInt8])] = []
        func add(_ texts: [(users: UInt32, text: [UInt8])], to section: Section) {
            let new = texts.filter { $0.text.withUnsafeBufferPointer { number(of: $0, in: section) } == 0 }
                .sorted { ($1.users, $0.text.count) < ($0.users, $1.text.count) }
            found += new.prefix(max(0, Self.capacity - count(section))).map { (section, $0.text) }
        }
        add(
            deeds.sorted { $0.key < $1.key }.compactMap { key, use in
                guard use.users >= needed else { return nil }
                return Self.deed(columns, UInt32(key >> 32), UInt32(truncatingIfNeeded: key)).map { (use.users, $0) }
            }, to: .deed)
        for section in [Section.principal, .agent, .name] {
            add(
                (1..<columns.texts.count).compactMap { number in
                    let use = uses[section.rawValue][number]
                    guard use.users >= needed else { return nil }
                    return (use.users, columns.texts.withBytes(UInt32(number)) { Array($0) })
                }, to: section)
        }
        return found
    }
}
