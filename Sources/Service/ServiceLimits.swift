import Order

/// Bounds on what comes over HTTP.
extension Limits {
    /// A request's body, unless its route says otherwise.
    public static let requestBytes = 256 * 1024
    /// What is read and thrown away of a body that is too large, and how long after the answer its connection stays, in seconds.
    static let drainedBytes = 64 << 20
    static let refusedConnectionSeconds: Int64 = 2
    /// A body of newline-delimited JSON: a batch of applications or access events.
    public static let bulkBytes = 64 << 20
    /// One line of newline-delimited JSON.
    public static let bulkLineBytes = 64 * 1024
    /// A form sent by a page.
    public static let formBytes = 64 * 1024
    /// Names and values in one form or query.
    public static let formFields = 200
    /// One header, and all of a request's.
    public static let headerBytes = 16 * 1024
    /// How long a request may take before it is answered with 503, in seconds; a batch may take longer.
    public static let requestSeconds = 30
    public static let bulkSeconds = 600
    /// Rows in one page of an answer.
    public static let answerRows = 200
    /// Examples in one request of the matching API, and values of one property of an example.
    public static let matchQueries = 100
    public static let matchValues = 100
    /// Characters in an `Idempotency-Key`.
    public static let idempotencyKeyCharacters = 200
    /// Requests a minute from one address without a credential, and from one credential.
    public static let anonymousRequestsAMinute = 600
    public static let credentialRequestsAMinute = 1_200_000
    /// Failed sign-ins before a name or an address has to wait, and how long, in milliseconds.
    public static let failedSignIns = 5
    public static let failedSignInWait: Int64 = 15 * 60_000
    /// Sessions at once, and how long one lasts: unused, and at most, in milliseconds.
    public static let sessions = 10_000
    public static let sessionIdle: Int64 = 30 * 60_000
    public static let sessionLength: Int64 = 12 * 3_600_000
}
