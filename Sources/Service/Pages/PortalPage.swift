// What an applicant sees: one thing after another, and afterwards where it stands.

/// One step of applying, or any page of the portal that asks something.
struct PortalStep: Sendable {
    struct Step: Sendable { var done: Bool }
    struct Steps: Sendable { var items: [Step] }
    struct Answer: Sendable {
        var question: String
        var answer: String
        var change: String?
    }
    struct Answers: Sendable { var rows: [Answer] }
    struct NotedLink: Sendable {
        var text: String
        var href: String
        var note: String?
    }
    struct Asked: Sendable { var paragraphs: [String] }
    /// A picture that is drawn here, with what it is for.
    struct Picture: Sendable {
        var svg: String
        var caption: String
    }
    struct Input: Sendable {
        var action: String
        var csrf: String
        /// `multipart/form-data` for a form with files.
        var enctype: String?
        var hidden: [Form.Hidden] = []
        var fields: [Field] = []
        var buttons: [Form.Button] = []
        var after: String?
    }
    var provider: String
    var sample: String?
    var heading: String
    var progress: String?
    var steps: Steps?
    var notices: [Notice] = []
    var lead: String?
    var picture: Picture?
    var answers: Answers?
    var form: Input?
    var links: [NotedLink] = []
    /// Why it is asked, and what happens to it.
    var asked: Asked?
    init(provider: String, sample: String?, heading: String) {
        self.provider = provider
        self.sample = sample
        self.heading = heading
    }
}

/// Where an application stands, for the one who made it.
struct PortalStatus: Sendable {
    struct Line: Sendable {
        var mark: Mark
        var text: String
        var note: String?
    }
    struct Lines: Sendable { var rows: [Line] }
    var provider: String
    var sample: String?
    var heading: String
    var notices: [Notice] = []
    var lead: String
    /// What the applicant can do now.
    var answer: Link?
    var until: String?
    /// What happens to machines that are running.
    var machines: String?
    var soFar: [Line]
    var reasons: Lines?
    var links: [PortalStep.NotedLink]
    /// What can be answered at once: the code from the e-mail.
    var form: Form?
    /// Asking a person to look again.
    var again: Form?
    var reference: String
}
