// Listed parties, made ready to be asked (DESIGN, the road: screen).
import Order
import Synchronization

/// The lists in force, indexed. Immutable; any number of callers may ask at once.
///
///     let index = ScreeningIndex(lists: try store.lists(asOf: now))
///     let hits = index.screen(ScreeningQuery(names: ["Yevgeny Prigozhin"]), asOf: now)
public final class ScreeningIndex: Sendable {
    /// The editions that every answer rests on.
    public let versions: [ListVersion]
    public let entries: [ListEntry]
    private let versionOf: [UInt16]
    private let names: NameSearch
    private let identifiers: IdentifierTable
    private let places: PlaceTable
    private let numberOf: [String: UInt32]
    /// Owns the scratch memory that no search holds at the moment.
    private let pool = Mutex<[SearchScratch]>([])

    public init(lists: [ScreeningList]) {
        versions = lists.map(\.version)
        entries = lists.flatMap(\.entries)
        versionOf = lists.enumerated().flatMap {
            [UInt16](repeating: UInt16(clamping: $0.offset), count: $0.element.entries.count)
        }
        names = NameSearch(entries)
        var identifiers = IdentifierTable()
        var places = PlaceTable()
        var numberOf: [String: UInt32] = [:]
        for (number, entry) in entries.enumerated() {
            identifiers.add(entry, number: UInt32(number))
            places.add(entry)
            numberOf[entry.key] = UInt32(number)
        }
        self.identifiers = identifiers
        self.places = places
        self.numberOf = numberOf
    }

    public var nameCount: Int { names.table.names.count }
    /// The entry with this key (`<list>/<reference>`).
    public func entry(key: String) -> ListEntry? { numberOf[key].map { entries[Int($0)] } }

    /// Every listed party that the query may be, surest first, at most `Limits.screeningHits`.
    ///
    /// Names, document numbers, wallets, e-mail addresses and telephone numbers make hits; all other fields only raise or
    /// lower a hit. So a field that is added never removes one. `asOf` decides which entries with dates are in force.
    public func screen(_ query: ScreeningQuery, asOf: Timestamp) -> [Hit] {
        screen(query, asOf: asOf, exhaustively: false)
    }

    /// The same by comparing with every listed name: what `screen` is measured against, and hundreds of times slower.
    public func screenExhaustively(_ query: ScreeningQuery, asOf: Timestamp) -> [Hit] {
        screen(query, asOf: asOf, exhaustively: true)
    }

    private func screen(_ query: ScreeningQuery, asOf: Timestamp, exhaustively: Bool) -> [Hit] {
        let scratch = pool.withLock { $0.popLast() } ?? SearchScratch(names: nameCount, forms: names.forms.count)
        defer { pool.withLock { if $0.count < 16 { $0.append(scratch) } } }

        var found: [UInt32: Candidate] = [:]
        for (ordinal, text) in query.names.prefix(Limits.queryNames).enumerated() {
            var seen: [UInt64] = []
            var readsAlike = false
            for style in NameStyle.styles(for: query.type) {
                if readsAlike, style != .vessel { continue }
                let parsed = NameParser.parse(text, style: style)
                let hash = parsed.wholeHash ^ UInt64(parsed.joins.count) ^ (parsed.hasOrder ? 0x8000_0000 : 0)
                readsAlike = parsed.readsAlike && style != .vessel
                if parsed.parts.isEmpty || seen.contains(hash) { continue }
                seen.append(hash)
                names.search(
                    parsed, threshold: Float(NameComparison.threshold), scratch: scratch, exhaustively: exhaustively)
                for result in scratch.results {
                    let name = names.table.names[Int(result.name)]
                    if let known = found[name.entry]?.best, !result.isBetter(than: known, names.table) { continue }
                    found[name.entry, default: Candidate()].best = result
                    found[name.entry]?.queryName = ordinal
                    found[name.entry]?.style = style
                }
            }
        }
        collectIdentifiers(query, into: &found)

        let queryPlaces = QueryPlaces(query)
        var hits: [Hit] = []
        hits.reserveCapacity(found.count)
        for (number, candidate) in found {
            let entry = entries[Int(number)]
            if let inForce = entry.inForce, !inForce.covers(asOf) { continue }
            let version = versions[Int(versionOf[Int(number)])]
            if let hit = hit(query, queryPlaces, Int(number), version, candidate) { hits.append(hit) }
        }
        hits.sort { a, b in
            if a.score != b.score { return a.score > b.score }
            return a.verdict != b.verdict ? a.verdict < b.verdict : a.key < b.key
        }
        return hits.count > Limits.screeningHits ? Array(hits.prefix(Limits.screeningHits)) : hits
    }

    /// What led to an entry.
    private struct Candidate {
        var best: NameResult?
        var queryName = 0
        var style = NameStyle.person
        var sharesIdentifier = false
    }

    private func collectIdentifiers(_ query: ScreeningQuery, into found: inout [UInt32: Candidate]) {
        func add(_ kind: IdentifierKind, _ canonical: String?) {
            guard let canonical else { return }
            for number in identifiers.entries(kind, canonical) {
                found[number, default: Candidate()].sharesIdentifier = true
            }
        }
        for document in query.documents { add(.document, IdentifierForm.document(document.number.text)) }
        for wallet in query.wallets { add(.wallet, IdentifierForm.wallet(wallet.text, wallet.currency)) }
        for email in query.emails { add(.email, IdentifierForm.email(email.text)) }
        for telephone in query.telephones { add(.telephone, IdentifierForm.telephone(telephone.canonical)) }
    }

    /// `nil` when an identifier only looked alike.
    private func hit(
        _ query: ScreeningQuery, _ ours: QueryPlaces, _ number: Int, _ version: ListVersion, _ candidate: Candidate
    ) -> Hit? {
        let entry = entries[number]
        let record = RecordComparison(
            query, entry, (ours, places, number), comparesIdentifiers: candidate.sharesIdentifier)
        guard let best = candidate.best else {
            guard record.hasExactIdentifier || record.hasStrongIdentifier else { return nil }
            return Hit(
                query, entry, version, Judgement(name: nil, record), listedName: nil, queryName: nil, ours: .person,
                theirs: .person)
        }
        let name = names.table.names[Int(best.name)]
        let listed = entry.names[Int(name.ordinal)]
        let judgement = Judgement(
            name: .init(
                score: best.score, specificity: best.specificity, isWeak: listed.kind == .weakAlias,
                isPerson: entry.type == .person), record)
        return Hit(
            query, entry, version, judgement, listedName: listed, queryName: query.names[candidate.queryName],
            ours: candidate.style, theirs: name.style)
    }
}

extension NameResult {
    fileprivate func isBetter(than other: NameResult, _ table: NameTable) -> Bool {
        if score != other.score { return score > other.score }
        let a = table.names[Int(name)], b = table.names[Int(other.name)]
        if a.isWeak != b.isWeak { return b.isWeak }
        return specificity != other.specificity ? specificity > other.specificity : a.ordinal < b.ordinal
    }
}

extension NameStyle {
    /// The styles a query's name is read in. All of them always, so that saying what a party is never loses a hit; names
    /// that read alike in both are searched once.
    fileprivate static func styles(for type: ScreeningQuery.PartyType?) -> [NameStyle] {
        switch type {
        case .person, nil: [.person, .entity]
        case .entity: [.entity, .person]
        case .vessel, .aircraft: [.vessel, .entity, .person]
        }
    }
}
