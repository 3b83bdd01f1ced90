import Foundation
import Measures
import Order
import Records
import Screening

// Lists: every edition is kept, importing one is an entry about nobody, and the road is laid anew over the editions in force and
// over the persons whom measures name.

/// What an import did, for people and machines.
public struct ListImportReport: Sendable {
    public var version: ListVersion
    /// `false` when the content was that of the edition in force, which then stays.
    public var isNew: Bool
    /// Parties that came, went or changed since the edition before.
    public var diff: ListDiff
    /// What was odd and does not make the list unusable.
    public var notes: [String]
}

/// What became of everything that was offered at once.
public struct ListImportSummary: Sendable {
    public var taken: [ListImportReport] = []
    /// Lists that were not taken; the editions before stay in force.
    public var refused: [(list: ListID, error: ListError)] = []
    /// Files that are no list, and why.
    public var passedOver: [ListError] = []
}

extension IdentificationProgram {
    /// Imports the lists of a folder, or of one file. What they are is told by their content.
    ///
    /// - Parameter list: the list they are; `nil` takes each format's usual one.
    /// - Throws: ``ListError`` when nothing was taken; the editions in force then stay.
    public func importLists(
        from place: URL, as list: ListID? = nil, acceptsSmaller: Bool = false, by actor: Actor
    ) async throws -> ListImportSummary {
        try requireOwnName(list)
        let sorted = try await offTheRoad { try ListParcel.sort(ListStore.files(at: place), as: list) }
        var summary = try await take(sorted.parcels, acceptsSmaller: acceptsSmaller, by: actor)
        summary.passedOver = sorted.passedOver
        if summary.taken.isEmpty, let first = summary.refused.first { throw first.error }
        return summary
    }

    private func requireOwnName(_ list: ListID?) throws(ProgramError) {
        guard list != .measures, list != .sample else {
            throw .invalid([
                FieldProblem(pointer: "list", message: "That is a list of Gatehouse's own; take another name.")
            ])
        }
    }

    /// Takes each list whole or not at all, one at a time, then lays the road anew if anything changed.
    func take(
        _ parcels: [ListParcel], acceptsSmaller: Bool, by actor: Actor
    ) async throws -> ListImportSummary {
        var summary = ListImportSummary()
        let time = clock.now
        for parcel in parcels {
            let outcome = try await offTheRoad { [lists] in
                Result { () throws(ListError) in
                    try lists.importParcel(parcel, at: time, acceptsSmaller: acceptsSmaller)
                }
            }
            switch outcome {
            case .success(let imported):
                if imported.isNew { try await append(loaded(imported, by: actor, at: time)) }
                try noteTaken(imported, at: time)
                summary.taken.append(
                    ListImportReport(
                        version: imported.version, isNew: imported.isNew, diff: imported.diff,
                        notes: imported.notes.map(\.description)))
            case .failure(let error):
                try await noteRefused(parcel.list, error.description, by: actor, at: time)
                summary.refused.append((parcel.list, error))
            }
        }
        if summary.taken.contains(where: \.isNew) { try await offTheRoad { try self.readLists() } }
        return summary
    }

    private func loaded(_ imported: ListStore.Import, by actor: Actor, at time: Timestamp) -> EntryDraft {
        let version = imported.version
        return EntryDraft(
            .listLoaded, actor: actor, time: time, subject: nil,
            fields: [
                "list": .string(version.list.rawValue), "number": .integer(Int64(version.number)),
                "source": .string(version.sourceDigest), "content": .string(version.contentDigest),
                "parties": .integer(Int64(version.counts.parties)),
                "added": .integer(Int64(imported.diff.added.count)),
                "changed": .integer(Int64(imported.diff.changed.count)),
                "removed": .integer(Int64(imported.diff.removed.count)), "state": .string("loaded"),
            ])
    }

    private func noteTaken(_ imported: ListStore.Import, at time: Timestamp) throws {
        try listKeeping.withLock { keeping in
            var state = keeping.ledger.lists[imported.version.list.rawValue] ?? ListLedger.List()
            state.confirmedAt = time
            state.error = nil
            state.errorAt = nil
            if imported.isNew {
                state.changes =
                    imported.version.number > 1 ? ListChanges(imported.diff, edition: imported.version.number) : nil
            }
            keeping.ledger.lists[imported.version.list.rawValue] = state
            try keeping.ledger.save(in: lists.directory)
        }
    }

