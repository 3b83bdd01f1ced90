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

extension IdentificationProgram {
    /// Imports OFAC's CSV files from a folder.
    ///
    /// - Throws: ``ListError``; the edition in force then stays.
    public func importList(from folder: URL, acceptsSmaller: Bool = false, by actor: Actor) async throws
        -> ListImportReport
    {
        let time = clock.now
        let imported = try lists.importList(OFACSource(), from: folder, at: time, acceptsSmaller: acceptsSmaller)
        if imported.isNew {
            let version = imported.version
            do {
                _ = try await records.append([
                    EntryDraft(
                        .listLoaded, actor: actor, time: time, subject: nil,
                        fields: [
                            "list": .string(version.list.rawValue), "number": .integer(Int64(version.number)),
                            "source": .string(version.sourceDigest), "content": .string(version.contentDigest),
                            "parties": .integer(Int64(version.counts.parties)),
                        ])
                ])
            } catch { throw ProgramError(error) }
        }
        try readLists()
        return ListImportReport(
            version: imported.version, isNew: imported.isNew, diff: imported.diff,
            notes: imported.notes.map(\.description))
    }

    /// The editions that decisions are made with now.
    public var listVersions: [ListVersion] { road.index?.versions ?? [] }

    /// Screens somebody against the lists in force without recording anything.
    public func screen(_ query: ScreeningQuery) -> [Hit] { road.index?.screen(query, asOf: clock.now) ?? [] }

    /// Lays the road over the editions in force and over whom measures name; called at the start and when either changes.
    func readLists() throws {
        var editions = try lists.lists(asOf: clock.now)
        if usesSampleList.withLock({ $0 }) { editions.append(SampleList.list(importedAt: clock.now)) }
        let index = editions.isEmpty ? nil : ScreeningIndex(lists: editions)
        let stamps = editions.map(\.version.stamp)
        let time = clock.now
        changeRoad {
            $0.index = index
            $0.lists = stamps
            $0.indexNamed(at: time)
        }
    }
}

extension Road {
    /// Indexes the persons whom measures name, beside the lists: a handful, so that a what-if can do it too.
    mutating func indexNamed(at time: Timestamp) {
        let targets = register.targets(asOf: time)
        guard !targets.isEmpty else {
            named = nil
            return
        }
        let version = ListVersion(
            list: .measures, number: register.history.count, sourceDigest: "directives",
            contentDigest: "directives-\(register.history.count)", importedAt: time,
            counts: .init(parties: targets.count))
        named = ScreeningIndex(lists: [ScreeningList(version: version, entries: targets.map(\.listEntry))])
    }
}
