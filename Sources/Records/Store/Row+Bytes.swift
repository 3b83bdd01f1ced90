import Foundation
import GRDB

// What is read back may be damaged, so a column of another type than was written is an error here and never a trap.
extension Row {
    /// The bytes of a blob column; `nil` for NULL and for anything else.
    func bytes(_ index: Int) -> [UInt8]? {
        guard case .blob(let data) = (self[index] as DatabaseValue).storage else { return nil }
        return [UInt8](data)
    }

    /// The text of a column; `nil` for NULL and for anything else.
    func textIfAny(_ index: Int) -> String? {
        guard case .string(let text) = (self[index] as DatabaseValue).storage else { return nil }
        return text
    }

    func text(_ index: Int) throws -> String {
        guard let text = textIfAny(index) else { throw StoreError.damaged("a stored row is altered: it holds no text") }
        return text
    }

    func integer(_ index: Int) throws -> Int64 {
        guard case .int64(let number) = (self[index] as DatabaseValue).storage else {
            throw StoreError.damaged("a stored row is altered: it holds no number")
        }
        return number
    }

    /// An index of the log: a number that is not negative.
    func position(_ index: Int) throws -> UInt64 {
        guard let position = UInt64(exactly: try integer(index)) else {
            throw StoreError.damaged("a stored row is altered: its place is negative")
        }
        return position
    }
}
