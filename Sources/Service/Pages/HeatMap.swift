import Order

/// When an account was used: days across, hours of UTC down, darker where more. Drawn by the server as one path per shade, so
/// that six weeks of it stay under ten kilobytes and need neither script nor inline style.
struct HeatMap: Sendable {
    struct Label: Sendable {
        var x: Int
        var y: Int
        var text: String
        var end: Bool
    }
    struct Layer: Sendable {
        var css: String
        var path: String
    }
    var width: Int
    var height: Int
    var labels: [Label]
    var layers: [Layer]
    /// Says in words what the picture shows.
    var summary: String

    /// - Parameters:
    ///   - counts: accesses per day (of the days from `firstDay`) and hour.
    ///   - wanted: the same for what wants attention, a network or a country that is new.
    init(firstDay: CalendarDate, counts: [[Int]], wanted: [[Int]] = []) {
        let left = 48, top = 10, cellHeight = 6
        let days = max(counts.count, 1)
        let cell = min(17, 740 / days)
        width = 802
        height = top + 24 * cellHeight + 22
        labels = [0, 6, 12, 18, 23].map { hour in
            Label(x: left - 10, y: top + hour * cellHeight + 6, text: hour < 10 ? "0\(hour)" : String(hour), end: true)
        }
        let first =
            CalendarDate.daysSince1970(year: firstDay.year, month: firstDay.month ?? 1, day: firstDay.day ?? 1) ?? 0
        for day in stride(from: 0, to: counts.count, by: 7) {
            let time = Timestamp(milliseconds: Int64(first + day) * 86_400_000)
            labels.append(Label(x: left + day * cell, y: height - 4, text: Moment.day(time), end: false))
        }
        let most = max(1, counts.lazy.flatMap { $0 }.max() ?? 1)
        var paths = [String](repeating: "", count: 6)
        var total = 0, attention = 0, busiest = (hour: 0, count: 0)
        var byHour = [Int](repeating: 0, count: 24)
        for (day, hours) in counts.enumerated() {
            for (hour, count) in hours.prefix(24).enumerated() where count > 0 {
                total += count
                byHour[hour] += count
                let isWanted = day < wanted.count && hour < wanted[day].count && wanted[day][hour] > 0
                if isWanted { attention += count }
                let shade = isWanted ? 5 : min(4, count * 5 / (most + 1))
                let x = left + day * cell, y = top + hour * cellHeight
                paths[shade] += "M\(x) \(y)h\(cell - 1)v\(cellHeight - 1)h-\(cell - 1)z"
            }
        }
        for (hour, count) in byHour.enumerated() where count > busiest.count { busiest = (hour, count) }
        layers = paths.enumerated().filter { !$0.element.isEmpty }.map { shade, path in
            Layer(css: shade == 5 ? "w" : "h\(shade + 1)", path: path)
        }
        summary =
            "\(counted(total, "access", "accesses")) over \(counted(days, "day")); most in the hour from \(busiest.hour):00 UTC"
            + (attention > 0 ? "; \(grouped(attention)) want attention." : ".")
    }
}
