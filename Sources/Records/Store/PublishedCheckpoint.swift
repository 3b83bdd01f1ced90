// The last published checkpoint, kept in a file beside the key file: outside the database, so that a database restored from
// an older backup is found to be shorter than what the world was told.
import Foundation
import Order

struct PublishedCheckpoint: Sendable {
    let path: String

    /// Beside the key file and named after it: `gatehouse.key` has `gatehouse.checkpoint`.
    init(besideKeyFile file: URL) {
        path = file.deletingPathExtension().appendingPathExtension("checkpoint").path
    }

    init(file: URL) { path = file.path }

    /// `nil` when none was ever published.
    func read() throws -> (note: String, checkpoint: Checkpoint)? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        guard data.count <= Limits.noteBytes else {
            throw StoreError.damaged("the published checkpoint \(path) is too long")
        }
        let note = String(decoding: data, as: UTF8.self)
        do {
            return (note, try Checkpoint(parsing: SignedNote(parsing: note).text))
        } catch {
            throw StoreError.damaged("the published checkpoint \(path) is altered (\(error))")
        }
    }

    func write(_ note: String) throws { try DurableFile.write(Array(note.utf8), to: path, mode: 0o600) }
}
