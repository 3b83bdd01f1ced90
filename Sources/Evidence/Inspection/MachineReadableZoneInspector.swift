import Order

/// Lines of a machine-readable zone in a text file.
enum MachineReadableZoneInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        if (try? MachineReadableZone(parsing: file.bytes)) == nil, let lines = lines(among: file.bytes) {
            var verdict = EvidenceVerdict.machineReadableZone(lines, at: context.time)
            verdict.reasons.append(.evidence("Other lines of the text were left out.", holds: nil))
            return EvidenceInspection(.machineReadableZone, verdict)
        }
        guard isZone(file.bytes) else { return nil }
        return EvidenceInspection(
            .machineReadableZone,
            .machineReadableZone(String(decoding: file.bytes, as: UTF8.self), at: context.time))
    }

    /// The lines of a zone within a text that holds others: the first that follow one another, are of a layout's width and have only
    /// its characters. Quotation marks and commas around a line are a program's, not the zone's.
    private static func lines(among bytes: [UInt8]) -> String? {
        guard bytes.count <= Limits.textAroundZone, bytes.contains(UInt8(ascii: "<")),
            let first = bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{"), first != UInt8(ascii: "[")
        else { return nil }
        let lines = bytes.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }.map { line in
            line.drop { around.contains($0) }.reversed().drop { around.contains($0) }.reversed()
        }.filter { !$0.isEmpty }
        func isLine(_ index: Int, _ width: Int) -> Bool {
            index < lines.count && lines[index].count == width
                && lines[index].allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x3C
                }
        }
        for (width, count) in [(44, 2), (36, 2), (30, 3)] {
            for start in lines.indices where (0..<count).allSatisfy({ isLine(start + $0, width) }) {
                let zone = lines[start..<start + count].map { String(decoding: $0, as: UTF8.self) }
                guard zone.contains(where: { $0.contains("<") }) else { continue }
                return zone.joined(separator: "\n")
            }
        }
        return nil
    }
    private static let around: Set<UInt8> = Set(" \t\u{0C}\"',;".utf8)

    /// Whether it looks like a zone, a damaged one included: short lines of text with fillers among them.
    private static func isZone(_ bytes: [UInt8]) -> Bool {
        guard bytes.count <= Limits.machineReadableZone else { return false }
        do {
            _ = try MachineReadableZone(parsing: bytes)
            return true
        } catch {
            let isText = bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
            guard isText, let first = bytes.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{"),
                first != UInt8(ascii: "["), !bytes.contains(UInt8(ascii: ">"))
            else { return false }
            let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.contains { $0 > 0x20 } }
            return lines.count <= 8 && lines.allSatisfy { $0.count <= 120 }
                && bytes.count { $0 == UInt8(ascii: "<") } >= 3
        }
    }
}

extension Limits {
    /// A text in which the lines of a zone are looked for.
    public static let textAroundZone = 64 << 10
}
