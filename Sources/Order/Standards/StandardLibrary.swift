/// Every standard that is at hand, and the one question asked of it: which standard is in force on a day?
///
///     let library = try StandardLibrary.shipped()
///     let standard = try library.standard(base: "order", overlays: ["recommended"], on: today)
///
/// Exactly one version of each text must answer. Two, or none, is an error that is reported, never first-wins.
public struct StandardLibrary: Sendable {
    public private(set) var documents: [StandardDocument]

    public init(documents: [StandardDocument] = []) { self.documents = documents }

    /// The standards that come with Gatehouse: `order`, `proposed-2024` and the overlay `recommended`.
    public static func shipped() throws(StandardError) -> StandardLibrary {
        var library = StandardLibrary()
        for (file, bytes) in [
            ("order.yaml", PackageResources.order_yaml), ("proposed-2024.yaml", PackageResources.proposed_2024_yaml),
            ("recommended.yaml", PackageResources.recommended_yaml),
        ] {
            try library.add(yaml: String(decoding: bytes, as: UTF8.self), file: file)
        }
        return library
    }

    /// Adds a document, a provider's own overlay say. Returns which it is.
    @discardableResult
    public mutating func add(yaml: String, file: String) throws(StandardError) -> StandardReference {
        let document = try StandardDocument(yaml: yaml, file: file)
        documents.append(document)
        return document.reference
    }

    /// The standard in force on a day under a base and overlays, the last of which wins where several speak.
    public func standard(
        base: String, overlays: [String] = ["recommended"], on day: CalendarDate
    ) throws(StandardSelectionError) -> Standard {
        let baseDocument = try document(base, .base, on: day)
        var overlayDocuments: [StandardDocument] = []
        for overlay in overlays { overlayDocuments.append(try document(overlay, .overlay, on: day)) }
        return try resolve(baseDocument, overlayDocuments)
    }

    /// The standard that a past decision names, as it was: `order@1+recommended@1`.
    public func standard(named name: String) throws(StandardSelectionError) -> Standard {
        var found: [StandardDocument] = []
        for part in name.split(separator: "+", omittingEmptySubsequences: false) {
            guard let reference = StandardReference(part) else { throw .unknown(String(part.prefix(64))) }
            let matches = documents.filter { $0.reference == reference }
            guard let match = matches.first else { throw .unknown(reference.description) }
            guard matches.count == 1 else { throw .duplicate(reference) }
            found.append(match)
        }
        guard let base = found.first, base.kind == .base, found.dropFirst().allSatisfy({ $0.kind == .overlay }) else {
            throw .notABase(name)
        }
        return try resolve(base, Array(found.dropFirst()))
    }

    private func document(
        _ id: String, _ kind: StandardDocument.Kind, on day: CalendarDate
    ) throws(StandardSelectionError) -> StandardDocument {
        let versions = documents.filter { $0.id == id }
        guard !versions.isEmpty else { throw .unknown(id) }
        let answering = versions.filter { $0.answers(on: day) }
        guard let only = answering.first else { throw .nothingAnswers(id, on: day) }
        guard answering.count == 1 else { throw .severalAnswer(answering.map(\.reference), on: day) }
        guard only.kind == kind else { throw kind == .base ? .notABase(id) : .notAnOverlay(id) }
        return only
    }

    private func resolve(
        _ base: StandardDocument, _ overlays: [StandardDocument]
    ) throws(StandardSelectionError) -> Standard {
        var parameters = base.parameters
        for overlay in overlays {
            let problems = overlay.problems(over: base)
            guard problems.isEmpty else { throw .overlay(StandardError(problems: problems)) }
            for (parameter, entry) in overlay.parameters {
                // Where the base speaks, an earlier overlay stays in place of one that speaks only where it is silent.
                if entry.onlyWhereSilent, base.parameters[parameter] != nil { continue }
                parameters[parameter] = entry.laid(over: base.parameters[parameter])
            }
        }
        return try Standard(base: base, overlays: overlays, parameters: parameters)
    }
}

/// Why no standard can be said to be in force.
public enum StandardSelectionError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknown(String)
    case nothingAnswers(String, on: CalendarDate)
    case severalAnswer([StandardReference], on: CalendarDate)
    case duplicate(StandardReference)
    case notABase(String)
    case notAnOverlay(String)
    case overlay(StandardError)
    case incomplete(missing: [Parameter])

    public var description: String {
        switch self {
        case .unknown(let id): "there is no standard `\(id)`; `gatehouse order --standards` lists what there is"
        case .nothingAnswers(let id, let day):
            "no version of the standard `\(id)` answers on \(day); add one, or mend `effective` of those there are"
        case .severalAnswer(let references, let day):
            "\(references.map(\.description).joined(separator: " and ")) both answer on \(day); "
                + "end the older with `effective.until`"
        case .duplicate(let reference): "there are two texts of \(reference); remove one or give it another version"
        case .notABase(let id): "`\(id)` is not a base standard; choose `order` or `proposed-2024` as base"
        case .notAnOverlay(let id): "`\(id)` is a base standard and cannot be laid over another"
        case .overlay(let error): error.description
        case .incomplete(let missing):
            "nothing sets \(missing.map { "`\($0.rawValue)`" }.joined(separator: ", ")); "
                + "add the overlay `recommended` or set it in your own"
        }
    }
}
