// Forms, in the console and the portal alike: one thing after another, why it is asked, and the error beside the field.

struct Form: Sendable {
    struct Hidden: Sendable {
        var name: String
        var value: String
    }
    struct Button: Sendable {
        var label: String
        var name: String?
        var value = ""
        var css: String?
        /// The key that moves to this button.
        var key: String?
        /// Whether it may be pressed with fields left empty.
        var skips = false
        init(
            _ label: String, name: String? = nil, value: String = "", css: String? = nil, key: String? = nil,
            skips: Bool = false
        ) {
            self.label = label
            self.name = name
            self.value = value
            self.css = css
            self.key = key
            self.skips = skips
        }
    }
    var action: String
    var csrf: String
    var hidden: [Hidden] = []
    var fields: [Field] = []
    var buttons: [Button] = []
    /// The keys of the buttons, shown at the right.
    var keys: String?
    /// Said below: what pressing does.
    var after: String?
    var narrow = false
    init(action: String, csrf: String) {
        self.action = action
        self.csrf = csrf
    }
}

/// One question of a form.
struct Field: Sendable {
    struct Option: Sendable {
        var value: String
        var text: String
        var chosen: Bool
        var note: String?
        /// For choices: `radio` or `checkbox`, and the field's name.
        var type = "radio"
        var name = ""
    }
    var id: String
    var name: String
    var label: String
    var hideLabel = false
    var why: String?
    var value = ""
    var error: String?
    /// Exactly one of the five shapes.
    var input: String?
    var area = false
    var select = false
    var choices = false
    var file = false
    /// For files: whether several can be chosen, and of which kinds.
    var several = false
    var accept: String?
    var options: [Option] = []
    var limit = 200
    var required = false
    var autocomplete: String?
    var mode: String?
    var placeholder: String?
    var css: String?
    var describedBy: String?

    private static func named(_ name: String, _ label: String, why: String?, error: String?) -> Field {
        var field = Field(id: "f-" + name, name: name, label: label)
        field.why = why
        field.error = error
        return field
    }

    /// Ties the field to what is written around it, for those who hear the page.
    private mutating func describe() {
        let describes = (why == nil ? [] : ["\(id)-why"]) + (error == nil ? [] : ["\(id)-error"])
        describedBy = describes.isEmpty ? nil : describes.joined(separator: " ")
    }

    static func input(
        _ name: String, _ label: String, why: String? = nil, type: String = "text", value: String = "",
        error: String? = nil,
        limit: Int = 200, autocomplete: String? = nil, mode: String? = nil, placeholder: String? = nil,
        hideLabel: Bool = false, css: String? = nil
    ) -> Field {
        var field = named(name, label, why: why, error: error)
        field.value = value
        field.input = type
        field.limit = limit
        field.autocomplete = autocomplete
        field.mode = mode
        field.placeholder = placeholder
        field.hideLabel = hideLabel
        field.css = css
        field.describe()
        return field
    }

    static func area(
        _ name: String, _ label: String, why: String? = nil, value: String = "", error: String? = nil, limit: Int = 2000
    )
        -> Field
    {
        var field = named(name, label, why: why, error: error)
        field.value = value
        field.area = true
        field.limit = limit
        return field
    }

    static func files(
        _ name: String, _ label: String, why: String? = nil, several: Bool = false, accept: String? = nil,
        error: String? = nil
    ) -> Field {
        var field = named(name, label, why: why, error: error)
        field.file = true
        field.several = several
        field.accept = accept
        field.describe()
        return field
    }

    static func select(
        _ name: String, _ label: String, why: String? = nil, options: [(value: String, text: String)],
        value: String = "",
        error: String? = nil, autocomplete: String? = nil, hideLabel: Bool = false
    ) -> Field {
        var field = named(name, label, why: why, error: error)
        field.select = true
        field.hideLabel = hideLabel
        field.autocomplete = autocomplete
        field.options = options.map { Option(value: $0.value, text: $0.text, chosen: $0.value == value) }
        return field
    }

    static func choices(
        _ name: String, _ label: String, why: String? = nil, several: Bool = false,
        options: [(value: String, text: String, note: String?)], chosen: Set<String> = [], error: String? = nil
    ) -> Field {
        var field = named(name, label, why: why, error: error)
        field.choices = true
        field.options = options.map {
            Option(
                value: $0.value, text: $0.text, chosen: chosen.contains($0.value), note: $0.note,
                type: several ? "checkbox" : "radio", name: name)
        }
        return field
    }
}
