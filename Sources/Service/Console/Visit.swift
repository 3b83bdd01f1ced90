import Hummingbird
import Order
import Program
import Records

/// A signed-in person asking for a page of the console.
struct Visit: Sendable {
    var service: ServiceState
    var request: Request
    var context: ServiceContext
    var session: Session
    /// The fields sent, checked for the session's token; empty for a GET.
    var form: FormBody
    var query: FormBody

    var program: IdentificationProgram { service.program }
    var user: UserID { session.user.id }
    var actor: Actor { .user(session.user.id) }
    var role: Role { session.user.role }
    /// As four eyes ask for them.
    var roles: Set<StaffRole> { Set([StaffRole(rawValue: role.rawValue)].compactMap(\.self)) }
    var now: Timestamp { program.clock.now }
    /// A person by name; by id when they are gone.
    func personName(_ user: UserID) -> String { service.users.user(user)?.name ?? user.rawValue }

    func parameter(_ name: String) -> String { context.parameters.get(name)?.removingPercentEncoding ?? "" }
    func id<Identifier: RandomIdentifier>(_ name: String, _ what: String, as: Identifier.Type = Identifier.self) throws
        -> Identifier
    {
        guard let id = Identifier(rawValue: parameter(name)) else { throw ProgramError.notFound(what) }
        return id
    }

    /// What stands around the page.
    func frame(at place: String) async throws -> Frame {
        let open = role.reads ? try await program.queueFigures().open : 0
        return service.frame(session: session, at: place, open: open)
    }

    /// The address of this page with the filter that is on the screen.
    func address(with changes: [(String, String?)] = []) -> String {
        var fields = query.fields.filter { $0.name != "format" && $0.name != "cursor" && !$0.value.isEmpty }
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            if let value { fields.append((name, value)) }
        }
        guard !fields.isEmpty else { return request.uri.path }
        return request.uri.path + "?"
            + fields.map { "\($0.name.urlEncoded)=\($0.value.urlEncoded)" }.joined(separator: "&")
    }

    /// The page, or its table when `format` asks for it.
    func answer(_ page: Page) -> Response {
        if let format = query["format"], let table = page.sections.lazy.compactMap(\.table).first {
            return tableAnswer(table, format: format, name: request.uri.path)
        }
        return htmlAnswer(service.templates.draw(page))
    }
}

func tableAnswer(_ table: Table, format: String, name: String) -> Response {
    let file =
        name.split(separator: "/").last.map(String.init)?.filter { $0.isLetter || $0.isNumber || $0 == "_" } ?? "table"
    let disposition = "attachment; filename=\"\(file).\(format == "csv" ? "csv" : "json")\""
    if format == "csv" {
        return Answer(
            status: .ok, body: .text(table.csv, media: "text/csv; charset=utf-8"),
            headers: [.contentDisposition: disposition]
        ).response
    }
    return Answer.json(table.json, headers: [.contentDisposition: disposition]).response
}

extension String {
    /// Percent-encoded for a query (RFC 3986 unreserved characters stay).
    var urlEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + [byte].hexadecimal.uppercased()
            }
        }
        return text
    }
}

extension ServiceState {
    static let cookie = "gatehouse"

    func frame(session: Session?, at place: String, open: Int) -> Frame {
        var places: [(String, String, Bool)] = []
        if let role = session?.user.role {
            if role.reads {
                places = [
                    ("Queue", "/console/queue", true), ("Accounts", "/console/accounts", false),
                    ("Cases", "/console/cases", false), ("Lists", "/console/lists", false),
                    ("Measures", "/console/measures", false), ("Records", "/console/records", false),
                ]
            } else {
                places = [
                    ("Keys", "/console/keys", false), ("Lists", "/console/lists", false),
                    ("Records", "/console/records", false),
                ]
            }
        }
        var menu = [
            Link(text: "Applications", href: "/console/applications"),
            Link(text: "Webhooks", href: "/console/webhooks"),
            Link(text: "Processors", href: "/console/processors"),
        ]
        if session?.user.role == .administrator { menu.removeFirst() }
        if configuration.sample { menu.append(Link(text: "Outbox of the sample", href: "/console/outbox")) }
        return Frame(
            signedIn: session != nil,
            places: places.map { text, href, counts in
                Frame.Place(
                    text: text, href: href, current: text == place, count: counts && open > 0 ? grouped(open) : nil)
            }, csrf: session?.csrf ?? "", role: session?.user.role.rawValue ?? "", name: session?.user.name ?? "",
            menu: menu, sample: sampleNotice, version: configuration.version, drawn: Moment.long(program.clock.now))
    }

    func session(of request: Request) -> Session? {
        guard let token = request.cookies[ServiceState.cookie]?.value else { return nil }
        return sessions.session(token: token, at: .now())
    }

    /// A page that only signed-in persons of certain roles see.
    func page(
        _ method: HTTPRequest.Method, _ path: String, for allowed: @escaping @Sendable (Role) -> Bool = \.reads,
        _ handle: @escaping @Sendable (Visit) async throws -> Response
    ) -> PageRoute {
        PageRoute(method, path) { request, context in
            guard let session = self.session(of: request) else {
                let back = method == .get ? "?to=" + request.uri.path.urlEncoded : ""
                return seeOther("/console/sign-in" + back)
            }
            guard allowed(session.user.role) else {
                throw ProgramError.forbidden(
                    "Your role, \(session.user.role.rawValue), does not include this page. Ask an administrator.")
            }
            var form = try FormBody(parsing: "")
            if method == .post {
                form = try await request.form()
                try checkToken(form, session.csrf)
                if !request.uri.path.hasSuffix("/search") { try refuseWholeCards(form) }
            }
            return try await handle(
                Visit(
                    service: self, request: request, context: context, session: session, form: form,
                    query: try request.query()))
        }
    }
}

/// What a person writes on a page is kept or told on: no whole card number may stand in it.
private func refuseWholeCards(_ form: FormBody) throws {
    let problems = form.fields.filter { PaymentCard.containsWholeNumber($0.value) }.map {
        FieldProblem(
            pointer: "/\($0.name)",
            message: "A whole card number stands in “\($0.name)”. Go back and take it out; nothing has been kept.")
    }
    guard problems.isEmpty else { throw Problem.invalid(problems) }
}

/// A form that was not drawn for this session is refused: another site may have sent it.
func checkToken(_ form: FormBody, _ expected: String) throws {
    let given = form["csrf"] ?? ""
    let same =
        given.utf8.count == expected.utf8.count
        && zip(given.utf8, expected.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    guard same, !expected.isEmpty else {
        throw Problem(
            .forbidden, "stale-form", "This form is too old",
            "Go back, load the page again and repeat what you did; nothing has been changed.")
    }
}
