// EF.COM: which data groups the chip says it has (Doc 9303 part 10 section 4.6.1). Nothing signs it, so it proves nothing.

struct CommonData: Hashable, Sendable {
    let structureVersion: String
    let unicodeVersion: String
    let groups: [DataGroup]

    init(parsing bytes: [UInt8]) throws(ChipContentError) {
        let fields = try ChipContentError.reading {
            var parts = try EncodedReader.only(bytes, 0x60, "EF.COM", .basic).parts
            let structure = try parts.next(0x5F01, "the version of the data structure")
            let unicode = try parts.next(0x5F36, "the version of Unicode")
            let tags = try parts.next(0x5C, "the list of data groups")
            try parts.finish("EF.COM")
            return (structure.text, unicode.text, tags.bytes)
        }
        structureVersion = String(fields.0.prefix(8))
        unicodeVersion = String(fields.1.prefix(8))
        groups = fields.2.compactMap { DataGroup(tag: $0) }
    }
}
