import Order

/// Lines of a machine-readable zone in a text file.
enum MachineReadableZoneInspector: EvidenceRecogniser {
    static func inspect(_ file: EvidenceFile, in context: InspectionContext) -> EvidenceInspection? {
        guard isZone(file.bytes) else { return nil }
        return EvidenceInspection(
            .machineReadableZone,
            .machineReadableZone(String(decoding: file.bytes, as: UTF8.self), at: context.time))
    }

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
