import Foundation
import Order

// Gateways and verifiers as an operator writes them down: one JSON file, whose secrets stand in files or the environment beside it.

/// What is wrong with the configuration of a processor.
public enum ProcessorConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    case malformed(String)
    case badName(String)
    case badAddress(String)
    case badValue(String, String)
    case noSecret(String, String)
    case twice(String)

    public var description: String {
        switch self {
        case .malformed(let why): "The file of processors cannot be read: \(why)"
        case .badName(let name):
            "“\(name.prefix(60))” cannot name a processor; use 2 to 40 lower-case letters, digits and hyphens."
        case .badAddress(let name):
            "The address of \(name) has to begin with https://, or be on this machine, and name no user."
        case .badValue(let name, let what): "The \(what) of \(name) cannot be used; docs/EVIDENCE.md shows each."
        case .noSecret(let name, let place): "The secret of \(name) is not at \(place)."
        case .twice(let name): "\(name) is described twice."
        }
    }
}

func checkProcessorName(_ name: String) throws(ProcessorConfigurationError) {
    guard (2...40).contains(name.utf8.count),
        name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    else { throw .badName(name) }
}

func isLoopbackHost(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "[::1]"
        || host.hasPrefix("127.") && (try? IPAddress(parsing: host)) != nil
}

/// The gateways and verifiers of one installation.
public struct ProcessorConfiguration: Sendable {
    public var gateways: [MessageGateway] = []
    public var verifiers: [OutsideVerifier] = []
    public init() {}

    /// Reads `{"gateways": [...], "verifiers": [...]}`. `secret` answers with what stands at a place: `{"env": NAME}` or `{"file": PATH}`.
    ///
    /// - Throws: ``ProcessorConfigurationError`` naming the processor and what is wrong.
    public init(
        json bytes: [UInt8], secret: (_ place: SecretPlace) -> String?
    ) throws(ProcessorConfigurationError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: bytes, limits: JSONLimits(bytes: Limits.processorConfigurationBytes))
        } catch { throw .malformed(String(describing: error)) }
        guard let members = json.object, Set(members.keys).isSubset(of: ["gateways", "verifiers"]) else {
            throw .malformed("it has to be an object with gateways and verifiers.")
        }
        var names = Set<String>()
        for each in json["gateways"]?.array ?? [] {
            let gateway = try MessageGateway(json: each, secret: secret)
            guard names.insert(gateway.name).inserted else { throw .twice(gateway.name) }
            gateways.append(gateway)
        }
        for each in json["verifiers"]?.array ?? [] {
            let verifier = try OutsideVerifier(json: each, secret: secret)
            guard names.insert(verifier.name).inserted else { throw .twice(verifier.name) }
            verifiers.append(verifier)
        }
        guard names.count <= Limits.processorsConfigured else {
            throw .malformed("at most \(Limits.processorsConfigured) processors can be described.")
        }
    }
}

/// Where a secret stands: never in the configuration itself.
public enum SecretPlace: Hashable, Sendable, CustomStringConvertible {
    case environment(String)
    case file(String)

    public var description: String {
        switch self {
        case .environment(let name): "$\(name)"
        case .file(let path): path
        }
    }

    /// What stands there, without the line break at its end.
    public var contents: String? {
        let text: String?
        switch self {
        case .environment(let name): text = ProcessInfo.processInfo.environment[name]
        case .file(let path): text = try? String(contentsOfFile: path, encoding: .utf8)
        }
        return text?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    init?(json: JSONValue) {
        if let name = json["env"]?.string, json.object?.count == 1 {
            self = .environment(name)
        } else if let path = json["file"]?.string, json.object?.count == 1 {
            self = .file(path)
        } else {
            return nil
        }
    }
}

/// The members of one processor's object, read strictly.
struct ProcessorMembers {
    let name: String
    private let members: [String: JSONValue]

    init(_ json: JSONValue, known: Set<String>) throws(ProcessorConfigurationError) {
        guard let members = json.object, let name = members["name"]?.string else {
            throw .malformed("every gateway and verifier needs a name.")
        }
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw .badValue(name, "member “\(unknown.prefix(40))”")
        }
        self.name = name
        self.members = members
    }

    func text(_ member: String, default fallback: String? = nil) throws(ProcessorConfigurationError) -> String {
        guard let value = members[member] else {
            guard let fallback else { throw .badValue(name, "member “\(member)”, which is missing,") }
            return fallback
        }
        guard let text = value.string else { throw .badValue(name, member) }
        return text
    }
    func number(_ member: String, default fallback: Int64) throws(ProcessorConfigurationError) -> Int64 {
        guard let value = members[member] else { return fallback }
        guard let number = value.integer else { throw .badValue(name, member) }
        return number
    }
    func flag(_ member: String) throws(ProcessorConfigurationError) -> Bool {
        guard let value = members[member] else { return false }
        guard let flag = value.bool else { throw .badValue(name, member) }
        return flag
    }
    func texts(_ member: String) throws(ProcessorConfigurationError) -> [String] {
        guard let value = members[member] else { return [] }
        guard let list = value.array, case let texts = list.compactMap(\.string), texts.count == list.count else {
            throw .badValue(name, member)
        }
        return texts
    }
    func choice<Choice: RawRepresentable<String>>(_ member: String, default fallback: Choice? = nil)
        throws(ProcessorConfigurationError) -> Choice
    {
        guard let choice = Choice(rawValue: try text(member, default: fallback?.rawValue)) else {
            throw .badValue(name, member)
        }
        return choice
    }
    func pairs(_ member: String) throws(ProcessorConfigurationError) -> [String: String] {
        guard let value = members[member] else { return [:] }
        guard let object = value.object, case let pairs = object.compactMapValues(\.string), pairs.count == object.count
        else { throw .badValue(name, member) }
        return pairs
    }
    /// The body of a gateway: a JSON value is written as its text, so that it can stand in the file as JSON.
    func body() -> String {
        switch members["body"] {
        case nil: ""
        case .string(let text)?: text
        case let value?: value.text
        }
    }
    /// The secret's text; an absent one is empty.
    func secret(_ look: (SecretPlace) -> String?, isRequired: Bool) throws(ProcessorConfigurationError) -> String {
        guard let value = members["secret"] else {
            if isRequired { throw .badValue(name, "member “secret”, which is missing,") }
            return ""
        }
        guard let place = SecretPlace(json: value) else {
            throw .badValue(name, "secret, which is {\"env\": NAME} or {\"file\": PATH},")
        }
        guard let text = look(place), !text.isEmpty else { throw .noSecret(name, place.description) }
        return text
    }
}

extension MessageGateway {
    init(json: JSONValue, secret: (SecretPlace) -> String?) throws(ProcessorConfigurationError) {
        let read = try ProcessorMembers(
            json,
            known: ["name", "channel", "url", "method", "headers", "body", "bodyKind", "secret", "timeoutSeconds"])
        try self.init(
            name: read.name, channel: try read.choice("channel"), address: try read.text("url"),
            method: try read.text("method", default: "POST"), headers: try read.pairs("headers"), body: read.body(),
            bodyKind: try read.choice("bodyKind", default: .json), secret: try read.secret(secret, isRequired: false),
            timeout: try read.number("timeoutSeconds", default: 15))
    }
}
