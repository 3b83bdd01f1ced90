import AccessHistory
import Order
import Program

/// What an account's page shows of its accesses, six weeks back; `nil` when none is recorded.
func accesses(_ visit: Visit, _ record: AccountRecord) async throws -> AccessPicture? {
    let days = 42
    let today = visit.now.milliseconds / 86_400_000
    let firstDay = today - Int64(days) + 1
    let seen = try await visit.program.access.summary(
        of: .account(record.id), from: Timestamp(milliseconds: firstDay * 86_400_000))
    guard seen.total > 0 else { return nil }
    let counts = (0..<days).map { seen.hours[Int(firstDay) + $0] ?? [Int](repeating: 0, count: 24) }
    // A network is new when it appeared in the last week and the account was used before that.
    let week = visit.now + Days(-7)
    let usedBefore = (seen.first ?? visit.now) < week
    let networks = seen.networks.sorted { $0.count > $1.count }.prefix(12).map { network in
        let country = visit.program.countries.country(of: network.network.address)
        return AccessPicture.Network(
            name: network.network.description, country: country?.name ?? "not known", first: network.first,
            last: network.last,
            count: network.count, wanted: usedBefore && network.first >= week)
    }
    let named = seen.withoutAddress.prefix(4).map { part in
        AccessPicture.Network(
            name: part.name, country: "a part of the provider", first: seen.first ?? visit.now,
            last: seen.last ?? visit.now, count: part.count,
            wanted: false)
    }
    return AccessPicture(
        firstDay: CalendarDate(daysSince1970: Int(firstDay)), counts: counts, wanted: [], networks: networks + named,
        total: seen.total)
}
