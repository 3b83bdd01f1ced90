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
    /// Files that belong to the list and did not come, with what they hold.
    public var missing: [MissingFile] = []

    public init(entries: [ListEntry], counts: ListVersion.Counts, publishedOn: CalendarDate? = nil, notes: [Note] = [])
    {
        self.entries = entries
        self.counts = counts
        self.publishedOn = publishedOn
        self.notes = notes
    }

    /// A file that its publisher always publishes with the others.
    public struct MissingFile: Hashable, Sendable {
        public enum Holding: String, Hashable, Sendable { case aliases, addresses }
        public var name: String
        public var holding: Holding
        public init(_ name: String, _ holding: Holding) {
            self.name = name
            self.holding = holding
        }
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
        /// A name without a letter or digit.
        case unreadableName(String, id: String)
        /// A wallet address that is one on no chain.
        case unreadableWallet(String, id: String)
        /// A share of an owner that is none; the owner is kept, the share is unknown.
        case unreadableShare(String, id: String)
        /// A party that could be found by nothing.
        case nothingToCompare(String)

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
            case .unreadableName(let text, let id):
                "the name “\(text)” (id \(id)) has no letter or digit, so nobody can be compared with it; it is left out"
            case .unreadableWallet(let text, let id):
                "“\(text)” (id \(id)) is no wallet address of any currency; it is left out"
            case .unreadableShare(let text, let id):
                "“\(text)” (id \(id)) states no share from 0 to 100 %; the owner is kept, the share is unknown"
            case .nothingToCompare(let id):
                "id \(id) has no name and no number that could be compared; the party is left out"
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
    /// The file says itself that it is a part of the list.
    case partial(file: String, records: Int, of: Int)
    /// The text is in an encoding that is not read.
    case wrongEncoding(file: String, line: Int, String)
    /// XML that may not be read: a document type, entities, or nesting beyond any list's.
    case forbidden(file: String, line: Int, String)
    /// None of the formats.
    case unrecognised(String)
    /// Several files claim to be the same list.
    case ambiguous(list: ListID, files: [String])
    case tooMany(file: String, limit: Int)
    /// Far less than in the edition in force, or in one of the last; the one in force stays.
    case suddenlySmaller(list: ListID, [ListLoss])
    /// Too many parties of the edition in force are gone, whoever came instead.
    case replaced(list: ListID, gone: Int, of: Int)
    /// Files that belong to the list did not come with it.
    case incomplete(list: ListID, missing: [String])
    /// A kept edition does not match its digest.
    case damaged(String)
    case unreadable(String, String)

    private static let stays =
        "The edition in force stays; import with --accept-smaller once you have seen at the publisher's that it is so."

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
        case .partial(let file, let records, let total):
            "\(file) holds \(records) of the \(total) records that it speaks of: it is one page. Download the whole list; the edition in force stays."
        case .wrongEncoding(let file, let line, let what):
            "\(file), line \(line): \(what). Lists are read as UTF-8: save the file as UTF-8, or download it again."
        case .forbidden(let file, let line, let what):
            "\(file), line \(line): \(what). No publisher's list has that; it is not read. Download the file again from the publisher."
        case .unrecognised(let name):
            "\(name) is in none of the formats that are read. docs/LISTS.md has them, and the columns of a table of your own."
        case .ambiguous(let list, let files):
            "\(files.joined(separator: ", ")) are all \(list). Import one of them, or name another list with --list."
        case .tooMany(let file, let limit): "\(file) holds more than \(limit) parties, the most that are read."
        case .suddenlySmaller(let list, let losses):
            "\(list) would shrink: \(losses.map(\.description).joined(separator: ", ")). \(Self.stays)"
        case .replaced(let list, let gone, let count):
            "\(list) would lose \(gone) of its \(count) parties to others. \(Self.stays)"
        case .incomplete(let list, let missing):
            "\(list) comes without \(missing.joined(separator: " and ")). Put the publisher's files together in one folder; import with --accept-smaller to do without."
        case .damaged(let name): "\(name) was changed on disk after it was written. Import the list again."
        case .unreadable(let name, let why): "\(name) could not be read: \(why)"
        }
    }
}
