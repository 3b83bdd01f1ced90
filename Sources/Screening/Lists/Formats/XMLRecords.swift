// XML as a stream of records (W3C XML 1.0, fifth edition), over FoundationXML's SAX parser. A document type is refused before
// parsing, so that no entity can be declared: neither external files nor a text that multiplies itself can be reached.
import Foundation
import FoundationXML
import Order

/// One element with everything within it; as large as one record of a list.
struct XMLNode {
    var name: String
    var attributes: [String: String]
    var text = ""
    var children: [XMLNode] = []

    /// The text of the first child of that name, without white space at its ends; `nil` when there is none or it is empty.
    func value(_ name: String) -> String? {
        guard let text = children.first(where: { $0.name == name })?.text.trimmed, !text.isEmpty else { return nil }
        return text
    }
    func all(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }
    func first(_ name: String) -> XMLNode? { children.first { $0.name == name } }
    /// The elements at the end of a path of names.
    func all(at path: String...) -> [XMLNode] {
        path.reduce([self]) { nodes, name in nodes.flatMap { $0.all(name) } }
    }
    /// Texts that are not empty of the elements at the end of a path.
    func values(at path: String...) -> [String] {
        path.reduce([self]) { nodes, name in nodes.flatMap { $0.all(name) } }.map(\.text.trimmed).filter { !$0.isEmpty }
    }
}

/// Reads a document record by record: memory is bounded by the largest record, time by the bytes.
enum XMLRecords {
    /// Calls `body` with each element whose name is in `records` and that is not within another of them, in order.
    ///
    /// - Returns: the root element, without its children.
    /// - Throws: `forbidden` for a document type, too deep nesting or too large a record; `truncated` when the root is not
    ///   closed; `malformed` with the line when the text is not well formed; what `body` throws.
    @discardableResult
    static func read(
        _ bytes: [UInt8], file: String, records: Set<String>, body: (XMLNode) throws(ListError) -> Void
    ) throws(ListError) -> XMLNode {
        let name = try root(bytes, file: file)
        try requireKnownEncoding(bytes, file: file)
        try refuseInstructions(bytes, file: file)
        try refuseForbiddenCharacters(bytes, file: file)
        return try withoutActuallyEscaping(body) { (body) throws(ListError) -> XMLNode in
            let reader = Reader(file: file, records: records, body: body)
            let parser = XMLParser(data: Data(bytes))
            parser.shouldResolveExternalEntities = false
            parser.shouldProcessNamespaces = false
            parser.delegate = reader
            let isWhole = parser.parse()
            if let error = reader.error { throw error }
            guard isWhole, reader.isClosed, let root = reader.root else {
                let line = max(1, parser.lineNumber)
                // What ends before its root does was cut off; anything else is not XML.
                let end = bytes.suffix(256).reversed().first { $0 > 0x20 }
                if !reader.isClosed, end != UInt8(ascii: ">") || !holdsEnd(of: reader.root?.name, bytes) {
                    throw ListError.truncated(file: file, line: line)
                }
                throw ListError.malformed(file: file, line: line, "the XML is not well formed here")
            }
            try refuseMore(behind: name, bytes, file: file)
            return root
        }
    }

    /// The name of the root element, found without parsing: only the declaration, comments and processing instructions
    /// may stand before it.
    static func root(_ bytes: [UInt8], file: String) throws(ListError) -> String {
        var at = ListText.start(bytes)
        func line() -> Int { bytes[..<min(at, bytes.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 } }
        func begins(_ text: StaticString) -> Bool {
            at + text.utf8CodeUnitCount <= bytes.count
                && text.withUTF8Buffer { $0.elementsEqual(bytes[at..<(at + text.utf8CodeUnitCount)]) }
        }
        func skip(past end: [UInt8]) throws(ListError) {
            while at < bytes.count {
                if bytes[at...].starts(with: end) {
                    at += end.count
                    return
                }
                at += 1
            }
            throw ListError.truncated(file: file, line: line())
        }
        while at < bytes.count {
            if bytes[at] <= 0x20 {
                at += 1
            } else if begins("<?") {
                try skip(past: Array("?>".utf8))
            } else if begins("<!--") {
                try skip(past: Array("-->".utf8))
            } else if begins("<!") {
                throw ListError.forbidden(
                    file: file, line: line(), "a document type declaration stands before the list")
            } else if begins("<") {
                let name = bytes[(at + 1)...].prefix { byte in
                    byte > 0x20 && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
                }
                guard (1...256).contains(name.count) else { break }
                return String(decoding: name, as: UTF8.self)
            } else {
                break
            }
        }
        if at >= bytes.count { throw ListError.truncated(file: file, line: line()) }
        throw ListError.malformed(file: file, line: line(), "an element should begin here")
    }

    /// A processing instruction that says nothing (`<?x?>`) makes FoundationXML read from nowhere and ends the process. Lists have
    /// none but the declaration and a style sheet, so that everything else is refused before the parser sees it.
    private static func refuseInstructions(_ bytes: [UInt8], file: String) throws(ListError) {
        let allowed = ["<?xml ", "<?xml\t", "<?xml\n", "<?xml\r", "<?xml-stylesheet "].map { Array($0.utf8) }
        var line = 1
        for at in bytes.indices {
            if bytes[at] == 0x0A { line += 1 }
            guard bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "?") else {
                continue
            }
            guard allowed.contains(where: { bytes[at...].starts(with: $0) }) else {
                throw ListError.forbidden(file: file, line: line, "a processing instruction stands here")
            }
        }
    }

