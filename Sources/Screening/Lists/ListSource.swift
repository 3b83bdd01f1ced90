// The door through which every list comes in: one implementation a format.
import Order

/// Reads one published format into listed parties. Pure: bytes in, parties and what was odd out.
public protocol ListSource: Sendable {
    /// The list that this source publishes.
    var list: ListID { get }
    /// The files it consists of, by name; the first must be there, the others may be absent.
    var fileNames: [String] { get }
    /// Reads all of it. Throws when the text is not what the publisher writes; odd rows are reported instead.
    func read(_ files: [String: [UInt8]]) throws(ListError) -> ListReading
}

/// A list as read, not yet kept.
public struct ListReading: Sendable {
    public var entries: [ListEntry]
    public var counts: ListVersion.Counts
    public var publishedOn: CalendarDate?
    /// What was odd but does not make the list unusable.
    public var notes: [Note]

    public init(entries: [ListEntry], counts: ListVersion.Counts, publishedOn: CalendarDate? = nil, notes: [Note] = [])
    {
        self.entries = entries
        self.counts = counts
        self.publishedOn = publishedOn
        self.notes = notes
    }

    public enum Note: Hashable, Sendable, CustomStringConvertible {
        /// One id stands for several parties; all are kept.
        case sharedID(String, parties: Int)
        /// The same party under the same id more than once; it is kept once.
        case repeated(String, times: Int)
        /// Something of the source that is not used, said once with how often.
        case leftOut(String, count: Int)
        /// An address of a party that is not on the list.
        case orphanAddress(String)
        /// An alias of a party that is not on the list.
        case orphanAlias(String)
        /// An alias or address names an id that several parties share; it is kept with the first.
        case ambiguousOwner(String)
        /// A country that is none of ISO 3166.
        case unknownCountry(String, id: String)
        /// A date that cannot be read.
        case unreadableDate(String, id: String)

        public var description: String {
            switch self {
            case .sharedID(let id, let parties):
                "id \(id) stands for \(parties) parties that differ; all are kept, the second as \(id)~2"
            case .repeated(let id, let times): "id \(id) comes \(times) times with the same content; it is kept once"
            case .leftOut(let what, let count): "\(count) × \(what); left out"
            case .orphanAddress(let id): "an address belongs to id \(id), which is not on the list; it is left out"
            case .orphanAlias(let id): "an alias belongs to id \(id), which is not on the list; it is left out"
            case .ambiguousOwner(let id):
                "aliases or addresses of id \(id) could be of several parties; kept with the first"
            case .unknownCountry(let name, let id): "“\(name)” (id \(id)) is no country that is known; kept as text"
            case .unreadableDate(let text, let id):
                "“\(text)” (id \(id)) is no date that is understood; kept in the remarks"
            }
        }
    }
}

/// Why a list was not taken.
public enum ListError: Error, Hashable, Sendable, CustomStringConvertible {
    case missingFile(String)
    case tooLarge(String, bytes: Int, limit: Int)
    /// A row is not as the format says.
    case malformed(file: String, line: Int, String)
    /// The file ends in the middle of a row or of a quoted field.
    case truncated(file: String, line: Int)
    case empty(String)
    /// The text is in an encoding that is not read.
    case wrongEncoding(file: String, line: Int, String)
    /// XML that may not be read: a document type, entities, or nesting beyond any list's.
    case forbidden(file: String, line: Int, String)
    /// None of the formats.
    case unrecognised(String)
    /// Several files claim to be the same list.
    case ambiguous(list: ListID, files: [String])
    case tooMany(file: String, limit: Int)
    /// Far fewer parties than in the edition before; that one stays in force.
    case suddenlySmaller(list: ListID, before: Int, now: Int)
    /// A kept edition does not match its digest.
    case damaged(String)
    case unreadable(String, String)

    public var description: String {
        switch self {
        case .missingFile(let name):
            "\(name) is not in the folder. Put the publisher's files together in one folder and try again."
        case .tooLarge(let name, let bytes, let limit):
            "\(name) has \(bytes) bytes, more than the \(limit) that are read."
        case .malformed(let file, let line, let what): "\(file), row \(line): \(what). Download the file again."
        case .truncated(let file, let line):
            "\(file) ends in the middle of row \(line). Download the file again; the edition in force stays."
        case .empty(let name): "\(name) holds no parties. Download the file again; the edition in force stays."
        case .wrongEncoding(let file, let line, let what):
            "\(file), line \(line): \(what). Lists are read as UTF-8: save the file as UTF-8, or download it again."
        case .forbidden(let file, let line, let what):
            "\(file), line \(line): \(what). No publisher's list has that; it is not read. Download the file again from the publisher."
        case .unrecognised(let name):
            "\(name) is in none of the formats that are read. docs/LISTS.md has them, and the columns of a table of your own."
        case .ambiguous(let list, let files):
            "\(files.joined(separator: ", ")) are all \(list). Import one of them, or name another list with --list."
        case .tooMany(let file, let limit): "\(file) holds more than \(limit) parties, the most that are read."
        case .suddenlySmaller(let list, let before, let now):
            "\(list) would shrink from \(before) to \(now) parties. The edition in force stays; import with --accept-smaller if the publisher says so."
        case .damaged(let name): "\(name) was changed on disk after it was written. Import the list again."
        case .unreadable(let name, let why): "\(name) could not be read: \(why)"
        }
    }
}
