// Reads objects of the form's table out of JSON and collects every error on the way, each with its pointer.

/// One reading of one form. It is used by one thread and thrown away.
final class FormReading {
    enum Step {
        case name(String)
        case index(Int)
    }
    private(set) var errors: [FormError] = []
    private var path: [Step] = []
    /// Whether fields may be missing, as in a supplement.
    let isPartial: Bool
    /// What counts as the future; `nil` when what was once accepted is read back.
    let now: Timestamp?
    /// Persons read so far, and entities within one another now.
    var parties = 0
    var entityDepth = 0

    init(isPartial: Bool, now: Timestamp?) {
        self.isPartial = isPartial
        self.now = now
    }

    func fail(_ message: String, code: String, at name: String? = nil) {
        guard errors.count < Limits.formErrors else { return }
        errors.append(FormError(pointer: pointer(to: name), message: message, code: code))
    }
    func fail(_ error: IdentifierError, at name: String? = nil) { fail(error.message, code: error.code, at: name) }
    func wrongType(_ value: JSONValue, expected: String, at name: String? = nil) {
        fail("\(expected) is expected here, not \(value.kindInWords)", code: "wrongType", at: name)
    }

    /// Refuses every text in which a whole card number stands, unless what was once accepted is read back.
    func refuseWholeCards(in json: JSONValue) {
        guard now != nil else { return }
        for pointer in WholeCards.pointers(in: json) where errors.count < Limits.formErrors {
            errors.removeAll { $0.pointer == pointer }
            let error = IdentifierError.wholeCardNumber
            errors.append(FormError(pointer: pointer, message: error.message, code: error.code))
        }
    }

    func within<T>(_ step: Step, _ body: () -> T) -> T {
        path.append(step)
        defer { path.removeLast() }
        return body()
    }

    private func pointer(to name: String?) -> String {
        var text = ""
        for step in path {
            switch step {
            case .name(let name): text += "/" + name.pointerToken
            case .index(let index): text += "/\(index)"
            }
        }
        return name.map { text + "/" + $0.pointerToken } ?? text
    }

    // MARK: Objects

    /// The value as an object of one form.
    func object(_ value: JSONValue, _ name: FormName) -> FormObject? { object(value, variants: [name]) }

    /// The value as an object of one of several forms, told by its `type`.
    func object(_ value: JSONValue, variants: [FormName]) -> FormObject? {
        guard let members = value.object else {
            wrongType(value, expected: "an object")
            return nil
        }
        guard let form = form(of: members, among: variants) else { return nil }
        for name in members.keys where form.field(name) == nil {
            let sibling = variants.first { $0 != form.name && Form.named($0).field(name) != nil }
            if let tag = sibling.flatMap({ Form.named($0).tag }) {
                fail(
                    "only \(tag == "entity" ? "an" : "a") \(tag) has this field", code: "unknownField",
                    at: String(name.prefix(60)))
            } else {
                fail(unknown(name, in: form), code: "unknownField", at: String(name.prefix(60)))
            }
        }
        if !isPartial {
            for field in form.fields where field.required && members[field.name].map(\.isNull) ?? true {
                fail("this field is missing", code: "missing", at: field.name)
            }
        }
        return FormObject(form: form, members: members, reading: self)
    }

    private func form(of members: [String: JSONValue], among variants: [FormName]) -> Form? {
        let forms = variants.map(Form.named)
        guard let tagged = forms.first, tagged.tag != nil else { return forms.first }
        let tags = forms.compactMap(\.tag)
        switch members["type"] {
        case .string(let type)?:
            if let form = forms.first(where: { $0.tag == type }) { return form }
            fail(notAChoice(type, tags), code: "notAChoice", at: "type")
        case nil where isPartial, .null? where isPartial:
            // A supplement need not repeat the type: the form that knows all its fields is meant.
            return forms.first { form in members.keys.allSatisfy { form.field($0) != nil } } ?? tagged
        case nil, .null?: fail("this field is missing; write \(listed(tags))", code: "missing", at: "type")
        case let value?: wrongType(value, expected: "a string", at: "type")
        }
        return nil
    }

    private func unknown(_ name: String, in form: Form) -> String {
        let near = nearestName(to: name, among: form.fields.map(\.name))
        return "there is no field of this name" + (near.map { "; did you mean \($0)?" } ?? "")
    }
}

func notAChoice(_ text: String, _ choices: [String]) -> String {
    let near = nearestName(to: text, among: choices)
    return near.map { "not one of the values here; did you mean \($0)?" }
        ?? "not one of the values here; write \(listed(choices))"
}

private func listed(_ choices: [String]) -> String {
    guard choices.count > 1, let last = choices.last else { return choices.first ?? "" }
    return choices.dropLast().joined(separator: ", ") + " or " + last
}

/// The name that was likely meant: one that differs by little, or only in case and separators.
func nearestName(to name: String, among names: [String]) -> String? {
    guard (1...60).contains(name.utf8.count) else { return nil }
    func plain(_ text: String) -> [UInt8] { Array(text.lowercased().utf8.filter(isASCIILetterOrDigit)) }
    let wanted = plain(name)
    let found = names.map { (name: $0, distance: editDistance(from: wanted, to: plain($0))) }
        .min { $0.distance < $1.distance }
    guard let found, found.distance <= max(1, wanted.count / 3) else { return nil }
    return found.name
}
