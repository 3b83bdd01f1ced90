import Order

/// The table of routes in docs/API.md, drawn from the routes themselves; a test compares.
func routeListing(_ routes: [Route]) -> String {
    var lines: [String] = []
    for tag in routes.map(\.tag).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
        lines += ["### \(tag)", "", "| route | scope | what it does |", "|---|---|---|"]
        for route in routes where route.tag == tag {
            let scopes = route.scopes.isEmpty ? "none" : route.scopes.map { "`\($0.rawValue)`" }.joined(separator: ", ")
            lines.append("| `\(route.method.rawValue.uppercased()) \(route.path)` | \(scopes) | \(route.summary) |")
        }
        lines.append("")
    }
    return lines.joined(separator: "\n")
}
