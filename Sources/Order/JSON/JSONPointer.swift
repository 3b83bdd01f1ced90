// JSON Pointers (RFC 6901): where in a text something stands, as every fault of a form is told.

extension String {
    /// A member's name as one step of a pointer: `~` and `/` written as section 3 has them.
    package var pointerToken: String {
        guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return self }
        return split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
            .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
    }
}
