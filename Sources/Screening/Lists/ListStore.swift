// Editions of lists on disk: each import is a new file beside the old ones, taken whole or not at all.
import Foundation
import Order

/// Keeps every edition of every list in one directory: `<directory>/<list>/<number>.list`.
///
/// An edition is written to a temporary file, synchronised and renamed, so that a crash leaves the edition before it. A
/// source that cannot be read, or that lost more than a list may (ListShrinkage.swift), is refused and the last good edition
/// stays in force.
public struct ListStore: Sendable {
    public let directory: URL

    public init(directory: URL) { self.directory = directory }

    /// What an import did.
    public struct Import: Sendable {
        public var version: ListVersion
        /// `false` when the content was the same as that of the edition in force, which then stays.
        public var isNew: Bool
        public var diff: ListDiff
        public var notes: [ListReading.Note]
    }

    // MARK: Taking a list in

    /// Reads the source's files from a folder and keeps them as a new edition.
    ///
    /// `acceptsSmaller` takes a list that shrank; only after somebody has looked.
    @discardableResult
    public func importList(
        _ source: some ListSource, from folder: URL, at time: Timestamp, acceptsSmaller: Bool = false
    ) throws(ListError) -> Import {
        var files: [String: [UInt8]] = [:]
        for name in source.fileNames {
            let url = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: url.path) else { continue }
            files[name] = try Self.bytes(of: url, named: name)
        }
        let reading = try source.read(files)
        return try keep(
            reading, as: source.list, sourceDigest: Self.digest(files), at: time, acceptsSmaller: acceptsSmaller)
    }

    /// Reads the files of one list and keeps them as a new edition.
    @discardableResult
    public func importParcel(
        _ parcel: ListParcel, at time: Timestamp, acceptsSmaller: Bool = false
    ) throws(ListError) -> Import {
        try keep(
            parcel.read(), as: parcel.list, sourceDigest: Self.digest(parcel.files), at: time,
            acceptsSmaller: acceptsSmaller)
    }

    /// The files of a folder that may be lists, or the one file. Nothing below the folder is read, and no more than
    /// `Limits.listFolderFiles` files of `Limits.listFileBytes` together.
    public static func files(at place: URL) throws(ListError) -> [String: [UInt8]] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
            throw ListError.missingFile(place.lastPathComponent)
        }
        guard isFolder.boolValue else {
            return [place.lastPathComponent: try bytes(of: place, named: place.lastPathComponent)]
        }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() } catch {
            throw ListError.unreadable(place.lastPathComponent, error.localizedDescription)
        }
        let endings = [".csv", ".xml", ".json", ".jsonl", ".ndjson"]
        let lists = names.filter { name in endings.contains { name.lowercased().hasSuffix($0) } }
        guard lists.count <= Limits.listFolderFiles else {
            throw ListError.unreadable(
                place.lastPathComponent,
                "it holds more than \(Limits.listFolderFiles) files; put the lists in one of their own")
        }
        guard !lists.isEmpty else { throw ListError.missingFile("a file named .csv, .xml, .json or .jsonl") }
        var files: [String: [UInt8]] = [:]
        var total = 0
        for name in lists {
            let content = try bytes(of: place.appendingPathComponent(name), named: name)
            total += content.count
            guard total <= Limits.listFileBytes else {
                throw ListError.tooLarge(place.lastPathComponent, bytes: total, limit: Limits.listFileBytes)
            }
            files[name] = content
        }
        return files
    }

    /// Keeps a reading as a new edition, unless it says the same as the one in force.
    @discardableResult
    public func keep(
        _ reading: ListReading, as list: ListID, sourceDigest: String, at time: Timestamp, acceptsSmaller: Bool = false
    ) throws(ListError) -> Import {
        // A damaged edition must not keep a sound one from coming in.
        let before = try newestSound(list, asOf: time)
        let last = numbers(list).last ?? 0
        let content = ListCodec.digest(ListCodec.encode(reading.entries))
        if let before, before.version.number == last, before.version.contentDigest == content {
            return Import(version: before.version, isNew: false, diff: ListDiff(), notes: reading.notes)
        }
        let diff = ListDiff(from: before?.entries ?? [], to: reading.entries)
        var version = ListVersion(
            list: list, number: last + 1, sourceDigest: sourceDigest, contentDigest: content,
            importedAt: time, publishedOn: reading.publishedOn, counts: reading.counts)
        let held = ListVersion.Counts(of: reading.entries)
        version.counts.birthDates = held.birthDates
        version.counts.nationalities = held.nationalities
        if let loss = loss(of: reading, as: list, held, version.counts, diff, since: before, asOf: time) {
            guard acceptsSmaller else { throw loss }
            version.isAcceptedSmaller = true
        }
        let edition = ScreeningList(version: version, entries: reading.entries)
        try write(ListCodec.encode(edition), to: file(list, version.number))
        return Import(version: version, isNew: true, diff: diff, notes: reading.notes)
    }

    /// Why a reading is not taken without a look; `nil` when there is no reason.
    private func loss(
        of reading: ListReading, as list: ListID, _ held: ListVersion.Counts, _ counts: ListVersion.Counts,
        _ diff: ListDiff, since before: ScreeningList?, asOf time: Timestamp
    ) -> ListError? {
        let inForce = before.map { ListVersion.Counts(of: $0.entries) }
        // Whoever took a list without its aliases once does not have to say so every day.
        let missing = reading.missing.filter { file in
            switch file.holding {
            case .aliases: inForce?.aliases != 0
            case .addresses: inForce?.addresses != 0
            }
        }
        if !missing.isEmpty { return .incomplete(list: list, missing: missing.map(\.name)) }
        guard let before, let inForce else { return nil }
        var losses = inForce.losses(to: held)
        let recent = largest(list, asOf: time).losses(to: counts)
        losses += recent.filter { one in !losses.contains { $0.what == one.what } }
        if !losses.isEmpty { return .suddenlySmaller(list: list, losses) }
        let allowed = ListVersion.Counts.partiesThatMayBeReplaced(before.entries.count)
        if diff.removed.count > allowed {
            return .replaced(list: list, gone: diff.removed.count, of: before.entries.count)
        }
        return nil
    }

    /// The most of each thing that the last editions held, back to the last that was taken although it was smaller.
    private func largest(_ list: ListID, asOf time: Timestamp) -> ListVersion.Counts {
        var largest = ListVersion.Counts()
        for (back, number) in numbers(list).reversed().prefix(Limits.listEditionsLookedBack).enumerated() {
            let url = file(list, number)
            guard let bytes = try? Self.bytes(of: url, named: url.lastPathComponent),
                let version = try? ListCodec.decodeVersion(bytes, file: url.lastPathComponent)
            else { continue }
            let isRecent = version.age(at: time) <= Days(Limits.listDaysCompared)
            guard back < Limits.listEditionsCompared || isRecent else { break }
            largest = largest.larger(version.counts)
            if version.isAcceptedSmaller { break }
        }
        return largest
    }

    // MARK: Reading

    /// The lists of which an edition is kept.
    public func listIDs() -> [ListID] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.compactMap(ListID.init(rawValue:)).filter { !numbers($0).isEmpty }.sorted()
    }

    /// The edition in force now, `nil` when the list was never imported.
    public func latest(_ list: ListID) throws(ListError) -> ScreeningList? {
        guard let number = numbers(list).last else { return nil }
        return try edition(list, number)
    }

    /// The edition that was in force at a time.
    public func edition(_ list: ListID, asOf time: Timestamp) throws(ListError) -> ScreeningList? {
        for number in numbers(list).reversed() {
            let edition = try edition(list, number)
            if edition.version.importedAt <= time { return edition }
        }
        return nil
    }

    /// The newest edition up to a time that is not damaged; `nil` when there is none.
    public func newestSound(_ list: ListID, asOf time: Timestamp) throws(ListError) -> ScreeningList? {
        for number in numbers(list).reversed() {
            do throws(ListError) {
                let edition = try edition(list, number)
                if edition.version.importedAt <= time { return edition }
            } catch {
                guard case .damaged = error else { throw error }
            }
        }
        return nil
    }

    public func edition(_ list: ListID, _ number: Int) throws(ListError) -> ScreeningList {
        let url = file(list, number)
        return try ListCodec.decode(try Self.bytes(of: url, named: url.lastPathComponent), file: url.lastPathComponent)
    }

    /// All lists as they were in force at a time: what an index is built from.
    public func lists(asOf time: Timestamp) throws(ListError) -> [ScreeningList] {
        var result: [ScreeningList] = []
        for list in listIDs() {
            if let edition = try edition(list, asOf: time) { result.append(edition) }
        }
        return result
    }

    // MARK: Files

    private func folder(_ list: ListID) -> URL { directory.appendingPathComponent(list.rawValue, isDirectory: true) }
    private func file(_ list: ListID, _ number: Int) -> URL {
        let text = String(number)
        return folder(list).appendingPathComponent(
            String(repeating: "0", count: max(0, 6 - text.count)) + text + ".list")
    }
    private func numbers(_ list: ListID) -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder(list).path)) ?? []
        return names.filter { $0.hasSuffix(".list") }.compactMap { Int($0.dropLast(5)) }.sorted()
    }

    private static func bytes(of url: URL, named name: String) throws(ListError) -> [UInt8] {
        do {
            let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
            if size > Limits.listFileBytes {
                throw ListError.tooLarge(name, bytes: size, limit: Limits.listFileBytes)
            }
            return [UInt8](try Data(contentsOf: url))
        } catch let error as ListError {
            throw error
        } catch {
            throw ListError.unreadable(name, error.localizedDescription)
        }
    }

    private static func digest(_ files: [String: [UInt8]]) -> String {
        var all: [UInt8] = []
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            all.append(contentsOf: name.utf8)
            all.append(0)
            all.append(contentsOf: ListCodec.digest(bytes).utf8)
            all.append(0x0A)
        }
        return ListCodec.digest(all)
    }

    /// Temporary file, fsync, rename, fsync of the folder.
    private func write(_ bytes: [UInt8], to url: URL) throws(ListError) {
        let folder = url.deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let temporary = folder.appendingPathComponent(".\(url.lastPathComponent).new")
            try Data(bytes).write(to: temporary)
            try Self.synchronize(temporary)
            guard rename(temporary.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            try Self.synchronize(folder)
        } catch {
            throw ListError.unreadable(url.lastPathComponent, error.localizedDescription)
        }
    }
    private static func synchronize(_ url: URL) throws {
        let descriptor = open(url.path, O_RDONLY)
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }
}

extension Limits {
    /// Files of one folder that are looked at for lists.
    public static let listFolderFiles = 64
}
