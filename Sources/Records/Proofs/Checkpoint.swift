// C2SP tlog-checkpoint: what the log commits to, in three lines.
import Foundation

/// The size and root of the log under its origin. Its text is the body of a signed note.
public struct Checkpoint: Hashable, Sendable {
    public var origin: String
    public var size: UInt64
    public var root: LogHash

    public init(origin: String, size: UInt64, root: LogHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Parses the text of a note; extension lines after the third are allowed and ignored, as the specification says.
    public init(parsing text: String) throws(NoteError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines[0].isEmpty else {
            throw .malformed("not a checkpoint of three lines")
        }
        guard let size = UInt64(lines[1]), String(size) == lines[1] else {
            throw .malformed("the size is not a number")
        }
        guard let data = StrictBase64.decode(String(lines[2])), let root = LogHash(data) else {
            throw .malformed("the root is not 32 bytes in base64")
        }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    public var text: String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }
}
