import Hummingbird
import Order
import Program

/// Signing in and out, and the first page.
func signInPages(_ service: ServiceState) -> [PageRoute] {
    [
        PageRoute(.get, "/console/sign-in") { request, _ in
            if service.session(of: request) != nil { return seeOther("/console/queue") }
            return htmlAnswer(service.templates.draw(signInPage(service, to: try request.query()["to"])))
        },
        PageRoute(.post, "/console/sign-in") { request, context in
            let form = try await request.form()
            // No session yet, so no token: the browser itself says whether the form is this site's own.
            try checkSameSite(request)
            let name = form["name"] ?? ""
            // A sample's persons have no second factor, so that a newcomer can look around.
            let answer = service.sessions.signIn(
                name: name, password: form.all("password").first ?? "", code: form["code"] ?? "", from: context.origin,
                at: .now())
            switch answer {
            case .signedIn(let token, let session):
                _ = try? await service.program.records.append([
                    .init(
                        .userSignedIn, actor: .user(session.user.id), time: service.program.clock.now, subject: nil,
                        fields: ["user": .string(session.user.id.rawValue)])
                ])
                var response = seeOther(
                    safeTarget(form["to"]) ?? (session.user.role.reads ? "/console/queue" : "/console/keys"))
                response.setCookie(
                    Cookie(
                        name: ServiceState.cookie, value: token, path: "/console", secure: service.secure,
                        httpOnly: true,
                        sameSite: .strict))
                return response
            case .wrong:
                return htmlAnswer(
                    service.templates.draw(
                        signInPage(
                            service, to: form["to"], name: name,
                            error:
                                "That did not fit together. Check the name, the password and the code: a code works once and changes every thirty seconds."
                        )),
                    status: .unauthorized)
            case .wait(let milliseconds):
                return htmlAnswer(
                    service.templates.draw(
                        signInPage(
                            service, to: form["to"], name: name,
                            error: "Too many attempts. Try again in \(Moment.length(milliseconds)).")),
                    status: .tooManyRequests)
            }
        },
        service.page(.post, "/console/sign-out", for: { _ in true }) { visit in
            if let token = visit.request.cookies[ServiceState.cookie]?.value { service.sessions.signOut(token: token) }
            var response = seeOther("/console/sign-in")
            response.setCookie(
                Cookie(
                    name: ServiceState.cookie, value: "", maxAge: 0, path: "/console", secure: service.secure,
                    sameSite: .strict))
            return response
        },
        PageRoute(.get, "/console") { request, _ in
            seeOther(service.session(of: request) == nil ? "/console/sign-in" : "/console/queue")
        },
    ]
}

func signInPage(_ service: ServiceState, to: String?, name: String = "", error: String? = nil) -> Page {
    var page = Page(service.frame(session: nil, at: "", open: 0), heading: "Sign in")
    page.wide = true
    page.lead = "The console of \(service.provider)’s customer identification."
    if let error { page.notices = [Notice(text: error, css: "stop")] }
    var form = Form(action: "/console/sign-in", csrf: "")
    form.narrow = true
    form.hidden = to.map { [Form.Hidden(name: "to", value: $0)] } ?? []
    let sample = service.configuration.sample
    form.fields = [
        .input("name", "Name", value: name.isEmpty && sample ? SamplePersons.officer : name, autocomplete: "username"),
        .input(
            "password", "Password", type: "password", value: sample ? SamplePersons.password : "", limit: 1024,
            autocomplete: "current-password"),
    ]
    form.fields.append(
        .input(
            "code", "Code",
            why: sample
                ? "Only for persons whom you added yourself; the sample’s own have none."
                : "Six digits from your authenticator.", limit: 10, autocomplete: "one-time-code", mode: "numeric"))
    form.buttons = [Form.Button("Sign in", css: "primary")]
    form.after =
        sample
        ? "This is a sample, so the name and password are filled in. Sign in as “\(SamplePersons.analyst)” to see what an analyst sees, as “\(SamplePersons.secondOfficer)” or “\(SamplePersons.custodian)” to be the second person where two are needed."
        : "Lost your authenticator or your password? An administrator can add you anew: gatehouse users add."
    var section = Section(id: "sign-in", title: nil)
    section.form = form
    page.sections = [section]
    return page
}

/// Only paths of the console itself: a sign-in must not lead to another site.
func safeTarget(_ text: String?) -> String? {
    guard let text, text.hasPrefix("/console/"), !text.contains("//"), !text.contains("\\"), !text.contains("\n"),
        !text.contains("\r")
    else { return nil }
    return text
}

/// Refuses a form that a browser says comes from another site (Fetch Metadata; Origin for older ones).
func checkSameSite(_ request: Request) throws {
    if let site = request.headers[.secFetchSite], site == "cross-site" || site == "same-site" {
        throw ProgramError.forbidden("This form came from another site. Open the page here and send it again.")
    }
    if let origin = request.headers[.origin], origin != "null", let host = request.head.authority,
        !origin.hasSuffix("//" + host)
    {
        throw ProgramError.forbidden("This form came from another site. Open the page here and send it again.")
    }
}

extension ServiceState {
    /// An officer, an analyst, an auditor and an administrator, without a second factor, so that a newcomer can look around at once.
    func addSamplePersons() async throws {
        var generator = SystemRandomNumberGenerator()
        for (name, role) in [
            (SamplePersons.officer, Role.officer), (SamplePersons.secondOfficer, .officer),
            (SamplePersons.analyst, .analyst), (SamplePersons.custodian, .custodian), ("auditor", .auditor),
            ("administrator", .administrator),
        ] where users.user(named: name) == nil {
            _ = try await users.add(
                name: name, password: SamplePersons.password, role: role, secondFactor: false, by: .system("sample"),
                at: program.clock.now, using: &generator)
        }
    }
}

/// The persons that a sample begins with.
enum SamplePersons {
    static let officer = "officer"
    /// What takes two persons, a processor's authorisation say, can be walked through.
    static let secondOfficer = "second-officer"
    static let analyst = "analyst"
    static let custodian = "custodian"
    static let password = "a gatehouse sample"
}
