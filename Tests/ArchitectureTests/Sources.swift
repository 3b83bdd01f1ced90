import Foundation

/// The sources as text, without building anything.
enum SourceTree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Every Swift file under a folder, by its path in the repository, in order.
    static func swiftFiles(under folder: String) throws -> [String] {
        let directory = root.appending(path: folder).path
        return try FileManager.default.subpathsOfDirectory(atPath: directory)
            .filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
    }

    /// The folders of Sources: one for each target.
    static func rooms() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
            .filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The lines of a source with what stands in comments and in literals left out, so that only code is judged.
    static func code(_ source: String) -> [String] {
        enum Place { case code, lineComment, blockComment, literal, longLiteral }
        let bytes = Array(source.utf8)
        let quote = UInt8(ascii: "\""), slash = UInt8(ascii: "/"), star = UInt8(ascii: "*")
        func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
        func isLongQuote(_ index: Int) -> Bool {
            at(index) == quote && at(index + 1) == quote && at(index + 2) == quote
        }
        var lines: [String] = []
        var kept: [UInt8] = []
        var place = Place.code
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                lines.append(String(decoding: kept, as: UTF8.self))
                kept = []
                if place == .lineComment || place == .literal { place = .code }
                index += 1
                continue
            }
            switch place {
            case .code:
                if byte == slash, at(index + 1) == slash {
                    place = .lineComment
                } else if byte == slash, at(index + 1) == star {
                    place = .blockComment
                    index += 1
                } else if isLongQuote(index) {
                    place = .longLiteral
                    index += 2
                } else if byte == quote {
                    place = .literal
                } else {
                    kept.append(byte)
                }
            case .lineComment: break
            case .blockComment:
                if byte == star, at(index + 1) == slash {
                    place = .code
                    index += 1
                }
            case .literal:
                if byte == UInt8(ascii: "\\") { index += 1 } else if byte == quote { place = .code }
            case .longLiteral:
                if isLongQuote(index) {
                    place = .code
                    index += 2
                }
            }
            index += 1
        }
        return lines + [String(decoding: kept, as: UTF8.self)]
    }

    /// The modules that a source imports, whatever stands before or after the word.
    static func imports(_ source: String) -> [String] {
        code(source).compactMap { line in
            guard line.contains("import") else { return nil }
            return line.firstMatch(
                of:
                    #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/#
            ).map { String($0.1) }
        }
    }
}

/// What Package.swift says each target depends on.
enum Manifest {
    static func dependencies() throws -> [String: Set<String>] { parse(try SourceTree.text("Package.swift")) }

    static func parse(_ text: String) -> [String: Set<String>] {
        // Names that stand for products: let grdb: Target.Dependency = .product(name: "GRDB", …)
        var products: [String: String] = [:]
        for match in text.matches(of: #/let (\w+): Target\.Dependency = \.product\(name: "([^"]+)"/#) {
            products[String(match.1)] = String(match.2)
        }
        var targets: [String: Set<String>] = [:]
        for match in text.matches(of: #/\.(?:target|executableTarget|testTarget|systemLibrary)\(\s*name: "([^"]+)"/#) {
            let declaration = balanced(text[match.range.lowerBound...], open: "(", close: ")")
            var names: Set<String> = []
            if let start = declaration.firstRange(of: "dependencies: [") {
                var list = String(balanced(declaration[start.lowerBound...], open: "[", close: "]"))
                for product in list.matches(of: #/\.product\(name: "([^"]+)", package: "[^"]+"\)/#) {
                    names.insert(String(product.1))
                }
                list = list.replacing(#/\.product\([^)]*\)/#, with: "").replacing("dependencies:", with: "")
                for name in list.matches(of: #/"([^"]+)"/#) { names.insert(String(name.1)) }
                list = list.replacing(#/"[^"]*"/#, with: "")
                for name in list.matches(of: #/\w+/#) { names.insert(products[String(name.0)] ?? String(name.0)) }
            }
            targets[String(match.1)] = names
        }
        return targets
    }

    /// From the start of the text to the bracket that closes its first one.
    private static func balanced(_ text: Substring, open: Character, close: Character) -> Substring {
        var depth = 0
        for index in text.indices {
            if text[index] == open { depth += 1 }
            if text[index] == close {
                depth -= 1
                if depth == 0 { return text[...index] }
            }
        }
        return text
    }
}
