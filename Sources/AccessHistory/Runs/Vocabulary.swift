/// Texts that many accounts of a month share: names of actions, sources and clients. Runs name them by number.
///
/// A text goes in only when at least ``accountsNeeded`` accounts used it: what so many share says nothing of one of them, so
/// that nothing personal outlives the subject's key. Everything else stands in the run itself. Numbers never change.
struct Vocabulary: Sendable {
    static let accountsNeeded = 8
    /// So many texts at most; then new ones stand in the runs.
    static let capacity = 65_535

    private var texts = TextTable()

    /// How many texts there are; they are numbered from 1.
    var count: Int { texts.count - 1 }

    /// Adds a text and answers its number.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 { texts.intern(text) }

    func withBytes<Result>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        texts.withBytes(number, body)
    }

    /// For each text number of some columns its number here, 0 for none.
    func numbers(for columns: EventColumns) -> [UInt32] {
        (0..<columns.texts.count).map { number in
            columns.texts.withBytes(UInt32(number)) { texts.number(of: $0) }
        }
    }

    /// Numbers of texts in `columns`, sorted by account, that at least ``accountsNeeded`` accounts use and that are not in
    /// the vocabulary; the commonest first.
    func candidates(in columns: EventColumns, _ order: [UInt32]) -> [UInt32] {
        var users = [UInt32](repeating: 0, count: columns.texts.count)
        var lastUser = [UInt32](repeating: .max, count: columns.texts.count)
        for position in order {
            let i = Int(position)
            let owner = columns.account[i]
            for number in [columns.action[i], columns.principal[i], columns.source[i], columns.agent[i]] {
                if number != 0, lastUser[Int(number)] != owner {
                    lastUser[Int(number)] = owner
                    users[Int(number)] += 1
                }
            }
        }
        let known = numbers(for: columns)
        return users.indices.filter { users[$0] >= UInt32(Self.accountsNeeded) && known[$0] == 0 }
            .sorted { users[$0] == users[$1] ? $0 < $1 : users[$0] > users[$1] }
            .prefix(max(0, Self.capacity - count)).map(UInt32.init)
    }
}
