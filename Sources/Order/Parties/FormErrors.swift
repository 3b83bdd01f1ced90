/// One thing that is wrong with a form: where, what, and a word for machines.
public struct FormError: Error, Hashable, Sendable, CustomStringConvertible {
    /// RFC 6901 JSON Pointer into what was sent; the column's name for a row.
    public var pointer: String
    public var message: String
    /// `unknownField`, `missing`, `wrongType`, `tooMany`, `notAChoice`, `date`, `future`, `contradiction`, or the code of
    /// an ``IdentifierError``. It stays the same when the sentence changes.
    public var code: String

    public init(pointer: String, message: String, code: String) {
        self.pointer = pointer
        self.message = message
        self.code = code
    }
    public var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
    public var json: JSONValue { ["pointer": .string(pointer), "message": .string(message), "code": .string(code)] }
}

/// Everything that is wrong with a form, in the order of its pointers; at most ``Limits/formErrors``.
public struct FormErrors: Error, Hashable, Sendable, CustomStringConvertible {
    public var errors: [FormError]
    public init(_ errors: [FormError]) { self.errors = errors }
    public var description: String { errors.map(\.description).joined(separator: "\n") }
    public var json: JSONValue { .array(errors.map(\.json)) }
}
