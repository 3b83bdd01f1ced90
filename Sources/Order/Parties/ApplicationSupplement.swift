// What is stated later: the fields of an application, all optional, laid over it as a JSON Merge Patch (RFC 7396) lays
// members over an object: objects merge, a list replaces the list before it, null takes a statement back.

/// Statements that complete or correct an application.
public struct ApplicationSupplement: Hashable, Sendable {
    public let json: JSONValue

    /// Checks names, types and values as an application's, but asks for none.
    public init(json: JSONValue, now: Timestamp? = nil) throws(FormErrors) {
        let reading = FormReading(isPartial: true, now: now)
        _ = reading.object(json, .application).map(Application.read)
        reading.refuseWholeCards(in: json)
        guard reading.errors.isEmpty else { throw FormErrors(reading.errors.sorted { $0.pointer < $1.pointer }) }
        self.json = json
    }

    /// The application with these statements; errors are those of the whole.
    public func applied(to application: Application, now: Timestamp? = nil) throws(FormErrors) -> Application {
        try Application(json: merged(json, onto: application.json), now: now)
    }

    /// JSON Pointers of the fields stated, in order.
    public var statedFields: [String] { leaves(json, at: "").sorted() }
}

private func merged(_ patch: JSONValue, onto target: JSONValue) -> JSONValue {
    guard case .object(let changes) = patch else { return patch }
    var members = target.object ?? [:]
    // A person or channel of another type shares no field's meaning with the one before.
    if let type = changes["type"], type != members["type"] { members = [:] }
    for (name, change) in changes {
        if change.isNull {
            members[name] = nil
        } else {
            members[name] = merged(change, onto: members[name] ?? .null)
        }
    }
    return .object(members)
}

private func leaves(_ value: JSONValue, at pointer: String) -> [String] {
    guard case .object(let members) = value, !members.isEmpty else { return [pointer] }
    return members.flatMap { leaves($0.value, at: pointer + "/" + $0.key) }
}
