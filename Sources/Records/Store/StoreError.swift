import Foundation

/// Why a store does not open, or cannot answer.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process writes here.
    case locked(by: String, directory: String)
    /// The log on disk was begun under another origin.
    case otherOrigin(stored: String, asked: String)
    case newerFormat(found: Int, known: Int)
    /// A key does not open, though others do.
    case keyDamaged(String)
    /// Something stored is not what was written.
    case damaged(String)
    case noSuchView(String)
    case noSuchColumn(view: String, column: String)
    case badSchema(view: String, String)
    case readOnly(String)
    case notWritable

    public var description: String {
        switch self {
        case .locked(let holder, let directory):
            "another gatehouse (process \(holder)) writes to \(directory); stop it, or send it your request over HTTP"
        case .otherOrigin(let stored, let asked):
            "this log was begun under the origin \(stored), not \(asked); use that origin, or `gatehouse restore --new-origin`"
        case .newerFormat(let found, let known):
            "the data directory has format \(found) and this gatehouse knows \(known); use a newer gatehouse"
        case .keyDamaged(let name):
            "the key of \(name) does not open; run `gatehouse records verify` and restore the keys"
        case .damaged(let what): "\(what); run `gatehouse records verify`"
        case .noSuchView(let name): "there is no view \(name)"
        case .noSuchColumn(let view, let column): "the view \(view) has no column \(column) that can be asked for this"
        case .badSchema(let view, let why): "the view \(view) cannot be kept: \(why)"
        case .readOnly(let why): "the store is read-only: \(why)"
        case .notWritable: "the store was opened for reading"
        }
    }
}