    /// A refusal is an entry when it is news: the same trouble every hour is one.
    func noteRefused(_ list: ListID, _ error: String, by actor: Actor, at time: Timestamp) async throws {
        let isNews = try listKeeping.withLock { keeping in
            var state = keeping.ledger.lists[list.rawValue] ?? ListLedger.List()
            let isNews = state.error != error
            state.error = error
            if isNews { state.errorAt = time }
            keeping.ledger.lists[list.rawValue] = state
            try keeping.ledger.save(in: lists.directory)
            return isNews
        }
        guard isNews else { return }
        logger.warning("a list was not taken", metadata: ["list": "\(list)", "error": "\(error)"])
        try await append(
            EntryDraft(
                .listRefused, actor: actor, time: time, subject: nil,
                fields: [
                    "list": .string(list.rawValue), "error": .string(String(error.prefix(1_000))),
                    "state": .string("refused"),
                ]))
    }

    /// The kept editions that decisions are made with now, the sample's list among them.
    public var listVersions: [ListVersion] { road.index?.versions ?? [] }

    /// Screens somebody against the lists in force and the persons whom measures name, without recording anything.
    public func screen(_ query: ScreeningQuery) -> [Hit] {
        let road = road
        let time = clock.now
        let named = road.named?.screen(query, asOf: time) ?? []
        let listed = Hit.withoutRepeats(road.index?.screen(query, asOf: time) ?? [])
        // Both come best first.
        return named.isEmpty ? listed : (named + listed).sorted { $0.score > $1.score }
    }

    /// Lays the road over the editions in force and over whom measures name; called at the start and when either changes.
    ///
    /// An edition that was damaged on disk gives way to the sound one before it, which is said on every page; a list of which
    /// nothing can be read stops the program, because nobody would be screened against it.
    func readLists() throws {
        var editions: [ScreeningList] = []
        var damaged: [ListID: String] = [:]
        for list in lists.listIDs() {
            do {
                if let edition = try lists.edition(list, asOf: clock.now) { editions.append(edition) }
            } catch {
                guard case .damaged = error, let sound = try lists.newestSound(list, asOf: clock.now) else {
                    throw error
                }
                logger.error("an edition is damaged; the one before is in force", metadata: ["list": "\(list)"])
                damaged[list] = error.description
                editions.append(sound)
            }
        }
        if usesSampleList.withLock({ $0 }) { editions.append(SampleList.list(importedAt: clock.now)) }
        let index = editions.isEmpty ? nil : ScreeningIndex(lists: editions)
        let time = clock.now
        let found = damaged
        listKeeping.withLock { $0.damaged = found }
        changeRoad {
            $0.index = index
            $0.indexNamed(at: time)
        }
    }

    /// Runs heavy work on a queue of its own, one piece after another, so that requests are answered meanwhile and two imports
    /// never meet.
    func offTheRoad<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            listQueue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}

extension Road {
    /// Indexes the persons whom measures name, beside the lists: a handful, so that a what-if can do it too. Stamps the road with
    /// every edition it now rests on.
    mutating func indexNamed(at time: Timestamp) {
        let list = register.listOfNamed(at: time)
        named = list.entries.isEmpty ? nil : ScreeningIndex(lists: [list])
        lists = (index?.versions ?? []).map(\.stamp) + (named?.versions ?? []).map(\.stamp)
    }
}

extension MeasureRegister {
    /// The persons whom measures in force or to come name, as a list whose edition is the number of directives.
    func listOfNamed(at time: Timestamp) -> ScreeningList {
        let entries = targets(asOf: time).map(\.listEntry)
        let digest = ListVersion.digest(of: entries)
        return ScreeningList(
            version: ListVersion(
                list: .measures, number: history.count, sourceDigest: digest, contentDigest: digest,
                importedAt: history.last?.time ?? time,
                counts: .init(
                    parties: entries.count, aliases: entries.reduce(0) { $0 + $1.names.count - 1 },
                    documents: entries.reduce(0) { $0 + $1.documents.count },
                    wallets: entries.reduce(0) { $0 + $1.wallets.count })), entries: entries)
    }
}
