import Evidence
import Order

// The one place where the program asks `Evidence` what files are.

extension IdentificationProgram {
    /// What the files are together: the one piece among them that tells who somebody is, or, when there is none, what the first is.
    ///
    /// - Throws: ``ProgramError/invalid(_:)`` when there are several; each is judged by itself.
    static func inspect(_ files: [EvidenceFile], trust: TrustStore, at time: Timestamp) throws(ProgramError)
        -> EvidenceInspection
    {
        // What was handed in together belongs together, whatever folders the names claim.
        let together = files.map {
            EvidenceFile(name: $0.name.split(separator: "/").last.map(String.init) ?? $0.name, bytes: $0.bytes)
        }
        let inspected = EvidenceInspector.inspect(together, trust: trust, at: time)
        let pieces = inspected.filter { $0.inspection.kind.ofPerson != nil }
        guard pieces.count <= 1 else {
            throw .invalid([
                FieldProblem(
                    pointer: "/files",
                    message:
                        "These are \(pieces.count) pieces of evidence. Send one at a time, so that each is judged alone."
                )
            ])
        }
        guard let first = pieces.first ?? inspected.first else {
            throw .invalid([FieldProblem(pointer: "/files", message: "Send at least one file.")])
        }
        return first.inspection
    }

    static func trustStore(of files: [EvidenceFile]) -> (TrustStore, [String]) {
        var store = TrustStore(asksForRoles: true)
        let refused = store.add(files).flatMap { addition in addition.refused.map { "\(addition.name): \($0)" } }
        return (store, refused)
    }
}
