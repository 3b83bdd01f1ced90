import Foundation
import GRDB

extension Row {
    /// The bytes of a blob column; `nil` for NULL.
    func bytes(_ index: Int) -> [UInt8]? {
        guard let data = self[index] as Data? else { return nil }
        return [UInt8](data)
    }
}
