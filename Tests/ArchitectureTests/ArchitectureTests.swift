import Foundation
import Testing

@Suite("The rooms and what they may import")
struct ArchitectureTests {
    @Test("Every folder of Sources is a room of the table, and every room has its folder")
    func everyRoomIsKnown() throws { #expect(try SourceTree.rooms() == rooms.keys.sorted()) }

    @Test("Package.swift gives each room no dependency beyond the table")
    func manifest() throws {
        let dependencies = try Manifest.dependencies()
        for (name, room) in rooms {
            let declared = try #require(dependencies[name], "Package.swift has no target \(name)")
            let beyond = declared.subtracting(room.ours).subtracting(room.others)
            #expect(beyond.isEmpty, "\(name) may not depend on \(beyond.sorted())")
        }
    }

    @Test("No source imports a module beyond its room's table")
    func imports() throws {
        var seen = 0
        for (name, room) in rooms {
            let allowed = everywhere.union(room.ours).union(room.others).union(room.system)
            for file in try SourceTree.swiftFiles(under: "Sources/" + name) {
                for module in SourceTree.imports(try SourceTree.text(file)) {
                    seen += 1
                    // `import Collections` has parts that may be imported by themselves.
                    let root =
                        module.hasSuffix("Collections") || module == "DequeModule" || module == "OrderedCollections"
                        ? "Collections" : module
                    #expect(allowed.contains(root), "\(file) may not import \(module)")
                }
            }
        }
        #expect(seen > 50)
    }

    @Test("No room imports a room above it, directly or through others")
    func noCycles() {
        for (name, room) in rooms {
            var reached: Set<String> = []
            var open = room.ours
            while let next = open.popFirst() {
                if reached.insert(next).inserted { open.formUnion(rooms[next]?.ours ?? []) }
            }
            #expect(!reached.contains(name), "\(name) reaches itself")
        }
    }

    @Test("The reader of imports sees every form that Swift allows, and nothing in comments or literals")
    func importForms() {
        let source = """
            import A
            @preconcurrency import B
            public import struct C.D
            @_spi(E) @testable import F
            // import G
            /* import H
            import I */
            let text = "import J"
              internal import K
            """
        #expect(SourceTree.imports(source) == ["A", "B", "C", "F", "K"])
    }

    @Test("The reader of Package.swift sees literals, names and products")
    func manifestForms() {
        let manifest = """
            let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
            .systemLibrary(name: "CX", pkgConfig: "x"),
            .target(
                name: "Room", dependencies: ["Order", grdb, .product(name: "Mustache", package: "swift-mustache")],
                resources: [.embedInCode("Resources")]),
            """
        #expect(Manifest.parse(manifest) == ["CX": [], "Room": ["Order", "GRDB", "Mustache"]])
    }
}

@Suite("What no source may contain")
struct SourceRuleTests {
    @Test("No fatalError and no try! stands in the sources")
    func noTraps() throws {
        for file in try SourceTree.swiftFiles(under: "Sources") {
            for (number, line) in SourceTree.code(try SourceTree.text(file)).enumerated() {
                let traps = line.contains("fatalError(") || line.contains("try!")
                #expect(!traps, "\(file):\(number + 1)")
            }
        }
    }

    @Test("An @unchecked Sendable has a sentence on its line or right above it")
    func uncheckedIsProven() throws {
        for file in try SourceTree.swiftFiles(under: "Sources") {
            let text = try SourceTree.text(file)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in SourceTree.code(text).enumerated() where line.contains("@unchecked Sendable") {
                let above = number > 0 ? lines[number - 1].trimmingCharacters(in: .whitespaces) : ""
                let proven = above.hasPrefix("//") || lines[number].contains("//")
                #expect(proven, "\(file):\(number + 1) says nothing of why it is safe")
            }
        }
    }

    @Test("No file and no type is called a manager, a helper or a utility")
    func names() throws {
        for file in try SourceTree.swiftFiles(under: "Sources") {
            let name = file.split(separator: "/").last.map(String.init) ?? file
            #expect(!name.contains(#/Manager|Helper|Util/#), "\(file)")
            let text = try SourceTree.text(file)
            guard text.contains("Manager") || text.contains("Helper") || text.contains("Util") else { continue }
            for (number, line) in SourceTree.code(text).enumerated() {
                let named = line.contains(#/\b(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Helper|Util)/#)
                #expect(!named, "\(file):\(number + 1)")
            }
        }
    }

    @Test("Code is judged, and what stands in comments and literals is not")
    func blanking() {
        let source = """
            let a = "fatalError(" // try! here
            fatalError("x")
            /* try! */ let b = 1
            """
        #expect(SourceTree.code(source) == ["let a =  ", "fatalError()", " let b = 1"])
    }
}
