import Hummingbird

/// Every method and path that the service answers, so that a wrong method is told apart from a wrong address.
struct Addresses: Sendable {
    private var known: [(method: String, parts: [Substring])] = []

    mutating func add(_ method: HTTPRequest.Method, _ path: String) {
        known.append((method.rawValue, path.split(separator: "/")))
    }

    /// The methods that are answered at a path; empty when nothing is there.
    func methods(at path: String) -> [String] {
        let parts = path.split(separator: "/")
        var found: [String] = []
        for (method, pattern) in known where matches(parts, pattern) && !found.contains(method) { found.append(method) }
        return found.sorted()
    }

    private func matches(_ parts: [Substring], _ pattern: [Substring]) -> Bool {
        if pattern.last == "**" {
            return parts.count >= pattern.count - 1 && zip(parts, pattern.dropLast()).allSatisfy(fits)
        }
        return parts.count == pattern.count && zip(parts, pattern).allSatisfy(fits)
    }
    private func fits(_ part: Substring, _ pattern: Substring) -> Bool { pattern.first == "{" || part == pattern }
}
