import Order

/// Bounds on evidence that is handed in.
extension Limits {
    /// Files of one piece of evidence: a passport chip has at most sixteen data groups, its security object and its index.
    public static let evidenceFiles = 24
    /// One file, and all of one piece.
    public static let evidenceUploadFileBytes = 8 << 20
    public static let evidenceUploadBytes = 16 << 20
    /// The name of a file, in bytes.
    public static let evidenceFileName = 200
    /// Pieces of evidence of one application.
    public static let evidencePieces = 24
    /// Claims of one piece.
    public static let evidenceClaims = 200
    /// Raw bytes of a picture in one entry; a larger picture takes several.
    static let pictureChunk = 2 << 20
    /// Pictures that one pass of the clock destroys.
    static let picturesPerPass = 100
    /// Files of the folder of trust, and all their bytes.
    public static let trustFiles = 5_000
    public static let trustBytes = 64 << 20
    /// Questions to outside verifiers about one application.
    public static let verifierChecks = 24
    /// One answer of an outside verifier.
    public static let verifierAnswerBytes = 256 << 10
    /// What an outside verifier found: sentences, and the characters of one.
    public static let verifierFindings = 20
    public static let verifierFindingCharacters = 2_000
    /// How long a proposal waits for its second person, in days.
    public static let proposalDays = 14
}