    /// A reference to a character that no XML holds (`&#0;`, production 2): the parser stops there and says another line.
    private static func refuseForbiddenCharacters(_ bytes: [UInt8], file: String) throws(ListError) {
        var at = 0
        while let ampersand = bytes[at...].firstIndex(of: UInt8(ascii: "&")) {
            at = ampersand + 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "#") else { continue }
            let text = bytes[(at + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
            let isHexadecimal = text.first == UInt8(ascii: "x")
            let digits = String(decoding: isHexadecimal ? text.dropFirst() : text, as: UTF8.self)
            let isThere =
                switch UInt32(digits, radix: isHexadecimal ? 16 : 10) {
                case 0x9?, 0xA?, 0xD?, (0x20...0xD7FF)?, (0xE000...0xFFFD)?, (0x10000...0x10FFFF)?: true
                default: false
                }
            if !isThere {
                let line = bytes[..<ampersand].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
                throw ListError.malformed(
                    file: file, line: line, "“&#\(String(decoding: text, as: UTF8.self));” names no character of XML")
            }
        }
    }

    /// UTF-8 is checked byte for byte, so that the answer names the line; Latin-1 cannot be wrong. Others are refused.
    private static func requireKnownEncoding(_ bytes: [UInt8], file: String) throws(ListError) {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        var declared = "utf-8"
        if let key = head.firstRange(of: "encoding="), head.hasPrefix("<?xml") {
            let quote = head[key.upperBound...].first ?? "\""
            declared = head[key.upperBound...].dropFirst().prefix { $0 != quote }.lowercased()
        }
        switch declared {
        case "utf-8", "utf8", "us-ascii": try ListText.requireUTF8(bytes, file: file)
        case "iso-8859-1", "latin1": break
        default:
            throw ListError.wrongEncoding(
                file: file, line: 1, "the encoding it declares, “\(declared.prefix(40))”, is not read")
        }
    }

    /// Only white space and comments may follow the root element (production 1): the parser passes over whatever else does.
    private static func refuseMore(behind root: String, _ bytes: [UInt8], file: String) throws(ListError) {
        let end = Array("</\(root)".utf8)
        guard
            let start = bytes.indices.first(where: { at in
                bytes[at] == UInt8(ascii: "<") && bytes[at...].starts(with: end)
                    && at + end.count < bytes.count
                    && (bytes[at + end.count] == UInt8(ascii: ">") || bytes[at + end.count] <= 0x20)
            }), let close = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return }
        var at = close + 1
        while at < bytes.count {
            if bytes[at] <= 0x20 {
                at += 1
            } else if bytes[at...].starts(with: Array("<!--".utf8)) {
                let stop = Array("-->".utf8)
                while at < bytes.count, !bytes[at...].starts(with: stop) { at += 1 }
                at += stop.count
            } else {
                let line = bytes[..<at].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
                throw ListError.malformed(file: file, line: line, "something stands behind the end of the list")
            }
        }
    }

    private static func holdsEnd(of root: String?, _ bytes: [UInt8]) -> Bool {
        guard let root else { return false }
        let end = Array("</\(root)".utf8)
        let tail = Array(bytes.suffix(1024))
        return tail.indices.contains { tail[$0...].starts(with: end) }
    }

    /// Lives as long as one parse, on one thread.
    private final class Reader: NSObject, XMLParserDelegate {
        let file: String
        let records: Set<String>
        let body: (XMLNode) throws(ListError) -> Void
        var root: XMLNode?
        var isClosed = false
        var error: ListError?
        private var depth = 0
        /// Elements that are open within the record that is being read, the record itself first.
        private var open: [XMLNode] = []
        private var size = 0

        init(file: String, records: Set<String>, body: @escaping (XMLNode) throws(ListError) -> Void) {
            self.file = file
            self.records = records
            self.body = body
        }

        func parser(
            _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
            qualifiedName qName: String?, attributes attributeDict: [String: String] = [:]
        ) {
            guard error == nil else { return }
            depth += 1
            guard depth <= Limits.listXMLDepth else {
                return stop(parser, "elements are nested more than \(Limits.listXMLDepth) deep")
            }
            if root == nil { root = XMLNode(name: elementName, attributes: attributeDict) }
            guard !open.isEmpty || records.contains(elementName) else { return }
            grow(
                64 + elementName.utf8.count + attributeDict.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count },
                parser)
            open.append(XMLNode(name: elementName, attributes: attributeDict))
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            guard error == nil, !open.isEmpty else { return }
            grow(string.utf8.count, parser)
            open[open.count - 1].text += string
        }

        // The name is the delegate protocol's.
        // swift-format-ignore: AlwaysUseLowerCamelCase
        func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
            guard error == nil, !open.isEmpty else { return }
            grow(CDATABlock.count, parser)
            open[open.count - 1].text += String(decoding: CDATABlock, as: UTF8.self)
        }

        func parser(
            _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?
        ) {
            guard error == nil else { return }
            depth -= 1
            if depth == 0 { isClosed = true }
            guard let node = open.popLast() else { return }
            if open.isEmpty {
                size = 0
                do { try body(node) } catch {
                    self.error = error
                    parser.abortParsing()
                }
            } else {
                open[open.count - 1].children.append(node)
            }
        }

        private func grow(_ count: Int, _ parser: XMLParser) {
            size += count
            if size > Limits.listXMLRecordBytes {
                stop(parser, "one record is larger than \(Limits.listXMLRecordBytes) bytes")
            }
        }

        private func stop(_ parser: XMLParser, _ what: String) {
            error = .forbidden(file: file, line: max(1, parser.lineNumber), what)
            parser.abortParsing()
        }
    }
}

extension Limits {
    /// Elements within one another in a list's XML; OFAC's advanced format uses 12.
    public static let listXMLDepth = 32
    /// One record of a list's XML with everything within it, in memory.
    public static let listXMLRecordBytes = 8 << 20
}
