/// Every bound on what comes from outside, in one place and in bytes or items unless the name says otherwise.
///
/// A limit is generous for honest use and small enough that a hostile input costs no more than an honest one.
public enum Limits {
    // JSON texts
    /// One JSON text read whole into memory, a request's body say.
    public static let jsonBytes = 1 << 20
    /// Arrays and objects within one another.
    public static let jsonDepth = 64
    /// Values in one JSON text, containers and names' values alike.
    public static let jsonValues = 100_000

    // Standards and ownership
    /// One standard, as YAML.
    public static let standardBytes = 256 << 10
    /// Entities within one another that are followed to find beneficial owners.
    public static let ownershipDepth = 8
    /// Owners and control persons of one application.
    public static let ownershipParties = 256

    // Identifiers, in characters (Unicode scalars) unless said otherwise
    /// One name of a person.
    public static let name = 1_000
    /// Combining marks on one letter; the deepest stacks of real scripts are about half of this.
    public static let combiningMarks = 10
    /// One line of other text: a street, a role, an institution.
    public static let textLine = 500
    /// A reference of the caller's own.
    public static let reference = 200
    /// An e-mail address (RFC 5321 section 4.5.3.1.3), its local part, its domain: in bytes.
    public static let email = 254
    public static let emailLocalPart = 64
    public static let domain = 253
    public static let telephone = 60
    public static let documentNumber = 64
    public static let walletAddress = 256
    /// ISO 13616 allows 34; national forms with their separators run longer.
    public static let bankAccount = 64
    /// Lines of a provider's own list of domains that hand out addresses for minutes.
    public static let disposableDomains = 500_000
    public static let disposableDomainsBytes = 32 << 20
    /// A postal code with its separators.
    public static let postalCode = 24
    /// A card processor's token, a customer or transaction identifier.
    public static let paymentToken = 255
    /// A country or territory in words.
    public static let jurisdictionName = 120

    // Facts and reasons
    /// Facts of one attribute of one person that are weighed against each other; weighing is quadratic in them.
    public static let factsPerAttribute = 64
    /// Reasons beneath one another, when a tree is read back.
    public static let reasonDepth = 32

    // Rows and lines
    /// One row of a CSV file.
    public static let csvRowBytes = 64 << 10
    /// Line breaks that the quoted fields of one row may hold, and one.
    public static let csvLinesInRow = 16
    public static let csvFields = 256
    /// One line of NDJSON.
    public static let lineBytes = 1 << 20

    // Applications
    /// Errors reported for one form; what is beyond them shows when these are mended.
    public static let formErrors = 100
    public static let otherNames = 100
    public static let citizenships = 20
    public static let addressLines = 10
    public static let identificationNumbers = 50
    public static let meansOfPayment = 20
    public static let jurisdictions = 300
    /// How far ahead of ours another's clock may run before what it says is in the future.
    public static let clockSkewMilliseconds: Int64 = 300_000
    /// A person's age in years beyond which the year of birth is taken for a slip.
    public static let age = 130

    // Exchange
    /// Signatures that are looked at in one webhook message.
    public static let webhookSignatures = 16
    public static let webhookAddressBytes = 2048
    /// Messages on their way to one endpoint; beyond that the feed waits.
    public static let webhookOpenDeliveries = 1000
    /// Dead letters kept for one endpoint; the oldest give way, and the feed still has their events.
    public static let webhookDeadLetters = 1000
    public static let webhookEndpoints = 64
    /// The queue of one endpoint as it is kept.
    public static let webhookQueueBytes = 32 << 20
    /// Events taken from the feed at once.
    public static let webhookFeedPage = 100
    /// Addresses of one host name that are looked at.
    public static let resolvedAddresses = 32
    /// The text of one mail.
    public static let mailBytes = 256 << 10
    public static let mailSubjectBytes = 512
    /// Mails that the sample's outbox keeps.
    public static let outboxMails = 1000
    /// Indicators in one bundle.
    public static let bundleIndicators = 1000
    // Evidence
    /// A machine-readable zone with its line breaks and the spaces around its lines; 90 characters are its own.
    public static let machineReadableZone = 512
}

extension Limits {
    // What people write, in characters
    /// An applicant's words when asking for another look.
    public static let appealCharacters = 4_000
    /// A reason or purpose that a person gives.
    public static let reasonCharacters = 2_000
    // What Program does at once
    /// One exact identifier in a look-up, in bytes.
    public static let lookUpBytes = 320
    /// Records that share one identifier with refused or suspended ones, counted up to here.
    public static let sharersCounted = 50
    /// Deadlines met in one pass of the clock.
    public static let deadlinesPerPass = 500

    // Names and lists that are screened
    /// Characters of one name that are read; what follows is left out and the answer says so.
    public static let nameScalars = 400
    /// Parts of one name that are compared.
    public static let nameParts = 14
    /// Names of one query.
    public static let queryNames = 64
    /// Hits that one query answers with, best first.
    public static let screeningHits = 200
    /// Hits that stop nothing which a decision keeps, best first.
    public static let recordedNamesakes = 5
    /// One file of a list.
    public static let listFileBytes = 512 << 20
    /// Parties of one list.
    public static let listEntries = 4_000_000
}

extension Limits {
    // Mobile documents and credentials
    /// One mobile document, trust list or request as CBOR; a portrait is its largest part.
    public static let cborBytes = 4 << 20
    /// Items within one another; a mobile document needs about ten.
    public static let cborDepth = 32
    public static let cborItems = 100_000
    public static let sessionTranscriptBytes = 64 << 10
    /// Certificates that travel with one signature.
    public static let chainCertificates = 8
    /// Documents in one answer of a wallet.
    public static let presentedDocuments = 16
    /// One credential with its disclosures, in bytes.
    public static let credentialBytes = 1 << 20
    public static let disclosures = 1_000
    /// Keys in one file of an issuer's.
    public static let issuerKeys = 64
    /// Objects and arrays within one another, disclosures in their places.
    public static let credentialDepth = 48
    /// How old a holder's signature over a presentation may be.
    public static let keyBindingMilliseconds: Int64 = 600_000
    /// A status list once inflated: a million credentials at eight bits, or eight million at one.
    public static let statusListBytes = 1 << 20
    /// A status list as it travels.
    public static let statusTokenBytes = 2 << 20
    /// How long a wallet may take to answer a request.
    public static let presentationMilliseconds: Int64 = 600_000
    /// One answer of a wallet, encrypted or not.
    public static let walletResponseBytes = 4 << 20
}
