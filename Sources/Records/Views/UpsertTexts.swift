// The SQL of a view's changes, made once for each set of columns that a change names: joining it anew for every row cost as much as
// running it.
import Synchronization

final class UpsertTexts: Sendable {
    /// A set of columns is a word of bits.
    static let columns = UInt64.bitWidth

    private let texts = Mutex<[String: [UInt64: String]]>([:])

    /// - Parameter present: bit n stands for the schema's column n.
    func text(table: String, present: UInt64, making make: () -> String) -> String {
        texts.withLock { texts in
            if let text = texts[table]?[present] { return text }
            let text = make()
            texts[table, default: [:]][present] = text
            return text
        }
    }
}
